"""What it costs to make files of speech, and to keep and level sentences: `python benchmarks/speech/encoders.py`.

Processor time, not the clock's: of this process and of the presses. The peer is PyAV as it comes, which encodes the
same sound in a process of its own in one go.
"""

import asyncio
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kahaniyaa_shared.engines import EngineRef
from kahaniyaa_tts.audio.encoders.choice import Encoders
from kahaniyaa_tts.audio.encoders.press_room import PressRoom
from kahaniyaa_tts.audio.formats import Form
from kahaniyaa_tts.audio.limiter import Limiter
from kahaniyaa_tts.audio.loudness import Meter
from kahaniyaa_tts.claims import Claims
from kahaniyaa_tts.engine import SAMPLE_RATE, Sentence
from kahaniyaa_tts.engines.espeak.engine import installed_espeak
from kahaniyaa_tts.speech.kept import SpokenSentence, packed, unpacked
from kahaniyaa_tts.speech.shelf import Shelf
from kahaniyaa_tts.testing.engines import said

TEXT = "एक जंगल में छोटे हाथी रहते थे, और वे उड़ना चाहते थे। एक शाम एक गौरैया आई और बोली कि चलो।"
ROLES = ("narrator", "giant", "child", "grandmother")
SECONDS = 300
FORMS: tuple[Form, ...] = ("mp3", "opus", "aac", "flac", "wav", "pcm", "openai-pcm")
PIECE = SAMPLE_RATE * 2  # bytes: a second

PEER = """
import io, sys, time, resource, av
codec, container, bits = sys.argv[1], sys.argv[2], int(sys.argv[3])
pcm = sys.stdin.buffer.read()
before = time.process_time()
file = av.open(io.BytesIO(), "w", format=container)
stream = file.add_stream(codec, 24000 if codec == "libopus" else 22050, layout="mono")
if bits:
    stream.bit_rate = bits
for at in range(0, len(pcm), 44100):
    piece = pcm[at : at + 44100]
    frame = av.AudioFrame(format="s16", layout="mono", samples=len(piece) // 2)
    frame.planes[0].update(piece)
    frame.sample_rate = 22050
    file.mux(stream.encode(frame))
file.mux(stream.encode(None))
file.close()
print(time.process_time() - before)
"""
PEERS = {"mp3": ("libmp3lame", "mp3", 64_000), "opus": ("libopus", "ogg", 32_000), "aac": ("aac", "adts", 64_000),
         "flac": ("flac", "flac", 0)}  # fmt: skip


async def speech() -> bytes:
    """Some minutes of speech."""
    engine = installed_espeak(workers=1, idle_seconds=5, most_seconds=60, time_limit=20)
    spoken = [await said(engine, Sentence(text=TEXT, language="hi", role=role)) for role in ROLES]
    await engine.close()
    once = b"".join(each.pcm for each in spoken)
    return (once * (SECONDS * 2 * SAMPLE_RATE // len(once) + 1))[: SECONDS * 2 * SAMPLE_RATE]


def busy() -> float:
    """Seconds of processor time of this process and of those that it ended."""
    mine, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return mine.ru_utime + mine.ru_stime + others.ru_utime + others.ru_stime


async def encoded(pcm: bytes, form: Form) -> tuple[float, float, int]:
    """Processor seconds, milliseconds to the first byte once the encoder is warm, and bytes."""
    before = busy()
    encoders = Encoders(PressRoom(most=1, idle_seconds=60, time_limit=60))
    size = 0
    async with encoders.fresh(form) as encoder:
        for start in range(0, len(pcm), PIECE):
            size += len(await encoder.encode(pcm[start : start + PIECE]))
        size += len(await encoder.finish())
    firsts = [await first_byte(encoders, pcm, form) for _ in range(9)]
    await encoders.close()
    return busy() - before, sorted(firsts)[4] * 1000, size


async def first_byte(encoders: Encoders, pcm: bytes, form: Form) -> float:
    """Seconds from the first 0.2 s of sound to the first byte."""
    begun = time.perf_counter()
    async with encoders.fresh(form) as encoder:
        assert await encoder.encode(pcm[: PIECE // 5])
        return time.perf_counter() - begun


def peer(pcm: bytes, form: str) -> str:
    """How many times as fast as it is heard the peer encodes."""
    if form not in PEERS:
        return "-"
    command = [sys.executable, "-c", PEER, *map(str, PEERS[form])]
    took = float(subprocess.run(command, input=pcm, capture_output=True, check=True).stdout)
    return f"{SECONDS / took:.0f}"


def cost(name: str, times: int, work: Callable[[], object]) -> None:
    """Print what a thing costs."""
    before = time.process_time()
    for _ in range(times):
        work()
    print(f"{name:58} {(time.process_time() - before) / times * 1000:8.3f} ms")


def keeping(pcm: bytes, folder: Path) -> None:
    """What the cache and the level cost for ten seconds of speech."""
    ten = SpokenSentence(EngineRef(name="espeak", model="1"), pcm[: 20 * SAMPLE_RATE], ())
    file = packed(ten)
    claims = Claims(folder / "claims")
    shelf = Shelf(folder / "shelf", 10**9, claims)

    def claim() -> None:
        with claims.held_if_free("a"):
            pass

    print(f"\n10 s of speech: {len(ten.pcm):,} bytes as PCM, {len(file):,} as kept")
    cost("packed (FLAC and checksum)", 30, lambda: packed(ten))
    cost("unpacked", 30, lambda: unpacked(file, ten.engine))
    cost("put on the shelf", 100, lambda: shelf.write("a/b", file))
    cost("taken from the shelf", 100, lambda: shelf.read("a/b"))
    cost("claimed and let go", 1_000, claim)
    cost("limited, nothing too loud", 30, lambda: Limiter(-6).more(ten.pcm))
    cost("limited, as voices are", 30, lambda: Limiter(0).more(ten.pcm))
    cost("limited, 6 dB too loud", 30, lambda: Limiter(6).more(ten.pcm))
    cost("measured", 30, lambda: Meter().add(ten.pcm))


async def main() -> None:
    """Print both tables."""
    pcm = await speech()
    print(f"{'format':12}{'x real time':>14}{'peer':>8}{'first byte':>14}{'kbit/s':>10}")
    for form in FORMS:
        took, first, size = await encoded(pcm, form)
        print(f"{form:12}{SECONDS / took:14.0f}{peer(pcm, form):>8}{first:11.2f} ms{size * 8 / SECONDS / 1000:10.1f}")
    with tempfile.TemporaryDirectory() as folder:
        keeping(pcm, Path(folder))


if __name__ == "__main__":
    asyncio.run(main())
