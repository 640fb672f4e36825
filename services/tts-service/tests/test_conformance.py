"""What every speech engine keeps to: espeak-ng, Piper voices, both kinds of servers, and those made of others."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry
from pydantic import SecretStr

from kahaniyaa_shared.engines import EngineError
from kahaniyaa_shared.testing.running import Client, running
from kahaniyaa_tts.engine import LOUDNESS, Began, Sentence, Sound, SpeechChunk, SpeechEngine, WordBegan
from kahaniyaa_tts.engines.azure import AzureService, AzureSpeech
from kahaniyaa_tts.engines.chain import FirstThatWorks
from kahaniyaa_tts.engines.circuit import Circuit, CircuitMetrics
from kahaniyaa_tts.engines.elsewhere import Connection
from kahaniyaa_tts.engines.espeak.engine import Espeak
from kahaniyaa_tts.engines.guarded import Guarded, Patience
from kahaniyaa_tts.engines.openai import OpenAiSpeech, SpeechServer
from kahaniyaa_tts.engines.piper.engine import Piper
from kahaniyaa_tts.engines.piper.models import LoadedModels
from kahaniyaa_tts.engines.piper.shelf import Shelf
from kahaniyaa_tts.testing.ears import loudness, pitch
from kahaniyaa_tts.testing.engines import said
from kahaniyaa_tts.testing.fixtures import Service
from kahaniyaa_tts.testing.speech_servers import KEY, AzureFake, OpenAiFake, azure_app, openai_app
from kahaniyaa_tts.testing.tiny_voice import write_voice
from kahaniyaa_tts.turns import Turns

HINDI = "एक जंगल में एक छोटा हाथी रहता था, और वह उड़ना चाहता था।"
ENGINES = ("espeak", "piper", "piper-without-times", "azure", "openai", "another-kahaniyaa", "chain", "guarded")
Making = AbstractAsyncContextManager[SpeechEngine]


@asynccontextmanager
async def at_azure() -> AsyncIterator[SpeechEngine]:
    async with running(azure_app(AzureFake())) as client:
        url = f"{str(client.base_url).rstrip('/')}/cognitiveservices/v1"
        yield AzureSpeech(AzureService(url=url, key=SecretStr(KEY)), Connection(20))


@asynccontextmanager
async def at_openai() -> AsyncIterator[SpeechEngine]:
    async with running(openai_app(OpenAiFake())) as client:
        yield through(client, KEY, model="gpt-4o-mini-tts")


@asynccontextmanager
async def at_another(service: Service) -> AsyncIterator[SpeechEngine]:
    """A server of OpenAI's speech API that is no fake: Kahaniyaa's own, on a port."""
    async with service() as client:
        yield through(client, client.headers["authorization"].removeprefix("Bearer "), model="kahaniyaa")


def through(client: Client, key: str, *, model: str) -> OpenAiSpeech:
    server = SpeechServer(
        base_url=f"{str(client.base_url).rstrip('/')}/v1",
        api_key=SecretStr(key),
        model=model,
        languages=frozenset({"hi"}),
        voices={},
    )
    return OpenAiSpeech(server, Connection(20))


@asynccontextmanager
async def guarded() -> AsyncIterator[SpeechEngine]:
    circuit = Circuit(engine="azure", failures=3, seconds=60, metrics=CircuitMetrics.on(CollectorRegistry()))
    async with at_azure() as engine:
        yield Guarded(engine, Patience(first_sound=20, sentence=20), circuit)


def on_this_machine(name: str, espeak: Espeak, folder: Path) -> SpeechEngine:
    if name == "espeak":
        return espeak
    write_voice(folder, "hi_IN-asha-medium", tells_durations=name != "piper-without-times")
    piper = Piper(Shelf(folder), LoadedModels(most=1, idle_seconds=5, threads=1), espeak, Turns(1))
    return FirstThatWorks((piper, espeak)) if name == "chain" else piper


@pytest.fixture(params=ENGINES)
async def engine(
    request: pytest.FixtureRequest, espeak: Espeak, tmp_path: Path, service: Service
) -> AsyncIterator[SpeechEngine]:
    elsewhere: dict[str, Callable[[], Making]] = {
        "azure": at_azure,
        "openai": at_openai,
        "another-kahaniyaa": partial(at_another, service),
        "guarded": guarded,
    }
    if request.param in elsewhere:
        async with elsewhere[request.param]() as made:
            yield made
            await made.close()
    else:
        yield (made := on_this_machine(request.param, espeak, tmp_path))
        await made.close()


async def chunks_of(engine: SpeechEngine, sentence: Sentence) -> list[SpeechChunk]:
    return [chunk async for chunk in engine.speak(sentence)]


async def test_it_says_first_who_speaks_and_then_sound(engine: SpeechEngine) -> None:
    sentence = Sentence(text=HINDI, language="hi")
    began, *rest = await chunks_of(engine, sentence)
    assert isinstance(began, Began)
    assert began.engine == engine.says(sentence)
    assert not any(isinstance(chunk, Began) for chunk in rest)
    pcm = b"".join(chunk.pcm for chunk in rest if isinstance(chunk, Sound))
    assert len(pcm) % 2 == 0
    assert 1 < len(pcm) / 44_100 < 20
    assert -40 < began.gain < 40


async def test_its_gain_brings_it_to_the_loudness_of_all_voices(engine: SpeechEngine) -> None:
    sentence = Sentence(text=HINDI, language="hi")
    for _ in range(2):
        chunks = await chunks_of(engine, sentence)
        pcm = b"".join(chunk.pcm for chunk in chunks if isinstance(chunk, Sound))
        began = chunks[0]
        assert isinstance(began, Began)
        assert loudness(pcm) + began.gain == pytest.approx(LOUDNESS, abs=1.5)


async def test_its_words_are_in_order_and_inside_its_sound(engine: SpeechEngine) -> None:
    heard = await said(engine, Sentence(text=HINDI, language="hi"))
    positions, samples = [word.position for word in heard.words], [word.sample for word in heard.words]
    assert samples == sorted(samples)
    assert positions == sorted(set(positions))
    assert all(0 <= sample <= len(heard.pcm) // 2 for sample in samples)
    assert all(HINDI[position : position + 1].isalpha() for position in positions)
    assert len(heard.words) >= 12
    if engine.abilities.word_times == "exact":
        assert not any(word.is_estimated for word in heard.words)


async def test_what_it_honours_is_heard(engine: SpeechEngine) -> None:
    usual = await said(engine, Sentence(text=HINDI, language="hi"))
    if "rate" in engine.abilities.honours:
        slow = await said(engine, Sentence(text=HINDI, language="hi", rate=0.8))
        assert slow.seconds == pytest.approx(usual.seconds / 0.8, rel=0.05)
    if "pitch" in engine.abilities.honours:
        high = await said(engine, Sentence(text=HINDI, language="hi", pitch=4))
        assert pitch(high.pcm) == pytest.approx(pitch(usual.pcm) * 2 ** (4 / 12), rel=0.06)


async def test_a_language_that_it_lacks_is_an_error_that_stays(engine: SpeechEngine) -> None:
    with pytest.raises(EngineError) as failed:
        await said(engine, Sentence(text="nuqneH", language="tlh"))
    assert not failed.value.passing


async def test_odd_texts_are_said_or_refused_and_nothing_else(engine: SpeechEngine) -> None:
    for text in ("।", "?!", " ", "\x01", "क", "-f/etc/hostname", "<speak>", "a" * 300):
        try:
            heard = await said(engine, Sentence(text=text, language="hi"))
        except EngineError as failure:
            assert not failure.passing  # noqa: PT017  # an engine may refuse; how is what counts
        else:
            assert len(heard.pcm) % 2 == 0
            assert all(0 <= word.position < len(text) for word in heard.words)


async def test_a_listener_may_leave_at_any_moment(engine: SpeechEngine) -> None:
    for taken in (1, 2):
        speaking = engine.speak(Sentence(text=HINDI, language="hi"))
        for _ in range(taken):
            await anext(speaking)
        await speaking.aclose()
    leaving = asyncio.create_task(said(engine, Sentence(text=HINDI, language="hi")))
    await asyncio.sleep(0)
    leaving.cancel()
    await asyncio.gather(leaving, return_exceptions=True)
    assert (await said(engine, Sentence(text=HINDI, language="hi"))).seconds > 1


async def test_many_at_once_are_not_mixed_up(engine: SpeechEngine) -> None:
    texts = ["हाथी " * count for count in (1, 3, 5, 7, 9, 11)]
    sentences = [Sentence(text=text, language="hi") for text in texts]
    together = await asyncio.gather(*(said(engine, sentence) for sentence in sentences))
    assert [len(heard.words) for heard in together] == [1, 3, 5, 7, 9, 11]
    lengths = [heard.seconds for heard in together]
    assert lengths == sorted(lengths)


async def test_closed_it_begins_anew(engine: SpeechEngine) -> None:
    sentence = Sentence(text="हाथी आया।", language="hi")
    before = await said(engine, sentence)
    await engine.close()
    await engine.close()
    after = await said(engine, sentence)
    assert after.seconds == pytest.approx(before.seconds, rel=0.1)
    assert [word.position for word in after.words] == [word.position for word in before.words]


async def test_its_voices_are_its_own(engine: SpeechEngine) -> None:
    abilities = engine.abilities
    assert "hi" in abilities.languages
    assert all(voice.id.partition(":")[0] and voice.id.partition(":")[2] for voice in abilities.voices)
    for voice in [voice for voice in abilities.voices if voice.language == "hi"][:2]:
        named = Sentence(text="हाथी", language="hi", voice=voice.id)
        assert voice.id.partition(":")[2] in engine.says(named).model
        assert any(isinstance(chunk, WordBegan) for chunk in await chunks_of(engine, named))
