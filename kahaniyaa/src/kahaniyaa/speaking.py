"""Who speaks as it is configured: engines in their order, natural voices, and the servers that others run."""

from collections import Counter
from collections.abc import Iterator, Mapping

from kahaniyaa.findings import Finding
from kahaniyaa.servers import Server, asked, bearing
from kahaniyaa_tts.engine import EngineVoice, SpeechEngine
from kahaniyaa_tts.engines.chain import FirstThatWorks
from kahaniyaa_tts.settings import TtsSettings

_NO_NATURAL_VOICE = "Not needed. For natural voices: kahaniyaa voices, and kahaniyaa voices install NAME"
_UNREADABLE = "It is no Piper voice of a language known here. Remove it, or install it anew: kahaniyaa voices"
_HALF_AZURE = "Set AZURE_SPEECH_REGION (or AZURE_SPEECH_ENDPOINT) beside AZURE_SPEECH_KEY, or neither."
_NO_AZURE = "Is AZURE_SPEECH_REGION right, and this machine online? Meanwhile the next engine speaks."
_NO_SERVER = "Is the server of SPEECH_BASE_URL (or OPENAI_BASE_URL) running? Meanwhile the next engine speaks."
_NO_MODELS = "Fine if it speaks all the same: not every speech server lists its models."


async def speaking(engine: SpeechEngine) -> list[Finding]:
    """Who speaks, one by one; servers are asked for lists alone, which cost nothing."""
    settings = TtsSettings.load()
    return [*_orders(engine), *_natural(engine, settings), *[await asked(each) for each in _servers(settings)],
            *_half_configured(settings)]  # fmt: skip


def _orders(engine: SpeechEngine) -> Iterator[Finding]:
    if not isinstance(engine, FirstThatWorks):
        yield Finding("Speech", f"by {engine.ref.name}")
        return
    yield Finding("Speech", f"by {_named(engine.engines)}")
    for language, chain in engine.by_language.items():
        yield Finding(f"Speech: {language}", f"by {_named(chain)}")


def _named(engines: tuple[SpeechEngine, ...]) -> str:
    return ", then ".join(engine.ref.name for engine in engines)


def _natural(engine: SpeechEngine, settings: TtsSettings) -> Iterator[Finding]:
    """The voices in the folder, and what is there and is none."""
    folder = settings.voices_folder
    voices = [voice for voice in engine.abilities.voices if voice.id.startswith("piper:")]
    if voices:
        yield Finding("Natural voices", f"{_counted(voices)} in {folder}")
    else:
        yield Finding("Natural voices", f"none in {folder}", advice=_NO_NATURAL_VOICE)
    known = {voice.id.removeprefix("piper:").partition("#")[0] for voice in voices}
    for name in sorted({model.stem for model in folder.glob("*.onnx")} - known if _has_piper(engine) else ()):
        yield Finding("Natural voice", f"{name} cannot be read", fine=False, advice=_UNREADABLE)


def _counted(voices: list[EngineVoice]) -> str:
    by_language = Counter(voice.language for voice in voices)
    return ", ".join(f"{many} for {language}" for language, many in sorted(by_language.items()))


def _has_piper(engine: SpeechEngine) -> bool:
    return isinstance(engine, FirstThatWorks) and any(each.ref.name == "piper" for each in engine.every())


def _servers(settings: TtsSettings) -> Iterator[Server]:
    """Those that are configured."""
    if settings.azure_speech_url:
        yield _azure(settings.azure_speech_url, settings.azure_speech_key.get_secret_value())
    if settings.speech_model:
        yield _model(settings)


def _azure(url: str, key: str) -> Server:
    return Server(
        what="Azure Speech",
        url=url,
        listing=f"{url.removesuffix('/v1')}/voices/list",
        headers={"Ocp-Apim-Subscription-Key": key},
        works=f"answers at {url}",
        when_silent=_NO_AZURE,
        when_refused="Put a valid key of that region into AZURE_SPEECH_KEY.",
        when_otherwise="AZURE_SPEECH_ENDPOINT is the address that ends in /cognitiveservices/v1.",
    )


def _model(settings: TtsSettings) -> Server:
    url = settings.speech_server_url.rstrip("/")
    headers: Mapping[str, str] = bearing(settings.speech_server_key.get_secret_value())
    return Server(
        what="Speech model",
        url=url,
        listing=f"{url}/models",
        headers=headers,
        works=f"{settings.speech_model} at {url}",
        when_silent=_NO_SERVER,
        when_refused="Put a valid key into SPEECH_API_KEY (or OPENAI_API_KEY).",
        when_otherwise=_NO_MODELS,
    )


def _half_configured(settings: TtsSettings) -> Iterator[Finding]:
    """What would be left out silently."""
    wanted = (
        settings.azure_speech_key.get_secret_value(),
        settings.azure_speech_region,
        settings.azure_speech_endpoint,
    )
    if any(wanted) and not settings.azure_speech_url:
        yield Finding("Azure Speech", "is half configured", fine=False, advice=_HALF_AZURE)
