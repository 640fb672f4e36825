"""What the engine costs, beside the least that it could cost."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kahaniyaa_tts.engine import SAMPLE_RATE, Sentence, Sound
from kahaniyaa_tts.engines.espeak.engine import Espeak, installed_espeak
from kahaniyaa_tts.engines.espeak.frames import Job
from kahaniyaa_tts.speech.script import script
from kahaniyaa_tts.speech.steps import Part, Phrase
from kahaniyaa_tts.text.document import plain
from kahaniyaa_tts.voices.choosing import ChosenVoices


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of sound, of processors (ours and the workers'), of the clock, and until the first sound (median)."""

    sound: float
    processor: float
    clock: float
    first: float


def engine(workers: int) -> Espeak:
    """A warm engine of so many workers."""
    return installed_espeak(workers=workers, idle_seconds=60, most_seconds=120, time_limit=30, warm=workers)


def sentences(text: str, language: str, espeak: Espeak) -> list[Sentence]:
    """The sentences that a text comes to in the narrator's voice."""
    part = Part(document=plain(text), language=language)
    written = script((part,), ChosenVoices({}).speaker, abilities=espeak.abilities, reaches=espeak.reaches)
    return [step.sentence for step in written.steps if isinstance(step, Phrase)]


def jobs(said: Sequence[Sentence], espeak: Espeak) -> list[Job]:
    """The same as jobs for the library."""
    return [espeak.job(sentence) for sentence in said]


def processor_seconds(pids: Sequence[int]) -> float:
    """What these processes and this one have used so far; in nanoseconds' steps where the system tells (Linux)."""
    told = (Path(f"/proc/{pid}/schedstat").read_text().split()[0] for pid in pids)
    return time.process_time() + sum(int(nanoseconds) / 1e9 for nanoseconds in told)


async def cost(said: Sequence[Sentence], *, workers: int, at_once: int) -> Cost:
    """What it costs to say the sentences, so many at the same time."""
    espeak = engine(workers)
    await espeak.prepare()
    firsts: list[float] = []
    waiting = iter(said)
    samples = 0

    async def speak() -> None:
        nonlocal samples
        for sentence in waiting:
            asked = time.perf_counter()
            first = 0.0
            async for chunk in espeak.speak(sentence):
                if isinstance(chunk, Sound):
                    first = first or time.perf_counter() - asked
                    samples += len(chunk.pcm) // 2
            firsts.append(first)

    await asyncio.gather(*(_warmed(espeak, said[0]) for _ in range(workers)))
    pids = espeak.pool.pids
    used, began = processor_seconds(pids), time.perf_counter()
    await asyncio.gather(*(speak() for _ in range(at_once)))
    clock, used = time.perf_counter() - began, processor_seconds(pids) - used
    await espeak.close()
    return Cost(samples / SAMPLE_RATE, used, clock, sorted(firsts)[len(firsts) // 2])


async def _warmed(espeak: Espeak, sentence: Sentence) -> None:
    async for _ in espeak.speak(sentence):
        pass
