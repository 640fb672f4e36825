"""Any client of OpenAI's speech API can use Kahaniyaa as its voice: its own library does, unchanged."""

import asyncio
import base64
import io
import json
import wave
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx2
import openai
import pytest

from kahaniyaa_tts.testing.fixtures import Service

LONG = "एक हाथी था। वह रोज़ नदी पर जाता था। " * 40


@pytest.fixture
async def library(service: Service, token_for: Callable[[str], str]) -> AsyncIterator[openai.AsyncOpenAI]:
    async with service() as client:
        key = client.headers["Authorization"].removeprefix("Bearer ")
        base_url = str(client.base_url).rstrip("/") + "/v1"
        async with openai.AsyncOpenAI(api_key=key, base_url=base_url, max_retries=0) as library:
            yield library


async def seconds(library: openai.AsyncOpenAI, text: str = "एक हाथी था।", **asked: Any) -> float:
    """How long the speech lasts."""
    given: dict[str, Any] = {"model": "tts-1", "voice": "nova", "input": text, "response_format": "wav", **asked}
    sound = (await library.audio.speech.create(**given)).content
    with wave.open(io.BytesIO(sound)) as head:  # its length is not known while it streams
        return (len(sound) - 44) / 2 / head.getframerate()


async def test_its_library_gets_sound(library: openai.AsyncOpenAI) -> None:
    answer = await library.audio.speech.create(model="tts-1", voice="nova", input="नमस्ते! एक कहानी सुनो।")
    assert answer.content[:1] == b"\xff"
    assert answer.response.headers["content-type"] == "audio/mpeg"


async def test_its_blocking_library_gets_the_same(library: openai.AsyncOpenAI) -> None:
    def ask() -> bytes:
        with openai.OpenAI(api_key=library.api_key, base_url=library.base_url, max_retries=0) as blocking:
            return blocking.audio.speech.create(model="tts-1", voice="nova", input="Good night, moon.").content

    assert (await asyncio.to_thread(ask))[:1] == b"\xff"


@pytest.mark.parametrize(
    ("form", "begins", "media_type"),
    [
        ("mp3", b"\xff", "audio/mpeg"),
        ("opus", b"OggS", "audio/ogg"),
        ("aac", b"\xff\xf1", "audio/aac"),
        ("flac", b"fLaC", "audio/flac"),
        ("wav", b"RIFF", "audio/wav"),
    ],
)
async def test_its_library_gets_each_format(
    library: openai.AsyncOpenAI, form: Any, begins: bytes, media_type: str
) -> None:
    answer = await library.audio.speech.create(model="tts-1", voice="nova", input="வணக்கம்!", response_format=form)
    assert answer.content.startswith(begins)
    assert answer.response.headers["content-type"].startswith(media_type)


async def test_bare_samples_come_at_the_rate_that_its_clients_play(library: openai.AsyncOpenAI) -> None:
    pcm = await library.audio.speech.create(model="tts-1", voice="nova", input="एक हाथी था।", response_format="pcm")
    assert len(pcm.content) / 2 / 24_000 == pytest.approx(await seconds(library), rel=0.05)


async def test_its_library_hears_the_first_words_before_the_last_are_said(library: openai.AsyncOpenAI) -> None:
    speaking = library.audio.speech.with_streaming_response.create(
        model="gpt-4o-mini-tts", voice="hi-giant", response_format="wav",
        input=" ".join(f"यह वाक्य नंबर {number} है।" for number in range(150)),
    )  # fmt: skip
    async with speaking as answer:
        pieces = answer.iter_bytes(4096)
        first = await anext(pieces)
        said_by_then = await sentences_said(library)
        rest = [piece async for piece in pieces]
    assert first[:4] == b"RIFF"
    assert len(rest) > 100
    assert said_by_then < 100 < await sentences_said(library)


async def sentences_said(library: openai.AsyncOpenAI) -> float:
    """How many sentences the engines of the service have said so far."""
    async with httpx2.AsyncClient() as client:
        metrics = (await client.get(str(library.base_url).removesuffix("v1/") + "metrics")).text
    return sum(float(line.rpartition(" ")[2]) for line in metrics.splitlines() if line.startswith("tts_seconds_count"))


async def test_its_library_gets_the_sound_as_events(library: openai.AsyncOpenAI) -> None:
    speaking = library.audio.speech.with_streaming_response.create(
        model="gpt-4o-mini-tts", voice="sage", input=LONG, response_format="mp3", stream_format="sse"
    )
    async with speaking as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        lines = [line async for line in answer.iter_lines()]
    told = [json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: ")]
    sound = b"".join(base64.b64decode(each["audio"]) for each in told[:-1])
    assert {each["type"] for each in told[:-1]} == {"speech.audio.delta"}
    assert len(told) > 20
    assert sound[:1] == b"\xff"
    assert told[-1]["type"] == "speech.audio.done"
    assert told[-1]["usage"] == {
        "input_tokens": len(LONG), "output_tokens": len(sound), "total_tokens": len(LONG) + len(sound)
    }  # fmt: skip


async def test_speed_and_the_words_of_instructions_are_heard(library: openai.AsyncOpenAI) -> None:
    usual = await seconds(library)
    assert await seconds(library, speed=2.0) < 0.7 * usual
    assert await seconds(library, speed=0.5) > 1.5 * usual
    assert await seconds(library, instructions="Read slowly, please.") > 1.1 * usual
    assert await seconds(library, instructions="Wear a red hat.") == pytest.approx(usual, rel=0.05)


async def test_a_voice_may_be_named_by_an_object(library: openai.AsyncOpenAI) -> None:
    said = await library.audio.speech.create(model="tts-1", input="hello", voice={"id": "en-mouse"})
    assert said.content[:1] == b"\xff"
    with pytest.raises(openai.UnprocessableEntityError) as refused:
        await library.audio.speech.create(model="tts-1", input="hello", voice={"id": "nobody"})
    assert refused.value.param == "voice"


async def test_its_library_lists_and_reads_models(library: openai.AsyncOpenAI) -> None:
    assert "kahaniyaa" in [model.id async for model in library.models.list()]
    assert (await library.models.retrieve("tts-1")).object == "model"
    with pytest.raises(openai.NotFoundError) as missing:
        await library.models.retrieve("whisper-1")
    assert missing.value.code == "model-not-found"


async def test_its_library_understands_what_is_wrong(library: openai.AsyncOpenAI) -> None:
    with pytest.raises(openai.UnprocessableEntityError) as refused:
        await library.audio.speech.create(model="tts-1", voice="nobody", input="hello")
    assert (refused.value.code, refused.value.param) == ("unknown-voice", "voice")
    assert "nobody" in str(refused.value)
    with pytest.raises(openai.UnprocessableEntityError) as refused:
        await library.audio.speech.create(model="tts-1", voice="nova", input="x" * 4_097)
    assert (refused.value.type, refused.value.param) == ("invalid_request_error", "input")
    assert "4096" in str(refused.value)
    with pytest.raises(openai.UnprocessableEntityError) as refused:
        await library.audio.speech.create(model="tts-1", voice="nova", input="?!")
    assert (refused.value.code, refused.value.param) == ("nothing-to-say", "input")
    with pytest.raises(openai.UnprocessableEntityError) as refused:
        await library.audio.speech.create(model="tts-1", voice="nova", input="hello", speed=5)
    assert refused.value.param == "speed"
    with pytest.raises(openai.AuthenticationError) as unknown:
        await library.with_options(api_key="wrong").audio.speech.create(model="tts-1", voice="nova", input="hello")
    assert unknown.value.type == "authentication_error"


async def test_ssml_is_understood_as_such(service: Service) -> None:
    async with service() as client:
        ssml = {"model": "tts-1", "voice": "alloy", "input": "<speak>hello", "response_format": "wav"}
        refused = await client.post("/v1/audio/speech", json=ssml)
        voices = (await client.get("/v1/audio/voices")).json()["voices"]
    assert refused.json()["errors"][0]["pointer"] == "/input"
    assert {"alloy", "hi-narrator"} <= {voice["id"] for voice in voices}
