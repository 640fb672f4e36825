"""A database in a file: its connections, and a look at its newest state from the thread that asks."""

import asyncio
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import aiosqlite
from sqlalchemy import Select, event
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_connection
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.util import await_only

_WAL_TRIES, _WAL_PAUSE = 100, 0.02

_NAMED = sqlite.dialect(paramstyle="named")


@dataclass(slots=True)
class Glances:
    """Asks a SQLite file for single values, each in some 0.02 ms; no writer is waited for, or held up (WAL)."""

    file: Path
    _connection: sqlite3.Connection | None = None

    def value(self, question: Select[Any], values: Mapping[str, str]) -> Any:  # noqa: ANN401  # whatever a column holds
        """The first column of the first row, or None; raises OperationalError where it could not be had at once."""
        if self._connection is None:
            self._connection = sqlite3.connect(self.file, timeout=0, isolation_level=None, check_same_thread=False)
            self._connection.execute("PRAGMA query_only=ON").close()
        rows = self._connection.execute(_sql(question), values).fetchall()
        return rows[0][0] if rows else None

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None


@lru_cache(maxsize=100)  # a question is a constant of its module
def _sql(question: Select[Any]) -> str:
    return str(question.compile(dialect=_NAMED))


class _Connection(aiosqlite.Connection):
    """A connection that is stopped once: who stops it again waits for nothing.

    aiosqlite would wait for a thread that has ended, and for ever: so does whoever closes a connection that SQLAlchemy
    has stopped because its asker left, and with them the end of the process.
    """

    def stop(self) -> asyncio.Future[None] | None:
        """Have the thread end after what it was given; what to wait for, if this is the first time."""
        if not self._running:
            return None
        return super().stop()  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]


def _connection(*arguments: Any, **options: Any) -> _Connection:  # noqa: ANN401  # what sqlite3.connect takes
    connection = _Connection(partial(sqlite3.connect, *arguments, **options), iter_chunk_size=64)
    connection._thread.daemon = True  # pyright: ignore[reportPrivateUsage]  # as SQLAlchemy does
    return connection


def file_engine(path: Path, *, begin: str, pool: int, json_serializer: Callable[[object], str]) -> AsyncEngine:
    """Connections that begin their transactions so, and write ahead (WAL)."""
    engine = create_async_engine(
        f"sqlite+aiosqlite:///{path}",
        json_serializer=json_serializer,
        pool_size=pool,
        max_overflow=0,
        connect_args={"timeout": 10, "async_creator_fn": _connection},
    )

    def prepare(connection: AsyncAdapt_aiosqlite_connection, _record: object) -> None:
        connection.isolation_level = None
        for pragma in ("busy_timeout=10000", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}").close()
        _into_wal(connection)

    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine.sync_engine, "connect", prepare)
    event.listen(engine.sync_engine, "begin", start)
    return engine


def _into_wal(connection: AsyncAdapt_aiosqlite_connection) -> None:
    """Write ahead; of several who make a new file at once SQLite lets one wait for nobody, so the others come again."""
    for _ in range(_WAL_TRIES):
        try:
            connection.execute("PRAGMA journal_mode=WAL").close()
        except sqlite3.OperationalError:
            await_only(asyncio.sleep(_WAL_PAUSE))
        else:
            return
    connection.execute("PRAGMA journal_mode=WAL").close()
