"""A glance at the database: the newest state, whoever wrote it, even where somebody keeps everybody else out."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import bindparam, select

from kahaniyaa_shared.database import Base, Database
from kahaniyaa_shared.tables import EventSequence

QUESTION = select(EventSequence.last).where(EventSequence.subject == bindparam("subject"))


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database.open("", schema="a_test", data_dir=tmp_path)
    async with database.writer.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    yield database
    await database.close()


async def write(database: Database, last: int) -> None:
    async with database.writing() as session:
        await session.merge(EventSequence(subject="a story", last=last))


async def test_a_glance_sees_what_anybody_wrote_last(database: Database, tmp_path: Path) -> None:
    other = Database.open("", schema="a_test", data_dir=tmp_path)
    assert await other.glance(QUESTION, subject="a story") is None
    for last in (1, 2):
        await write(database, last)
        assert await other.glance(QUESTION, subject="a story") == last
        assert await database.glance(QUESTION, subject="a story") == last
    await other.close()


async def test_a_glance_waits_where_somebody_has_the_file_to_themselves(tmp_path: Path, database: Database) -> None:
    await write(database, 1)
    await database.close()
    alone = sqlite3.connect(tmp_path / "a_test.db", isolation_level=None)
    alone.execute("PRAGMA locking_mode=EXCLUSIVE")
    alone.execute("BEGIN EXCLUSIVE")
    glance = asyncio.create_task(database.glance(QUESTION, subject="a story"))
    await asyncio.sleep(0.2)
    assert not glance.done()
    alone.close()
    assert await glance == 1


async def test_whoever_leaves_while_a_stopped_connection_is_closed_waits_for_nothing(database: Database) -> None:
    connection = await database.engine.connect()
    opened = (await connection.get_raw_connection()).driver_connection
    assert opened is not None
    closing = asyncio.create_task(opened.close())
    await asyncio.sleep(0)
    opened.stop()
    opened._thread.join()  # it has ended, and nobody was told yet
    closing.cancel()
    done, _ = await asyncio.wait({closing}, timeout=5)
    assert done == {closing}
    await connection.invalidate()
    await connection.close()
