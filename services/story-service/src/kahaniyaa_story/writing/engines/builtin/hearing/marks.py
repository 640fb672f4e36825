"""The small words by which a wish is understood, by what they mark: `named`, `in`, `of` …"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kahaniyaa_story.writing.engines.builtin.tokens import TOKEN, fold
from kahaniyaa_story.writing.engines.builtin.world import DEEDS, TIMES

HINTS = frozenset(
    {"feeler", "feels", "joins", "friend", "unnamed", "day", "goes", "astray", "moon", "summer", "harsh"}
    | {*DEEDS, *(f"at_{time}" for time in TIMES)}
)
"""Marks whose words carry something: a wish is not understood by having them, and what is left of them is unused."""


@dataclass(frozen=True)
class Marks:
    """The marks of one or several languages."""

    known: Mapping[str, frozenset[tuple[str, ...]]]

    def of(self, mark: str) -> frozenset[tuple[str, ...]]:
        """What bears a mark, each as its words."""
        return self.known.get(mark, frozenset())

    def alone(self, mark: str) -> frozenset[str]:
        """The single words and endings that bear a mark."""
        return frozenset(words[0] for words in self.of(mark) if len(words) == 1)

    def pairs(self, mark: str) -> dict[str, str]:
        """What stands for a word, for each that bears a mark with more words behind it: *becoming* to become."""
        return {word: " ".join(rest) for word, *rest in self.of(mark) if rest}

    def stands(self, words: Sequence[str], at: int, mark: str) -> bool:
        """Whether a word that bears the mark stands at a place; before the first and after the last there is none."""
        return 0 <= at < len(words) and (words[at],) in self.of(mark)

    def comes(self, words: Sequence[str], mark: str) -> bool:
        """Whether anything that bears the mark comes anywhere among some words."""
        known, count = self.of(mark), len(words)
        return any(
            tuple(words[at : at + length]) in known
            for length in range(1, min(count, self._longest) + 1)
            for at in range(count - length + 1)
        )

    def is_harsh(self, text: str) -> bool:
        """Whether a text speaks of war, blood or death, and so is not quoted to a child."""
        words = [fold(word) for word in TOKEN.findall(text)]
        begins = tuple(self.alone("harsh_stem"))
        return self.comes(words, "harsh") or any(word.startswith(begins) for word in words)

    def is_small(self, word: str) -> bool:
        """Whether a word only marks something, and carries nothing itself."""
        return self.has((word,), besides=HINTS)

    def has(self, words: tuple[str, ...], besides: frozenset[str] = frozenset()) -> bool:
        """Whether some words bear any mark, besides these."""
        if besides not in self._bearers:
            of_each = (known for mark, known in self.known.items() if mark not in besides)
            self._bearers[besides] = frozenset[tuple[str, ...]]().union(*of_each)
        return words in self._bearers[besides]

    @cached_property
    def _longest(self) -> int:
        return max((len(words) for known in self.known.values() for words in known), default=0)

    @cached_property
    def _bearers(self) -> dict[frozenset[str], frozenset[tuple[str, ...]]]:
        """What bears any mark besides some, by those: every word of a wish is asked about."""
        return {}
