"""When each word on the page is heard, from the moments that an engine tells."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kahaniyaa_tts.engine import WordBegan
from kahaniyaa_tts.text.document import Span
from kahaniyaa_tts.text.spoken import SpokenText


@dataclass(frozen=True, slots=True)
class TimedWord:
    """A word on the page and the samples between which it is heard; `is_estimated` where no engine said so."""

    span: Span
    start: int
    end: int
    is_estimated: bool = False


def aligned(
    words: Sequence[Span], spoken: SpokenText, began: Sequence[WordBegan], *, samples: int
) -> tuple[TimedWord, ...]:
    """A start and an end for every word, in order and without gaps, within so many samples.

    A word that the engine merged with its neighbour ("of the") gets its share of the neighbour's time by its letters.
    """
    starts = _starts(words, spoken, began, samples)
    return tuple(_timed(words, starts, samples))


def _starts(
    words: Sequence[Span], spoken: SpokenText, began: Sequence[WordBegan], samples: int
) -> dict[int, WordBegan]:
    """Where a word begins, for those of which the engine told; only the first moment of a word counts."""
    firsts = [word.start for word in words]
    starts: dict[int, WordBegan] = {}
    latest, last = -1, 0
    for event in began:
        index = _word_at(spoken.origin(event.position), words, firsts)
        if index is None or index <= latest or not last <= event.sample <= samples:
            continue
        starts[index] = event
        latest, last = index, event.sample
    return starts


def _word_at(position: int, words: Sequence[Span], firsts: Sequence[int]) -> int | None:
    """The word around the position, or the one after it where it is on what precedes a word."""
    index = bisect_right(firsts, position) - 1
    if index >= 0 and position < words[index].end:
        return index
    return index + 1 if index + 1 < len(words) else None


def _timed(words: Sequence[Span], starts: dict[int, WordBegan], samples: int) -> list[TimedWord]:
    timed: list[TimedWord] = []
    while len(timed) < len(words):
        first = len(timed)
        following = next((i for i in range(first + 1, len(words)) if i in starts), len(words))
        told = starts.get(first, WordBegan(0, 0, is_estimated=True))
        end = starts[following].sample if following in starts else samples
        timed += _shared(words[first:following], told, end)
    return timed


def _shared(words: Sequence[Span], told: WordBegan, end: int) -> list[TimedWord]:
    """The time between two known moments, shared among the words by their letters."""
    begin = told.sample
    letters = sum(word.end - word.start for word in words)
    shared: list[TimedWord] = []
    done = 0
    for index, word in enumerate(words):
        start = begin + (end - begin) * done // letters
        done += word.end - word.start
        stop = begin + (end - begin) * done // letters
        shared.append(TimedWord(word, start, stop, is_estimated=index > 0 or told.is_estimated))
    return shared
