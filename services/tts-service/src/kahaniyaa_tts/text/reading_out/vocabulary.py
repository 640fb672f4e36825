"""The words a language has for what is written in figures and signs; each language's stand in a file of their own."""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeVar

_SAME_WORDS = {"bho": "hi", "mai": "hi", "kok": "mr", "bpy": "bn"}

_INDIAN_LETTERS = range(0x0900, 0x0B80)

_Words = TypeVar("_Words")

Ending = tuple[str, str]
"""Signs that a word loses at its end if it ends in one of them, and what it takes instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Halves:
    """How a language says so many and a half, with one and two if they are special; a quarter past, a quarter to."""

    more: str | Ending  # a word before the number, or an ending of it
    one: str = ""
    two: str = ""
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
    file = files("kahaniyaa_tts.text.reading_out") / "words" / f"{_SAME_WORDS.get(language, language)}.toml"
    return _vocabulary(tomllib.loads(file.read_text("utf-8"))) if file.is_file() else None


def _vocabulary(written: dict[str, Any]) -> Vocabulary:
    units = {unit: (name, name) if isinstance(name, str) else tuple(name) for unit, name in written["units"].items()}
    return Vocabulary(
        **{name: written[name] for name in ("point", "minus", "percent", "over")},
        to=written["to"] if isinstance(written["to"], str) else _ending(written["to"]),
        months=tuple(written["months"]),
        month_names=_known(name.lower() for name in (*written["months"], *written.get("months_otherwise", ()))),
        clock=Clock(**written["time"] | {"hour_words": _known(written["time"]["hour_words"])}),
        ordinals=_ordinals(written["ordinals"]),
        scales=_known(written["scales"]),
        chapters=_known(written["chapters"]),
        before_year=_known(written.get("before_year", ())),
        after_year=_known(written.get("after_year", ())),
        century=written.get("century"),
        halves=_halves(written["halves"]) if "halves" in written else None,
        fractions=written["fractions"],
        signs=written["signs"],
        currencies={sign: tuple(names) for sign, names in written["currencies"].items()},
        rupees=_known(written["rupees"]["signs"]),
        units=_by_form(units),
    )


def _halves(written: dict[str, Any]) -> Halves:
    more = written["more"]
    told: dict[str, Any] = {**written, "more": more if isinstance(more, str) else _ending(more)}
    return Halves(**told)


def _ordinals(written: dict[str, Any]) -> Ordinals:
    suffixes = {suffix: _ending(ending) for suffix, ending in written.get("suffixes", {}).items()}
    return Ordinals(usual=written["usual"], suffixes=_by_form(suffixes), words=_by_form(written.get("words", {})))


def _ending(written: list[str]) -> Ending:
    loses, takes = written
    return loses, takes


def _known(words: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in _forms(word))


def _by_form(words: Mapping[str, _Words]) -> dict[str, _Words]:
    return {form: said for written, said in words.items() for form in _forms(written)}


def _forms(word: str) -> set[str]:
    """The word in every way that a page may write its dotted letters: as one code point, or as two."""
    apart = unicodedata.normalize("NFD", word)
    as_one = apart
    for letters, letter in _dotted_letters().items():
        as_one = as_one.replace(letters, letter)
    return {word, apart, unicodedata.normalize("NFC", word), as_one}


@lru_cache(maxsize=1)
def _dotted_letters() -> Mapping[str, str]:
    """Those that no normal form of Unicode writes as one code point, though many keyboards do."""
    letters = map(chr, _INDIAN_LETTERS)
    return {apart: each for each in letters if (apart := unicodedata.normalize("NFC", each)) != each}


def with_ending(word: str, ending: Ending) -> str:
    """The word with the ending in place of what it loses."""
    loses, takes = ending
    return (word[:-1] if word[-1:] and word[-1] in loses else word) + takes
