"""A text as what stands between its white space: its figures in one form, and without its punctuation."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kahaniyaa_tts.text.reading_out.vocabulary import Vocabulary

_TOKEN = re.compile(r"\S+")
_BEFORE = "\"'“‘„«‹([{<*_~`।-–—"
_AFTER = "\"'”’»›)]}>*_~`.,;:!?।॥۔؟،…"
_MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class Token:
    """What stands between two spaces, without the punctuation around it; places are code points in the text."""

    start: int
    core: str
    opening: str  # the punctuation before
    closing: str  # and after it

    @property
    def end(self) -> int:
        """The place after its last letter."""
        return self.start + len(self.core)


@dataclass(frozen=True, slots=True)
class Place:
    """A token among its neighbours, in a language with its words."""

    tokens: Sequence[Token]
    index: int
    language: str
    words: Vocabulary

    @property
    def token(self) -> Token:
        """The token itself."""
        return self.tokens[self.index]

    @property
    def before(self) -> str:
        """The word before it, as far as nothing parts the two."""
        if not self.index or self.token.opening:
            return ""
        previous = self.tokens[self.index - 1]
        return "" if previous.closing.strip(".") else previous.core

    @property
    def after(self) -> str:
        """The word after it, as far as nothing parts the two."""
        following = self.following
        return following.core if following else ""

    @property
    def following(self) -> Token | None:
        """The token after it, as far as nothing parts the two."""
        if self.token.closing or self.index + 1 >= len(self.tokens):
            return None
        following = self.tokens[self.index + 1]
        return None if following.opening else following


@dataclass(frozen=True, slots=True)
class Reading:
    """Words for a stretch of the text, in code points."""

    start: int
    end: int
    words: str


def tokens(text: str) -> list[Token]:
    """The tokens of a text, in order."""
    return [_token(found.start(), found.group()) for found in _TOKEN.finditer(with_ascii_figures(text))]


def with_ascii_figures(text: str) -> str:
    """The text with the figures of every script, and the minus sign, in ASCII; its length does not change."""
    return text if text.isascii() else text.translate(_ascii_figures())


@lru_cache(maxsize=1)
def _ascii_figures() -> Mapping[int, str]:
    figures = (chr(code) for code in range(0x660, 0xFF1A) if unicodedata.category(chr(code)) == "Nd")
    return {ord(figure): str(unicodedata.digit(figure)) for figure in figures} | {ord(_MINUS): "-"}


def _token(start: int, written: str) -> Token:
    opened = written.lstrip(_BEFORE)
    opening = written[: len(written) - len(opened)]
    if opening.endswith("-") and opened[:1].isdigit():
        opening, opened = opening[:-1], "-" + opened
    core = opened.rstrip(_AFTER)
    return Token(start + len(opening), core, opening, opened[len(core) :])
