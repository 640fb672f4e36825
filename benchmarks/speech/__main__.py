"""How fast speech is, beside the least that it could cost.

    .venv/bin/python -m benchmarks.speech [stories]

Everything is measured in one run on one machine, in ratios where that can be. The named peer is espeak-ng itself: its
library in this process, its sound thrown away or given to LAME, and its command line where it is installed. `stories`
is how many short stories are told while memory is watched (1,000).
"""

import asyncio
import statistics
import sys
from collections.abc import Iterator
from itertools import islice

from benchmarks.speech.floor import command_line_seconds, first_mp3_seconds, mp3_floor_seconds
from benchmarks.speech.over_http import alone
from benchmarks.speech.serving import Running, first_inside, mp3_made, service
from benchmarks.speech.stories import passages, story
from benchmarks.speech.synthesis import beside_the_library, cost, engine, jobs, sentences
from uvicorn import Config

from kahaniyaa_shared.database import new_id
from kahaniyaa_shared.telemetry import configure_logs
from kahaniyaa_tts.audio.formats import Form

_ROUNDS = 9
_FORMS: tuple[Form, ...] = ("wav", "mp3", "opus")
_TEXTS = 150
_LANGUAGES = ("hi", "en")
_RESTS = (0.0, 0.02)  # seconds before a request: a service that has slept a while is slower than one at work


async def synthesis(language: str) -> None:
    """Processor time for each second of sound, and what two workers are worth."""
    said = sentences(story(language, words=1000, seed=1), language, engine(1))
    floor, ours = await beside_the_library(said, rounds=_ROUNDS)
    two = min([await cost(said, workers=2, at_once=4) for _ in range(_ROUNDS)], key=lambda each: each.clock)
    one = min([await cost(said, workers=1, at_once=4) for _ in range(_ROUNDS)], key=lambda each: each.clock)
    first = min([(await cost(said, workers=1, at_once=1)).first for _ in range(_ROUNDS)])
    print(f"{language}: {len(said)} sentences, {one.sound:.0f} s of sound")
    print(f"  the library alone      {floor / one.sound * 1e3:.3f} ms of processor for each second of sound")
    print(f"  ours                   {ours / one.sound * 1e3:.3f} ms, {ours / floor:.2f} x")
    tell_command_line(command_line_seconds(jobs(said, engine(1))), floor)
    print(f"  first sound            {first * 1e3:.2f} ms after the engine is asked")
    print(
        f"  two workers            {one.clock / two.clock:.2f} x as fast as one, {two.sound / two.clock:.0f} s a second"
    )


def tell_command_line(seconds: float | None, floor: float) -> None:
    """The command line's cost, if it is there."""
    told = "is not installed here" if seconds is None else f"{seconds / floor:.2f} x"
    print(f"  espeak-ng by sentence  {told}")


async def inside() -> None:
    """First bytes and whole stories without HTTP."""
    async with service() as running:
        for language in _LANGUAGES:
            texts = passages(language)
            await first_inside(running, take(texts, 20), "wav", rest=0)
            firsts = [sentences(text, language, running.espeak)[0] for text in take(texts, _TEXTS)]
            alone = first_mp3_seconds(jobs(firsts, running.espeak))
            tell_firsts(f"first byte of mp3 by the library and LAME alone, {language}", alone)
            for form in _FORMS:
                for rest in _RESTS:
                    firsts = await first_inside(running, take(texts, _TEXTS), form, rest=rest)
                    tell_firsts(
                        f"first byte of {form} inside, {language}, {rest * 1e3:.0f} ms of rest before it", firsts
                    )
        for language in _LANGUAGES:
            await tell_mp3(running, language)


async def tell_mp3(running: Running, language: str) -> None:
    """What a whole story takes, beside the library and one LAME for the same sentences, in turns; the least of each."""
    text = story(language, words=1000, seed=9)
    work = jobs(sentences(text, language, running.espeak), running.espeak)
    costs, floors = list[float](), list[float]()
    for _ in range(_ROUNDS):
        made = await mp3_made(running, text, new_id())
        costs.append(made.processor / made.sound)
        floors.append(mp3_floor_seconds(work) / made.sound)
    cost, floor = min(costs), min(floors)
    print(f"MP3 from end to end, {language}: {1 / cost:.0f} s of sound for each processor second")
    print(f"  the library and LAME alone {1 / floor:.0f} s; ours costs {cost / floor:.2f} x")


async def over_http(stories: int) -> None:
    """First bytes in another process, and the memory of the service."""
    async with alone() as served:
        for language in _LANGUAGES:
            texts = passages(language)
            await served.first_bytes(take(texts, 20), "mp3", rest=0)
            for form in _FORMS:
                firsts = await served.first_bytes(take(texts, _TEXTS), form, rest=_RESTS[-1])
                tell_firsts(
                    f"first byte of {form} over HTTP, {language}, {_RESTS[-1] * 1e3:.0f} ms of rest before it", firsts
                )
            four = [story(language, words=1000, seed=seed) for seed in range(2, 6)]
            firsts = await asyncio.gather(*(served.first_byte(text, "mp3") for text in four))
            print(
                f"four stories of 1,000 words at once, {language}: first bytes after", *map(_ms, sorted(firsts)), "ms"
            )
    async with alone() as served:
        print(f"memory of the service and two workers: {served.memory():.0f} MB at first")
        for number in range(1, stories + 1):
            await served.first_byte(story("hi", words=60, seed=number), "mp3")
            if number % (stories // 10) == 0:
                print(f"  after {number} stories {served.memory():.1f} MB")


def tell_firsts(what: str, firsts: list[float]) -> None:
    """The best, what a quarter is under, and the median: the machine's other work shows in all but the first."""
    lower, median, _ = statistics.quantiles(firsts, n=4)
    print(f"{what}: best {_ms(min(firsts))}, a quarter under {_ms(lower)}, median {_ms(median)} ms")


def _ms(seconds: float) -> str:
    return f"{seconds * 1e3:.2f}"


def take(texts: Iterator[str], number: int) -> list[str]:
    """The next so many of the texts, which nobody has asked for yet."""
    return list(islice(texts, number))


async def main() -> None:
    """Print the figures."""
    for language in _LANGUAGES:
        await synthesis(language)
    await inside()
    await over_http(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)


if __name__ == "__main__":
    configure_logs("ERROR", service="benchmark")
    with asyncio.Runner(loop_factory=Config("").get_loop_factory()) as as_served:
        as_served.run(main())
