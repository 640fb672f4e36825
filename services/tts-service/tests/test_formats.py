"""Every format over HTTP: streamed as it is made, kept whole, and never silently cut short."""

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Any, get_args

import httpx2
import pytest
from fastapi import FastAPI

from kahaniyaa_shared.contracts.speech import AudioFormat
from kahaniyaa_shared.testing.running import running
from kahaniyaa_tts.app import create_app
from kahaniyaa_tts.audio.formats import MEDIA_TYPES
from kahaniyaa_tts.settings import TtsSettings
from kahaniyaa_tts.speech.service import SpeechService
from kahaniyaa_tts.testing.decoding import decoded
from kahaniyaa_tts.testing.fixtures import Service

ME = "01930000-0000-7000-8000-000000000001"
JSON = {"Accept": "application/json"}
FORMATS: tuple[AudioFormat, ...] = get_args(AudioFormat)
TEXT = "एक हाथी था। राजा बोला, “चलो!”"
HEADS = {"wav": 44, "flac": 42}  # of those that tell their length, which is not known while they are streamed
STORY = " ".join(f"एक जंगल में {number} छोटे हाथी रहते थे, और वे उड़ना चाहते थे।" for number in range(60))


@pytest.mark.parametrize("form", FORMATS)
async def test_what_is_streamed_and_what_is_kept_sound_the_same(service: Service, form: AudioFormat) -> None:
    async with service() as client:
        asked = {"text": TEXT, "format": form}
        streamed = await client.post("/v1/tts/speech", json=asked)
        kept = (await client.post("/v1/tts/speech", json=asked, headers=JSON)).json()
        file = await client.get(kept["audio_url"])
    assert streamed.headers["content-type"] == file.headers["content-type"] == MEDIA_TYPES[form]
    sound, rate = decoded(file.content, form)
    assert len(sound) / rate == pytest.approx(kept["duration"], abs=0.001)
    assert kept["format"] == form
    head = HEADS.get(form, 0)
    assert streamed.content[head:] == file.content[head:]


async def test_openais_pcm_has_openais_rate(service: Service) -> None:
    async with service() as client:
        asked = {"model": "tts-1", "voice": "hi-narrator", "input": TEXT}
        pcm = await client.post("/v1/audio/speech", json={**asked, "response_format": "pcm"})
        flac = await client.post("/v1/audio/speech", json={**asked, "response_format": "wav"})
    assert pcm.headers["content-type"] == "audio/pcm; rate=24000"
    seconds = (len(flac.content) - 44) / 2 / 22_050
    assert len(pcm.content) / 2 / 24_000 == pytest.approx(seconds, abs=0.0001)


async def _killed(app: FastAPI) -> None:
    """Kill the presses, as soon as there is one."""
    room = app.state.parts[SpeechService].encoders.presses
    async with asyncio.timeout(20):
        while not room.pids:
            await asyncio.sleep(0.01)
    for pid in room.pids:
        with suppress(ProcessLookupError):  # killed before, and not known to be gone yet
            os.kill(pid, signal.SIGKILL)


async def test_a_stream_whose_press_is_lost_ends_broken_and_not_short(
    given: dict[str, Any], token_for: Callable[[str], str]
) -> None:
    app = create_app(TtsSettings(**given))
    async with running(app, token=token_for(ME)) as client:
        with pytest.raises(httpx2.RemoteProtocolError):
            async with client.stream("POST", "/v1/tts/speech", json={"text": STORY, "format": "aac"}) as answer:
                async for _ in answer.aiter_raw():
                    await _killed(app)
        assert (await client.post("/v1/tts/speech", json={"text": TEXT, "format": "aac"})).status_code == 200


async def test_a_recording_whose_press_is_lost_is_made_again(
    given: dict[str, Any], token_for: Callable[[str], str]
) -> None:
    app = create_app(TtsSettings(**given))
    async with running(app, token=token_for(ME)) as client:
        asked = {"text": STORY, "format": "opus"}
        making = asyncio.create_task(client.post("/v1/tts/speech", json=asked, headers=JSON))
        await _killed(app)
        recording = (await making).json()
        sound, rate = decoded((await client.get(recording["audio_url"])).content, "opus")
    assert len(sound) / rate == pytest.approx(recording["duration"], abs=0.001)
    assert recording["words"][-1]["end_ms"] == pytest.approx(recording["duration"] * 1000, abs=700)
