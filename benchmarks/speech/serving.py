"""What the service takes inside: until the first byte, and for a whole story."""

import asyncio
import gc
import tempfile
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from benchmarks.speech.over_http import OWNER
from benchmarks.speech.synthesis import processor_seconds
from fastapi import FastAPI

from kahaniyaa_tts.app import create_app
from kahaniyaa_tts.audio.formats import Form
from kahaniyaa_tts.engine import SpeechEngine
from kahaniyaa_tts.engines.chain import FirstThatWorks
from kahaniyaa_tts.engines.espeak.engine import Espeak
from kahaniyaa_tts.settings import TtsSettings
from kahaniyaa_tts.speech.parts import speech_parts
from kahaniyaa_tts.speech.schemas import SpeechRequest
from kahaniyaa_tts.speech.service import SpeechService

_MP3_BYTES_A_SECOND = 8_000


@dataclass(frozen=True, slots=True)
class Running:
    """The service in this process, and its workers."""

    speech: SpeechService
    espeak: Espeak

    @property
    def pids(self) -> tuple[int, ...]:
        """The workers that wait for work."""
        return self.espeak.pool.pids


@asynccontextmanager
async def service() -> AsyncGenerator[Running]:
    """tts-service as it runs, with a data folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(
            TtsSettings(  # pyright: ignore[reportCallIssue]  # the rest has defaults
                data_dir=Path(folder),
                log_level="ERROR",
                speech_workers=2,
                speech_warm_workers=2,
                speech_idle_seconds=600,
            )
        )
        async with app.router.lifespan_context(app):
            espeak = _espeak(app)
            await espeak.prepare()
            gc.freeze()  # as `kahaniyaa_shared.serve.run` does
            yield Running(app.state.parts[SpeechService], espeak)


def _espeak(app: FastAPI) -> Espeak:
    engine = app.state.parts[SpeechEngine]
    several = engine.engines if isinstance(engine, FirstThatWorks) else (engine,)
    return next(each for each in several if isinstance(each, Espeak))


async def first_inside(running: Running, texts: Sequence[str], form: Form, *, rest: float) -> list[float]:
    """Seconds from a request's text to the first bytes of its sound, without HTTP, with so much rest before each."""
    firsts: list[float] = []
    for text in texts:
        await asyncio.sleep(rest)
        firsts.append(await _first_inside(running, text, form))
    return firsts


async def _first_inside(running: Running, text: str, form: Form) -> float:
    asked = time.perf_counter()
    content = await running.speech.streamed(speech_parts(SpeechRequest(text=text)), form, OWNER)
    async with aclosing(content):
        await anext(content)
        took = time.perf_counter() - asked
        async for _ in content:
            pass
    return took


class Made(NamedTuple):
    """Seconds of sound that were made, and seconds of all processors that it took."""

    sound: float
    processor: float


async def mp3_made(running: Running, text: str, owner: str) -> Made:
    """What an MP3 takes, from the text to the last byte, for somebody who has not heard any of it."""
    used, size = processor_seconds(running.pids), 0
    content = await running.speech.streamed(speech_parts(SpeechRequest(text=text)), "mp3", owner)
    async for piece in content:
        size += len(piece)
    return Made(size / _MP3_BYTES_A_SECOND, processor_seconds(running.pids) - used)
