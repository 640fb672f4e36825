"""A chain of engines is an engine."""

import pytest

from kahaniyaa_shared.engines import EngineError
from kahaniyaa_tts.engine import Began, Sentence, Sound, SpeechChunk
from kahaniyaa_tts.engines.chain import FirstThatWorks
from kahaniyaa_tts.speech.steps import Part
from kahaniyaa_tts.testing.engines import ScriptedEngine
from kahaniyaa_tts.testing.fixtures import PerformWith
from kahaniyaa_tts.text.document import plain

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


async def test_a_language_may_have_an_order_of_its_own() -> None:
    first, second = ScriptedEngine(name="first"), ScriptedEngine(name="second")
    chain = FirstThatWorks((first, second), {"hi": (second, first)})
    assert (await heard(chain))[0] == Began(first.ref)
    assert (await heard(chain, Sentence(text="नमस्ते", language="hi")))[0] == Began(second.ref)
    assert chain.says(Sentence(text="नमस्ते", language="hi")) == second.ref


async def test_who_is_named_by_a_voice_speaks_before_all_others() -> None:
    first, second = ScriptedEngine(name="first"), ScriptedEngine(name="second")
    sentence = Sentence(text="Hello.", language="en", voice="second:asha")
    assert (await heard(FirstThatWorks((first, second)), sentence))[0] == Began(second.ref)
    second.sounds, second.fails = 0, True
    assert (await heard(FirstThatWorks((first, second)), sentence))[0] == Began(first.ref)


async def test_it_is_told_that_another_engine_stepped_in(perform_with: PerformWith) -> None:
    first, second = ScriptedEngine(name="first", sounds=0, fails=True), ScriptedEngine(name="second")
    (said,) = await perform_with(FirstThatWorks((first, second)), Part(document=plain("Hello."), language="en"))
    assert said.engine == second.ref
    assert said.warning == "The voice of first could not say every sentence; second spoke in its place."


async def test_a_sentence_is_kept_under_whoever_says_it(perform_with: PerformWith) -> None:
    hindi_only, second = ScriptedEngine(name="first", languages=frozenset({"hi"})), ScriptedEngine(name="second")
    for _ in range(2):
        await perform_with(FirstThatWorks((hindi_only, second)), Part(document=plain("Hello."), language="en"))
    assert second.asked == 1
