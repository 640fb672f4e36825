"""Rows, events, blobs and work that outlive a process, over whatever database this run is on."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column

from kahaniyaa_shared.background import Background
from kahaniyaa_shared.blobs import BlobShelf, FolderBlobs
from kahaniyaa_shared.buses import InProcessBus
from kahaniyaa_shared.contracts.events import StoryCompleted
from kahaniyaa_shared.database import Base, Database, Identified
from kahaniyaa_shared.durable import Lease, Leased, LeaseLost, Workshop
from kahaniyaa_shared.engines import EngineError
from kahaniyaa_shared.events import Event, Subscription
from kahaniyaa_shared.migrations import migrate
from kahaniyaa_shared.outbox import Outbox


class Errand(Identified, Leased, Base):
    """Something to do in three steps."""

    __tablename__ = "errand"

    steps: Mapped[int] = mapped_column(default=0)
    failed: Mapped[str | None] = mapped_column(default=None)


@pytest.fixture
async def database(given: dict[str, Any]) -> AsyncIterator[Database]:
    schema = f"{given['namespace']}_work"
    database = Database.open(given["database_url"], schema=schema, data_dir=given["data_dir"])
    await migrate(database, package="kahaniyaa_shared", schema=schema)
    async with database.writer.begin() as connection:
        await connection.run_sync(lambda sync: Base.metadata.tables["errand"].create(sync))
    yield database
    await database.close()


async def test_an_event_is_published_if_and_only_if_its_transaction_holds(database: Database) -> None:
    heard: list[Event] = []
    bus = InProcessBus()
    outbox = Outbox(database, bus, "/a-test")

    async def hear(event: Event) -> None:
        heard.append(event)

    await bus.subscribe(Subscription(kinds=(StoryCompleted,), handler=hear, group="g"))
    async with database.writing() as session:
        await outbox.record(session, StoryCompleted(story_id="kept", owner_id="o"), subject="kept")
        await outbox.record(session, StoryCompleted(story_id="kept", owner_id="o"), subject="kept")
    with pytest.raises(RuntimeError):
        async with database.writing() as session:
            await outbox.record(session, StoryCompleted(story_id="dropped", owner_id="o"), subject="dropped")
            raise RuntimeError("undo")
    await outbox.publish_written()
    await outbox.publish_written()
    assert [(event.subject, event.sequence) for event in heard] == [("kept", 1), ("kept", 2)]


async def test_an_event_that_no_handler_took_is_published_again(database: Database) -> None:
    tries: list[str] = []
    bus = InProcessBus()
    outbox = Outbox(database, bus, "/a-test")

    async def stumble(event: Event) -> None:
        tries.append(event.subject)
        if tries == ["first"]:
            raise RuntimeError("not yet")

    await bus.subscribe(Subscription(kinds=(StoryCompleted,), handler=stumble, group="g"))
    async with database.writing() as session:
        for name in ("first", "second"):
            await outbox.record(session, StoryCompleted(story_id=name, owner_id="o"), subject=name)
    await outbox.publish_written()
    await outbox.publish_written()
    assert tries == ["first", "second", "first"]


async def test_a_blob_goes_with_its_last_reference_and_not_before(database: Database, given: dict[str, Any]) -> None:
    shelf = BlobShelf(database, FolderBlobs(given["data_dir"] / "blobs"))
    async with database.writing() as session:
        key = await shelf.keep(session, b"a sound")
    async with database.writing() as session:
        assert await shelf.keep(session, b"a sound") == key
        assert not await shelf.keep_again(session, "0" * 64)
    async with database.writing() as session:
        await shelf.release(session, key)
    assert b"".join([chunk async for chunk in shelf.store.read(key, start=2, length=3)]) == b"sou"
    async with database.writing() as session:
        await shelf.release(session, key)
    assert await shelf.store.size(key) is None


@asynccontextmanager
async def working(workshop: Workshop[Errand]) -> AsyncIterator[None]:
    task = asyncio.create_task(workshop.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def workshop(database: Database, advance: Callable[[Lease], Awaitable[None]]) -> Workshop[Errand]:
    async def give_up(lease: Lease, reason: str) -> None:
        async with database.writing() as session:
            await lease.hold(session)
            errand = await session.get_one(Errand, lease.work_id)
            errand.failed = reason

    unfinished = (Errand.steps < 3) & Errand.failed.is_(None)
    return Workshop(database, Errand, unfinished, advance, give_up)


async def added(database: Database) -> str:
    async with database.writing() as session:
        errand = Errand()
        session.add(errand)
        await session.flush()
        return errand.id


async def eventually(database: Database, work_id: str, claim: Callable[[Errand], object]) -> Errand:
    async with asyncio.timeout(30):
        while True:
            async with database.reading() as session:
                errand = (await session.scalars(select(Errand).where(Errand.id == work_id))).one()
            if claim(errand):
                return errand
            await asyncio.sleep(0.02)


async def test_work_that_was_cut_off_goes_on_from_its_checkpoint_elsewhere(database: Database) -> None:
    done: list[int] = []

    async def advance(lease: Lease) -> None:
        for step in range(3):
            async with database.writing() as session:
                await lease.hold(session)
                errand = await session.get_one(Errand, lease.work_id)
                if errand.steps > step:
                    continue
                errand.steps = step + 1
                done.append(step)
            if step == 1 and len(done) == 2:
                await asyncio.sleep(60)

    work_id = await added(database)
    first = workshop(database, advance)
    async with working(first):
        await eventually(database, work_id, lambda errand: errand.steps == 2)
    async with working(workshop(database, advance)):
        await eventually(database, work_id, lambda errand: errand.steps == 3)
    assert done == [0, 1, 2]


async def test_a_worker_that_lost_its_lease_writes_nothing(database: Database) -> None:
    work_id = await added(database)
    with pytest.raises(LeaseLost):
        async with database.writing() as session:
            await Lease(work_id, "somebody else", Errand).hold(session)


async def test_work_that_is_taken_again_is_not_the_first_tasks_any_more_even_in_one_process(database: Database) -> None:
    leases: list[Lease] = []
    lost: list[bool] = []

    async def advance(lease: Lease) -> None:
        leases.append(lease)
        if len(leases) == 1:
            async with database.writing() as session:
                errand = await session.get_one(Errand, lease.work_id)
                errand.lease_owner = errand.lease_until = None  # somebody stopped this work, and wants it done anew
            while len(leases) == 1:
                await asyncio.sleep(0.02)
        async with database.writing() as session:
            lost.append(lease is leases[0])
            await lease.hold(session)
            (await session.get_one(Errand, lease.work_id)).steps += 3

    work_id = await added(database)
    async with working(workshop(database, advance)):
        errand = await eventually(database, work_id, lambda errand: errand.steps == 3 and len(lost) == 2)
    assert sorted(lost) == [False, True]
    assert errand.steps == 3


async def test_a_task_ends_even_if_it_swallows_a_cancellation() -> None:
    cancelled: list[int] = []

    async def stubborn() -> None:
        while len(cancelled) < 2:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                cancelled.append(1)

    background = Background()
    background.spawn(stubborn())
    await asyncio.sleep(0)
    async with asyncio.timeout(10):
        await background.stop()
    assert len(cancelled) == 2


async def test_a_failure_that_will_not_pass_is_given_up_with_its_reason(database: Database) -> None:
    async def advance(_lease: Lease) -> None:
        raise EngineError("the key is wrong", passing=False)

    work_id = await added(database)
    async with working(workshop(database, advance)):
        errand = await eventually(database, work_id, lambda errand: errand.failed)
    assert errand.failed == "the key is wrong"


async def test_a_failure_that_passes_is_tried_again(database: Database) -> None:
    tries: list[str] = []

    async def advance(lease: Lease) -> None:
        tries.append(lease.work_id)
        if len(tries) == 1:
            raise EngineError("busy", passing=True)
        async with database.writing() as session:
            await lease.hold(session)
            (await session.get_one(Errand, lease.work_id)).steps = 3

    work_id = await added(database)
    async with working(workshop(database, advance)):
        await eventually(database, work_id, lambda errand: errand.steps == 3)
    assert len(tries) == 2
