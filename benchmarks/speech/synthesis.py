"""What the engine costs, beside the least that it could cost."""

import asyncio
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speech.floor import Library

from kahaniyaa_tts.engine import SAMPLE_RATE, Sentence, Sound
from kahaniyaa_tts.engines.espeak.engine import Espeak, installed_espeak
from kahaniyaa_tts.engines.espeak.frames import Job
from kahaniyaa_tts.speech.script import script
from kahaniyaa_tts.speech.steps import Part, Phrase
from kahaniyaa_tts.text.document import plain
from kahaniyaa_tts.voices.choosing import ChosenVoices


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of sound, of the clock, and until the first sound (median)."""

    sound: float
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
    return time.process_time() + sum(map(_used, pids))


def _used(pid: int) -> float:
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


async def beside_the_library(said: Sequence[Sentence], *, rounds: int) -> tuple[float, float]:
    """Processor seconds for the sentences: of the library alone, and ours with one worker.

    Each sentence is said by one and the other in turns, and the least of each counts: the machine's pace changes by
    half within a second.
    """
    espeak = engine(1)
    await espeak.prepare()
    await _heard(espeak, said[0])
    library, work = Library(), jobs(said, espeak)
    least = [(math.inf, math.inf)] * len(said)
    for _ in range(rounds):
        for number, (job, sentence) in enumerate(zip(work, said, strict=True)):
            floor, ours = library.seconds(job), await _seconds(espeak, sentence)
            least[number] = (min(least[number][0], floor), min(least[number][1], ours))
    await espeak.close()
    return sum(floor for floor, _ in least), sum(ours for _, ours in least)


async def _seconds(espeak: Espeak, sentence: Sentence) -> float:
    """Processor seconds, ours and the worker's, for one sentence."""
    (pid,) = espeak.pool.pids
    workers, mine = _used(pid), time.process_time()
    await _heard(espeak, sentence)
    mine = time.process_time() - mine
    return mine + _used(pid) - workers


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

    await asyncio.gather(*(_heard(espeak, said[0]) for _ in range(workers)))
    began = time.perf_counter()
    await asyncio.gather(*(speak() for _ in range(at_once)))
    clock = time.perf_counter() - began
    await espeak.close()
    return Cost(samples / SAMPLE_RATE, clock, sorted(firsts)[len(firsts) // 2])


async def _heard(espeak: Espeak, sentence: Sentence) -> None:
    async for _ in espeak.speak(sentence):
        pass
