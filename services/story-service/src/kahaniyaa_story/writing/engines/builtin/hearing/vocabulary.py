"""Which concept a word stands for, whatever ending it bears."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kahaniyaa_story.writing.engines.builtin.hearing.inflected import Endings
from kahaniyaa_story.writing.engines.builtin.hearing.marks import Marks
from kahaniyaa_story.writing.engines.builtin.tokens import TAMIL, TAMIL_SUFFIX, restored

_SUFFIX = 3  # letters that an ending may add to a word of four letters or more
_SHORTEST = 4  # letters of a word to which any ending may be added; two where the ending is known
_NO_ENDING = "t"  # what no ending of English or of romanised Hindi begins with: starts are no stars


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words by which concepts are known."""

    index: Mapping[tuple[str, ...], str]
    marks: Marks
    cases: tuple[str, ...] = ()  # endings that the language lists, the longest first
    obliques: Mapping[str, str] = field(default_factory=dict[str, str])  # an ending, and what it stands for: बग़ीचे में

    def concept(self, words: tuple[str, ...]) -> str:
        """The concept of some words, or nothing."""
        if not words or words in self.index:
            return self.index.get(words, "")
        if self.marks.has(words):
            return ""
        *before, last = words
        known = ((*before, stem) for stem in (*self._uninflected(last), *_shortened(last)))
        return next((self.index[stem] for stem in known if stem in self.index), "")

    def is_object(self, words: Sequence[str]) -> bool:
        """Whether a word has the ending of an object, and is no word that ends so anyway: யானையை, but not யானை."""
        *before, last = words
        alone = next((stem for stem in self._without_too(last) if (*before, stem) in self.index), "")
        if alone:  # யானையும், but not நாயையும்
            return self.is_object((*before, alone))
        stems = list(self._without_case(last))
        is_known = (*before, last) in self.index and not any((*before, stem) in self.index for stem in stems)
        return bool(stems) and not is_known

    def _without_too(self, word: str) -> Iterator[str]:
        """What a word may be without the ending that joins it to others: யானை, of யானையும்."""
        return Endings(tuple(self.marks.alone("too"))).stems(word)

    def _uninflected(self, word: str) -> Iterator[str]:
        """What a word may be without an ending that the language lists."""
        yield from self._without_case(word)
        for ending, whole in self.obliques.items():
            if word.endswith(ending):
                yield word.removesuffix(ending) + whole

    def _without_case(self, word: str) -> Iterator[str]:
        for ending in self.cases:
            if word.endswith(ending) and len(word) > len(ending) + 1:
                yield from restored(word.removesuffix(ending))


def _shortened(word: str) -> Iterator[str]:
    """A word without any ending of a few letters."""
    for cut in range(1, (TAMIL_SUFFIX if word[-1:] in TAMIL else _SUFFIX) + 1):
        if not word[-cut:].startswith(_NO_ENDING) and len(word) - cut >= _SHORTEST:
            yield from restored(word[:-cut])
