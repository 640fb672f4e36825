"""How fast speech is, beside the least that it could cost.

    .venv/bin/python -m benchmarks.speech [stories]

Everything is measured in one run on one machine, in ratios where that can be. The named peer is espeak-ng itself: its
library in this process with its sound thrown away, and its command line where it is installed. `stories` is how many
short stories are told while memory is watched (1,000).
"""

import asyncio
import sys

from benchmarks.speech.floor import command_line_seconds, floor_seconds
from benchmarks.speech.serving import (
    Running,
    first_inside,
    first_over_http,
    memory_over_stories,
    mp3_per_processor_second,
    service,
)
from benchmarks.speech.stories import story
from benchmarks.speech.synthesis import cost, engine, jobs, sentences

from kahaniyaa_shared.telemetry import configure_logs
from kahaniyaa_tts.audio.formats import Form

_ROUNDS = 5
_FORMS: tuple[Form, ...] = ("wav", "pcm", "mp3", "opus")


async def synthesis(language: str) -> None:
    """Processor time for each second of sound, and what two workers are worth."""
    said = sentences(story(language, words=1000, seed=1), language, engine(1))
    floor = floor_seconds(jobs(said, engine(1)), _ROUNDS)
    ours = min([await cost(said, workers=1, at_once=1) for _ in range(_ROUNDS)], key=lambda each: each.processor)
    two = min([await cost(said, workers=2, at_once=4) for _ in range(_ROUNDS)], key=lambda each: each.clock)
    one = min([await cost(said, workers=1, at_once=4) for _ in range(_ROUNDS)], key=lambda each: each.clock)
    print(f"{language}: {len(said)} sentences, {ours.sound:.0f} s of sound")
    print(f"  the library alone      {floor / ours.sound * 1e3:.3f} ms of processor for each second of sound")
    print(f"  ours                   {ours.processor / ours.sound * 1e3:.3f} ms, {ours.processor / floor:.2f} x")
    tell_command_line(command_line_seconds(jobs(said, engine(1))), floor)
    print(f"  first sound            {ours.first * 1e3:.2f} ms after the engine is asked")
    print(
        f"  two workers            {one.clock / two.clock:.2f} x as fast as one, {two.sound / two.clock:.0f} s a second"
    )


def tell_command_line(seconds: float | None, floor: float) -> None:
    """The command line's cost, if it is there."""
    told = "is not installed here" if seconds is None else f"{seconds / floor:.2f} x"
    print(f"  espeak-ng by sentence  {told}")


async def serving(running: Running) -> None:
    """First bytes and whole stories through the service."""
    await first_inside(running, [f"Once there were {number} foxes." for number in range(20)], "wav")
    for number, form in enumerate(_FORMS):
        texts = [f"There was a fox with {n} cubs and {number} dens. It slept." for n in range(40)]
        inside = await first_inside(running, texts, form)
        over = [(await first_over_http(running, [text + " Then it woke."], form))[0] for text in texts]
        print(f"first byte of {form}: {inside * 1e3:.2f} ms inside, {sorted(over)[20] * 1e3:.2f} ms over HTTP")
    for language in ("hi", "en"):
        stories = [story(language, words=1000, seed=seed) for seed in range(2, 6)]
        firsts = await first_over_http(running, stories, "mp3")
        print(
            f"four stories of 1,000 words at once, {language}: first bytes after",
            *(f"{f * 1e3:.0f}" for f in firsts),
            "ms",
        )
        rate = await mp3_per_processor_second(running, story(language, words=1000, seed=9))
        print(f"MP3 from end to end, {language}: {rate:.0f} s of sound for each processor second")


async def main() -> None:
    """Print the figures."""
    for language in ("hi", "en"):
        await synthesis(language)
    async with service() as running:
        await serving(running)
    stories = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    begun, early, late = await memory_over_stories(stories)
    print(f"memory with two workers: {begun:.0f} MB at first")
    print(f"  after {stories // 10} stories {early:.0f} MB, after {stories} stories {late:.0f} MB")


if __name__ == "__main__":
    configure_logs("ERROR", service="benchmark")
    asyncio.run(main())
