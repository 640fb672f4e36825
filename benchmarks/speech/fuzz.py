"""Says strange texts by the thousand and tells what was wrong with any.

    .venv/bin/python -m benchmarks.speech.fuzz [texts] [seed]

Texts of all scripts, digits, control characters, markup, pictures and right-to-left marks, in every language and role,
at every pace and pitch, some with sounds in IPA; a sentence whose length and pitch are known is said after every ten.
"""

import asyncio
import random
import sys
import time

from kahaniyaa_tts.engines.espeak.engine import installed_espeak
from kahaniyaa_tts.testing.strange import Trial


async def main(texts: int, seed: int) -> int:
    """Print the count, and each fault; how many there were."""
    losses: list[str] = []
    engine = installed_espeak(
        workers=1, idle_seconds=600, most_seconds=120, time_limit=30, on_loss=lambda: losses.append("lost")
    )
    engine.pool.jobs_of_a_worker = 1_000_000  # so that a new worker means that the last one was lost
    trial = Trial(engine, random.Random(seed), losses)
    began = time.perf_counter()
    await trial.run(texts, between=10)
    await engine.close()
    print(f"{trial.texts} texts, {trial.sentences} sentences, {trial.seconds / 3600:.1f} h of sound")
    print(f"in {time.perf_counter() - began:.0f} s; the slowest text took {trial.slowest:.2f} s of sound a sign")
    print(f"{len(losses)} workers were lost, {len(trial.faults)} faults")
    print(*trial.faults, *trial.deadly, sep="\n")
    return len(trial.faults)


if __name__ == "__main__":
    asked = [int(argument) for argument in sys.argv[1:]]
    texts, seed = [*asked, *(10_000, 1)[len(asked) :]]
    sys.exit(1 if asyncio.run(main(texts, seed)) else 0)
