"""Who bears a name: which of the words for somebody that stand around it say who that is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kahaniyaa_story.writing.engines.builtin.hearing.heard import Found
from kahaniyaa_story.writing.engines.builtin.hearing.marks import Marks
from kahaniyaa_story.writing.engines.builtin.tokens import WORD, fold

_KINDS = ("animal", "person", "being")
_SIGN = re.compile(r"[,;.]")
DOLL = "thing.doll"
"""What is somebody where it has a name: his teddy bear Bruno."""
_ARTICLES = ("article", "some", "one")
_FARTHEST = 24  # letters between a name and the word for who bears it


@dataclass(frozen=True, slots=True)
class Called:
    """A name where it stands in a text; one with an ending stands apart from what follows it: மீனாவுக்கு ஒரு நாய்."""

    name: str
    start: int
    end: int
    stands_apart: bool = False


@dataclass(frozen=True, slots=True)
class Bearers:
    """Finds out who bears the names of one text."""

    marks: Marks
    text: str
    names: Sequence[Called]

    def of(self, name: Called, found: Sequence[Found]) -> tuple[Found, ...]:
        """The words that say who bears a name, the one that says most first: of "his friend Moti the mouse" both."""
        kinds = [item for item in found if item.group in _KINDS or item.concept == DOLL]
        near = [item for item in kinds if self._is_of(name, item, kinds, found)]
        first, *others = sorted(near, key=lambda item: self._order(name, item)) or (None,)
        return (first, *(other for other in others if other.is_to_another)) if first else ()

    def _order(self, name: Called, item: Found) -> tuple[bool, bool, bool, int]:
        """What says most comes first, then who is called so, what no sign parts from the name, and what is nearest."""
        start, end = _between(name, item)
        between = self.text[start:end]
        is_called = self._has(self._words(start, end), "named")  # चूहा राजा नाम के शेर की
        return item.is_to_another, not is_called, bool(_SIGN.search(between)), len(between)

    def _is_of(self, name: Called, item: Found, kinds: Sequence[Found], found: Sequence[Found]) -> bool:
        """Whether somebody of a kind is who bears the name ("elephant named Appu", "गुल्लू नाम का चूहा")."""
        start, end = _between(name, item)
        words = self._words(start, end)
        if not start <= end <= start + _FARTHEST or len(words) > 3 or self._is_parted(words, start, end, item, kinds):
            return False
        is_called = self._has(words, "named")
        if item.end <= name.start:
            is_called = is_called or self._is_called_after(name, kinds)
            is_apart = item.is_object or self._ends_as(item.words, "too", "along") or self._is_done(start, end, found)
            return is_called or not is_apart  # யானையும் மீனு அணிலும், a lion meets Ravi
        is_met = item.is_object or self._ends_as(item.words, "along") or self._is_met(words)  # ரவி ஒரு நாயைக் கண்டான்
        return not name.stands_apart and (is_called or not is_met) and not self._owns(name.end, item.start)

    def _is_parted(self, words: Sequence[str], start: int, end: int, item: Found, kinds: Sequence[Found]) -> bool:
        """Whether what stands between is of somebody else: "and his", another name, another kind."""
        if self._has(words, "and") or any(start <= n.start < end for n in self.names):
            return True
        others = [other for other in kinds if start <= other.start < end]
        is_same = item.is_to_another and [other.start - item.end for other in others] == [1]  # दोस्त गिलहरी मीनू
        return bool(others) and not is_same

    def _is_met(self, words: Sequence[str]) -> bool:
        """Whether one of their kind is somebody else, with whom something is done: Ravi found a puppy."""
        at = [i for i, word in enumerate(words) if self._has([word], *_ARTICLES)]
        return not all(self._has([word], "is", "of") for word in words[: at[0]]) if at else False

    def _is_done(self, start: int, end: int, found: Sequence[Found]) -> bool:
        """Whether anything is told between a kind and a name, of which nothing says what they are like."""
        said = [item for item in found if start <= item.start < end and item.group in (*_KINDS, "trait", "colour")]
        told = (word for word in WORD.finditer(self.text, start, end) if not self._has([fold(word[0])], *_ARTICLES))
        return any(not any(item.start <= word.start() < item.end for item in said) for word in told)

    def _is_called_after(self, name: Called, kinds: Sequence[Found]) -> bool:
        """Whether a text says behind a name that it is one, and of nobody else: நாய்க்கு மோதி என்று பெயர்."""
        is_last = not any(name.end <= item.start for item in kinds)
        return is_last and self._has(self._words(name.end, len(self.text))[:2], "named")

    def _words(self, start: int, end: int) -> list[str]:
        return [fold(word) for word in WORD.findall(self.text[start:end])]

    def _has(self, words: Sequence[str], *marks: str) -> bool:
        return any((word,) in self.marks.of(mark) for word in words for mark in marks)

    def _owns(self, end: int, start: int) -> bool:
        """Whether a name is the owner's of what stands behind it: मीरा की नाव, Meera's boat."""
        first = WORD.search(self.text, end, start)
        is_of = bool(first) and (fold(first[0]),) in self.marks.of("of")
        return is_of or self.text[end - 2 : end] in ("'s", "’s")

    def _ends_as(self, words: str, *marks: str) -> bool:
        return any(words.endswith(tuple(self.marks.alone(mark))) for mark in marks)


def _between(name: Called, item: Found) -> tuple[int, int]:
    """Where what stands between a name and a word begins and ends."""
    return (item.end, name.start) if item.end <= name.start else (name.end, item.start)
