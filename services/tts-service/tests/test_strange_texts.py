"""Texts of anything at all: none ends a worker, is said in a wrong voice, or has times that cannot be."""

import random

from kahaniyaa_tts.engines.espeak.engine import installed_espeak
from kahaniyaa_tts.testing.strange import Trial


async def test_no_text_ends_a_worker_or_is_heard_in_the_next_one() -> None:
    losses: list[str] = []
    engine = installed_espeak(
        workers=1, idle_seconds=60, most_seconds=120, time_limit=20, on_loss=lambda: losses.append("lost")
    )
    trial = Trial(engine, random.Random(7), losses)
    await trial.run(150, between=5)
    await engine.close()
    assert trial.faults == []
    assert losses == []
    assert trial.sentences > 250
