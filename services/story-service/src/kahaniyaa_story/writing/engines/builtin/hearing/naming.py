"""Whom and what a text calls by name, and who bears each name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kahaniyaa_story.writing.engines.builtin.hearing.guessing import Guesser
from kahaniyaa_story.writing.engines.builtin.hearing.heard import Found, Named
from kahaniyaa_story.writing.engines.builtin.hearing.inflected import Endings
from kahaniyaa_story.writing.engines.builtin.hearing.marks import Marks
from kahaniyaa_story.writing.engines.builtin.language import GivenName
from kahaniyaa_story.writing.engines.builtin.tokens import EMOJI, WORD, Tokens, fold, is_parted

_SHORTEST_NAME = 4  # signs of a name to which an ending is added


@dataclass(frozen=True, slots=True)
class Namer:
    """Finds names: known ones, those with a capital, those that a small word marks, and those that are guessed."""

    marks: Marks
    given: Mapping[str, GivenName]
    cases: Endings
    sure: frozenset[str] = frozenset()  # words of this text that are names, whatever they mean

    def names(
        self,
        tokens: Tokens,
        words: Sequence[str],
        found: Sequence[Found],
        taken: set[int],
    ) -> tuple[tuple[Named, ...], str, set[int]]:
        """Those who are called by name, the name of a place, and where they all stand."""
        names, place, used, at = list[Named](), "", set[int](), 0
        guessed = Guesser(self.marks, self.given).names(tokens, words, found, taken)
        is_wishing = self.marks.comes(words, "wishing")  # then whoever wishes is not who owns what is wished for
        near = [item for item in found if self.marks.comes(words, "named") or not self._comes_along(item)]
        while at < len(words):
            length = 1 if at in guessed else self._name_length(tokens, words, at, taken)
            if not length:
                at += 1
                continue
            used.update(range(at, at + length))
            name = self._own_name(words[at]) or _written(tokens[at : at + length])
            if self._is_where(words, at):
                place = place or name
            elif name not in (known.name for known in names):
                start, end = tokens[at].start(), tokens[at + length - 1].end()
                stands_apart = bool(self._own_name(words[at])) or words[at] in self.sure
                may_be = [item for item in near if not (is_wishing and item.is_owner and item.start >= end)]
                names.append(self._named(tokens[at].string, name, start, end, may_be, stands_apart))
            at += length
        return tuple(names), place, used

    def _comes_along(self, item: Found) -> bool:
        """Whether somebody goes with them: பாட்டியோடு சந்தைக்குப் போன மீனா."""
        return any(item.words.endswith(ending[0]) for ending in self.marks.of("along"))

    def _is_where(self, words: Sequence[str], at: int) -> bool:
        """Whether the name behind some words is of a place: in Goa, near Agra, a train to Delhi, left for Dubai."""
        if self.marks.stands(words, at - 1, "in"):
            return True
        return self.marks.stands(words, at - 1, "towards") and self.marks.stands(words, at - 2, "goes")

    def _name_length(self, tokens: Tokens, words: Sequence[str], at: int, taken: set[int]) -> int:
        length = 0
        while at + length < len(words) and at + length not in taken and self._is_name(tokens, words, at + length):
            if length and is_parted(tokens, at + length):
                break
            length += 1
            if self._own_name(words[at]):  # whose ending says that the next name is somebody else's
                break
        return length

    def _is_name(self, tokens: Tokens, words: Sequence[str], at: int) -> bool:
        word = tokens[at][0]
        if words[at] in self.sure:
            return True
        if self.marks.is_small(words[at]) or self.marks.stands(words, at, "day") or EMOJI.match(word):
            return False
        if words[at] in self.given or self._own_name(words[at]):
            return True
        if self._has_article(tokens, words, at):
            return False
        if word[:1].isupper() and word[1:].islower():
            return True
        is_told_by_next = any(self.marks.stands(words, at + 1, mark) for mark in ("named", "subject"))
        return not word[:1].isascii() and is_told_by_next

    def _has_article(self, tokens: Tokens, words: Sequence[str], at: int) -> bool:
        """Whether it is of a thing or a place: the Taj Mahal."""
        while at > 1 and tokens[at - 1][0][:1].isupper():
            at -= 1
        return self.marks.stands(words, at - 1, "article")

    def _own_name(self, word: str) -> str:
        """The name within a word that is a known name with an ending: மீரா, of மீராவின்."""
        if word in self.given:
            return ""
        known = (stem for stem in self.cases.stems(word) if stem in self.given and self.given[stem].gender)
        return next((stem for stem in known if len(stem) >= _SHORTEST_NAME), "")

    def _beside(self, text: str, end: int, start: int) -> bool:
        """Whether only a few words that belong together stand between two places of a text."""
        between = [fold(word) for word in WORD.findall(text[end:start])]
        parted = self.marks.of("and")
        return end <= start <= end + 24 and len(between) < 4 and not any((word,) in parted for word in between)

    def _owns(self, text: str, end: int, start: int) -> bool:
        """Whether a name is the owner's of what stands behind it: मीरा की नाव, Meera's boat."""
        first = WORD.search(text, end, start) if end <= start else None
        return (bool(first) and (fold(first[0]),) in self.marks.of("of")) or text[end - 2 : end] in ("'s", "’s")

    def _named(self, text: str, name: str, start: int, end: int, found: Sequence[Found], stands_apart: bool) -> Named:
        """A name with the concept that stands beside it ("elephant named Appu", "गुल्लू नाम का चूहा"), and its gender.

        A name with an ending stands apart from what follows it: மீனாவுக்கு ஒரு நாய்.
        """
        known = self.given.get(fold(name))
        gender = known.gender if known else ""
        near = [
            item
            for item in found
            if item.concept.startswith(("animal.", "person.", "being."))
            and not (item.is_object and item.group == "being")  # நிலாவைத் தேடினாள் மீனா
            and (self._beside(text, item.end, start) or (not stands_apart and self._beside(text, end, item.start)))
            and not self._owns(text, end, item.start)
        ]
        return Named(name, near[0].concept if near else "", gender)


def _written(tokens: Tokens) -> str:
    """A name as it was written, without a possessive ending."""
    return " ".join(token[0] for token in tokens).removesuffix("'s").removesuffix("’s")
