"""One database per service: SQLite that survives a power cut, or a schema of its own on Postgres."""

import asyncio
import hashlib
import json
import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Final, TypeVar

import uuid_utils
from sqlalchemy import JSON, DateTime, MetaData, Select, String, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import URL, Dialect, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from kahaniyaa_shared.database_file import Glances, file_engine
from kahaniyaa_shared.starting import CannotStart

_NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
Value = TypeVar("Value")
_ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
Json: Final = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def new_id() -> str:
    """A new id: UUIDv7 (RFC 9562), so ids sort by when they were made and are never used again."""
    return str(uuid_utils.uuid7())


def is_id(text: str) -> bool:
    """Whether a text has the form of our ids; what has not is never asked of a database (Postgres refuses NUL)."""
    return bool(_ID.fullmatch(text))


def now() -> datetime:
    """This moment in UTC."""
    return datetime.now(UTC)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, the same on databases that know time zones and on those that do not."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database: a moment without a zone is a mistake."""
        if value is not None and value.tzinfo is None:
            raise ValueError("A moment needs its time zone.")
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database."""
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


class Base(DeclarativeBase):
    """The base of every service's tables."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: Moment(), dict[str, Any]: Json, list[Any]: Json}


class Identified:
    """A row with an id of ours and the moments it was made and last changed."""

    id: Mapped[str] = mapped_column(String(36), primary_key=True, default=new_id)
    created_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)


@dataclass(frozen=True, slots=True)
class Database:
    """Where a service keeps its rows: `reading` for questions, `writing` for one transaction that holds or does not."""

    engine: AsyncEngine
    writer: AsyncEngine
    glances: Glances | None = None  # where it is a file

    @classmethod
    def open(cls, url: str, *, schema: str, data_dir: Path) -> "Database":
        """The configured database, or a SQLite file named after the schema in the data folder."""
        if url:
            return cls._postgres(_postgres_address(url), schema)
        data_dir.mkdir(parents=True, exist_ok=True)
        return cls._sqlite(data_dir / f"{schema}.db")

    @classmethod
    def _postgres(cls, url: URL, schema: str) -> "Database":
        engine = create_async_engine(
            url.set(drivername="postgresql+asyncpg"),
            connect_args={"server_settings": {"search_path": schema}},
            json_serializer=_to_json,
            pool_size=10,
            pool_pre_ping=True,
        )
        return cls(engine, engine)

    @classmethod
    def _sqlite(cls, path: Path) -> "Database":
        """One connection writes, so that writers queue here and not in busy loops; several read meanwhile (WAL)."""
        opened = partial(file_engine, path, json_serializer=_to_json)
        engine, writer = opened(begin="BEGIN", pool=4), opened(begin="BEGIN IMMEDIATE", pool=1)
        return cls(engine, writer, Glances(path))

    @property
    def is_postgres(self) -> bool:
        """Whether this is Postgres, for the few statements that differ."""
        return self.engine.dialect.name == "postgresql"

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A consistent view for questions; whatever is changed in it is dropped."""
        async with async_sessionmaker(self.engine, expire_on_commit=False)() as session:
            yield session

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncSession]:
        """One transaction: all of it holds at the end, or none."""
        async with async_sessionmaker(self.writer, expire_on_commit=False).begin() as session:
            yield session

    async def alone(self, session: AsyncSession, name: str) -> None:
        """Wait, in a writing transaction, for every other under this name to end: what it looks at then stays so.

        For a check that no unique key can make. A file has one writing transaction at a time anyway.
        """
        if self.is_postgres:
            await session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": lock_of(name)})

    async def glance(self, question: Select[Value], **values: str) -> Value | None:
        """One value of the newest state, for what every request asks: of a file without a change of thread."""
        if self.glances:
            with suppress(sqlite3.OperationalError):  # for a moment somebody has the file to themselves
                return self.glances.value(question, values)
        engine = self.engine.execution_options(isolation_level="AUTOCOMMIT") if self.is_postgres else self.engine
        async with engine.connect() as connection:
            return await connection.scalar(question, values)

    async def ping(self) -> None:
        """Raise where the database does not answer within five seconds: one that is only busy is not down."""
        async with asyncio.timeout(5), self.engine.connect() as connection:
            await connection.execute(text("SELECT 1"))

    async def close(self) -> None:
        """Let every connection go."""
        if self.glances:
            self.glances.close()
        await self.engine.dispose()
        if self.writer is not self.engine:
            await self.writer.dispose()


def lock_of(name: str) -> int:
    """The number under which Postgres knows the lock of this name."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:7], "big")


def _postgres_address(url: str) -> URL:
    """The address of a Postgres database; never repeated in a message, since a password may be in it."""
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        address = None
    if address is None or not address.drivername.startswith("postgres"):
        raise CannotStart(
            "DATABASE_URL has to look like postgresql://user:password@host/name; empty means SQLite files."
        )
    return address


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
