"""Words that markup would cut in two: each is said whole, in the manner of its longest part."""

import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from kahaniyaa_tts.text.document import Piece, Said

_LONGEST = 100
"""Code points of a word: a longer one may be cut."""


def whole_words(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces, with no word across the edge of two that touch; a respelling is never cut nor joined."""
    whole: list[Piece] = []
    for piece in pieces:
        before = whole[-1] if whole else None
        if isinstance(before, Said) and isinstance(piece, Said) and _cuts_a_word(before, piece):
            whole[-1:] = _joined(before, piece)
        else:
            whole.append(piece)
    return tuple(whole)


def _cuts_a_word(before: Said, after: Said) -> bool:
    return before.span.end == after.span.start and _tail(before) > 0 and _head(after) > 0


def _joined(before: Said, after: Said) -> list[Said]:
    """The two with the word between them in the one that holds most of it."""
    tail, head = _tail(before), _head(after)
    if tail >= head:
        moved, rest = after.cut(after.span.start + head)
        return [part for part in (before.with_more(replace(moved, manner=before.manner)), rest) if part.text]
    rest, moved = before.cut(before.span.end - tail)
    return [part for part in (rest, replace(moved, manner=after.manner).with_more(after)) if part.text]


def _tail(said: Said) -> int:
    """How many code points of a word the piece ends with; a respelling is none, and no word has very many."""
    last = said.respellings[-1].span.end - said.span.start if said.respellings else 0
    first = max(len(said.text) - _LONGEST, last)
    at = len(said.text)
    while at > first and is_of_a_word(said.text[at - 1]):
        at -= 1
    return len(said.text) - at


def _head(said: Said) -> int:
    """How many code points of a word it begins with."""
    first = said.respellings[0].span.start - said.span.start if said.respellings else len(said.text)
    last = min(first, _LONGEST)
    return next((at for at in range(last) if not is_of_a_word(said.text[at])), last)


def is_of_a_word(character: str) -> bool:
    """Whether the character stands within words: a letter, a digit, a vowel sign, a joiner, a hyphen or apostrophe."""
    return character.isalnum() or character in "'’-\u200c\u200d" or _is_mark(character)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")
