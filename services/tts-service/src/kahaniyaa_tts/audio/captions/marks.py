"""Speech marks as Amazon Polly's clients read them: a line of JSON for each sentence, word and SSML mark."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from kahaniyaa_tts.audio.schemas import TimedUtterance, Times
from kahaniyaa_tts.text.sentences import sentences

_ORDER = ("sentence", "ssml", "word")


@dataclass(frozen=True, slots=True)
class SpeechMark:
    """One moment: milliseconds, and the bytes of the text (UTF-8) that it is about."""

    time: int
    type: str
    start: int
    end: int
    value: str


def speech_marks(times: Times) -> str:
    """The recording's marks in the order of time.

    Offsets are bytes, as Polly's are, into the texts of the utterances with a line feed between each two.
    """
    marks = sorted(_marks(times), key=lambda mark: (mark.time, _ORDER.index(mark.type), mark.start))
    return "".join(json.dumps(asdict(mark), ensure_ascii=False, separators=(",", ":")) + "\n" for mark in marks)


def _marks(times: Times) -> Iterator[SpeechMark]:
    words: list[SpeechMark] = []
    before = 0
    for utterance in times.utterances:
        words += _words(utterance, before)
        yield from _sentences(utterance, before)
        before += len(utterance.text.encode()) + 1
    yield from words
    for mark in times.marks:
        at = next((word.start for word in words if word.time >= mark.at_ms), max(before - 1, 0))
        yield SpeechMark(mark.at_ms, "ssml", at, at, mark.name)


def _words(utterance: TimedUtterance, before: int) -> Iterator[SpeechMark]:
    for word in utterance.words:
        yield _about(utterance.text, word.start, word.end, before, time=word.start_ms, kind="word")


def _sentences(utterance: TimedUtterance, before: int) -> Iterator[SpeechMark]:
    for span in sentences(utterance.text, utterance.language):
        first = next((word for word in utterance.words if span.start <= word.start < span.end), None)
        if first:
            yield _about(utterance.text, span.start, span.end, before, time=first.start_ms, kind="sentence")


def _about(text: str, start: int, end: int, before: int, *, time: int, kind: str) -> SpeechMark:
    begin = before + len(text[:start].encode())
    said = text[start:end]
    return SpeechMark(time, kind, begin, begin + len(said.encode()), said)
