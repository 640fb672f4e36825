"""What people write, made safe to keep: one normal form, no invisible tricks, and the words a search looks for."""

import unicodedata
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

_ORDERING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0x2060, 0xFEFF))
"""Characters that only reorder or hide text; the joiners of Indian scripts (U+200C, U+200D) are not among them."""


def tidy(text: str) -> str:
    """The text in NFC, without control characters and bidi overrides, with single spaces."""
    plain = unicodedata.normalize("NFC", text).translate(_ORDERING)
    return " ".join("".join(" " if unicodedata.category(char) == "Cc" else char for char in plain).split())


def _said(text: str) -> str:
    tidied = tidy(text)
    if not any(char.isalnum() for char in tidied):
        raise ValueError("Write at least one letter.")
    return tidied


Name = Annotated[str, StringConstraints(min_length=1, max_length=80), AfterValidator(_said)]
"""A name or a short wish of at most 80 characters."""

Note = Annotated[str, StringConstraints(max_length=300), AfterValidator(tidy)]
"""A line or two."""

Wish = Annotated[str, StringConstraints(max_length=2_000), AfterValidator(tidy)]
"""A paragraph of a person's own words."""

Telling = Annotated[str, StringConstraints(min_length=1, max_length=5_000), AfterValidator(_said)]
"""One line of a story as a person writes it."""


def search_words(text: str) -> list[str]:
    """The words of a text as a search compares them: folded, whole in every script (vowel signs belong to words)."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = (_searched(char) for char in folded)
    return "".join(kept).split()


@lru_cache(4096)  # texts have few different characters
def _searched(char: str) -> str:
    kind = unicodedata.category(char)
    if kind == "Cf":
        return ""
    return char if kind[0] in "LN" or kind in {"Mn", "Mc", "Co"} else " "
