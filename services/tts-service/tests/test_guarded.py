"""An engine elsewhere is waited for only so long, and left in peace when it keeps failing."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass

import pytest
from prometheus_client import CollectorRegistry

from kahaniyaa_shared.engines import EngineError
from kahaniyaa_tts.engine import Sentence, Sound, SpeechChunk
from kahaniyaa_tts.engines.circuit import Circuit, CircuitMetrics
from kahaniyaa_tts.engines.guarded import Guarded, Patience
from kahaniyaa_tts.testing.engines import ScriptedEngine, said

HELLO = Sentence(text="Hello.", language="en")
PATIENT, IMPATIENT = Patience(first_sound=60, sentence=60), Patience(first_sound=0.2, sentence=0.4)


@dataclass(slots=True, kw_only=True)
class SlowEngine(ScriptedEngine):
    """Waits before its first sound, and between two."""

    first: float = 0.0
    between: float = 0.0

    async def speak(self, sentence: Sentence) -> AsyncGenerator[SpeechChunk]:
        wait = self.first
        async for chunk in ScriptedEngine.speak(self, sentence):
            await asyncio.sleep(wait if isinstance(chunk, Sound) else 0)
            wait = self.between if isinstance(chunk, Sound) else wait
            yield chunk


def guarded(
    engine: ScriptedEngine,
    *,
    patience: Patience = PATIENT,
    peace: float = 60,
    registry: CollectorRegistry | None = None,
) -> Guarded:
    metrics = CircuitMetrics.on(registry or CollectorRegistry())
    circuit = Circuit(engine=engine.name, failures=2, seconds=peace, metrics=metrics)
    return Guarded(engine, patience, circuit)


async def fails(engine: Guarded, *, passing: bool = True) -> None:
    with pytest.raises(EngineError) as failed:
        await said(engine, HELLO)
    assert failed.value.passing == passing


async def test_a_good_engine_is_heard_as_it_is() -> None:
    engine = ScriptedEngine(name="good")
    assert await said(guarded(engine), HELLO) == await said(engine, HELLO)
    assert guarded(engine).ref == guarded(engine).says(HELLO) == engine.ref
    assert guarded(engine).abilities == engine.abilities


async def test_a_first_sound_that_does_not_come_is_not_waited_for() -> None:
    await fails(guarded(SlowEngine(name="slow", first=30), patience=IMPATIENT))


async def test_a_sentence_that_does_not_end_is_not_waited_for() -> None:
    await fails(guarded(SlowEngine(name="slow", between=30), patience=IMPATIENT))


async def test_the_time_that_a_listener_takes_is_not_the_engines() -> None:
    chunks: list[SpeechChunk] = []
    async for chunk in guarded(ScriptedEngine(name="good", sounds=3), patience=IMPATIENT).speak(HELLO):
        await asyncio.sleep(0.25)
        chunks.append(chunk)
    assert sum(isinstance(chunk, Sound) for chunk in chunks) == 3


async def test_an_engine_that_keeps_failing_is_left_in_peace_and_says_so() -> None:
    registry = CollectorRegistry()
    engine = ScriptedEngine(name="broken", fails=True)
    guard = guarded(engine, registry=registry)
    for _ in range(4):
        await fails(guard)
    assert engine.asked == 2
    assert registry.get_sample_value("tts_engine_resting", {"engine": "broken"}) == 1


async def test_after_a_while_one_success_opens_it_again() -> None:
    registry = CollectorRegistry()
    engine = ScriptedEngine(name="broken", fails=True)
    guard = guarded(engine, peace=0.05, registry=registry)
    for _ in range(2):
        await fails(guard)
    await asyncio.sleep(0.1)
    engine.fails = False
    for _ in range(3):
        await said(guard, HELLO)
    assert engine.asked == 5
    assert registry.get_sample_value("tts_engine_resting", {"engine": "broken"}) == 0


async def test_after_a_while_one_failure_closes_it_at_once() -> None:
    engine = ScriptedEngine(name="broken", fails=True)
    guard = guarded(engine, peace=1)
    for _ in range(2):
        await fails(guard)
    await asyncio.sleep(1.1)
    for _ in range(3):
        await fails(guard)
    assert engine.asked == 3


async def test_what_an_engine_plainly_cannot_is_no_reason_to_leave_it_in_peace() -> None:
    engine = ScriptedEngine(name="strict", fails=True, passing=False)
    guard = guarded(engine)
    for _ in range(4):
        await fails(guard, passing=False)
    assert engine.asked == 4


async def test_a_listener_who_leaves_is_no_failure() -> None:
    engine = ScriptedEngine(name="good")
    guard = guarded(engine)
    for _ in range(4):
        speaking = guard.speak(HELLO)
        await anext(speaking)
        await speaking.aclose()
    await said(guard, HELLO)
    assert engine.asked == 5
