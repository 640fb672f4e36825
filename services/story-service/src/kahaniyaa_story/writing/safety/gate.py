"""The gate: our own short lists of words, compared whole, after folding what people do to hide a word.

A part of a word never matches: "Sussex" and "bedroom" are fine. A line of a list may name phrases in which the word
is harmless, such as the name of a tale, and words of which any may stand in a place (`kill*|stab* his|her friend*`).
Words that do not belong only beside one another have two dots between them (`hate* .. @people / spinach`): the second
follows the first in the same sentence, close by, and a harmless phrase counts anywhere in that sentence, as it does
for any word or phrase after two slashes. `@people = …` names words for the lines after it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files

from kahaniyaa_story.wording import search_words

_LEET = str.maketrans("013457@$!", "oieastasi")
_SOFT_SIGNS = {ord("़"): None, ord("ँ"): "ं"}  # nukta, and chandrabindu for anusvara: both are often left out
_ADDRESS = re.compile(r"https?://|www\.|\b[\w.+-]+@[\w-]+\.\w", re.IGNORECASE)
_FIGURES = re.compile(r"\d{2,}(?:[\s()-]{1,2}\d{2,})*")
_SENTENCE_END = re.compile(r"[.!?।॥…]+(?=\s|$)|[;؛]")
_BETWEEN = 4  # other words that may stand between two that do not belong beside one another
_CALLED = range(10, 14)  # digits of a number that can be called; counting "1 2 3 …" and years have other forms

Words = tuple[str, ...]
Phrase = tuple[Words, ...]
"""The words that may stand in each place of a phrase."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """Phrases that do not belong close after one another, or one alone, and where they do; `*` ends a stem."""

    phrases: tuple[Phrase, ...]
    harmless: tuple[Phrase, ...]
    in_its_sentence: bool

    def holds(self, words: Words, place: int) -> bool:
        """Whether it stands at this place of a text and nothing makes it harmless."""
        first, *others = self.phrases
        if not _stands(first, words, place):
            return False
        if self.in_its_sentence:
            return _follow(others, words, place + len(first)) and not self._is_harmless(words, range(len(words)))
        return not self._is_harmless(words, range(place + 1), place)

    def _is_harmless(self, words: Words, starts: range, over: int = 0) -> bool:
        """Whether a harmless phrase begins at one of the places, and reaches over a place."""
        return any(
            _stands(phrase, words, start)
            for phrase in self.harmless
            for start in starts[max(0, over - len(phrase) + 1) :]
        )


@dataclass(frozen=True, slots=True)
class _Rules:
    """Rules found by the word or the stem that they begin with."""

    by_word: Mapping[str, tuple[_Rule, ...]]
    by_stem: Mapping[str, tuple[_Rule, ...]]

    @classmethod
    def of(cls, rules: Iterable[_Rule]) -> "_Rules":
        """Rules by their first words."""
        by_word: dict[str, tuple[_Rule, ...]] = {}
        by_stem: dict[str, tuple[_Rule, ...]] = {}
        for rule in rules:
            for word in rule.phrases[0][0]:
                found = by_stem if word.endswith("*") else by_word
                found[word.rstrip("*")] = (*found.get(word.rstrip("*"), ()), rule)
        return cls(by_word, by_stem)

    def find(self, words: Words) -> bool:
        """Whether any rule holds anywhere in the words."""
        return any(rule.holds(words, place) for place, word in enumerate(words) for rule in self._beginning(word))

    def _beginning(self, word: str) -> Iterator[_Rule]:
        yield from self.by_word.get(word, ())
        for end in range(1, len(word) + 1):
            yield from self.by_stem.get(word[:end], ())


@dataclass(frozen=True, slots=True)
class SafetyGate:
    """Says whether a text may be told to a child; it knows words, not meanings, and is the first gate of several."""

    _anywhere: _Rules = field(repr=False)
    _by_sentence: _Rules = field(repr=False)

    @classmethod
    def load(cls) -> "SafetyGate":
        """The gate with the lists of this package, one file per language; every list holds for every text."""
        folder = files("kahaniyaa_story.writing.safety") / "lists"
        rules = [rule for file in folder.iterdir() for rule in _rules(file.read_text("utf-8"))]
        anywhere = _Rules.of(rule for rule in rules if not rule.in_its_sentence)
        return cls(anywhere, _Rules.of(rule for rule in rules if rule.in_its_sentence))

    def allows(self, text: str) -> bool:
        """Whether nothing in the text is on a list."""
        if any(map(self._anywhere.find, _readings(text))):
            return False
        sentences = _SENTENCE_END.split(text)
        return not any(self._by_sentence.find(words) for sentence in sentences for words in _readings(sentence))

    def allows_output(self, text: str) -> bool:
        """The same for what a writer made, where addresses and numbers to call do not belong either."""
        return self.allows(text) and not _ADDRESS.search(text) and not _has_number_to_call(text)


def _has_number_to_call(text: str) -> bool:
    return any(sum(map(str.isdigit, found)) in _CALLED for found in _FIGURES.findall(text))


def _rules(text: str) -> Iterator[_Rule]:
    """The rules of a list, whose groups hold from their line on."""
    groups: dict[str, Words] = {}
    for line in text.splitlines():
        name, names, named = line.partition(" = ")
        if names:
            groups[name] = _words(named, groups)
        elif line.strip() and not line.startswith("#"):
            listed, *harmless = line.replace("//", "/").split("/")
            phrases = tuple(_phrase(part, groups) for part in listed.split(" .. "))
            in_its_sentence = len(phrases) > 1 or "//" in line
            yield _Rule(phrases, tuple(_phrase(part, groups) for part in harmless), in_its_sentence)


def _phrase(part: str, groups: Mapping[str, Words]) -> Phrase:
    return tuple(_words(place, groups) for place in part.split())


def _words(place: str, groups: Mapping[str, Words]) -> Words:
    """The words that may stand in a place, with those of the groups named there."""
    each = (groups[word] if word.startswith("@") else (_listed(word),) for word in place.split("|"))
    return tuple(word for words in each for word in words)


def _listed(word: str) -> str:
    return "".join(_folded(word.rstrip("*"))) + ("*" if word.endswith("*") else "")


def _follow(phrases: Sequence[Phrase], words: Words, place: int) -> bool:
    """Whether phrases follow one another from a place on, each close by the one before."""
    if not phrases:
        return True
    first, *others = phrases
    return any(
        _stands(first, words, start) and _follow(others, words, start + len(first))
        for start in range(place, place + _BETWEEN + 1)
    )


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
