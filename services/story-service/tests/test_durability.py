"""A story outlives whoever writes it: kill -9 at any moment, and the same stream is finished by the next process."""

import asyncio
import contextlib
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import httpx2
import pytest

from kahaniyaa_shared.testing.running import Client
from kahaniyaa_shared.testing.workers import free_port

PROGRAM = Path(__file__).with_name("slow_service.py")
Told = Callable[..., AbstractAsyncContextManager[AsyncIterator[Any]]]


class Process:
    """A story-service of its own."""

    def __init__(self, given: dict[str, object]) -> None:
        self.port = free_port()
        settings = json.dumps({**given, "port": self.port}, default=str)
        self.running = subprocess.Popen([sys.executable, str(PROGRAM), settings], stdout=subprocess.DEVNULL)

    @contextlib.asynccontextmanager
    async def client(self, token: str) -> AsyncIterator[Client]:
        base, headers = f"http://127.0.0.1:{self.port}", {"Authorization": f"Bearer {token}"}
        async with Client(base_url=base, headers=headers, timeout=60) as client:
            async with asyncio.timeout(120):
                while not await _answers(client):
                    await asyncio.sleep(0.05)
            yield client

    def kill(self) -> None:
        self.running.kill()
        self.running.wait()


async def _answers(client: Client) -> bool:
    with contextlib.suppress(httpx2.ConnectError):
        return (await client.get("/health/live")).is_success
    return False


@pytest.fixture
def start(given: dict[str, object]) -> Any:
    begun: list[Process] = []

    def starting() -> Process:
        begun.append(Process(given))
        return begun[-1]

    yield starting
    for process in begun:
        process.kill()


def _replayed(events: list[Any]) -> dict[tuple[int, int], str]:
    """The lines that a follower has after these events."""
    lines: dict[tuple[int, int], str] = {}
    for event in events:
        if event.kind == "scene" and event.data.get("restart"):
            lines = {place: text for place, text in lines.items() if place[0] != event.data["number"]}
        if event.kind == "line":
            place = event.data["scene"], event.data["line"]
            assert place not in lines, "a line came twice without a restart of its scene"
            lines[place] = event.data["text"]
    return lines


@pytest.mark.parametrize("killed_after", [("scene", 1), ("line", 2), ("text", 3)])
async def test_a_killed_process_leaves_a_story_that_the_next_one_finishes_in_the_same_stream(
    start: Callable[[], Process], told: Told, owner: str, killed_after: tuple[str, int]
) -> None:
    first = start()
    seen: list[Any] = []
    with contextlib.suppress(httpx2.TransportError):
        asked = {"language": "en", "scenario": "a lamp"}
        async with first.client(owner) as client, told(client, asked) as events:
            async for event in events:
                seen.append(event)
                if (event.kind, event.data.get("scene") or event.data.get("number")) == killed_after:
                    first.kill()
    story_id, last = seen[0].data["story_id"], max(event.id for event in seen if event.id)

    async with start().client(owner) as client:
        async with told(client, story_id, after=last) as events:
            rest = [event async for event in events]
        story = (await client.get(f"/v1/stories/{story_id}")).json()
        async with told(client, story_id) as events:
            whole = [event async for event in events]
        after_done = await client.get(f"/v1/stories/{story_id}/events", headers={"Last-Event-ID": str(rest[-1].id)})

    wanted = {(scene, line): f"Scene {scene} has line {line}." for scene in range(1, 5) for line in range(3)}
    stored = [event for event in (*seen, *rest) if event.id]
    assert [event.id for event in stored] == sorted({event.id for event in stored})
    assert _replayed(stored) == wanted
    assert _replayed(whole) == wanted
    assert [len(scene["lines"]) for scene in story["scenes"]] == [3, 3, 3, 3]
    assert rest[-1].kind == "done"
    assert rest[-1].data["status"] == story["status"] == "complete"
    assert after_done.status_code == 204


async def test_a_follower_that_comes_back_gets_the_open_line_whole_before_it_grows(
    start: Callable[[], Process], told: Told, owner: str
) -> None:
    async with start().client(owner) as client:
        async with told(client, {"language": "en", "scenario": "a lamp"}) as events:
            first = await anext(events)
            async for event in events:
                if event.kind == "text" and event.data["line"] == 1:
                    break
        async with told(client, first.data["story_id"], after=first.id) as events:
            rest = [event async for event in events]

    open_line = next(event for event in rest if event.kind == "text")
    before = [event for event in rest[: rest.index(open_line)] if event.kind == "line"]
    assert before
    assert open_line.data["line"] == len([e for e in before if e.data["scene"] == open_line.data["scene"]])
    assert open_line.data["delta"].startswith(f"Scene {open_line.data['scene']}")


async def test_two_processes_share_the_work_and_one_takes_over_what_the_other_leaves(
    start: Callable[[], Process], told: Told, owner: str
) -> None:
    first, second = start(), start()
    async with first.client(owner) as one, second.client(owner) as two:
        story_id = (await one.post("/v1/stories", json={"language": "en", "scenario": "a lamp"})).json()["id"]
        seen: list[Any] = []
        async with told(two, story_id) as events:
            async for event in events:
                seen.append(event)
                if event.kind == "line" and event.data["scene"] == 1:
                    first.kill()
    assert seen[-1].data["status"] == "complete"
    assert len(_replayed(seen)) == 12
