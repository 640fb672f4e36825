"""Databases that are ready for a test, and cleaning up after tests on servers that outlive them."""

import asyncio
import tempfile
from functools import cache
from pathlib import Path

from redis import Redis
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import create_async_engine

from kahaniyaa_shared.database import Database
from kahaniyaa_shared.migrations import migrate


@cache
def migrated_file(package: str) -> bytes:
    """A service's SQLite file as its migrations leave it, without rows; made once in a process."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_migrate_file(Path(folder), package))
        return (Path(folder) / "made.db").read_bytes()


async def _migrate_file(folder: Path, package: str) -> None:
    database = Database.open("", schema="made", data_dir=folder)
    await migrate(database, package=package, schema="made")
    await database.close()


def drop_postgres_schemas(url: str, namespace: str) -> None:
    """Remove every schema of a test's own namespace."""
    asyncio.run(_drop(url, namespace))


async def _drop(url: str, namespace: str) -> None:
    engine = create_async_engine(make_url(url).set(drivername="postgresql+asyncpg"))
    async with engine.begin() as connection:
        named = text("SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE :start")
        for (schema,) in await connection.execute(named, {"start": f"{namespace}%"}):
            await connection.execute(text(f'DROP SCHEMA "{schema}" CASCADE'))
    await engine.dispose()


def drop_redis_keys(url: str, namespace: str) -> None:
    """Remove every key of a test's own namespace."""
    with Redis.from_url(url) as redis:  # pyright: ignore[reportUnknownMemberType]
        for key in redis.scan_iter(match=f"{namespace}:*"):  # pyright: ignore[reportUnknownMemberType,reportUnknownVariableType]
            redis.delete(key)  # pyright: ignore[reportUnknownArgumentType]
