"""What is asked many times at once is done once: by one key, or of one state."""

import asyncio
from collections import Counter
from typing import Any

import pytest

from kahaniyaa_shared.testing.running import Client

AT_ONCE = 20
ASKED = {"language": "en", "scenario": "a kite that lost its string", "length_words": 60}


async def stories(door: Client) -> list[dict[str, Any]]:
    return (await door.get("/v1/stories")).json()["items"]


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
async def test_a_story_asked_for_many_times_with_one_key_is_told_once(door: Client, accept: str) -> None:
    headers = {"Idempotency-Key": "one-wish", "Accept": accept}
    asking = (door.post("/v1/stories", json=ASKED, headers=headers) for _ in range(AT_ONCE))
    answers = await asyncio.gather(*asking)
    refused = [answer for answer in answers if answer.status_code == 409]
    told = {answer.headers["Location"] for answer in answers if answer.is_success}
    assert told == {f"/v1/stories/{story['id']}" for story in await stories(door)}
    assert len(told) == 1
    assert len(refused) + sum(answer.is_success for answer in answers) == AT_ONCE
    assert all(answer.headers["Retry-After"] == "1" for answer in refused)


async def test_a_refused_wish_leaves_no_story_and_its_key_free(door: Client) -> None:
    headers = {"Idempotency-Key": "second-thoughts"}
    asking = (door.post("/v1/stories", json={**ASKED, "language": "xx"}, headers=headers) for _ in range(AT_ONCE))
    assert {answer.status_code for answer in await asyncio.gather(*asking)} <= {409, 422}
    assert await stories(door) == []
    assert (await door.post("/v1/stories", json=ASKED, headers=headers)).status_code == 202


async def test_of_many_who_change_the_same_state_one_succeeds(door: Client) -> None:
    told = await door.post("/v1/stories", json=ASKED, headers={"Accept": "text/event-stream"})
    address = told.headers["Location"]
    tag = {"If-Match": (await door.get(address)).headers["ETag"]}
    changing = (door.patch(address, json={"title": f"Kite {n}"}, headers=tag) for n in range(AT_ONCE))
    answers = await asyncio.gather(*changing)
    assert Counter(answer.status_code for answer in answers) == {200: 1, 412: AT_ONCE - 1}
    winner = next(answer for answer in answers if answer.status_code == 200)
    assert (await door.get(address)).json()["title"] == winner.json()["title"]


async def test_what_many_delete_at_once_is_deleted_once(door: Client) -> None:
    address = (await door.post("/v1/stories", json=ASKED)).headers["Location"]
    answers = await asyncio.gather(*(door.delete(address) for _ in range(AT_ONCE)))
    assert Counter(answer.status_code for answer in answers) == {204: 1, 404: AT_ONCE - 1}
    assert await stories(door) == []
