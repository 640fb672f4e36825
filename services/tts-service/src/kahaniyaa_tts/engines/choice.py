"""The engines that the settings name, as one."""

from collections.abc import Iterator, Mapping

from prometheus_client import CollectorRegistry

from kahaniyaa_shared.languages import LANGUAGES
from kahaniyaa_shared.starting import CannotStart
from kahaniyaa_tts.engine import EngineVoice, SpeechEngine
from kahaniyaa_tts.engines.azure import AzureService, AzureSpeech
from kahaniyaa_tts.engines.chain import FirstThatWorks
from kahaniyaa_tts.engines.circuit import Circuit, CircuitMetrics
from kahaniyaa_tts.engines.elsewhere import Connection
from kahaniyaa_tts.engines.espeak.engine import Espeak, installed_espeak
from kahaniyaa_tts.engines.guarded import Guarded, Patience
from kahaniyaa_tts.engines.openai import OpenAiSpeech, SpeechServer
from kahaniyaa_tts.engines.piper.engine import Piper
from kahaniyaa_tts.engines.piper.models import LoadedModels
from kahaniyaa_tts.engines.piper.shelf import Shelf
from kahaniyaa_tts.installing.catalogue import Catalogue
from kahaniyaa_tts.settings import TtsSettings
from kahaniyaa_tts.turns import Turns

_THREADS = 2
"""Processors that one sentence of a Piper voice keeps busy: with more it is hardly sooner there."""


class UnknownEngineError(CannotStart):
    """The settings name an engine that there is not, or none that can speak."""


def chosen_engine(settings: TtsSettings, registry: CollectorRegistry) -> SpeechEngine:
    """The engines in the order of SPEECH_ENGINES and SPEECH_ENGINES_BY_LANGUAGE; nothing is started yet.

    Those that are not configured are left out.
    """
    every = dict(_found(settings, registry))
    engines = _chain(settings.speech_engines, every)
    by_language = {
        language: _chain(names, every) for language, names in _by_language(settings.speech_engines_by_language)
    }
    if not engines:
        raise UnknownEngineError(f"SPEECH_ENGINES={settings.speech_engines} has none that is configured; add espeak.")
    return FirstThatWorks(engines, {language: chain for language, chain in by_language.items() if chain})


def _found(settings: TtsSettings, registry: CollectorRegistry) -> Iterator[tuple[str, SpeechEngine | None]]:
    """Each engine by its name, made once; None where its settings are missing."""
    metrics = CircuitMetrics.on(registry)
    for name, engine in (("azure", _azure(settings)), ("openai", _openai(settings))):
        yield name, engine and _guarded(engine, settings, metrics)
    espeak = _espeak(settings)
    yield "piper", _piper(settings, espeak)
    yield "espeak", espeak


def _chain(names: str, every: Mapping[str, SpeechEngine | None]) -> tuple[SpeechEngine, ...]:
    engines = tuple(_known(name.strip(), every) for name in names.split(",") if name.strip())
    return tuple(engine for engine in engines if engine is not None)


def _known(name: str, every: Mapping[str, SpeechEngine | None]) -> SpeechEngine | None:
    if name not in every:
        raise UnknownEngineError(f"SPEECH_ENGINES names {name!r}; known are {', '.join(every)}.")
    return every[name]


def _by_language(setting: str) -> Iterator[tuple[str, str]]:
    """`hi=piper,espeak; ta=azure,espeak` as pairs."""
    for language, names in _pairs("SPEECH_ENGINES_BY_LANGUAGE", setting, ";"):
        if language not in LANGUAGES:
            raise UnknownEngineError(f"SPEECH_ENGINES_BY_LANGUAGE names {language!r}, which is no language here.")
        yield language, names


def _pairs(name: str, setting: str, sign: str) -> Iterator[tuple[str, str]]:
    for part in filter(None, map(str.strip, setting.split(sign))):
        key, equals, value = (each.strip() for each in part.partition("="))
        if not (key and equals and value):
            raise UnknownEngineError(f"{name} has {part!r}; write pairs as .env.example shows.")
        yield key, value


def _guarded(engine: SpeechEngine, settings: TtsSettings, metrics: CircuitMetrics) -> SpeechEngine:
    """An engine that others run, within time limits and behind a circuit breaker."""
    circuit = Circuit(
        engine=engine.ref.name,
        failures=settings.speech_failures,
        seconds=settings.speech_peace_seconds,
        metrics=metrics,
    )
    patience = Patience(first_sound=settings.speech_first_sound_limit, sentence=settings.speech_time_limit)
    return Guarded(engine, patience, circuit)


def _espeak(settings: TtsSettings) -> Espeak:
    return installed_espeak(
        settings.data_dir / "espeak",
        workers=settings.speech_workers,
        warm=settings.speech_warm_workers,
        idle_seconds=settings.speech_idle_seconds,
        most_seconds=settings.speech_sentence_seconds,
        time_limit=settings.speech_time_limit,
    )


def _azure(settings: TtsSettings) -> SpeechEngine | None:
    if not settings.azure_speech_url:
        return None
    service = AzureService(url=settings.azure_speech_url, key=settings.azure_speech_key)
    return AzureSpeech(service, Connection(settings.speech_time_limit))


def _openai(settings: TtsSettings) -> SpeechEngine | None:
    if not settings.speech_model:
        return None
    server = SpeechServer(
        base_url=settings.speech_server_url,
        api_key=settings.speech_server_key,
        model=settings.speech_model,
        languages=frozenset(filter(None, map(str.strip, settings.speech_model_languages.split(",")))),
        voices=dict(_pairs("SPEECH_MODEL_VOICES", settings.speech_model_voices, ",")),
    )
    return OpenAiSpeech(server, Connection(settings.speech_time_limit))


def _piper(settings: TtsSettings, espeak: Espeak) -> SpeechEngine:
    models = LoadedModels(
        most=settings.speech_most_models, idle_seconds=settings.speech_model_idle_seconds, threads=_THREADS
    )
    turns = Turns(max(settings.speech_workers // _THREADS, 1))
    return Piper(Shelf(settings.voices_folder, _known_voices(settings)), models, espeak, turns)


def _known_voices(settings: TtsSettings) -> dict[str, EngineVoice]:
    """What the catalogue knows of voices that may be installed."""
    voices = Catalogue(settings.speech_voice_catalogue).voices
    return {
        name: EngineVoice(
            id=voice.voice_id,
            name=voice.name,
            language=voice.language,
            gender=voice.gender,
            attribution=f"{voice.name}, a Piper voice ({voice.license})",
        )
        for name, voice in voices.items()
    }
