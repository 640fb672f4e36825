"""The stream of a story, seen from its followers: many at once, leaving and coming back, and while nothing happens."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from typing import Any

import pytest
from fastapi import FastAPI

from kahaniyaa_shared.testing.running import Client, client_of
from kahaniyaa_story.stories.stream import StoryStream

ASKED = {"language": "en", "scenario": "the lost kite"}
Told = Callable[..., AbstractAsyncContextManager[AsyncIterator[Any]]]


async def _follow(told: Told, client: Client, story_id: str, *, after: int = 0) -> list[Any]:
    async with told(client, story_id, after=after) as events:
        return [event async for event in events]


async def test_every_follower_sees_the_same_story(served: Any, told: Told, make_writer: Callable[..., Any]) -> None:
    async with served(writers=(make_writer(pause=0.01),)) as client:
        story_id = (await client.post("/v1/stories", json=ASKED)).json()["id"]
        followers = await asyncio.gather(*(_follow(told, client, story_id) for _ in range(8)))
    stored = [[(event.id, event.kind, event.data) for event in events if event.id] for events in followers]
    assert all(events == stored[0] for events in stored)
    assert stored[0][-1][1] == "done"


async def test_provisional_words_become_their_line_and_never_come_after_it(
    served: Any, told: Told, make_writer: Callable[..., Any]
) -> None:
    async with served(writers=(make_writer(pause=0.01),)) as client, told(client, ASKED) as events:
        written: dict[tuple[int, int], str] = {}
        open_texts: dict[tuple[int, int], str] = {}
        async for event in events:
            place = event.data.get("scene"), event.data.get("line")
            if event.kind == "text":
                assert event.id is None
                assert place not in written
                open_texts[place] = open_texts.get(place, "") + event.data["delta"]
            elif event.kind == "line":
                written[place] = event.data["text"]
    assert open_texts
    assert all(written[place].startswith(text.strip()) for place, text in open_texts.items())


@pytest.mark.parametrize("after", [0, 1, 4, 9, 12, 13])
async def test_a_follower_that_comes_back_gets_the_rest_and_nothing_after_the_end(
    client: Client, told: Told, after: int
) -> None:
    first = await client.post("/v1/stories", json=ASKED, headers={"Accept": "text/event-stream"})
    address = f"{first.headers['Location']}/events"
    answer = await client.get(address, headers={"Last-Event-ID": str(after)})
    ids = [int(line.removeprefix("id: ")) for line in answer.text.splitlines() if line.startswith("id: ")]
    assert answer.status_code == (204 if after == 13 else 200)
    assert ids == list(range(after + 1, 14))


async def test_a_number_that_is_none_is_refused(client: Client) -> None:
    first = await client.post("/v1/stories", json=ASKED, headers={"Accept": "text/event-stream"})
    answer = await client.get(f"{first.headers['Location']}/events", headers={"Last-Event-ID": "garbage"})
    assert answer.status_code == 422


async def test_a_quiet_stream_says_that_it_is_still_there(
    make_app: Callable[..., FastAPI], make_writer: Callable[..., Any], owner: str
) -> None:
    app = make_app(writers=(make_writer(pause=0.3, scenes=1),))
    async with client_of(app, token=owner) as client:
        story_id = (await client.post("/v1/stories", json=ASKED)).json()["id"]
        stream: StoryStream = app.state.parts[StoryStream]
        quick = replace(stream, look_every=0.05, comment_after=0.1)
        chunks = [chunk async for chunk in quick.follow(story_id)]
    assert b": still here\n\n" in chunks
    assert chunks[-1].split(b"\n")[1] == b"event: done"


async def test_the_stream_of_a_deleted_story_ends(served: Any, told: Told, make_writer: Callable[..., Any]) -> None:
    async with served(writers=(make_writer(pause=0.1),)) as client:
        story_id = (await client.post("/v1/stories", json=ASKED)).json()["id"]
        following = asyncio.create_task(_follow(told, client, story_id))
        await asyncio.sleep(0.3)
        assert (await client.delete(f"/v1/stories/{story_id}")).status_code == 204
        async with asyncio.timeout(30):
            events = await following
    assert events[-1].kind != "done"
