"""The words of a description by which a role is known, in English and in the story's own language."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[\u0300-\u036f\u0610-\u061a\u064b-\u0670\u0900-\u0dff’'])*")
_JOINS_ENDINGS = re.compile(r"[\u0980-\u09ff\u0a80-\u0aff\u0b00-\u0dff]")
"""The scripts of Bengali, Gujarati, Odia, Tamil, Telugu, Kannada and Malayalam."""


def described_role(description: str, language: str) -> str | None:
    """The role that a description in this language or in English speaks of, if it speaks of one."""
    words = [word.group().lower() for word in _WORD.finditer(description)]
    return next((role for role, marks in _marks(language) if any(_is_named(mark, words) for mark in marks)), None)


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files("kahaniyaa_tts.voices").joinpath("descriptions.toml").read_text("utf-8"))


@cache
def _marks(language: str) -> Sequence[tuple[str, tuple[str, ...]]]:
    """Every role's words: English and the language's own; every language's, where we have none of its own."""
    is_known = any(language in lists for lists in _table().values())
    return [
        (role, tuple(_split(text for code, text in lists.items() if not is_known or code in ("en", language))))
        for role, lists in _table().items()
    ]


def _split(lists: Iterator[str]) -> Iterator[str]:
    return (mark.strip() for text in lists for mark in text.split(","))


def _is_named(mark: str, words: Sequence[str]) -> bool:
    """Whether the mark is among the words; as the beginning of one where endings are joined on."""
    if mark.endswith("-") or (not mark.endswith(".") and _JOINS_ENDINGS.search(mark)):
        return any(word.startswith(mark.rstrip("-")) for word in words)
    parts = mark.rstrip(".").split()
    return any(list(words[i : i + len(parts)]) == parts for i in range(len(words)))
