"""Whom and what a text calls by name, and who bears each name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kahaniyaa_story.writing.engines.builtin.hearing.bearing import DOLL, Bearers, Called
from kahaniyaa_story.writing.engines.builtin.hearing.guessing import Guesser
from kahaniyaa_story.writing.engines.builtin.hearing.heard import Found, Named
from kahaniyaa_story.writing.engines.builtin.hearing.inflected import LINKS, Endings
from kahaniyaa_story.writing.engines.builtin.hearing.marks import Marks
from kahaniyaa_story.writing.engines.builtin.language import GivenName
from kahaniyaa_story.writing.engines.builtin.tokens import EMOJI, Tokens, fold, is_parted

_A_DOLL = "being.doll"
_SHORTEST_NAME = 4  # signs of a name to which an ending is added


@dataclass(frozen=True, slots=True)
class Namer:
    """Finds names: known ones, those with a capital, those that a small word marks, and those that are guessed."""

    marks: Marks
    given: Mapping[str, GivenName]
    cases: Endings
    sure: frozenset[str] = frozenset()  # words of this text that are names, whatever they mean
    pair: frozenset[str] = frozenset()  # those of two who were just spoken of

    def names(
        self,
        tokens: Tokens,
        words: Sequence[str],
        found: Sequence[Found],
        taken: set[int],
    ) -> tuple[tuple[Named, ...], str, set[int]]:
        """Those who are called by name, the name of a place, and where they all stand."""
        names, place, used, at = list[Called](), "", set[int](), 0
        guesser = Guesser(self.marks, self.given)
        guessed = guesser.names(tokens, words, found, taken)
        while at < len(words):
            length = 1 if at in guessed else self._name_length(tokens, words, at, taken)
            if not length:
                at += 1
                continue
            used.update(range(at, at + length))
            own = self._own_name(words[at]) or (guesser.base_of(words, at, guessed) if at in guessed else "")
            name = own or _written(tokens[at : at + length])
            if self._is_where(words, at):
                place = place or name
            elif name not in (known.name for known in names):
                stands_apart = bool(own) or words[at] in self.pair
                names.append(Called(name, tokens[at].start(), tokens[at + length - 1].end(), stands_apart))
            at += length
        return tuple(self._named(tokens[0].string, words, names, found)) if names else (), place, used

    def _named(
        self, text: str, words: Sequence[str], names: Sequence[Called], found: Sequence[Found]
    ) -> Iterator[Named]:
        """The names, each with the concept of who bears it, and its gender."""
        is_wishing = self.marks.comes(words, "wishing")  # then whoever wishes is not who owns what is wished for
        bearers = Bearers(self.marks, text, names)
        for each in names:
            known = self.given.get(fold(each.name))
            may_be = [item for item in found if not (is_wishing and item.is_owner and item.start >= each.end)]
            said = bearers.of(each, may_be)
            concept = said[0].concept.replace(DOLL, _A_DOLL) if said else ""
            yield Named(each.name, concept, known.gender if known else "", tuple(item.start for item in said))

    def _is_where(self, words: Sequence[str], at: int) -> bool:
        """Whether the name behind some words is of a place: in Goa, near Agra, a train to Delhi, left for Dubai."""
        if words[at] in self.given or words[at] in self.sure:  # the garden of Meenu
            return False
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
        known = (
            stem
            for stem in self.cases.stems(word)
            if stem in self.given and (self.given[stem].gender or word in self.sure)
        )
        return next((stem for stem in known if len(stem) >= _SHORTEST_NAME or self._is_linked(word, stem)), "")

    def _is_linked(self, word: str, stem: str) -> bool:
        """Whether a short name is told by what an ending has before it, or by a long one: ரவியும், ரவிக்கு."""
        return len(stem) == _SHORTEST_NAME - 1 and (word[len(stem) :].startswith(LINKS) or len(word) > 2 * len(stem))


def _written(tokens: Tokens) -> str:
    """A name as it was written, without a possessive ending."""
    return " ".join(token[0] for token in tokens).removesuffix("'s").removesuffix("’s")
