"""The words a language has for what is written in figures and signs; each language's stand in a file of their own."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

_SAME_WORDS = {"bho": "hi", "mai": "hi", "kok": "mr", "bpy": "bn"}

Ending = tuple[str, str]
"""Signs that a word loses at its end if it ends in one of them, and what it takes instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Halves:
    """How a language says one and a half, two and a half, and so many and a half; a quarter past, a quarter to."""

    one: str
    two: str
    more: str
    past: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """How it says a time: with its hour in full, with minutes, and at the half hour if that has a word."""

    hour_words: frozenset[str]  # those that may stand after a time on the page
    hour: str  # "{h} o'clock"
    minutes: str  # "{h} {m}"
    minutes_before_hour_word: str = "{h} {m}"
    minute_word: str = ""  # said in place of the hour word that is written, after minutes
    half: str = ""  # "{half} o'clock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinals:
    """How it counts first, second, third: by an ending, and some by words of their own ("1st" and the like)."""

    usual: str
    suffixes: Mapping[str, Ending] = field(default_factory=dict[str, Ending])
    words: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """A language's words for what is written in figures and signs."""

    point: str
    minus: str
    percent: str
    to: str | Ending  # of a range: a word of its own, or an ending of the first number
    over: str  # of a fraction: a word, or a form with {n} and {d}
    months: tuple[str, ...]
    clock: Clock
    ordinals: Ordinals
    month_names: frozenset[str]
    scales: frozenset[str]
    chapters: frozenset[str]
    before_year: frozenset[str]
    after_year: frozenset[str]
    century: str | None  # what follows the first two figures of a year, if years are said in hundreds
    halves: Halves | None
    fractions: Mapping[str, str]
    signs: Mapping[str, str]
    currencies: Mapping[str, tuple[str, str, str, str]]  # one, many, one hundredth, many hundredths
    rupees: frozenset[str]  # abbreviations that stand for ₹
    units: Mapping[str, tuple[str, str]]


@lru_cache(maxsize=64)
def vocabulary(language: str) -> Vocabulary | None:
    """The language's words, or None where nobody has written them down yet."""
    file = files(__package__) / "words" / f"{_SAME_WORDS.get(language, language)}.toml"
    return _vocabulary(tomllib.loads(file.read_text("utf-8"))) if file.is_file() else None


def _vocabulary(written: dict[str, Any]) -> Vocabulary:
    return Vocabulary(
        **{name: written[name] for name in ("point", "minus", "percent", "over")},
        to=written["to"] if isinstance(written["to"], str) else _ending(written["to"]),
        months=tuple(written["months"]),
        month_names=frozenset(name.lower() for name in (*written["months"], *written.get("months_otherwise", ()))),
        clock=Clock(**written["time"] | {"hour_words": frozenset(written["time"]["hour_words"])}),
        ordinals=_ordinals(written["ordinals"]),
        scales=frozenset(written["scales"]),
        chapters=frozenset(written["chapters"]),
        before_year=frozenset(written.get("before_year", ())),
        after_year=frozenset(written.get("after_year", ())),
        century=written.get("century"),
        halves=Halves(**written["halves"]) if "halves" in written else None,
        fractions=written["fractions"],
        signs=written["signs"],
        currencies={sign: tuple(names) for sign, names in written["currencies"].items()},
        rupees=frozenset(written["rupees"]["signs"]),
        units={unit: (name, name) if isinstance(name, str) else tuple(name) for unit, name in written["units"].items()},
    )


def _ordinals(written: dict[str, Any]) -> Ordinals:
    suffixes = {suffix: _ending(ending) for suffix, ending in written.get("suffixes", {}).items()}
    return Ordinals(usual=written["usual"], suffixes=suffixes, words=written.get("words", {}))


def _ending(written: list[str]) -> Ending:
    loses, takes = written
    return loses, takes


def with_ending(word: str, ending: Ending) -> str:
    """The word with the ending in place of what it loses."""
    loses, takes = ending
    return (word[:-1] if word[-1:] and word[-1] in loses else word) + takes
