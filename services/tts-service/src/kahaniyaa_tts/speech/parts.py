"""What each kind of request comes to: the parts of a script."""

from kahaniyaa_shared.contracts.speech import PassageRequest, Utterance
from kahaniyaa_shared.languages import LANGUAGES, primary
from kahaniyaa_tts.speech.problems import MalformedSsml
from kahaniyaa_tts.speech.schemas import SpeechRequest
from kahaniyaa_tts.speech.steps import Part
from kahaniyaa_tts.text.detection import language_of
from kahaniyaa_tts.text.document import Document, plain
from kahaniyaa_tts.text.ssml.grammar import text_of
from kahaniyaa_tts.text.ssml.problems import SsmlError
from kahaniyaa_tts.text.ssml.reading import Reading, read
from kahaniyaa_tts.voices.catalogue import find_voice


def speech_parts(asked: SpeechRequest) -> tuple[Part, ...]:
    """The one part of a speech; raises MalformedSsml."""
    reading = None if asked.ssml is None else _read(asked.ssml)
    document = reading.document if reading else plain(asked.text or "")
    return (
        Part(
            document=document,
            language=asked.language or _told(reading) or _language(document, asked.voice),
            voice=asked.voice,
            emotion=asked.emotion,
            speed=asked.speed,
            pitch=asked.pitch,
            pointer="/text" if reading is None else "/ssml",
            ssml=reading.root if reading else None,
            strict=asked.strict,
        ),
    )


def passage_parts(asked: PassageRequest) -> tuple[Part, ...]:
    """A part for each utterance."""
    return tuple(_utterance(utterance, f"/utterances/{n}/text") for n, utterance in enumerate(asked.utterances))


def _utterance(utterance: Utterance, pointer: str) -> Part:
    return Part(
        document=plain(utterance.text),
        language=utterance.language,
        voice=utterance.voice,
        emotion=utterance.emotion,
        speed=utterance.speed,
        pause_after_ms=utterance.pause_after_ms,
        pointer=pointer,
        may_be_stood_in_for=True,
    )


def _read(ssml: str) -> Reading:
    try:
        return read(ssml)
    except SsmlError as error:
        raise MalformedSsml.of(error) from error


def language_of_ssml(reading: Reading) -> str:
    """The language that it says it is in, or else that of its script."""
    return _told(reading) or language_of(reading.document.text)


def _told(reading: Reading | None) -> str | None:
    """The language that SSML itself says it is in, if it is one of ours."""
    language = primary(text_of(reading.root, "xml:lang")) if reading else ""
    return language if language in LANGUAGES else None


def _language(document: Document, voice: str | None) -> str:
    """The language of the text's script; among several of one script, the voice's own."""
    likely = language_of(document.text)
    chosen = find_voice(voice) if voice else None
    if chosen is None:
        return likely
    same_script = language_of_script(chosen.language) == likely
    return primary(chosen.language) if same_script else likely


def language_of_script(language: str) -> str:
    """The language that stands for all that share this one's script."""
    return language_of(LANGUAGES[language].native_name)
