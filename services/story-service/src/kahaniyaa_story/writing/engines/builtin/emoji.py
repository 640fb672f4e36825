"""What an emoji stands for: people type them into a wish, and CLDR has words of every language for each."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from kahaniyaa_story.writing.engines.builtin.grammar import Lexeme

_TABLE = Path(__file__).with_name("emoji.txt")
_NAMED, _TYPED = 1, 2  # columns: those whose names are words for the concept too, and those that are only typed

_PICTURES = "\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff"
_DRESSING = "\ufe0f\u20e3\U0001f3fb-\U0001f3ff"  # how an emoji is drawn: in colour, in a square, with which skin
PATTERN = f"(?:[\U0001f1e6-\U0001f1ff]{{2}}|[{_PICTURES}][{_DRESSING}]*(?:\u200d[{_PICTURES}][{_DRESSING}]*)*)"
"""One emoji, as a regular expression: a flag, or a picture with what is joined to it."""

PLAIN: Mapping[int, None] = dict.fromkeys([0xFE0F, 0x20E3, 0x2640, 0x2642, *range(0x1F3FB, 0x1F400)])
"""What `str.translate` takes out of an emoji, so that it is the same whoever is drawn in it, and how."""


def as_lexicon() -> dict[str, Lexeme]:
    """Every emoji that can be typed, as the words of a lexicon."""
    return {concept: Lexeme(concept, every[0], {}, every[1:]) for concept, every in _rows(_NAMED, _TYPED)}


def named() -> dict[str, str]:
    """The concepts of the emoji whose CLDR names are words for them."""
    return {one: concept for concept, every in _rows(_NAMED) for one in every}


def _rows(*columns: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    for cells in (line.split("|") for line in lines if line and not line.startswith("#")):
        every = tuple(one for column in columns for one in cells[column].split())
        if every:
            yield cells[0].strip(), every
