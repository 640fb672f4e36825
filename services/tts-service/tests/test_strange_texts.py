"""Texts of anything at all: none ends a worker, is said in a wrong voice, or has times that cannot be."""

import random

from kahaniyaa_tts.engine import Sentence
from kahaniyaa_tts.engines.espeak.engine import installed_espeak
from kahaniyaa_tts.testing.fixtures import Say
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


async def test_what_a_timbre_does_not_survive_is_said_by_the_plain_voice(say: Say) -> None:
    said = await say(Sentence(text="ਸਞ?क", language="zh", role="witch", rate=1.04, pitch=-10.8, lively=1.3))
    assert said.seconds > 0.3
