"""tts-service put together."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import chain
from typing import cast

from fastapi import FastAPI

from kahaniyaa_shared.engines import EngineError
from kahaniyaa_shared.platform import Platform, Surroundings
from kahaniyaa_shared.service import Parts, ServiceDefinition, create_service
from kahaniyaa_shared.telemetry import log
from kahaniyaa_tts.audio.encoders.choice import Encoders
from kahaniyaa_tts.audio.encoders.press_room import PressRoom
from kahaniyaa_tts.audio.repository import RecordingShelf
from kahaniyaa_tts.audio.router import router as audio_router
from kahaniyaa_tts.audio.service import RecordingService
from kahaniyaa_tts.claims import Claims
from kahaniyaa_tts.engine import LOUDNESS, Preparable, SpeechEngine
from kahaniyaa_tts.engines.chain import FirstThatWorks
from kahaniyaa_tts.engines.choice import chosen_engine
from kahaniyaa_tts.engines.espeak.engine import Espeak
from kahaniyaa_tts.forgetting import Forgetting
from kahaniyaa_tts.installing.choice import installing_of
from kahaniyaa_tts.installing.router import router as installing_router
from kahaniyaa_tts.installing.service import InstallingService
from kahaniyaa_tts.lexicon.repository import LexiconShelf
from kahaniyaa_tts.lexicon.router import router as lexicon_router
from kahaniyaa_tts.lexicon.service import LexiconService
from kahaniyaa_tts.lexicon.shelved import Lexicons
from kahaniyaa_tts.openai.router import router as openai_router
from kahaniyaa_tts.settings import TtsSettings
from kahaniyaa_tts.speech.admission import Admission
from kahaniyaa_tts.speech.cache import SentenceCache
from kahaniyaa_tts.speech.metrics import SpeechMetrics
from kahaniyaa_tts.speech.performance import Speaker
from kahaniyaa_tts.speech.router import router as speech_router
from kahaniyaa_tts.speech.samples import SampleService
from kahaniyaa_tts.speech.service import SpeechService
from kahaniyaa_tts.ssml.router import router as ssml_router
from kahaniyaa_tts.ssml.service import SsmlService
from kahaniyaa_tts.text.reading_out.reader import get_ready
from kahaniyaa_tts.voices.repository import PresetShelf
from kahaniyaa_tts.voices.router import router as voices_router
from kahaniyaa_tts.voices.service import VoiceService

_RECORDING_SECONDS = 300.0
"""So long a request waits at most for the same recording to be made at another one's."""


@asynccontextmanager
async def compose(platform: Platform) -> AsyncIterator[Parts]:
    """The parts of tts-service; its engines are let go of at the end."""
    settings = cast("TtsSettings", platform.settings)
    engine = chosen_engine(settings, platform.registry)
    installing = installing_of(settings)
    recordings = RecordingShelf(platform.database, platform.blobs)
    presets = PresetShelf(platform.database, platform.outbox)
    cache = SentenceCache(settings.data_dir / "said", settings.speech_cache_bytes)
    lexicons = LexiconShelf(platform.database, platform.outbox, settings.lexicon_most_entries)
    await Forgetting(recordings, presets, lexicons, cache).listen(platform.bus)
    encoders = _encoders(settings)
    claims = Claims(settings.data_dir / "recordings.claims", patience=_RECORDING_SECONDS)
    metrics = SpeechMetrics.on(platform.registry)
    _count_losses(engine, metrics)
    speech = SpeechService(
        Speaker(engine, cache, metrics, settings.speech_loudness - LOUDNESS),
        VoiceService(presets, platform.signer, engine),
        RecordingService(recordings, platform.signer),
        encoders,
        claims,
        Admission(settings.speech_most_requests, settings.speech_most_per_user),
        settings.speech_most_characters,
        Lexicons(lexicons),
    )
    preparing = asyncio.create_task(_prepared(engine, encoders))
    try:
        yield {
            SpeechEngine: engine,
            LexiconService: LexiconService(lexicons),
            SpeechService: speech,
            VoiceService: speech.voices,
            RecordingService: speech.recordings,
            SampleService: SampleService(speech),
            InstallingService: installing,
            SsmlService: SsmlService(speech),
        }
    finally:
        preparing.cancel()
        await asyncio.gather(preparing, return_exceptions=True)
        await encoders.close()
        await cache.close()
        claims.close()
        await installing.close()
        await engine.close()


def _count_losses(engine: SpeechEngine, metrics: SpeechMetrics) -> None:
    """Have every speech process that is lost counted."""
    several = (engine.engines, *engine.by_language.values()) if isinstance(engine, FirstThatWorks) else ((engine,),)
    for each in chain.from_iterable(several):
        if isinstance(each, Espeak):
            each.pool.on_loss = metrics.lost.inc


async def _prepared(engine: SpeechEngine, encoders: Encoders) -> None:
    """Everything that the first listener would wait for."""
    encoders.get_ready()
    await asyncio.gather(asyncio.to_thread(get_ready), _engine_prepared(engine))


async def _engine_prepared(engine: SpeechEngine) -> None:
    """An engine that cannot get ready now may be able to speak later, and says so when it is asked."""
    if not isinstance(engine, Preparable):
        return
    try:
        await engine.prepare()
    except EngineError as failure:
        log().warning("speech_not_ready", error=str(failure))


def _encoders(settings: TtsSettings) -> Encoders:
    """Encoders, as many presses as speech workers at most; nothing is started yet."""
    presses = PressRoom(settings.speech_workers, settings.speech_idle_seconds, settings.speech_time_limit)
    return Encoders(presses)


TTS = ServiceDefinition(
    name="tts",
    package="kahaniyaa_tts",
    title="Kahaniyaa tts-service",
    description="Says text and SSML aloud in many voices, and tells the moment at which each word begins.",
    routers=(
        openai_router,
        audio_router,
        lexicon_router,
        speech_router,
        ssml_router,
        installing_router,
        voices_router,
    ),
    compose=compose,
)


def create_app(settings: TtsSettings | None = None, surroundings: Surroundings | None = None) -> FastAPI:
    """tts-service as an ASGI application; it opens nothing before its lifespan is entered."""
    return create_service(TTS, settings or TtsSettings.load(), surroundings)
