"""Speech over HTTP, with the real engine."""

import asyncio
import wave
from io import BytesIO
from itertools import pairwise
from typing import Any

import httpx2
import pytest

from kahaniyaa_tts.testing.fixtures import Service

JSON = {"Accept": "application/json"}
SENT = {"Content-Type": "application/json"}
HINDI = "राजा बोला, “चलो!” डॉ. शर्मा हँसे।"
STORY = [f"एक जंगल में {number} छोटे हाथी रहते थे, और वे उड़ना चाहते थे। एक शाम एक गौरैया आई और बोली।" for number in range(16)]


def seconds_of(wav: bytes) -> float:
    with wave.open(BytesIO(wav)) as file:
        return file.getnframes() / file.getframerate()


async def problem(response: httpx2.Response, status: int, slug: str) -> dict[str, Any]:
    assert response.status_code == status, response.text
    assert response.headers["content-type"].startswith("application/problem+json")
    body = response.json()
    assert body["type"].endswith("/" + slug)
    assert body["request_id"] == response.headers["x-request-id"]
    return body


async def test_a_text_becomes_a_recording_with_the_time_of_every_word(service: Service) -> None:
    async with service() as client:
        answer = await client.post("/v1/tts/speech", json={"text": HINDI}, headers=JSON)
    said = answer.json()
    assert [word["text"] for word in said["words"]] == ["राजा", "बोला", "चलो", "डॉ", "शर्मा", "हँसे"]
    assert all(HINDI[word["start"] : word["end"]] == word["text"] for word in said["words"])
    assert all(before["end_ms"] <= after["start_ms"] for before, after in pairwise(said["words"]))
    assert said["words"][-1]["end_ms"] <= said["duration"] * 1000
    assert (said["engine"], said["format"], said["warnings"]) == ("espeak", "mp3", [])


async def test_what_is_said_otherwise_than_written_lights_where_it_is_written(service: Service) -> None:
    text = "15 अगस्त 1947 को ₹2.5 करोड़ आए, 10:20 बजे 5वाँ हाथी 3.5 किमी चला और 50% लोग हँसे।"
    async with service() as client:
        said = (await client.post("/v1/tts/speech", json={"text": text, "language": "hi"}, headers=JSON)).json()
    words = said["words"]
    assert [word["text"] for word in words] == [word.strip(",।") for word in text.split()]
    assert all(before["end_ms"] <= after["start_ms"] for before, after in pairwise(words))
    assert not any(word["estimated"] for word in words)
    long, short = words[2], words[3]
    assert (long["text"], short["text"]) == ("1947", "को")
    assert long["end_ms"] - long["start_ms"] > 4 * (short["end_ms"] - short["start_ms"])


@pytest.mark.parametrize(("audio_format", "magic"), [("mp3", b"\xff"), ("wav", b"RIFF")])
async def test_a_text_is_sound_while_it_is_made(service: Service, audio_format: str, magic: bytes) -> None:
    async with service() as client:
        asked = {"text": " ".join(STORY), "format": audio_format}
        pieces: list[bytes] = []
        async with client.stream("POST", "/v1/tts/speech", json=asked) as answer:
            assert answer.headers["content-type"] == {"mp3": "audio/mpeg", "wav": "audio/wav"}[audio_format]
            pieces.extend([piece async for piece in answer.aiter_raw()])
    assert pieces[0].startswith(magic)
    assert len(pieces) > 5


async def test_a_listener_who_leaves_makes_room(service: Service) -> None:
    async with service(speech_most_requests=1) as client:
        for _ in range(3):
            async with client.stream("POST", "/v1/tts/speech", json={"text": " ".join(STORY * 20)}) as answer:
                assert answer.status_code == 200
                await anext(answer.aiter_raw())
            async with asyncio.timeout(30):
                while (await client.post("/v1/tts/speech", json={"text": "राजा"})).status_code != 200:
                    await asyncio.sleep(0.02)


async def test_a_passage_is_one_recording_of_many_voices(service: Service) -> None:
    utterances = [
        {"text": "एक हाथी था।", "language": "hi", "voice": "hi-narrator", "pause_after_ms": 1000},
        {"text": "…", "language": "hi"},
        {"text": "மெதுவாக வா!", "language": "ta", "voice": "ta-giant", "emotion": "excited", "pause_after_ms": 5000},
    ]
    async with service() as client:
        answer = await client.post("/v1/tts/passages", json={"utterances": utterances, "format": "wav"})
        passage = answer.json()
        sound = (await client.get(passage["audio_url"])).content
    first, silent, last = passage["utterances"]
    assert last["start_ms"] - first["end_ms"] == pytest.approx(1350, abs=2)
    assert (silent["words"], silent["start_ms"]) == ([], first["end_ms"])
    assert last["words"][0]["start_ms"] == pytest.approx(last["start_ms"], abs=1)
    assert [word["start"] for word in last["words"]] == [0, 8]
    assert seconds_of(sound) == pytest.approx(passage["duration"], abs=0.001)
    assert passage["duration"] == pytest.approx(last["end_ms"] / 1000, abs=0.002)


async def test_a_story_of_300_words_is_one_recording(service: Service) -> None:
    asked = {"utterances": [{"text": text, "language": "hi"} for text in STORY]}
    async with service() as client:
        await client.post("/v1/tts/speech", json={"text": "नमस्ते"})
        passage = (await client.post("/v1/tts/passages", json=asked)).json()
    assert sum(len(said["words"]) for said in passage["utterances"]) > 300
    assert passage["duration"] > 60


async def test_the_same_passage_is_not_made_twice(service: Service) -> None:
    asked = {"utterances": [{"text": text, "language": "hi"} for text in STORY]}
    async with service() as client:
        first = (await client.post("/v1/tts/passages", json=asked)).json()
        second = (await client.post("/v1/tts/passages", json=asked)).json()
        sounds = [(await client.get(passage["audio_url"])).content for passage in (first, second)]
    assert first["id"] != second["id"]
    assert first["utterances"] == second["utterances"]
    assert sounds[0] == sounds[1]


@pytest.mark.parametrize("tag", ["hi-IN", "hi-Deva-IN", "HI"])
async def test_a_language_may_be_told_with_its_region(service: Service, tag: str) -> None:
    async with service() as client:
        plain, told = [
            (await client.post("/v1/tts/passages", json={"utterances": [{"text": "1947 में", "language": code}]})).json()
            for code in ("hi", tag)
        ]
        voices = (await client.get("/v1/voices", params={"language": tag})).json()["items"]
    assert told["utterances"] == plain["utterances"]
    assert told["warnings"] == []
    assert {voice["language"] for voice in voices} == {"hi"}


REFUSED: list[tuple[dict[str, Any], str, str | None]] = [
    ({}, "invalid", "/ssml"),
    ({"text": "x", "ssml": "<speak/>"}, "invalid", "/ssml"),
    ({"text": ""}, "invalid", "/text"),
    ({"text": "hello", "language": "xx"}, "invalid", "/language"),
    ({"text": "hello", "language": "hi-Latn"}, "invalid", "/language"),
    ({"text": "hello", "language": "en-../etc"}, "invalid", "/language"),
    ({"text": "hello", "format": "midi"}, "invalid", "/format"),
    ({"text": "hello", "speed": 9}, "invalid", "/speed"),
    ({"text": "hello", "emotion": "bored"}, "invalid", "/emotion"),
    ({"text": "hello", "voice": "en-nobody"}, "unknown-voice", "/voice"),
    ({"text": "hello", "shout": True}, "invalid", "/shout"),
    ({"text": "… !!! ।"}, "nothing-to-say", "/text"),
    ({"ssml": "<speak>!</speak>"}, "nothing-to-say", "/ssml"),
    ({"text": "こんにちは", "language": "hi"}, "nothing-to-say", "/text"),
    ({"text": "शब्द " * 400}, "too-much-to-say", None),
]


async def test_what_cannot_be_said_is_refused_with_its_reason(service: Service) -> None:
    async with service(speech_most_characters=1000) as client:
        for asked, slug, pointer in REFUSED:
            told = await problem(await client.post("/v1/tts/speech", json=asked, headers=JSON), 422, slug)
            assert pointer is None or told["errors"][0]["pointer"] == pointer


async def test_an_unsupported_language_is_told_which_there_are(service: Service) -> None:
    asked = {"utterances": [{"text": "hello", "language": "tlh"}]}
    async with service() as client:
        told = await problem(await client.post("/v1/tts/passages", json=asked), 422, "invalid")
    assert told["errors"][0]["pointer"] == "/utterances/0/language"
    assert "hi, ta" in told["detail"]


async def test_text_that_no_one_can_hold_is_refused(service: Service) -> None:
    async with service() as client:
        for text in ("\\u0000राजा", "\\ud800", "x\\udfffy"):
            answer = await client.post("/v1/tts/speech", content=f'{{"text": "{text}"}}', headers={**JSON, **SENT})
            assert answer.status_code in {400, 422}


async def test_text_that_looks_like_a_command_is_only_said(service: Service) -> None:
    async with service() as client:
        for text in ("\\u0001\\u001b[31mराजा आया", "-f/etc/hostname राजा", "<break time='9s'/> राजा"):
            answer = await client.post("/v1/tts/speech", content=f'{{"text": "{text}"}}', headers={**JSON, **SENT})
            assert answer.status_code == 200
            assert answer.json()["duration"] < 6


async def test_what_is_left_out_or_beyond_reach_is_said_so(service: Service) -> None:
    asked = {"text": "राजा Привет आया", "language": "hi", "pitch": -12}
    async with service() as client:
        said = (await client.post("/v1/tts/speech", json=asked, headers=JSON)).json()
    assert len(said["warnings"]) == 2
    assert "Cyrillic" in said["warnings"][0]
    assert "pitch" in said["warnings"][1]


async def test_a_full_house_says_when_to_come_back(service: Service) -> None:
    async with service(speech_most_requests=2) as client:
        long = [{"text": text, "language": "hi"} for text in STORY * 4]
        asked = [client.post("/v1/tts/passages", json={"utterances": long[number:]}) for number in range(8)]
        answers = await asyncio.gather(*asked)
    busy = [answer for answer in answers if answer.status_code != 200]
    assert busy
    for answer in busy:
        await problem(answer, 429, "speech-busy")
        assert int(answer.headers["retry-after"]) >= 1
    assert any(answer.status_code == 200 for answer in answers)


async def test_what_is_said_is_counted_but_never_told(service: Service) -> None:
    async with service() as client:
        for _ in range(2):
            await client.post("/v1/tts/speech", json={"text": HINDI}, headers=JSON)
        metrics = (await client.get("/metrics")).text
    assert 'tts_seconds_count{engine="espeak",language="hi"} 2.0' in metrics  # two sentences, each said once
    assert "राजा" not in metrics


async def test_nobody_speaks_without_a_token(service: Service) -> None:
    async with service(user=None) as client:
        for path in ("/v1/tts/speech", "/v1/tts/passages", "/v1/tts/ssml/check", "/v1/audio/speech"):
            await problem(await client.post(path, json={"text": "hi"}), 401, "unauthenticated")
            garbage = await client.post(path, json={"text": "hi"}, headers={"Authorization": "Bearer garbage"})
            await problem(garbage, 401, "unauthenticated")


async def sentences_said(client: httpx2.AsyncClient) -> int:
    metrics = (await client.get("/metrics")).text
    return sum(round(float(line.split()[-1])) for line in metrics.splitlines() if line.startswith("tts_seconds_count"))


async def test_an_edit_has_the_changed_sentences_said_and_no_others(service: Service) -> None:
    told = [f"एक जंगल में {number} हाथी थे।" for number in range(10)]
    async with service() as client:
        await client.post("/v1/tts/speech", json={"text": " ".join(told)}, headers=JSON)
        before = await sentences_said(client)
        edited = [*told[:4], "एक गौरैया आई।", *told[5:], "सब सो गए।"]
        await client.post("/v1/tts/speech", json={"text": " ".join(edited)}, headers=JSON)
        after = await sentences_said(client)
    assert (before, after) == (10, 12)


async def test_who_asks_for_the_same_at_once_waits_for_one_recording(service: Service) -> None:
    async with service(speech_most_requests=1) as client:
        asked = [client.post("/v1/tts/speech", json={"text": " ".join(STORY)}, headers=JSON) for _ in range(3)]
        answers = await asyncio.gather(*asked)
        sounds = {(await client.get(answer.json()["audio_url"])).content for answer in answers}
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert (len({answer.json()["id"] for answer in answers}), len(sounds)) == (3, 1)
