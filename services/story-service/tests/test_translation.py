"""A story told again in another language, through the door: by its writer, as a story of its own."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from fastapi import FastAPI

from kahaniyaa_shared.testing.running import Client, client_of
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller

STREAM = {"Accept": "text/event-stream"}
ASKED = {"language": "hi", "scenario": "एक शर्मीला हाथी जो उड़ना चाहता है", "seed": 5}


@pytest.fixture
async def client(
    make_app: Callable[..., FastAPI], owner: str, storyteller: BuiltinStoryteller
) -> AsyncIterator[Client]:
    """The owner's client, with the built-in storyteller behind the door."""
    async with client_of(make_app(writers=(storyteller,)), token=owner) as opened:
        yield opened


async def told(client: Client, path: str, asked: dict[str, Any]) -> dict[str, Any]:
    answer = await client.post(path, json=asked, headers=STREAM)
    assert answer.status_code == 201, answer.text
    return (await client.get(answer.headers["Location"])).json()


async def test_a_story_is_told_again_scene_by_scene(client: Client) -> None:
    story = await told(client, "/v1/stories", ASKED)
    again = await told(client, f"/v1/stories/{story['id']}/translate", {"language": "ta"})
    assert (again["status"], again["language"], again["translation_of"]) == ("complete", "ta", story["id"])
    assert story["translation_of"] is None
    assert story["about"][0] == again["about"][0] == "animal.elephant"
    assert len(again["scenes"]) == len(story["scenes"])
    for scene, scene_again in zip(story["scenes"], again["scenes"], strict=True):
        assert scene_again["picture"]["place"] == scene["picture"]["place"]
        assert scene_again["lines"][0]["text"] != scene["lines"][0]["text"]
    assert len((await client.get("/v1/stories")).json()["items"]) == 2


async def test_a_story_is_told_once_in_a_language(client: Client) -> None:
    story = await told(client, "/v1/stories", ASKED)
    address = f"/v1/stories/{story['id']}/translate"
    again = await told(client, address, {"language": "ta"})
    known = await client.post(address, json={"language": "ta"})
    assert (known.status_code, known.json()) == (200, again)
    assert known.headers["Location"] == f"/v1/stories/{again['id']}"
    streamed = await client.post(address, json={"language": "ta"}, headers=STREAM)
    assert (streamed.status_code, streamed.headers["Location"]) == (200, f"/v1/stories/{again['id']}")
    assert "event: done" in streamed.text
    await client.delete(known.headers["Location"])
    anew = await told(client, address, {"language": "ta"})
    assert anew["id"] != again["id"]


async def test_a_story_asked_for_many_times_at_once_in_a_language_is_one(client: Client) -> None:
    story = await told(client, "/v1/stories", ASKED)
    address = f"/v1/stories/{story['id']}/translate"
    answers = await asyncio.gather(*(client.post(address, json={"language": "ta"}) for _ in range(8)))
    assert sorted(answer.status_code for answer in answers) == [200] * 7 + [202]
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert len((await client.get("/v1/stories")).json()["items"]) == 2


async def test_tellings_of_one_story_know_each_other_however_they_came_to_be(client: Client) -> None:
    hindi = await told(client, "/v1/stories", ASKED)
    await told(client, "/v1/stories", {**ASKED, "seed": 6})
    tamil = await told(client, f"/v1/stories/{hindi['id']}/translate", {"language": "ta"})
    english = await told(client, f"/v1/stories/{tamil['id']}/translate", {"language": "en"})
    ids = [english["id"], tamil["id"], hindi["id"]]
    for one in ids:
        listed = (await client.get(f"/v1/stories?telling_of={one}")).json()["items"]
        assert [item["id"] for item in listed] == ids
    for one, language, known in ((english, "hi", hindi), (hindi, "en", english)):
        answer = await client.post(f"/v1/stories/{one['id']}/translate", json={"language": language})
        assert (answer.status_code, answer.json()["id"]) == (200, known["id"])


async def test_a_tale_and_its_tellings_know_each_other(client: Client) -> None:
    english = (await client.post("/v1/shelf/vada-and-crow", json={"language": "en"})).json()
    hindi = (await client.post("/v1/shelf/vada-and-crow", json={"language": "hi"})).json()
    await client.get(f"/v1/stories/{english['id']}/events")
    answer = await client.post(f"/v1/stories/{english['id']}/translate", json={"language": "hi"})
    assert (answer.status_code, answer.json()["id"]) == (200, hindi["id"])


async def test_tellings_of_a_strangers_story_are_not_listed(client: Client, stranger: str) -> None:
    story = await told(client, "/v1/stories", ASKED)
    strangers = {"Authorization": f"Bearer {stranger}"}
    listed = await client.get(f"/v1/stories?telling_of={story['id']}", headers=strangers)
    assert listed.json()["items"] == []


async def test_the_catalog_says_in_which_languages_a_writer_tells_again(client: Client) -> None:
    (writer,) = (await client.get("/v1/catalog")).json()["engines"]
    assert (writer["name"], writer["retells"]) == ("builtin", ["en", "hi", "ta"])


async def test_without_a_stream_where_it_stands_is_answered(client: Client) -> None:
    story = await told(client, "/v1/stories", ASKED)
    answer = await client.post(f"/v1/stories/{story['id']}/translate", json={"language": "en"})
    assert answer.status_code == 202
    async with asyncio.timeout(20):
        while (again := (await client.get(answer.headers["Location"])).json())["status"] == "writing":
            await asyncio.sleep(0.02)
    assert (again["status"], again["language"]) == ("complete", "en")


@pytest.mark.parametrize(
    ("language", "advice"), [("hi", "choose another"), ("te", "told again in: en, hi, ta"), ("xx", "")]
)
async def test_a_language_that_will_not_do_is_refused_with_those_that_will(
    client: Client, language: str, advice: str
) -> None:
    story = await told(client, "/v1/stories", ASKED)
    answer = await client.post(f"/v1/stories/{story['id']}/translate", json={"language": language})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/language"
    assert advice in answer.json()["errors"][0]["detail"]
    assert len((await client.get("/v1/stories")).json()["items"]) == 1


async def test_a_strangers_story_is_not_there(client: Client, stranger: str) -> None:
    story = await told(client, "/v1/stories", ASKED)
    strangers = {"Authorization": f"Bearer {stranger}"}
    address = f"/v1/stories/{story['id']}/translate"
    assert (await client.post(address, json={"language": "ta"}, headers=strangers)).status_code == 404


async def test_a_writer_that_cannot_tell_again_is_named(make_app: Callable[..., FastAPI], owner: str) -> None:
    async with client_of(make_app(), token=owner) as client:
        story = await told(client, "/v1/stories", {"language": "en", "scenario": "the moon"})
        answer = await client.post(f"/v1/stories/{story['id']}/translate", json={"language": "ta"})
    assert answer.status_code == 422
    assert "known" in answer.json()["errors"][0]["detail"]


async def test_a_story_that_is_not_told_to_its_end_is_not_told_again(
    make_app: Callable[..., FastAPI], owner: str, writer: Any
) -> None:
    writer.pause = 0.05
    async with client_of(make_app(), token=owner) as client:
        answer = await client.post("/v1/stories", json={"language": "en", "scenario": "the moon"})
        refused = await client.post(f"{answer.headers['Location']}/translate", json={"language": "ta"})
    assert refused.status_code == 409
    assert refused.json()["type"].endswith("still-writing")
