"""Brings a service's database to the shape its code expects: the shared tables and its own, each on their branch."""

import asyncio
from collections.abc import Sequence
from importlib.resources import files

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncConnection

from kahaniyaa_shared.database import Database, lock_of

_HERE = "kahaniyaa_shared.migrations"


def configuration(*packages: str) -> Config:
    """Alembic's configuration for the shared tables and those of these packages (each has `migrations/versions`)."""
    config = Config()
    config.set_main_option("script_location", str(files(_HERE)))
    config.set_main_option("path_separator", "newline")
    homes = dict.fromkeys((_HERE, *(f"{package}.migrations" for package in packages)))
    folders = [str(files(home) / "versions") for home in homes]
    config.set_main_option("version_locations", "\n".join(folders).replace("%", "%%"))
    return config


async def migrate(database: Database, *, package: str, schema: str) -> None:
    """Upgrade to the newest shape; replicas that start at once wait for the first one to do it."""
    async with database.writer.begin() as connection:
        if database.is_postgres:
            await _prepare_schema(connection, schema)
        await connection.run_sync(_upgrade, packages=[package])


async def _prepare_schema(connection: AsyncConnection, schema: str) -> None:
    await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": lock_of(schema)})
    await connection.execute(text(f'CREATE SCHEMA IF NOT EXISTS "{schema}"'))


def _upgrade(connection: Connection, packages: Sequence[str]) -> None:
    config = configuration(*packages)
    newest = set(ScriptDirectory.from_config(config).get_heads())
    if set(MigrationContext.configure(connection).get_current_heads()) == newest:
        return
    config.attributes["connection"] = connection
    command.upgrade(config, "heads")


def run(database: Database, *, package: str, schema: str) -> None:
    """The same, for a command line."""
    asyncio.run(migrate(database, package=package, schema=schema))
