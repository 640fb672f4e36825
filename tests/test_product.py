"""The main job, through the one door, with the real parts: a wish becomes a story that is written, kept and spoken."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import openai
import pytest

from kahaniyaa_shared.testing.running import Client
from kahaniyaa_shared.testing.sse import EventReader

WISHES = {
    "en": ("a shy elephant who wants to fly", "Moti"),
    "hi": ("एक शर्मीला हाथी जो उड़ना चाहता है", "मोती"),
    "ta": ("பறக்க ஆசைப்படும் ஒரு கூச்ச யானை", "மோதி"),
}


async def events(client: Client, method: str, path: str, **request: Any) -> AsyncIterator[dict[str, Any]]:
    """The server-sent events of an answer, one by one."""
    headers = {"Accept": "text/event-stream", **request.pop("headers", {})}
    async with client.stream(method, path, headers=headers, **request) as answer:
        assert answer.status_code in {200, 201}, await answer.aread()
        reader = EventReader()
        async for line in answer.aiter_lines():
            if event := reader.feed(line):
                yield event


@pytest.mark.parametrize("language", list(WISHES))
async def test_a_wish_becomes_a_story_that_is_spoken_word_by_word(door: Client, language: str) -> None:
    wish, name = WISHES[language]
    asked = {"language": language, "scenario": wish, "characters": [{"name": name}], "narrate": True, "seed": 7}
    told = [event async for event in events(door, "POST", "/v1/stories", json=asked)]
    kinds = [event["event"] for event in told]
    assert kinds[-1] == "done"
    assert {"status", "title", "scene", "line", "audio"} <= set(kinds)
    ids = [int(event["id"]) for event in told if "id" in event]
    assert ids == list(range(1, len(ids) + 1))

    story = (await door.get(f"/v1/stories/{told[-1]['data']['story_id']}")).json()
    text = " ".join(line["text"] for scene in story["scenes"] for line in scene["lines"])
    assert story["status"] == "complete"
    assert name in text
    assert "{" not in text

    narration = (await door.get(f"/v1/stories/{story['id']}/narration")).json()
    assert narration["status"] == "complete"
    for scene, spoken in zip(story["scenes"], narration["scenes"], strict=True):
        await check_scene(door, scene, spoken)


async def check_scene(door: Client, scene: dict[str, Any], spoken: dict[str, Any]) -> None:
    """Every word lies in its line and in the sound, in order; the sound is there, whole and in parts."""
    last = 0
    for word in spoken["words"]:
        line = scene["lines"][word["line"]]["text"]
        assert 0 <= word["start"] < word["end"] <= len(line)
        assert last <= word["start_ms"] <= word["end_ms"] <= spoken["duration_ms"] + 1
        last = word["start_ms"]
    async with Client(base_url=door.base_url) as without_token:
        whole = await without_token.get(spoken["audio_url"])
        assert (whole.status_code, whole.headers["content-type"]) == (200, "audio/mpeg")
        part = await without_token.get(spoken["audio_url"], headers={"Range": "bytes=100-199"})
    assert (part.status_code, part.content) == (206, whole.content[100:200])


async def test_openais_own_library_speaks_through_the_door(door: Client) -> None:
    key = door.headers["Authorization"].removeprefix("Bearer ")
    async with openai.AsyncOpenAI(api_key=key, base_url=f"{door.base_url}/v1", max_retries=0) as library:
        said = await library.audio.speech.create(model="tts-1", voice="nova", input="வணக்கம்!")
        assert said.content[:1] == b"\xff"
        with pytest.raises(openai.AuthenticationError) as refused:
            await library.with_options(api_key="wrong").models.list()
    assert refused.value.type == "authentication_error"


async def test_a_stream_that_was_left_goes_on_where_it_was(door: Client) -> None:
    asked = {"language": "en", "scenario": "a lamp that is afraid of the dark", "length_words": 400}
    seen: list[dict[str, Any]] = []
    async for event in events(door, "POST", "/v1/stories", json=asked):
        seen.append(event)
        if event["event"] == "scene":
            break
    story_id = seen[0]["data"]["story_id"]
    last = max(int(event["id"]) for event in seen if "id" in event)
    rest = [
        event
        async for event in events(door, "GET", f"/v1/stories/{story_id}/events", headers={"Last-Event-ID": str(last)})
    ]
    assert rest[-1]["event"] == "done"
    assert next(int(event["id"]) for event in rest if "id" in event) == last + 1
    after = await door.get(f"/v1/stories/{story_id}/events", headers={"Last-Event-ID": rest[-1]["id"]})
    assert after.status_code == 204


async def test_a_picture_and_its_line_come_into_the_story(door: Client, tmp_path: Path) -> None:
    from PIL import Image, ImageDraw

    drawing = Image.new("RGB", (640, 480), (90, 160, 240))
    ImageDraw.Draw(drawing).rectangle((0, 300, 640, 480), fill=(40, 160, 60))
    drawing.save(tmp_path / "drawing.png")
    with (tmp_path / "drawing.png").open("rb") as file:
        image = (await door.post("/v1/images", files={"file": ("drawing.png", file, "image/png")})).json()
    await door.post(f"/v1/images/{image['id']}/describe", json={"language": "en", "note": "This is Pinku the parrot"})
    asked = {"language": "en", "image_ids": [image["id"]], "seed": 3}
    story = await told(door, asked)
    text = " ".join(line["text"] for scene in story["scenes"] for line in scene["lines"])
    assert "Pinku" in text
    assert "blue" in text or "green" in text


async def told(door: Client, asked: dict[str, Any]) -> dict[str, Any]:
    """Ask for a story and wait until it is told."""
    story = (await door.post("/v1/stories", json=asked)).raise_for_status().json()
    async with asyncio.timeout(20):
        while story["status"] == "writing":
            await asyncio.sleep(0.05)
            story = (await door.get(f"/v1/stories/{story['id']}")).json()
    assert story["status"] == "complete"
    return story


async def test_nobody_else_finds_a_story_and_signing_out_ends_the_token(door: Client) -> None:
    story = await told(door, {"language": "en", "scenario": "a kite that lost its string"})
    stranger = (await door.post("/v1/auth/guest", json={}, headers={"Authorization": ""})).json()["access_token"]
    elsewhere = {"Authorization": f"Bearer {stranger}"}
    assert (await door.get(f"/v1/stories/{story['id']}", headers=elsewhere)).status_code == 404
    assert (await door.delete(f"/v1/stories/{story['id']}", headers=elsewhere)).status_code == 404
    assert (await door.post("/v1/auth/logout", json={})).is_success
    async with asyncio.timeout(30):
        while (await door.get(f"/v1/stories/{story['id']}")).status_code != 401:
            await asyncio.sleep(0.05)


async def test_a_deleted_story_takes_its_recording_along(door: Client) -> None:
    asked = {"language": "hi", "scenario": "एक छोटी नाव", "length_words": 80, "narrate": True}
    last = [event async for event in events(door, "POST", "/v1/stories", json=asked)][-1]
    story_id = last["data"]["story_id"]
    spoken = (await door.get(f"/v1/stories/{story_id}/narration")).json()["scenes"][0]["audio_url"]
    assert (await door.get(spoken)).status_code == 200
    assert (await door.delete(f"/v1/stories/{story_id}")).status_code == 204
    async with asyncio.timeout(30):
        while (await door.get(spoken)).status_code != 404:
            await asyncio.sleep(0.05)


BAD: list[tuple[str, dict[str, Any] | bytes, int, str | None]] = [
    ("/v1/stories", {"language": "xx", "scenario": "a"}, 422, "/language"),
    ("/v1/stories", {"language": "en", "scenario": "a", "tone": "grim"}, 422, "/tone"),
    ("/v1/stories", {"language": "en", "scenario": "a", "audience": "cats"}, 422, "/audience"),
    ("/v1/stories", {"language": "en"}, 422, None),
    ("/v1/stories", {"language": "en", "scenario": "a", "length_words": 49}, 422, "/length_words"),
    ("/v1/stories", {"language": "en", "scenario": "a", "length_words": 3001}, 422, "/length_words"),
    ("/v1/stories", {"language": "en", "characters": [{"name": ""}]}, 422, "/characters/0/name"),
    ("/v1/stories", {"language": "en", "characters": [{"traits": []}]}, 422, "/characters/0/name"),
    ("/v1/stories", b'{"language": "en", "scenario": "a\\u0000b"}', 422, "/scenario"),
    ("/v1/stories", b'{"language": "en", "scenario": "\\ud83d"}', 422, "/scenario"),
    ("/v1/stories", b'{"language": "en", "scenario": "a", "length_words": NaN}', 400, None),
    ("/v1/stories", b"[" * 100_000, 400, None),
    ("/v1/tts/speech", {"ssml": "<speak>a <b></speak>", "language": "en"}, 422, "/ssml"),
    ("/v1/tts/speech", {"ssml": '<!DOCTYPE x [<!ENTITY a "b">]><speak>&a;</speak>', "language": "en"}, 422, "/ssml"),
    (
        "/v1/tts/speech",
        {"ssml": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><speak>&a;</speak>', "language": "en"},
        422,
        "/ssml",
    ),
]


@pytest.mark.parametrize(("path", "body", "status", "pointer"), BAD)
async def test_bad_input_is_told_what_to_do_and_leaves_nothing(
    door: Client, path: str, body: dict[str, Any] | bytes, status: int, pointer: str | None
) -> None:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    async with asyncio.timeout(60):  # milliseconds where nothing else runs
        answer = await door.post(path, content=content, headers={"Content-Type": "application/json"})
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["detail"]
    if pointer:
        assert problem["errors"][0]["pointer"] == pointer
    assert (await door.get("/v1/stories")).json()["items"] == []


async def test_a_text_file_called_a_picture_is_refused(door: Client) -> None:
    text = b"not a picture at all. " * 600_000
    async with asyncio.timeout(60):  # it once waited for ever
        answer = await door.post("/v1/images", files={"file": ("a.png", text, "image/png")})
    assert answer.status_code == 415, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("token", ["garbage", "a.b.c", "eyJhbGciOiJub25lIn0.e30."])
async def test_a_token_that_is_not_ours_is_refused_at_the_door(door: Client, token: str) -> None:
    answer = await door.get("/v1/stories", headers={"Authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.headers["content-type"]) == (401, "application/problem+json")


async def test_a_service_token_is_not_a_persons_token_at_the_door(door: Client, token_for: Any) -> None:
    answer = await door.get("/v1/stories", headers={"Authorization": f"Bearer {token_for('somebody')}"})
    assert answer.status_code == 401
