"""One contract for the three ways events travel; the Redis one runs where this run has a Redis."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kahaniyaa_shared.buses import InProcessBus, choose_bus
from kahaniyaa_shared.contracts.events import EventData, StoryCompleted, StorySceneWritten
from kahaniyaa_shared.database import new_id, now
from kahaniyaa_shared.events import Event, EventBus, Subscription

Open = Callable[[], EventBus]


@pytest.fixture
async def opened(given: dict[str, Any]) -> AsyncIterator[Open]:
    """Opens the bus that this run's settings choose between processes, as often as a test likes."""
    buses: list[EventBus] = []

    def one() -> EventBus:
        bus = choose_bus(redis_url=given["redis_url"], data_dir=given["data_dir"], namespace=given["namespace"])
        buses.append(bus)
        return bus

    yield one
    for bus in buses:
        await bus.close()


@pytest.fixture(params=["in one process", "between processes"])
def bus(request: pytest.FixtureRequest, opened: Open) -> EventBus:
    return InProcessBus() if request.param == "in one process" else opened()


def event(data: EventData, *, sequence: int = 1) -> Event:
    return Event(
        id=new_id(), source="/a-test", type=data.type, time=now(), subject="s", sequence=sequence,
        request_id="r", data=data.model_dump(mode="json"),
    )  # fmt: skip


async def until(claim: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not claim():
            await asyncio.sleep(0.02)


def into(heard: list[Event]) -> Callable[[Event], Awaitable[None]]:
    async def handler(event: Event) -> None:
        heard.append(event)

    return handler


@pytest.mark.parametrize("data", [StoryCompleted(story_id="a", owner_id="b"), StorySceneWritten(story_id="a", scene=1)])
async def test_what_is_published_is_heard_as_it_was(bus: EventBus, data: EventData) -> None:
    heard: list[Event] = []
    await bus.subscribe(Subscription(kinds=(type(data),), handler=into(heard), group="g"))
    told = event(data)
    await bus.publish(told)
    await until(lambda: len(heard) == 1)
    assert heard == [told]


async def test_other_types_are_not_heard(bus: EventBus) -> None:
    heard: list[Event] = []
    await bus.subscribe(Subscription(kinds=(StoryCompleted,), handler=into(heard), group="g"))
    await bus.publish(event(StorySceneWritten(story_id="a", scene=1)))
    await bus.publish(event(StoryCompleted(story_id="a", owner_id="b")))
    await until(lambda: bool(heard))
    assert [told.type for told in heard] == ["story.completed"]


async def test_every_group_hears_and_events_keep_their_order(bus: EventBus) -> None:
    groups: dict[str, list[Event]] = {"one": [], "two": []}
    for name, heard in groups.items():
        await bus.subscribe(Subscription(kinds=(StoryCompleted,), handler=into(heard), group=name))
    told = [event(StoryCompleted(story_id=str(n), owner_id="b"), sequence=n) for n in range(20)]
    for one in told:
        await bus.publish(one)
    await until(lambda: all(len(heard) == 20 for heard in groups.values()))
    assert groups == {"one": told, "two": told}


async def test_a_lasting_event_waits_for_a_group_that_was_away(opened: Open) -> None:
    group = Subscription(kinds=(StoryCompleted,), handler=into([]), group="g")
    away = opened()
    await away.subscribe(group)
    await away.close()
    told = event(StoryCompleted(story_id="a", owner_id="b"))
    await opened().publish(told)
    heard: list[Event] = []
    await opened().subscribe(Subscription(kinds=(StoryCompleted,), handler=into(heard), group="g"))
    await until(lambda: bool(heard))
    assert heard == [told]


async def test_a_lone_reader_hears_what_was_told_lately(opened: Open) -> None:
    told = event(StoryCompleted(story_id="a", owner_id="b"))
    await opened().publish(told)
    late: list[Event] = []
    await opened().subscribe(Subscription(kinds=(StoryCompleted,), handler=into(late), since=timedelta(minutes=1)))
    await until(lambda: bool(late))
    assert late == [told]


async def test_who_starts_late_in_the_same_process_misses_nothing_that_lasts() -> None:
    bus, told = InProcessBus(), event(StoryCompleted(story_id="a", owner_id="b"))
    await bus.publish(told)
    await bus.publish(event(StorySceneWritten(story_id="a", scene=1)))
    heard: dict[str, list[Event]] = {"group": [], "recent": [], "from now on": []}
    both = (StoryCompleted, StorySceneWritten)
    await bus.subscribe(Subscription(kinds=both, handler=into(heard["group"]), group="g"))
    await bus.subscribe(Subscription(kinds=both, handler=into(heard["recent"]), since=timedelta(minutes=1)))
    await bus.subscribe(Subscription(kinds=both, handler=into(heard["from now on"])))
    assert heard == {"group": [told], "recent": [told], "from now on": []}


async def test_an_event_whose_handler_failed_comes_again(opened: Open) -> None:
    tries: list[Event] = []

    async def second_time_lucky(event: Event) -> None:
        tries.append(event)
        if len(tries) == 1:
            raise RuntimeError("not yet")

    bus = opened()
    first = Subscription(kinds=(StoryCompleted,), handler=second_time_lucky, group="g")
    await bus.subscribe(first)
    told = event(StoryCompleted(story_id="a", owner_id="b"))
    await bus.publish(told)
    await until(lambda: len(tries) == 1)
    if type(bus).__name__ == "RedisBus":
        return  # the stream keeps it pending; another reader takes it over after 30 s, longer than a test may wait
    await until(lambda: len(tries) == 2)
    assert tries == [told, told]


def test_an_event_survives_its_json() -> None:
    told = event(StoryCompleted(story_id="कहानी", owner_id="b"))
    assert Event.from_json(told.to_json()) == told


async def test_two_processes_on_one_file_hear_each_other(tmp_path: Path) -> None:
    heard: list[Event] = []
    here, there = (choose_bus(redis_url="", data_dir=tmp_path, namespace="n") for _ in range(2))
    await here.subscribe(Subscription(kinds=(StorySceneWritten,), handler=into(heard)))
    await there.publish(event(StorySceneWritten(story_id="a", scene=2)))
    await until(lambda: bool(heard))
    await here.close()
    await there.close()
    assert heard[0].data == {"story_id": "a", "scene": 2}
