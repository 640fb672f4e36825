"""A chain of engines is an engine."""

import pytest

from kahaniyaa_shared.engines import EngineError
from kahaniyaa_tts.engine import Began, Sentence, Sound, SpeechChunk
from kahaniyaa_tts.engines.chain import FirstThatWorks
from kahaniyaa_tts.testing.engines import ScriptedEngine

ENGLISH = Sentence(text="Hello.", language="en")


async def heard(chain: FirstThatWorks, sentence: Sentence = ENGLISH) -> list[SpeechChunk]:
    return [chunk async for chunk in chain.speak(sentence)]


async def test_the_first_engine_speaks_where_it_can() -> None:
    first, second = ScriptedEngine(name="first"), ScriptedEngine(name="second")
    assert (await heard(FirstThatWorks((first, second))))[0] == Began(first.ref)
    assert second.asked == 0


async def test_the_second_engine_speaks_when_the_first_cannot() -> None:
    first, second = ScriptedEngine(name="first", sounds=0, fails=True), ScriptedEngine(name="second")
    chunks = await heard(FirstThatWorks((first, second)))
    assert [chunk for chunk in chunks if isinstance(chunk, Began)] == [Began(second.ref)]


async def test_no_engine_takes_over_within_a_sentence() -> None:
    first, second = ScriptedEngine(name="first", sounds=1, fails=True), ScriptedEngine(name="second")
    chunks: list[SpeechChunk] = []
    with pytest.raises(EngineError):
        async for chunk in FirstThatWorks((first, second)).speak(ENGLISH):
            chunks.append(chunk)  # noqa: PERF401  # what came before the failure counts
    assert sum(isinstance(chunk, Sound) for chunk in chunks) == 1
    assert second.asked == 0


async def test_an_engine_is_not_asked_for_a_language_it_lacks() -> None:
    first, second = ScriptedEngine(name="first", languages=frozenset({"en"})), ScriptedEngine(name="second")
    chunks = await heard(FirstThatWorks((first, second)), Sentence(text="नमस्ते", language="hi"))
    assert chunks[0] == Began(second.ref)
    assert first.asked == 0


async def test_a_language_that_none_has_is_an_error_that_stays() -> None:
    with pytest.raises(EngineError) as failed:
        await heard(FirstThatWorks((ScriptedEngine(name="first"),)), Sentence(text="வணக்கம்", language="ta"))
    assert not failed.value.passing


def test_a_chain_can_what_its_engines_can_together() -> None:
    chain = FirstThatWorks(
        (ScriptedEngine(name="a", languages=frozenset({"en"})), ScriptedEngine(name="b", languages=frozenset({"ta"})))
    )
    assert chain.abilities.languages == {"en", "ta"}
    assert chain.ref.name == "a"
