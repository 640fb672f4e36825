"""Engines that others run, against faithful servers on this machine."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given as for_any
from hypothesis import settings as within
from hypothesis import strategies
from prometheus_client import CollectorRegistry
from pydantic import SecretStr

from kahaniyaa_shared.engines import EngineError
from kahaniyaa_shared.testing.running import Client
from kahaniyaa_tts.engine import LOUDNESS, Began, Sentence, Sounds
from kahaniyaa_tts.engines.azure import AzureService, AzureSpeech, ssml
from kahaniyaa_tts.engines.circuit import Circuit, CircuitMetrics
from kahaniyaa_tts.engines.elsewhere import Connection, again_after, shared_out
from kahaniyaa_tts.engines.guarded import Guarded, Patience
from kahaniyaa_tts.engines.openai import OpenAiSpeech, SpeechServer
from kahaniyaa_tts.engines.waves import wave_of
from kahaniyaa_tts.testing.ears import loudness, pitch
from kahaniyaa_tts.testing.engines import said
from kahaniyaa_tts.testing.fixtures import Service
from kahaniyaa_tts.testing.speech_servers import KEY, AzureFake, OpenAiFake

HINDI = Sentence(text="एक छोटा हाथी, जंगल में रहता था।", language="hi")


AtAzure = Callable[..., AzureSpeech]
AtOpenAi = Callable[..., OpenAiSpeech]


@pytest.fixture
async def azure_at() -> AsyncIterator[AtAzure]:
    async with AsyncExitStack() as closing:

        def engine(url: str, key: str = KEY) -> AzureSpeech:
            made = AzureSpeech(AzureService(url=url, key=SecretStr(key)), Connection(20))
            closing.push_async_callback(made.close)
            return made

        yield engine


@pytest.fixture
async def openai_at() -> AsyncIterator[AtOpenAi]:
    async with AsyncExitStack() as closing:

        def engine(
            url: str, key: str = KEY, *, model: str = "gpt-4o-mini-tts", voices: Mapping[str, str] | None = None
        ) -> OpenAiSpeech:
            server = SpeechServer(
                base_url=url,
                api_key=SecretStr(key),
                model=model,
                languages=frozenset({"hi", "en"}),
                voices=voices or {},
            )
            made = OpenAiSpeech(server, Connection(20))
            closing.push_async_callback(made.close)
            return made

        yield engine


async def test_azure_gets_clean_ssml_and_is_heard(azure_server: AzureFake, azure_at: AtAzure) -> None:
    heard = await said(azure_at(azure_server.url), HINDI)
    (asked,) = azure_server.asked
    assert (asked["voice"], asked["text"], asked["style"]) == ("hi-IN-SwaraNeural", HINDI.text, None)
    assert heard.seconds == pytest.approx(len(HINDI.text) * 0.06, rel=0.02)
    assert [word.is_estimated for word in heard.words] == [True] * 7
    assert [HINDI.text[word.position] for word in heard.words] == [word[0] for word in HINDI.text.split()]


@pytest.mark.parametrize(
    ("role", "voice"), [("giant", "hi-IN-MadhurNeural"), ("woman", "hi-IN-SwaraNeural"), ("man", "hi-IN-MadhurNeural")]
)
async def test_a_role_gets_a_voice_of_its_gender(
    azure_server: AzureFake, role: str, voice: str, azure_at: AtAzure
) -> None:
    await said(azure_at(azure_server.url), Sentence(text="राजा", language="hi", role=role))
    assert azure_server.asked[0]["voice"] == voice


async def test_azure_hears_emotions_sounds_and_prosody(azure_server: AzureFake, azure_at: AtAzure) -> None:
    sentence = Sentence(
        text="Gola <is> & was", language="en", emotion="cheerful", rate=1.5, pitch=3, sounds=(Sounds(0, 4, 'ɡoː"la'),)
    )
    heard = await said(azure_at(azure_server.url), sentence)
    (asked,) = azure_server.asked
    assert asked == {
        "voice": "en-IN-NeerjaNeural", "style": "cheerful", "rate": 1.5, "pitch": 3.0, "text": sentence.text,
        "sounds": [("ɡoː\"la", "Gola")],
    }  # fmt: skip
    assert pitch(heard.pcm) == pytest.approx(200 * 2 ** (3 / 12), rel=0.02)


async def test_sounds_that_azure_cannot_make_are_read_by_their_letters(
    azure_server: AzureFake, azure_at: AtAzure
) -> None:
    azure_server.refuses_sounds = True
    sentence = Sentence(text="Gola", language="hi", sounds=(Sounds(0, 4, "ɡoːla"),))
    assert (await said(azure_at(azure_server.url), sentence)).pcm
    assert [asked["sounds"] for asked in azure_server.asked] == [[("ɡoːla", "Gola")], []]


@within(max_examples=200, deadline=None)
@for_any(strategies.text(max_size=40), strategies.sampled_from(["hi", "en", "ta"]))
def test_no_text_breaks_out_of_its_ssml(text: str, language: str) -> None:
    from xml.etree import ElementTree

    document = ssml(Sentence(text=text, language=language), "hi-IN-SwaraNeural")
    tags = [element.tag.rpartition("}")[2] for element in ElementTree.fromstring(document).iter()]
    assert tags == ["speak", "voice", "prosody"]


async def test_openai_is_asked_in_its_own_way(openai_server: OpenAiFake, openai_at: AtOpenAi) -> None:
    sentence = Sentence(text=HINDI.text, language="hi", role="giant", emotion="sad", rate=0.8)
    heard = await said(openai_at(openai_server.url), sentence)
    (asked,) = openai_server.asked
    assert (asked["model"], asked["voice"], asked["speed"]) == ("gpt-4o-mini-tts", "onyx", 0.8)
    assert "giant" in asked["instructions"]
    assert "sadly" in asked["instructions"]
    assert heard.seconds == pytest.approx(len(HINDI.text) * 0.06 / 0.8, rel=0.02)
    assert pitch(heard.pcm) == pytest.approx(200, rel=0.02)


@pytest.mark.parametrize("model", ["tts-1", "tts-1-hd"])
async def test_a_model_that_takes_no_instructions_gets_none(
    openai_server: OpenAiFake, model: str, openai_at: AtOpenAi
) -> None:
    await said(openai_at(openai_server.url, model=model), HINDI)
    assert "instructions" not in openai_server.asked[0]


async def test_a_server_that_takes_no_instructions_is_asked_without_from_then_on(
    openai_server: OpenAiFake, openai_at: AtOpenAi
) -> None:
    openai_server.knows_instructions = False
    engine = openai_at(openai_server.url)
    for _ in range(2):
        assert (await said(engine, HINDI)).pcm
    assert [sorted(asked) for asked in openai_server.asked] == [
        ["input", "model", "response_format", "speed", "voice"]
    ] * 2


async def test_a_text_without_words_is_sent_to_no_server(openai_server: OpenAiFake, openai_at: AtOpenAi) -> None:
    """A real one answers as if it were down; were it asked, its circuit would open."""
    engine = openai_at(openai_server.url)
    for text in ("।", "?!", " "):
        with pytest.raises(EngineError) as refused:
            await said(engine, Sentence(text=text, language="hi"))
        assert not refused.value.passing
    assert openai_server.asked == []


async def test_voices_of_a_server_of_ones_own_are_by_role(openai_server: OpenAiFake, openai_at: AtOpenAi) -> None:
    engine = openai_at(openai_server.url, voices={"narrator": "af_heart", "giant": "am_onyx"})
    for role in ("giant", "child", "narrator"):
        await said(engine, Sentence(text="Hello", language="en", role=role))
    await said(engine, Sentence(text="Hello", language="en", voice="openai:bf_emma"))
    assert [asked["voice"] for asked in openai_server.asked] == ["am_onyx", "af_heart", "af_heart", "bf_emma"]


@pytest.mark.parametrize("level", [0.02, 0.6])
async def test_voices_elsewhere_are_levelled(
    azure_server: AzureFake, openai_server: OpenAiFake, level: float, azure_at: AtAzure, openai_at: AtOpenAi
) -> None:
    for server, engine in ((azure_server, azure_at(azure_server.url)), (openai_server, openai_at(openai_server.url))):
        server.level = level
        chunks = [chunk async for chunk in engine.speak(HINDI)]
        assert isinstance(chunks[0], Began)
        heard = loudness((await said(engine, HINDI)).pcm) + chunks[0].gain
        assert heard == pytest.approx(LOUDNESS, abs=1.0)


@pytest.mark.parametrize(
    ("status", "passing"),
    [(429, True), (500, True), (503, True), (408, True), (400, False), (401, False), (403, False), (404, False)],
)
async def test_a_failure_passes_or_stays(
    azure_server: AzureFake,
    openai_server: OpenAiFake,
    status: int,
    passing: bool,
    azure_at: AtAzure,
    openai_at: AtOpenAi,
) -> None:
    for server, engine in ((azure_server, azure_at(azure_server.url)), (openai_server, openai_at(openai_server.url))):
        server.statuses = [status]
        with pytest.raises(EngineError) as failed:
            await said(engine, HINDI)
        assert failed.value.passing == passing
        assert "हाथी" not in str(failed.value)


async def test_a_wrong_key_stays_wrong(
    azure_server: AzureFake, openai_server: OpenAiFake, azure_at: AtAzure, openai_at: AtOpenAi
) -> None:
    for engine in (azure_at(azure_server.url, "wrong"), openai_at(openai_server.url, "wrong")):
        with pytest.raises(EngineError) as failed:
            await said(engine, HINDI)
        assert not failed.value.passing
        assert "wrong" not in str(failed.value)


async def test_a_server_that_is_not_there_may_be_there_later(azure_at: AtAzure, openai_at: AtOpenAi) -> None:
    for engine in (azure_at("http://127.0.0.1:1/v1"), openai_at("http://127.0.0.1:1/v1")):
        with pytest.raises(EngineError) as failed:
            await said(engine, HINDI)
        assert failed.value.passing


async def test_kahaniyaa_speaks_through_another_kahaniyaa(service: Service) -> None:
    async with service() as other:
        url = f"{str(other.base_url).rstrip('/')}/v1"
        key = other.headers["authorization"].removeprefix("Bearer ")
        settings = {"speech_engines": "openai", "speech_model": "kahaniyaa", "speech_base_url": url}
        async with service(**settings, speech_api_key=key) as client:
            answer = await spoken(client)
    assert answer["engine"] == "openai"
    assert 1 < answer["duration"] < 6
    assert [word["text"] for word in answer["words"]] == ["एक", "छोटा", "हाथी", "जंगल", "में", "रहता", "था"]
    assert all(word["estimated"] for word in answer["words"])
    assert all(one["start_ms"] <= other["start_ms"] for one, other in pairwise(answer["words"]))


async def test_espeak_steps_in_where_azure_is_down_and_it_is_said(service: Service) -> None:
    settings = {
        "speech_engines": "azure,espeak",
        "azure_speech_key": "k",
        "azure_speech_endpoint": "http://127.0.0.1:1",
    }
    async with service(**settings) as client:
        answer = await spoken(client)
        again = await spoken(client)
    assert answer["engine"] == again["engine"] == "espeak"
    assert answer["warnings"] == ["The voice of azure could not say every sentence; espeak spoke in its place."]
    assert again["warnings"] == answer["warnings"]


async def test_a_key_for_stories_alone_sends_nothing_to_paid_speech(
    service: Service, openai_server: OpenAiFake
) -> None:
    async with service(openai_api_key=KEY, openai_base_url=openai_server.url) as client:
        assert (await spoken(client))["engine"] == "espeak"
    assert not openai_server.asked


async def spoken(client: Client) -> dict[str, Any]:
    asked = {"text": HINDI.text, "language": "hi", "format": "wav"}
    answer = await client.post("/v1/tts/speech", json=asked, headers={"Accept": "application/json"})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_who_asks_too_much_of_a_server_leaves_it_in_peace_for_as_long_as_it_says(
    azure_server: AzureFake, openai_server: OpenAiFake, azure_at: AtAzure, openai_at: AtOpenAi
) -> None:
    for server, engine in ((azure_server, azure_at(azure_server.url)), (openai_server, openai_at(openai_server.url))):
        server.statuses = [429]
        circuit = Circuit(engine="busy", failures=3, seconds=30, metrics=CircuitMetrics.on(CollectorRegistry()))
        guarded = Guarded(engine, Patience(first_sound=10, sentence=10), circuit)
        with pytest.raises(EngineError):
            await said(guarded, HINDI)
        assert circuit.is_open
        with pytest.raises(EngineError, match="asked to be left in peace") as failed:
            await said(guarded, HINDI)
        assert failed.value.passing
        assert not server.asked, "it was asked again"
        await asyncio.sleep(1.05)
        assert (await said(guarded, HINDI)).pcm
        assert not circuit.is_open


async def test_a_story_goes_on_while_a_server_wants_peace(service: Service, azure_server: AzureFake) -> None:
    azure_server.statuses, azure_server.again_after = [429], "600"
    settings = {"azure_speech_key": KEY, "azure_speech_endpoint": azure_server.url, "speech_engines": "azure,espeak"}
    async with service(**settings) as client:
        assert [(await spoken(client))["engine"] for _ in range(2)] == ["espeak", "espeak"]
    assert not azure_server.asked


def test_when_to_ask_again_is_told_in_seconds_or_by_a_date() -> None:
    then = datetime.now(UTC) + timedelta(seconds=90)
    assert again_after(format_datetime(then, usegmt=True)) == pytest.approx(90, abs=2)
    told = ("7", "0", "", "-3", "soon", "१", "Wed, 21 Oct 2015 07:28:00 GMT", "Wed, 99 Oct 2015 07:28:00 GMT")
    assert [again_after(each) for each in told] == [7, 0, 0, 0, 0, 0, 0, 0]


@for_any(strategies.text(alphabet="ab क।, -", max_size=60), strategies.integers(0, 3000))
def test_shared_out_times_are_in_order_and_inside(text: str, samples: int) -> None:
    shared = shared_out(text, wave_of(b"\x00\x40" * samples))
    moments = [word.sample for word in shared]
    assert moments == sorted(moments)
    assert all(0 <= moment <= max(samples, 1) for moment in moments)
