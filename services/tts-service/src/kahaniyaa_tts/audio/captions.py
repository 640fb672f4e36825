"""WebVTT captions: a cue for each sentence, with the moment of each word in it."""

from collections.abc import Iterator, Sequence

from kahaniyaa_shared.contracts.speech import WordTime
from kahaniyaa_tts.audio.schemas import TimedUtterance, Times
from kahaniyaa_tts.text.sentences import sentences


def webvtt(times: Times) -> str:
    """The recording's captions (W3C WebVTT), cut at sentences."""
    cues = (cue for utterance in times.utterances for cue in _cues(utterance))
    return "WEBVTT\n\n" + "\n".join(cues)


def _cues(utterance: TimedUtterance) -> Iterator[str]:
    for span in sentences(utterance.text, utterance.language):
        words = [word for word in utterance.words if span.start <= word.start < span.end]
        if words:
            text = _with_times(utterance.text, words, start=span.start, end=span.end)
            yield f"{_clock(words[0].start_ms)} --> {_clock(words[-1].end_ms)}\n{text}\n"


def _with_times(text: str, words: Sequence[WordTime], *, start: int, end: int) -> str:
    """The sentence with the moment of each word but the first before it: the first one's is the cue's own."""
    parts: list[str] = []
    at = start
    for number, word in enumerate(words):
        parts.append(_escaped(text[at : word.start]))
        if number and words[number - 1].start_ms < word.start_ms:
            parts.append(f"<{_clock(word.start_ms)}>")
        parts.append(_escaped(text[word.start : word.end]))
        at = word.end
    return "".join(parts) + _escaped(text[at:end])


def _escaped(text: str) -> str:
    plain = " ".join(text.split("\n"))
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _clock(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
