"""Cues: what of a text stands on the screen together, in lines that are read at a glance."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kahaniyaa_shared.contracts.speech import WordTime
from kahaniyaa_tts.audio.captions.graphemes import graphemes
from kahaniyaa_tts.audio.schemas import TimedUtterance, Times
from kahaniyaa_tts.text.sentences import sentences

_LINE = 42
"""Grapheme clusters in a line, unless one word alone is longer; there are two lines in a cue."""

_CHUNK = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of text that no line breaks, and the words in it: mostly one, with what clings to it."""

    text: str
    start: int  # its first code point in the utterance
    words: tuple[WordTime, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown together, and between which milliseconds."""

    start_ms: int
    end_ms: int
    lines: tuple[tuple[Chunk, ...], ...]


def cues(times: Times) -> Iterator[Cue]:
    """The cues of a recording, in order: each is of one sentence, and as much of it as two lines hold."""
    for utterance in times.utterances:
        for span in sentences(utterance.text, utterance.language):
            lines = _lines(_chunks(utterance, span.start, span.end))
            for first in range(0, len(lines), 2):
                yield from _cue(lines[first : first + 2])


def shown(line: Sequence[Chunk]) -> str:
    """A line as it is shown."""
    return "".join(chunk.text for chunk in line).strip()


def _cue(lines: Sequence[tuple[Chunk, ...]]) -> Iterator[Cue]:
    words = [word for line in lines for chunk in line for word in chunk.words]
    if words:
        yield Cue(words[0].start_ms, words[-1].end_ms, tuple(lines))


def _chunks(utterance: TimedUtterance, start: int, end: int) -> Iterator[Chunk]:
    """The chunks between two code points; what has no word, such as a dash, clings to what is before it."""
    held: Chunk | None = None
    for match in _CHUNK.finditer(utterance.text, start, end):
        words = tuple(word for word in utterance.words if match.start() <= word.start < match.end())
        text = " ".join(match.group().split("\n"))
        if held and (not words or not held.words):
            held = Chunk(held.text + text, held.start, held.words + words)
            continue
        if held:
            yield held
        held = Chunk(text, match.start(), words)
    if held:
        yield held


def _lines(chunks: Iterator[Chunk]) -> list[tuple[Chunk, ...]]:
    lines: list[tuple[Chunk, ...]] = []
    line: tuple[Chunk, ...] = ()
    for chunk in chunks:
        if line and graphemes(shown((*line, chunk))) > _LINE:
            lines.append(line)
            line = ()
        line = (*line, chunk)
    return [*lines, line] if line else lines
