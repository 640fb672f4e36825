"""Cleaning up after tests on servers that outlive them."""

import asyncio

from redis import Redis
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import create_async_engine


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
