"""Any client of OpenAI's speech API can use Kahaniyaa as its voice: its own library does, unchanged."""

from collections.abc import AsyncIterator, Callable

import openai
import pytest

from kahaniyaa_tts.testing.fixtures import Service


@pytest.fixture
async def library(service: Service, token_for: Callable[[str], str]) -> AsyncIterator[openai.AsyncOpenAI]:
    async with service() as client:
        key = client.headers["Authorization"].removeprefix("Bearer ")
        base_url = str(client.base_url).rstrip("/") + "/v1"
        async with openai.AsyncOpenAI(api_key=key, base_url=base_url, max_retries=0) as library:
            yield library


async def test_its_library_gets_sound(library: openai.AsyncOpenAI) -> None:
    answer = await library.audio.speech.create(model="tts-1", voice="nova", input="नमस्ते! एक कहानी सुनो।")
    assert answer.content[:1] == b"\xff"
    assert answer.response.headers["content-type"] == "audio/mpeg"


async def test_its_library_streams(library: openai.AsyncOpenAI) -> None:
    speaking = library.audio.speech.with_streaming_response.create(
        model="gpt-4o-mini-tts", voice="hi-giant", input="एक हाथी था। " * 60, response_format="wav", speed=1.5,
        instructions="Speak softly.",
    )  # fmt: skip
    async with speaking as answer:
        pieces = [piece async for piece in answer.iter_bytes(4096)]
    assert pieces[0][:4] == b"RIFF"
    assert len(pieces) > 10


async def test_its_library_lists_models(library: openai.AsyncOpenAI) -> None:
    assert "kahaniyaa" in [model.id async for model in library.models.list()]


async def test_its_library_understands_what_is_wrong(library: openai.AsyncOpenAI) -> None:
    with pytest.raises(openai.UnprocessableEntityError) as refused:
        await library.audio.speech.create(model="tts-1", voice="nobody", input="hello")
    assert refused.value.code == "unknown-voice"
    assert "nobody" in str(refused.value)
    with pytest.raises(openai.UnprocessableEntityError) as refused:
        await library.audio.speech.create(model="tts-1", voice="nova", input="x" * 5000)
    assert refused.value.type == "invalid_request_error"
    with pytest.raises(openai.AuthenticationError) as unknown:
        await library.with_options(api_key="wrong").audio.speech.create(model="tts-1", voice="nova", input="hello")
    assert unknown.value.type == "authentication_error"


async def test_ssml_is_understood_as_such(service: Service) -> None:
    async with service() as client:
        ssml = {"model": "tts-1", "voice": "alloy", "input": "<speak>hello", "response_format": "wav"}
        refused = await client.post("/v1/audio/speech", json=ssml)
        voices = (await client.get("/v1/audio/voices")).json()["voices"]
    assert refused.json()["errors"][0]["pointer"] == "/input"
    assert {"alloy", "hi-narrator"} <= set(voices)
