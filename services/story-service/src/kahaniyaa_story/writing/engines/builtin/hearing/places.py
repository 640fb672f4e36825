"""Which words of a text say where a story is set, by the name of a town: மதுரையில், ஊட்டிக்கு, சேலத்திலிருந்து."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kahaniyaa_story.writing.engines.builtin.hearing.inflected import Endings, unlinked
from kahaniyaa_story.writing.engines.builtin.language import GivenName

_SHORTEST = 3  # signs of a town's name before what all towns of its like end in: நல்லூர்


@dataclass(frozen=True, slots=True)
class Where:
    """A town that a text names: its name, which kind of place it is, at which word, and whether somebody goes there.

    Where a word of its own says that somebody is there (जयपुर में), that may be part of what they wish for, too.
    """

    name: str
    kind: str
    at: int
    word: str
    is_goal: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """Towns by name, what the names of other towns end in (before an ending, and alone), and the endings of a place."""

    known: Mapping[str, GivenName]
    towns: Mapping[str, str]
    at: Endings
    to: Endings
    being: frozenset[str] = frozenset()  # words behind one that say that somebody or something is there

    def named(self, words: Sequence[str], taken: set[int]) -> Iterator[Where]:
        """The towns among some words, in order; none of the words that mean something else."""
        for i, word in enumerate(words):
            is_beside = i + 1 in taken or i + 1 == len(words)  # சென்னை கடற்கரையில்; but not சோறு ஊட்டி வளர்த்த
            found = None if i in taken else self._bare(word, i, is_beside=is_beside) or self._inflected(word, i)
            if not found and i not in taken and word in self.known and {*words[i + 1 : i + 2]} & self.being:
                town = self.known[word]
                found = Where(town.name, town.gender, i, word, is_goal=True)
            if found:
                yield found

    def _bare(self, word: str, at: int, *, is_beside: bool) -> Where | None:
        """A town without an ending, bound to what follows: மதுரைச் சிறுமி, சென்னை கடற்கரை."""
        name = word if word in self.known else unlinked(word)
        town = self.known.get(name)
        return Where(town.name, town.gender, at, word) if town and (is_beside or name != word) else None

    def _inflected(self, word: str, at: int) -> Where | None:
        for endings in (self.at, self.to):
            stems = list(endings.stems(word))
            known = next((self.known[stem] for stem in stems if stem in self.known), None)
            town = known or next(filter(None, map(self._town, stems)), None)
            if town:
                return Where(town.name, town.gender, at, word, endings is self.to)
        return None

    def _town(self, stem: str) -> GivenName | None:
        """A town that nobody listed, whose stem ends as those of towns do."""
        for before, alone in self.towns.items():
            if stem.endswith(before) and len(stem) >= len(before) + _SHORTEST:
                return GivenName(stem.removesuffix(before) + alone, "village")
        return None
