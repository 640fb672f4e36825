"""The engines that the settings name, as one."""

from collections.abc import Callable, Mapping

from kahaniyaa_shared.starting import CannotStart
from kahaniyaa_tts.engine import SpeechEngine
from kahaniyaa_tts.engines.chain import FirstThatWorks
from kahaniyaa_tts.engines.espeak.engine import installed_espeak
from kahaniyaa_tts.settings import TtsSettings


class UnknownEngineError(CannotStart):
    """The settings name an engine that there is not."""


def chosen_engine(settings: TtsSettings) -> SpeechEngine:
    """The engines in the order of SPEECH_ENGINES; nothing is started yet."""
    names = [name.strip() for name in settings.speech_engines.split(",") if name.strip()]
    engines = tuple(_engine(name, settings) for name in names or ["espeak"])
    return engines[0] if len(engines) == 1 else FirstThatWorks(engines)


def _engine(name: str, settings: TtsSettings) -> SpeechEngine:
    if name not in _ENGINES:
        raise UnknownEngineError(f"SPEECH_ENGINES names {name!r}; known are {', '.join(_ENGINES)}.")
    return _ENGINES[name](settings)


def _espeak(settings: TtsSettings) -> SpeechEngine:
    return installed_espeak(
        workers=settings.speech_workers,
        idle_seconds=settings.speech_idle_seconds,
        most_seconds=settings.speech_sentence_seconds,
        time_limit=settings.speech_time_limit,
    )


_ENGINES: Mapping[str, Callable[[TtsSettings], SpeechEngine]] = {"espeak": _espeak}
