"""What the whole service takes: until the first byte, for a whole story, for several at once, and in memory."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speech.stories import story
from benchmarks.speech.synthesis import processor_seconds
from fastapi import FastAPI

from kahaniyaa_shared.identity import ServiceIdentity
from kahaniyaa_shared.platform import secret_of
from kahaniyaa_shared.testing.running import Client, running
from kahaniyaa_tts.app import create_app
from kahaniyaa_tts.audio.formats import Form
from kahaniyaa_tts.engine import SpeechEngine
from kahaniyaa_tts.engines.chain import FirstThatWorks
from kahaniyaa_tts.engines.espeak.engine import Espeak
from kahaniyaa_tts.settings import TtsSettings
from kahaniyaa_tts.speech.parts import speech_parts
from kahaniyaa_tts.speech.schemas import SpeechRequest
from kahaniyaa_tts.speech.service import SpeechService

_OWNER = "01930000-0000-7000-8000-000000000001"
_MP3_BYTES_A_SECOND = 8_000


@dataclass(frozen=True, slots=True)
class Running:
    """The service, its workers, and a client of it on a real port."""

    speech: SpeechService
    espeak: Espeak
    client: Client

    @property
    def pids(self) -> tuple[int, ...]:
        """The workers that wait for work."""
        return self.espeak.pool.pids


@asynccontextmanager
async def service(**settings: object) -> AsyncGenerator[Running]:
    """tts-service as it runs, with a data folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        given = {"speech_workers": 2, "speech_warm_workers": 2, "speech_idle_seconds": 600.0, **settings}
        chosen = TtsSettings(data_dir=Path(folder), log_level="ERROR", **given)  # pyright: ignore[reportArgumentType]
        app = create_app(chosen)
        token = ServiceIdentity("a-benchmark", secret_of(chosen), chosen.token_issuer).token_for(_OWNER)
        async with running(app, token=token) as client:
            espeak = _espeak(app)
            await espeak.prepare()
            yield Running(app.state.parts[SpeechService], espeak, client)


def _espeak(app: FastAPI) -> Espeak:
    engine = app.state.parts[SpeechEngine]
    several = engine.engines if isinstance(engine, FirstThatWorks) else (engine,)
    return next(each for each in several if isinstance(each, Espeak))


async def first_inside(running: Running, texts: Sequence[str], form: Form) -> float:
    """Median seconds from a request's text to the first bytes of its sound, without HTTP; the texts are new ones."""
    return statistics.median([await _first_inside(running, text, form) for text in texts])


async def _first_inside(running: Running, text: str, form: Form) -> float:
    asked = time.perf_counter()
    content = await running.speech.streamed(speech_parts(SpeechRequest(text=text)), form, _OWNER)
    async with aclosing(content):
        await anext(content)
        took = time.perf_counter() - asked
        async for _ in content:
            pass
    return took


async def first_over_http(running: Running, texts: Sequence[str], form: Form) -> list[float]:
    """Seconds until each text's first byte when all are asked for at the same time, of stories that are heard whole."""
    return list(await asyncio.gather(*(_first_over_http(running.client, text, form) for text in texts)))


async def _first_over_http(client: Client, text: str, form: Form) -> float:
    asked = time.perf_counter()
    async with client.stream("POST", "/v1/tts/speech", json={"text": text, "format": form}) as answer:
        pieces = answer.aiter_raw()
        await anext(pieces)
        took = time.perf_counter() - asked
        async for _ in pieces:
            pass
    return took


async def mp3_per_processor_second(running: Running, text: str) -> float:
    """Seconds of MP3 for each second of all processors, from the text to the last byte."""
    used, size = processor_seconds(running.pids), 0
    content = await running.speech.streamed(speech_parts(SpeechRequest(text=text)), "mp3", _OWNER)
    async for piece in content:
        size += len(piece)
    return size / _MP3_BYTES_A_SECOND / (processor_seconds(running.pids) - used)


def memory(pids: Sequence[int]) -> float:
    """Megabytes of this process and of these, memory that they share counted once (PSS, Linux)."""
    told = (Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in ("self", *pids))
    return sum(int(rollup.split("\nPss:")[1].split()[0]) for rollup in told) / 1024


async def memory_over_stories(stories: int) -> tuple[float, float, float]:
    """Megabytes of the service with two workers: at first, after a tenth of the stories, and after all of them."""
    async with service() as running:
        begun = memory(running.pids)
        early = 0.0
        for number in range(stories):
            await _first_inside(running, story("hi", words=60, seed=number), "mp3")
            if number == stories // 10:
                early = memory(running.pids)
        return begun, early, memory(running.pids)
