"""The gate: our own short lists of words, compared whole, after folding what people do to hide a word.

A part of a word never matches: "Sussex" and "bedroom" are fine. A line of a list may name phrases in which the word
is harmless, such as the name of a tale, and words of which any may stand in a place (`kill*|stab* his|her friend*`).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files

from kahaniyaa_story.wording import search_words

_LEET = str.maketrans("013457@$!", "oieastasi")
_SOFT_SIGNS = {ord("़"): None, ord("ँ"): "ं"}  # nukta, and chandrabindu for anusvara: both are often left out
_ADDRESS = re.compile(r"https?://|www\.|\b[\w.+-]+@[\w-]+\.\w", re.IGNORECASE)
_FIGURES = re.compile(r"\d{2,}(?:[\s()-]{1,2}\d{2,})*")
_CALLED = range(10, 14)  # digits of a number that can be called; counting "1 2 3 …" and years have other forms

Words = tuple[str, ...]
Phrase = tuple[Words, ...]
"""The words that may stand in each place of a phrase."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """A word or phrase that does not belong, and the phrases in which it does; `*` ends a stem."""

    phrase: Phrase
    harmless: tuple[Phrase, ...]

    def holds(self, words: Words, place: int) -> bool:
        """Whether it stands at this place of a text and nothing around it makes it harmless."""
        return _stands(self.phrase, words, place) and not any(
            _stands(phrase, words, start)
            for phrase in self.harmless
            for start in range(max(0, place - len(phrase) + 1), place + 1)
        )


@dataclass(frozen=True, slots=True)
class SafetyGate:
    """Says whether a text may be told to a child; it knows words, not meanings, and is the first gate of several."""

    _rules: Mapping[str, tuple[_Rule, ...]] = field(repr=False)
    _stems: tuple[_Rule, ...] = field(repr=False)
    _starts: tuple[str, ...] = field(repr=False)

    @classmethod
    def load(cls) -> "SafetyGate":
        """The gate with the lists of this package, one file per language; every list holds for every text."""
        folder = files("kahaniyaa_story.writing.safety") / "lists"
        lines = (line for file in folder.iterdir() for line in file.read_text("utf-8").splitlines())
        rules = [_rule(line) for line in lines if line.strip() and not line.startswith("#")]
        by_word: dict[str, tuple[_Rule, ...]] = {}
        for rule in rules:
            by_word.update({word: (*by_word.get(word, ()), rule) for word in rule.phrase[0]})
        stems = tuple(rule for rule in rules if any(word.endswith("*") for word in rule.phrase[0]))
        starts = (word[:-1] for rule in stems for word in rule.phrase[0] if word.endswith("*"))
        return cls(by_word, stems, tuple(starts))

    def allows(self, text: str) -> bool:
        """Whether nothing in the text is on a list."""
        return not any(self._finds(words) for words in _readings(text))

    def allows_output(self, text: str) -> bool:
        """The same for what a writer made, where addresses and numbers to call do not belong either."""
        return self.allows(text) and not _ADDRESS.search(text) and not _has_number_to_call(text)

    def _finds(self, words: Words) -> bool:
        return any(
            rule.holds(words, place)
            for place, word in enumerate(words)
            for rule in (*self._rules.get(word, ()), *(self._stems if word.startswith(self._starts) else ()))
        )


def _has_number_to_call(text: str) -> bool:
    return any(sum(map(str.isdigit, found)) in _CALLED for found in _FIGURES.findall(text))


def _rule(line: str) -> _Rule:
    phrase, *harmless = (tuple(_listed(part)) for part in line.split("/"))
    return _Rule(phrase, tuple(harmless))


def _listed(part: str) -> Iterator[Words]:
    for place in part.split():
        words = place.split("|")
        yield tuple("".join(_folded(word.rstrip("*"))) + ("*" if word.endswith("*") else "") for word in words)


def _stands(phrase: Phrase, words: Words, place: int) -> bool:
    there = words[place : place + len(phrase)]
    return len(there) == len(phrase) and all(map(_may_stand, phrase, there))


def _may_stand(listed: Words, word: str) -> bool:
    return any(word.startswith(each[:-1]) if each.endswith("*") else word == each for each in listed)


def _folded(text: str) -> list[str]:
    return search_words(unicodedata.normalize("NFD", text).translate(_SOFT_SIGNS))


def _readings(text: str) -> Iterator[Words]:
    """The words of a text as they stand, and as they would be read with digits for letters or dots between them."""
    words = tuple(_folded(text))
    yield words
    if any(char in text for char in "013457@$!"):
        disguised = (part.translate(_LEET) for part in text.split() if not part.isdigit())
        yield tuple(_folded(" ".join(disguised)))
    if any(len(word) == 1 for word in words):
        yield tuple(_joined(words))


def _joined(words: Words) -> Iterator[str]:
    """Single letters in a row as one word."""
    letters = ""
    for word in (*words, ""):
        if len(word) == 1:
            letters += word
            continue
        if letters:
            yield letters
        letters = ""
        if word:
            yield word
