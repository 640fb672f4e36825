"""The engines that the settings name, as one."""

from collections.abc import Callable, Iterator, Mapping

from prometheus_client import CollectorRegistry

from kahaniyaa_shared.languages import LANGUAGES
from kahaniyaa_shared.starting import CannotStart
from kahaniyaa_tts.engine import SpeechEngine
from kahaniyaa_tts.engines.chain import FirstThatWorks
from kahaniyaa_tts.engines.espeak.engine import installed_espeak
from kahaniyaa_tts.settings import TtsSettings


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
    for name, make in _ENGINES.items():
        yield name, make(settings)


def _chain(names: str, every: Mapping[str, SpeechEngine | None]) -> tuple[SpeechEngine, ...]:
    engines = tuple(_known(name.strip(), every) for name in names.split(",") if name.strip())
    return tuple(engine for engine in engines if engine is not None)


def _known(name: str, every: Mapping[str, SpeechEngine | None]) -> SpeechEngine | None:
    if name not in every:
        raise UnknownEngineError(f"SPEECH_ENGINES names {name!r}; known are {', '.join(every)}.")
    return every[name]


def _by_language(setting: str) -> Iterator[tuple[str, str]]:
    """`hi=piper,espeak; ta=azure,espeak` as pairs."""
    for part in filter(None, map(str.strip, setting.split(";"))):
        language, sign, names = part.partition("=")
        if not sign or language.strip() not in LANGUAGES:
            raise UnknownEngineError(
                f"SPEECH_ENGINES_BY_LANGUAGE has {part!r}; write it as hi=piper,espeak; ta=azure,espeak."
            )
        yield language.strip(), names


def _espeak(settings: TtsSettings) -> SpeechEngine:
    return installed_espeak(
        workers=settings.speech_workers,
        warm=settings.speech_warm_workers,
        idle_seconds=settings.speech_idle_seconds,
        most_seconds=settings.speech_sentence_seconds,
        time_limit=settings.speech_time_limit,
    )


_ENGINES: Mapping[str, Callable[[TtsSettings], SpeechEngine | None]] = {"espeak": _espeak}
