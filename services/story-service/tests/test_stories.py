"""Stories through their door: kept, found, edited, stopped, gone on with and forgotten, by their owner only."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI

from kahaniyaa_shared.buses import InProcessBus, InProcessLive
from kahaniyaa_shared.contracts.events import StoryCompleted, StoryDeleted, UserDeleted, UserMerged
from kahaniyaa_shared.database import new_id, now
from kahaniyaa_shared.engines import EngineError
from kahaniyaa_shared.events import Event, Subscription
from kahaniyaa_shared.platform import Surroundings
from kahaniyaa_shared.testing.running import Client, client_of
from kahaniyaa_story.app import create_app
from kahaniyaa_story.settings import StorySettings

ASKED: dict[str, Any] = {"language": "en", "scenario": "the lost kite"}
STREAM = {"Accept": "text/event-stream"}
OWNER, STRANGER = "0190a000-0000-7000-8000-000000000001", "0190a000-0000-7000-8000-000000000002"


async def _tell(client: Client, **more: Any) -> dict[str, Any]:
    answer = await client.post("/v1/stories", json={**ASKED, **more}, headers=STREAM)
    assert answer.status_code == 201, answer.text
    return (await client.get(answer.headers["Location"])).json()


async def _until(client: Client, story_id: str, status: str) -> dict[str, Any]:
    async with asyncio.timeout(20):
        while (story := (await client.get(f"/v1/stories/{story_id}")).json())["status"] != status:
            await asyncio.sleep(0.02)
    return story


async def test_a_story_has_its_canonical_form(client: Client, writer: Any) -> None:
    story = await _tell(client, seed=7, tone="funny", audience="teens")
    assert story["title"] == "Mina and the lost kite"
    assert story["engine"] == {"name": "known", "model": "known-1"}
    assert story["brief"] == {
        **ASKED, "image_ids": [], "characters": [], "narrate": False,
        "seed": 7, "tone": "funny", "audience": "teens", "length_words": 300,
    }  # fmt: skip
    assert (story["tone"], story["audience"], story["direction"], story["owner_id"]) == ("funny", "teens", "ltr", OWNER)
    first = story["scenes"][0]["lines"]
    assert first[1] == {"kind": "dialogue", "text": "Is this part 1?", "speaker": "Mina", "emotion": "happy"}
    assert story["words"] == sum(len(line["text"].split()) for scene in story["scenes"] for line in scene["lines"])
    assert story["minutes"] > 0
    assert story["reading_level"] == 1
    assert story["moral"] == "Ask, and you will hear."
    assert story["vocabulary"] == [{"word": "moon", "meaning": "lamp"}]
    assert story["version"] == 1
    assert writer.briefs[0].seed == 7


async def test_without_a_stream_a_story_is_asked_for_and_written_meanwhile(client: Client) -> None:
    answer = await client.post("/v1/stories", json=ASKED)
    assert answer.status_code == 202
    assert answer.headers["Location"] == f"/v1/stories/{answer.json()['id']}"
    assert answer.json()["status"] == "writing"
    await _until(client, answer.json()["id"], "complete")


async def test_the_same_key_and_body_make_one_story(client: Client, writer: Any) -> None:
    key = {"Idempotency-Key": "once"}
    first = await client.post("/v1/stories", json=ASKED, headers={**STREAM, **key})
    again = await client.post("/v1/stories", json=ASKED, headers={**STREAM, **key})
    other = await client.post("/v1/stories", json={**ASKED, "tone": "funny"}, headers=key)
    assert again.headers["Location"] == first.headers["Location"]
    assert other.status_code == 422
    assert len((await client.get("/v1/stories")).json()["items"]) == 1
    assert len(writer.briefs) == 1


async def test_lists_are_filtered_and_paged_newest_first(client: Client) -> None:
    for tone in ("funny", "exciting", "funny"):
        await _tell(client, tone=tone)
    hindi = await _tell(client, language="hi", scenario="खोई हुई पतंग")
    await client.patch(f"/v1/stories/{hindi['id']}", json={"favourite": True})

    async def ids(query: str) -> list[str]:
        return [item["id"] for item in (await client.get(f"/v1/stories?{query}")).json()["items"]]

    assert len(await ids("")) == 4
    assert len(await ids("tone=funny")) == 2
    assert await ids("language=hi") == await ids("favourite=true") == [hindi["id"]]
    assert await ids("audience=teens") == []
    page = (await client.get("/v1/stories?limit=3")).json()
    rest = (await client.get(f"/v1/stories?limit=3&cursor={page['next_cursor']}")).json()
    assert page["items"][0]["id"] == hindi["id"]
    assert len(page["items"]) == 3
    assert len(rest["items"]) == 1
    assert rest["next_cursor"] is None
    assert (await client.get("/v1/stories?language=xx")).status_code == 422


@pytest.mark.parametrize(
    ("language", "text", "found", "not_found"),
    [
        (
            "hi",
            "नन्ही गिलहरी की कहानी क़लम से लिखी।",
            ["कहानी", "गिलहरी", "कहान", "नन्ही कहानी"],
            ["हानी", "कहना", "गिलहरा"],
        ),
        ("ta", "குட்டி யானை கதை சொன்னது.", ["யானை", "கதை", "யானை குட்டி"], ["னை", "பூனை", "கதவு"]),
        (
            "en",
            "The Café's élan, said O'Neil.",
            ["café", "CAFÉ", "neil"],
            ["cafe", "zoo"],
        ),
    ],
)
async def test_stories_are_found_by_their_words_in_any_script(
    client: Client, writer: Any, language: str, text: str, found: list[str], not_found: list[str]
) -> None:
    writer.says = {1: [text]}
    story = await _tell(client, language=language)
    for query in found:
        items = (await client.get("/v1/stories", params={"q": query})).json()["items"]
        assert [item["id"] for item in items] == [story["id"]], query
    for query in not_found:
        assert (await client.get("/v1/stories", params={"q": query})).json()["items"] == [], query


@pytest.mark.parametrize(
    "query", ['"', "AND", "a OR (", "words:x", "*", "'; drop table story", "^", "NEAR(", "\\", "()"]
)
async def test_a_search_is_words_and_never_a_language(client: Client, query: str) -> None:
    await _tell(client)
    assert (await client.get("/v1/stories", params={"q": query})).status_code == 200


async def test_a_title_a_line_and_a_heart_can_be_changed(client: Client) -> None:
    story = await _tell(client)
    address = f"/v1/stories/{story['id']}"
    edits = [{"scene": 2, "line": 1, "text": "A zebra came.", "emotion": "excited"}]
    patch = {"title": "Mina’s kite", "favourite": True, "lines": edits}
    changed = (await client.patch(address, json=patch)).json()
    assert (changed["title"], changed["favourite"], changed["version"]) == ("Mina’s kite", True, 2)
    assert changed["scenes"][1]["lines"][1]["text"] == "A zebra came."
    assert changed["words"] != story["words"]
    assert (await client.get("/v1/stories?q=zebra")).json()["items"]
    stream = await client.get(f"{address}/events", headers=STREAM)
    assert "A zebra came." in stream.text
    assert "Is this part 2?" not in stream.text


async def test_a_change_to_an_older_version_does_not_happen(client: Client) -> None:
    story = await _tell(client)
    address = f"/v1/stories/{story['id']}"
    tag = (await client.get(address)).headers["ETag"]
    assert (await client.get(address, headers={"If-None-Match": tag})).status_code == 304
    first = await client.patch(address, json={"title": "One"}, headers={"If-Match": tag})
    second = await client.patch(address, json={"title": "Two"}, headers={"If-Match": tag})
    third = await client.patch(address, json={"title": "Three"}, headers={"If-Match": first.headers["ETag"]})
    assert [first.status_code, second.status_code, third.status_code] == [200, 412, 200]
    assert (await client.get(address)).json()["title"] == "Three"


@pytest.mark.parametrize(
    ("patch", "pointer"),
    [
        ({"lines": [{"scene": 9, "line": 0, "text": "x"}]}, "/lines/0"),
        ({"lines": [{"scene": 1, "line": 7, "text": "x"}]}, "/lines/0"),
        ({"lines": [{"scene": 1, "line": 0, "speaker": "Mina"}]}, "/lines/0/speaker"),
        ({"cast": [{"name": "Nobody", "voice": "en-child"}]}, "/cast/0/name"),
        ({"title": "  "}, "/title"),
        ({"scenes": []}, "/scenes"),
    ],
)
async def test_a_change_that_cannot_be_made_names_the_field(
    client: Client, patch: dict[str, Any], pointer: str
) -> None:
    story = await _tell(client)
    answer = await client.patch(f"/v1/stories/{story['id']}", json=patch)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert (await client.get(f"/v1/stories/{story['id']}")).json()["version"] == 1


async def test_a_story_is_stopped_with_what_is_there_and_gone_on_with(
    served: Any, told: Any, make_writer: Callable[..., Any]
) -> None:
    async with served(writers=(make_writer(pause=0.2),)) as client:
        async with told(client, ASKED) as events:
            first = await anext(events)
            async for event in events:
                if event.kind == "line" and event.data["scene"] == 2:
                    break
        address = f"/v1/stories/{first.data['story_id']}"
        assert (await client.patch(address, json={"lines": [{"scene": 1, "line": 0, "text": "x"}]})).status_code == 409
        stopped = (await client.post(f"{address}/cancel")).json()
        again = await client.post(f"{address}/cancel")
        async with told(client, first.data["story_id"]) as events:
            after = [event async for event in events]
        resumed = await client.post(f"{address}/resume")
        async with told(client, first.data["story_id"], after=after[-1].id) as events:
            rest = [event async for event in events]
        whole = (await client.get(address)).json()

    assert (stopped["status"], len(stopped["scenes"]), len(stopped["scenes"][1]["lines"])) == ("interrupted", 2, 1)
    assert again.status_code == 409
    assert [event.kind for event in after][-2:] == ["status", "done"]
    assert resumed.status_code == 202
    assert rest[0].data["status"] == "writing"
    assert rest[1].data == {**rest[1].data, "number": 2, "restart": True}
    assert rest[-1].data["status"] == "complete"
    assert [len(scene["lines"]) for scene in whole["scenes"]] == [2, 2, 2]


async def test_a_writer_that_rests_is_asked_again_and_the_story_is_whole(client: Client, writer: Any) -> None:
    writer.failures = {2: [EngineError("The model rests.", passing=True)]}
    story = await _tell(client)
    assert story["status"] == "complete"
    assert [scene["number"] for scene in story["scenes"]] == [1, 2, 3]


async def test_a_writer_that_cannot_fails_the_story_honestly_and_keeps_what_is_there(
    client: Client, writer: Any
) -> None:
    writer.failures = {2: [EngineError("The model has no more of it.", passing=False)]}
    answer = await client.post("/v1/stories", json=ASKED, headers=STREAM)
    story = (await client.get(answer.headers["Location"])).json()
    assert "event: problem" in answer.text
    assert (story["status"], story["failure"]) == ("failed", "The model has no more of it.")
    assert [scene["number"] for scene in story["scenes"]] == [1]
    await client.post(f"{answer.headers['Location']}/resume")
    whole = await _until(client, story["id"], "complete")
    assert [scene["number"] for scene in whole["scenes"]] == [1, 2, 3]


async def test_the_second_writer_tells_the_story_where_the_first_cannot_begin(
    make_app: Callable[..., FastAPI], make_writer: Callable[..., Any], owner: str
) -> None:
    first = make_writer(name="first", failures={0: [EngineError("away", passing=True)]})
    second = make_writer(name="second")
    async with client_of(make_app(writers=(first, second)), token=owner) as client:
        story = await _tell(client)
        chosen = await _tell(client, engine="second")
    assert story["engine"]["name"] == "second"
    assert chosen["engine"]["name"] == "second"


async def test_a_story_keeps_its_writer_once_it_is_begun(
    make_app: Callable[..., FastAPI], make_writer: Callable[..., Any], owner: str
) -> None:
    first = make_writer(name="first", failures={2: [EngineError("away", passing=True)]})
    second = make_writer(name="second")
    async with client_of(make_app(writers=(first, second)), token=owner) as client:
        story = await _tell(client)
    assert (story["status"], story["engine"]["name"]) == ("complete", "first")
    assert second.briefs == []


async def test_somebody_elses_story_is_not_there(client: Client, stranger: str) -> None:
    story = await _tell(client)
    address, other = f"/v1/stories/{story['id']}", {"Authorization": f"Bearer {stranger}"}
    answers = [
        await client.get(address, headers=other),
        await client.get(f"{address}/events", headers={**other, **STREAM}),
        await client.patch(address, json={"title": "Mine"}, headers=other),
        await client.delete(address, headers=other),
        await client.post(f"{address}/cancel", headers=other),
        await client.post(f"{address}/resume", headers=other),
        await client.get("/v1/stories/not-an-id"),
    ]
    assert [answer.status_code for answer in answers] == [404] * 7
    assert (await client.get("/v1/stories?q=kite", headers=other)).json()["items"] == []


@pytest.mark.parametrize(
    "name", ["not-an-id", "%00", "%F0%9F%90%98", "a" * 5000, "%ED%A0%80", "..%2f..%2fx", "%0d%0aX: y"]
)
async def test_an_id_that_is_none_is_not_there(client: Client, name: str) -> None:
    answers = [
        await client.get(f"/v1/stories/{name}"),
        await client.get(f"/v1/stories/{name}/events"),
        await client.get(f"/v1/stories/{name}/narration"),
        await client.post(f"/v1/stories/{name}/narration", json={}),
        await client.post(f"/v1/stories/{name}/cancel"),
        await client.delete(f"/v1/stories/{name}"),
        await client.get(f"/v1/listeners/{name}"),
        await client.patch(f"/v1/listeners/{name}", json={"name": "x"}),
    ]
    assert {answer.status_code for answer in answers} <= {404, 422}


@pytest.mark.parametrize("query", ["cursor=AA", "cursor=%00", "listener_id=%00", "q=%00", "limit=0", "language=%00"])
async def test_a_question_that_is_none_is_refused_or_finds_nothing(client: Client, query: str) -> None:
    answer = await client.get(f"/v1/stories?{query}")
    assert answer.status_code in {200, 422}
    assert answer.status_code == 422 or answer.json()["items"] == []


async def test_without_a_token_only_the_catalog_is_open(make_app: Callable[..., FastAPI]) -> None:
    async with client_of(make_app()) as client:
        assert (await client.get("/v1/catalog")).status_code == 200
        closed = [
            await client.get("/v1/stories"),
            await client.post("/v1/stories", json=ASKED),
            await client.get("/v1/stories/x/events"),
            await client.get("/v1/listeners"),
            await client.get("/v1/stories", headers={"Authorization": "Bearer garbage"}),
        ]
    assert {answer.status_code for answer in closed} == {401}


async def test_a_deleted_story_is_gone_with_its_stream_its_words_and_its_sound(
    given: dict[str, Any], writer: Any, voice: Any, owner: str
) -> None:
    bus, deleted = InProcessBus(), list[StoryDeleted]()
    completed: list[StoryCompleted] = []

    async def hear(event: Event) -> None:
        if event.type == StoryDeleted.type:
            deleted.append(StoryDeleted.model_validate(event.data))
        else:
            completed.append(StoryCompleted.model_validate(event.data))

    await bus.subscribe(Subscription(kinds=(StoryDeleted, StoryCompleted), handler=hear, group="test"))
    around = Surroundings(bus=bus, live=InProcessLive(), neighbours={"tts": voice.app})
    settings = StorySettings(**given)
    async with client_of(create_app(settings, around, writers=(writer,)), token=owner) as client:
        story = await _tell(client, narrate=True)
        address = f"/v1/stories/{story['id']}"
        narration = (await client.get(f"{address}/narration")).json()
        assert (await client.delete(address)).status_code == 204
        assert (await client.get(address)).status_code == 404
        assert (await client.get(f"{address}/narration")).status_code == 404
        assert (await client.get("/v1/stories?q=kite")).json()["items"] == []
        async with asyncio.timeout(30):
            while not deleted:
                await asyncio.sleep(0.02)
    assert [event.story_id for event in completed] == [story["id"]]
    assert deleted[0].owner_id == OWNER
    heard = {scene["audio_url"].split("?")[0].rsplit("/", 1)[1] for scene in narration["scenes"]}
    assert set(deleted[0].audio_ids) == heard
    assert len(heard) == 3


async def test_what_a_guest_had_is_the_accounts_and_goes_with_it(
    given: dict[str, Any], writer: Any, voice: Any, owner: str, stranger: str
) -> None:
    bus = InProcessBus()
    around = Surroundings(bus=bus, live=InProcessLive(), neighbours={"tts": voice.app})
    settings = StorySettings(**given)
    other = {"Authorization": f"Bearer {stranger}"}
    async with client_of(create_app(settings, around, writers=(writer,)), token=owner) as client:
        story = await _tell(client, narrate=True)
        await client.post("/v1/listeners", json={"name": "Anu"})
        for _ in range(2):  # an event may come twice
            await bus.publish(_event(UserMerged(from_user_id=OWNER, to_user_id=STRANGER)))
        assert (await client.get(f"/v1/stories/{story['id']}")).status_code == 404
        moved = await client.get(f"/v1/stories/{story['id']}/narration", headers=other)
        assert moved.json()["status"] == "complete"
        assert len((await client.get("/v1/listeners", headers=other)).json()["items"]) == 1
        for _ in range(2):
            await bus.publish(_event(UserDeleted(user_id=STRANGER)))
        assert (await client.get(f"/v1/stories/{story['id']}", headers=other)).status_code == 404
        assert (await client.get("/v1/listeners", headers=other)).json()["items"] == []


def _event(data: UserMerged | UserDeleted) -> Event:
    return Event(
        id=new_id(), source="/auth-service", type=data.type, time=now(), subject="x", sequence=1,
        request_id="", data=data.model_dump(),
    )  # fmt: skip
