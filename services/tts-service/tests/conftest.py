"""What tts-service's tests share: the real engine, the real voices, and the service itself."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest
from prometheus_client import CollectorRegistry

from kahaniyaa_shared.testing.running import Client, running
from kahaniyaa_tts.app import create_app
from kahaniyaa_tts.engine import Sentence, SpeechEngine
from kahaniyaa_tts.engines.espeak.engine import Espeak, installed_espeak
from kahaniyaa_tts.settings import TtsSettings
from kahaniyaa_tts.speech.cache import SentenceCache
from kahaniyaa_tts.speech.metrics import SpeechMetrics
from kahaniyaa_tts.speech.performance import Heard, Speaker
from kahaniyaa_tts.speech.script import script
from kahaniyaa_tts.speech.steps import Part
from kahaniyaa_tts.testing.engines import Said, said
from kahaniyaa_tts.testing.fixtures import Perform, PerformWith, Say, Service
from kahaniyaa_tts.testing.performances import whole
from kahaniyaa_tts.testing.speech_servers import AzureFake, OpenAiFake, azure_app, openai_app
from kahaniyaa_tts.voices.choosing import ChosenVoices


@pytest.fixture
async def espeak() -> AsyncIterator[Espeak]:
    engine = installed_espeak(workers=2, idle_seconds=30, most_seconds=60, time_limit=20)
    yield engine
    await engine.close()


@pytest.fixture
def say(espeak: Espeak) -> Say:
    async def say(sentence: Sentence) -> Said:
        return await said(espeak, sentence)

    return say


@pytest.fixture
def perform_with(tmp_path: Path) -> PerformWith:
    cache = SentenceCache(tmp_path / "said", 10_000_000)

    async def perform(engine: SpeechEngine, *parts: Part) -> list[Heard]:
        speaker = Speaker(engine, cache, SpeechMetrics.on(CollectorRegistry()))
        written = script(parts, ChosenVoices({}).speaker, abilities=engine.abilities, reaches=engine.reaches)
        return whole([heard async for heard in speaker.perform(written.steps, "somebody")])

    return perform


@pytest.fixture
def perform(espeak: Espeak, perform_with: PerformWith) -> Perform:
    async def perform(*parts: Part) -> list[Heard]:
        return await perform_with(espeak, *parts)

    return perform


@pytest.fixture
def service(furnished: Callable[[str], dict[str, Any]], token_for: Callable[[str], str]) -> Service:
    own = furnished("tts")

    def start(
        user: str | None = "01930000-0000-7000-8000-000000000001", **settings: Any
    ) -> AbstractAsyncContextManager[Client]:
        chosen: dict[str, Any] = {**own, "speech_workers": 2, "speech_warm_workers": 0, **settings}
        return running(create_app(TtsSettings(**chosen)), token=token_for(user) if user else None)

    return start


@pytest.fixture
async def azure_server() -> AsyncIterator[AzureFake]:
    fake = AzureFake()
    async with running(azure_app(fake)) as client:
        fake.url = f"{str(client.base_url).rstrip('/')}/cognitiveservices/v1"
        yield fake


@pytest.fixture
async def openai_server() -> AsyncIterator[OpenAiFake]:
    fake = OpenAiFake()
    async with running(openai_app(fake)) as client:
        fake.url = f"{str(client.base_url).rstrip('/')}/v1"
        yield fake
