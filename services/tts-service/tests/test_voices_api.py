"""Voices over HTTP: the list, samples, castings, and presets of one's own."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from kahaniyaa_shared.languages import LANGUAGES
from kahaniyaa_shared.testing.running import Client
from kahaniyaa_tts.testing.fixtures import Service
from kahaniyaa_tts.testing.tiny_voice import write_voice
from kahaniyaa_tts.voices.roles import ROLES

OTHER = "01930000-0000-7000-8000-000000000002"
SLOW = {"name": "Slow aunt", "voice": "hi-woman", "speed": 0.5, "pitch": 2, "emotion": "calm"}


@pytest.fixture
async def client(service: Service) -> AsyncIterator[Client]:
    async with service() as client:
        yield client


async def test_anybody_may_see_the_voices_of_a_language(service: Service) -> None:
    async with service(user=None) as client:
        voices = (await client.get("/v1/voices", params={"language": "ta"})).json()["items"]
    assert {voice["role"] for voice in voices} == set(ROLES)
    assert {voice["language"] for voice in voices} == {"ta"}
    assert all(voice["description"] and voice["style"] for voice in voices)
    assert {(voice["engine"], voice["is_natural"]) for voice in voices} == {("espeak", False)}


async def test_all_voices_are_there_page_by_page(client: Client) -> None:
    await client.post("/v1/voices/presets", json=SLOW)
    found, cursor = list[str](), None
    while cursor is not None or not found:
        page = (await client.get("/v1/voices", params={"cursor": cursor} if cursor else {})).json()
        found += [voice["id"] for voice in page["items"]]
        cursor = page["next_cursor"]
    assert len(found) == len(set(found)) == len(LANGUAGES) * len(ROLES) + 1


@pytest.mark.parametrize(
    ("query", "roles"),
    [
        ({"gender": "female", "age": "elder"}, {"grandmother", "witch"}),
        ({"role": "giant"}, {"giant"}),
        ({"style": "whispering"}, {"ghost"}),
        ({"emotion": "sad", "age": "child", "gender": "male"}, {"boy"}),
        ({"engine": "espeak", "q": "OWLS tortoises"}, {"sage"}),
        ({"natural": "true"}, set[str]()),
        ({"q": "हिन्दी foxes"}, {"trickster"}),
        ({"q": "no such voice"}, set[str]()),
    ],
)
async def test_voices_are_found_by_what_they_are(client: Client, query: dict[str, str], roles: set[str]) -> None:
    voices = (await client.get("/v1/voices", params={"language": "hi", **query})).json()["items"]
    assert {voice["role"] for voice in voices} == roles


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("language", "tlh", "hi"),
        ("gender", "none", "female"),
        ("age", "old", "elder"),
        ("role", "plumber", "grandmother"),
        ("style", "purple", "booming"),
        ("emotion", "bored", "mysterious"),
        ("engine", "nobody", "espeak"),
        ("cursor", "!", "next_cursor"),
        ("cursor", "aGktbm9ib2R5", "next_cursor"),
        ("limit", "0", "1"),
    ],
)
async def test_what_no_voice_can_be_is_refused_with_what_there_is(
    client: Client, name: str, value: str, allowed: str
) -> None:
    answer = await client.get("/v1/voices", params={name: value})
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["pointer"] == f"/query/{name}"
    assert allowed in error["detail"]


async def test_every_voice_can_be_heard_by_anybody(service: Service) -> None:
    async with service(user=None) as client:
        for voice in (await client.get("/v1/voices", params={"language": "bn"})).json()["items"]:
            sample = await client.get(voice["sample_url"])
            assert (sample.status_code, sample.headers["content-type"]) == (200, "audio/mpeg")
            assert len(sample.content) > 8_000
            again = await client.get(voice["sample_url"], headers={"If-None-Match": sample.headers["etag"]})
            assert again.status_code == 304


async def test_a_voice_that_is_not_there_has_no_sample(client: Client) -> None:
    answer = await client.get("/v1/voices/hi-nobody/sample")
    assert answer.status_code == 404
    assert answer.json()["type"].endswith("/voice-not-found")


async def test_a_story_gets_its_cast(client: Client) -> None:
    asked = {
        "language": "hi",
        "characters": [
            {"name": "दादी", "description": "पिंकी की दादी"},
            {"name": "पिंकी", "description": "एक छोटी लड़की", "role": "child"},
            {"name": "मुन्नू", "role": "mouse"},
        ],
    }
    first = (await client.post("/v1/voices/cast", json=asked)).json()
    second = (await client.post("/v1/voices/cast", json=asked)).json()
    assert first == second
    assert [item["name"] for item in first["items"]] == ["दादी", "पिंकी", "मुन्नू"]
    assert [item["voice"].split("-")[1] for item in first["items"]] == ["grandmother", "child", "mouse"]
    for item in first["items"]:
        assert (await client.get(f"/v1/voices/{item['voice']}/sample")).status_code == 200


async def test_a_preset_is_kept_changed_and_deleted(client: Client) -> None:
    made = await client.post("/v1/voices/presets", json=SLOW)
    assert made.status_code == 201
    where = made.headers["location"]
    assert (await client.get(where)).json() == made.json()
    changed = await client.patch(where, json={"speed": 0.8})
    assert changed.json()["speed"] == 0.8
    assert changed.json()["name"] == "Slow aunt"
    assert [item["id"] for item in (await client.get("/v1/voices/presets")).json()["items"]] == [made.json()["id"]]
    assert (await client.delete(where)).status_code == 204
    for answer in (await client.get(where), await client.delete(where), await client.patch(where, json={})):
        assert answer.status_code == 404
        assert answer.json()["type"].endswith("/preset-not-found")


async def test_a_preset_speaks_as_it_says(client: Client) -> None:
    preset = (await client.post("/v1/voices/presets", json=SLOW)).json()["id"]
    asked = {"text": "एक छोटा हाथी जंगल में रहता था।", "language": "hi"}
    accept = {"Accept": "application/json"}
    usual = (await client.post("/v1/tts/speech", json={**asked, "voice": "hi-woman"}, headers=accept)).json()
    slow = (await client.post("/v1/tts/speech", json={**asked, "voice": preset}, headers=accept)).json()
    assert slow["duration"] > 1.7 * usual["duration"]


async def test_a_preset_is_listed_and_heard_like_any_voice(client: Client) -> None:
    preset = (await client.post("/v1/voices/presets", json=SLOW)).json()["id"]
    last = (await client.get("/v1/voices", params={"language": "hi"})).json()["items"][-1]
    assert (last["id"], last["name"]) == (preset, "Slow aunt")
    del client.headers["Authorization"]
    assert (await client.get(last["sample_url"])).status_code == 200
    assert (await client.get(f"/v1/voices/{preset}/sample")).status_code == 401


async def test_anothers_preset_is_not_there(client: Client, token_for: Callable[[str], str]) -> None:
    made = await client.post("/v1/voices/presets", json=SLOW)
    client.headers["Authorization"] = f"Bearer {token_for(OTHER)}"
    assert (await client.get(made.headers["location"])).status_code == 404
    assert (await client.get("/v1/voices/presets")).json()["items"] == []
    spoken = await client.post("/v1/tts/speech", json={"text": "राजा", "voice": made.json()["id"]})
    assert spoken.status_code == 422
    assert (await client.get(f"/v1/voices/{made.json()['id']}/sample")).status_code == 404


async def test_a_story_goes_on_without_a_preset_that_is_gone(client: Client) -> None:
    preset = (await client.post("/v1/voices/presets", json=SLOW)).json()["id"]
    await client.delete(f"/v1/voices/presets/{preset}")
    told = [{"text": "राजा बोला।", "language": "hi", "voice": voice} for voice in (preset, "piper:gone")]
    answer = await client.post("/v1/tts/passages", json={"utterances": told})
    assert answer.status_code == 200
    assert [f"The voice {voice} is gone; the narrator speaks in its place." for voice in (preset, "piper:gone")] == [
        *answer.json()["warnings"]
    ]
    never = [{"text": "राजा बोला।", "language": "hi", "voice": "hi-nobody"}]
    assert (await client.post("/v1/tts/passages", json={"utterances": never})).status_code == 422


async def test_a_preset_says_what_it_is_for_and_how_loud_it_is(client: Client) -> None:
    made = await client.post("/v1/voices/presets", json={**SLOW, "description": "For bedtime", "gain": -6})
    assert (made.json()["description"], made.json()["gain"]) == ("For bedtime", -6)
    (voice,) = (await client.get("/v1/voices", params={"q": "bedtime"})).json()["items"]
    assert (voice["id"], voice["role"]) == (made.json()["id"], "woman")


async def test_a_preset_that_cannot_be_is_refused(client: Client) -> None:
    for name, value in (("voice", "hi-nobody"), ("speed", 0), ("pitch", 99), ("name", "")):
        refused = await client.post("/v1/voices/presets", json={**SLOW, name: value})
        assert refused.status_code == 422
        assert refused.json()["errors"][0]["pointer"] == f"/{name}"
    assert (await client.get("/v1/voices/presets")).json()["items"] == []


async def test_a_role_is_attributed_to_whoever_plays_it_in_that_language(service: Service, tmp_path: Path) -> None:
    write_voice(tmp_path / "voices", "hi_IN-pratham-medium")
    settings = {
        "speech_engines": "espeak",
        "speech_engines_by_language": "hi=piper,espeak; ta=azure,espeak",
        "speech_voices": str(tmp_path / "voices"),
        "azure_speech_key": "a-key",
        "azure_speech_endpoint": "http://127.0.0.1:1",
    }
    told: dict[str, str] = {}
    async with service(**settings) as client:
        for language in ("hi", "ta", "te"):
            asked = {"language": language, "role": "narrator"}
            (narrator,) = (await client.get("/v1/voices", params=asked)).json()["items"][:1]
            told[language] = narrator["attribution"]
    assert told["hi"].startswith("Pratham, a Piper voice (")
    assert told["ta"] == "Azure Speech, Microsoft"
    assert told["te"].startswith("eSpeak NG")
