"""How fast the main job is: from a wish to the first words, to the whole story, to all of it spoken.

    .venv/bin/python benchmarks/main_job.py [rounds]

Everything runs in this one process, as `kahaniyaa up` does, asked over HTTP on this machine. The named peer is
espeak-ng's library saying the same text in the same process, with nothing around it: the least that speaking costs.
"""

import asyncio
import ctypes
import json
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import espeakng_loader
import httpx2

from kahaniyaa.app import create_product
from kahaniyaa_shared.telemetry import configure_logs
from kahaniyaa_shared.testing.running import running

WISH = {"language": "hi", "scenario": "एक शर्मीला हाथी जो उड़ना चाहता है", "length_words": 300, "narrate": True}


@dataclass(frozen=True, slots=True)
class Telling:
    """Seconds from the request to each moment, and the text that was told."""

    first_words: float
    told: float
    narrated: float
    words: int
    text: str


async def tell(client: httpx2.AsyncClient, seed: int) -> Telling:
    """Ask for one story and watch the clock."""
    started = time.perf_counter()
    moments: dict[str, float] = {}
    lines: list[str] = []
    headers = {"Accept": "text/event-stream"}
    async with client.stream("POST", "/v1/stories", json={**WISH, "seed": seed}, headers=headers) as answer:
        event = ""
        async for row in answer.aiter_lines():
            name, _, value = row.partition(": ")
            if name == "event":
                event = value
            elif name == "data":
                note(event, json.loads(value), moments, lines, time.perf_counter() - started)
    text = "\n".join(lines)
    return Telling(moments["first"], moments["told"], moments["done"], len(text.split()), text)


def note(event: str, data: dict[str, Any], moments: dict[str, float], lines: list[str], now: float) -> None:
    """Keep the moments that matter."""
    if event in {"text", "line"}:
        moments.setdefault("first", now)
    if event == "line":
        lines.append(data["text"])
    if event == "status" and data["status"] == "complete":
        moments["told"] = now
    if event == "done":
        moments["done"] = now


def floor(texts: list[str]) -> float:
    """Median seconds that espeak-ng itself needs for a text, its sound thrown away."""
    library = ctypes.cdll.LoadLibrary(espeakng_loader.get_library_path())
    library.espeak_Initialize(2, 0, str(Path(espeakng_loader.get_data_path()).parent).encode(), 0x8000)
    library.espeak_SetVoiceByName(b"hi")
    times: list[float] = []
    for text in texts:
        content = text.encode()
        started = time.perf_counter()
        library.espeak_Synth(content, ctypes.c_size_t(len(content) + 1), 0, 1, 0, 1, None, None)
        times.append(time.perf_counter() - started)
    return statistics.median(times)


async def measure(rounds: int) -> list[Telling]:
    """The tellings, after one that warms everything up."""
    with tempfile.TemporaryDirectory() as folder:
        product = create_product(data_dir=folder, database_url="", redis_url="")
        async with running(product) as client:
            guest = (await client.post("/v1/auth/guest", json={})).json()
            client.headers["Authorization"] = f"Bearer {guest['access_token']}"
            cold = await tell(client, 0)
            print(f"cold: first words {cold.first_words * 1e3:.0f} ms, all spoken {cold.narrated:.2f} s")
            return [await tell(client, seed) for seed in range(1, rounds + 1)]


def main() -> None:
    """Print the figures."""
    configure_logs("ERROR", service="benchmark")
    tellings = asyncio.run(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 7))
    least = floor([telling.text for telling in tellings])
    for name in ("first_words", "told", "narrated"):
        times = sorted(getattr(telling, name) for telling in tellings)
        print(f"{name:12} median {statistics.median(times) * 1e3:6.0f} ms   worst {times[-1] * 1e3:6.0f} ms")
    narrated = statistics.median(telling.narrated for telling in tellings)
    words = statistics.median(telling.words for telling in tellings)
    print(f"words        median {words:6.0f}")
    print(f"espeak-ng alone {least * 1e3:.0f} ms; the whole job takes {narrated / least:.1f} times that")


if __name__ == "__main__":
    main()
