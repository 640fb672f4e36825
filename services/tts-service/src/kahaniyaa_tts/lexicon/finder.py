"""Finds in a text what a lexicon says otherwise than it is written: whole words, the longest entry first."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kahaniyaa_tts.lexicon.endings import Endings, endings_of
from kahaniyaa_tts.lexicon.entry import Entry
from kahaniyaa_tts.lexicon.patterns import Match, Pattern
from kahaniyaa_tts.lexicon.tokens import folded_phrase, tokens
from kahaniyaa_tts.text.document import Respelling

_Patterns = dict[str, tuple[Pattern, ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by language, ready to be found; an empty one finds nothing at no cost."""

    languages: Mapping[str, "_Index"] = field(default_factory=dict[str, "_Index"])

    @classmethod
    def of(cls, entries: Iterable[tuple[str, Entry]]) -> "Lexicon":
        """The lexicon of these entries, each with its language; a story's own hold before the others."""
        patterns: dict[str, dict[str, Pattern]] = {}
        for language, entry in sorted(entries, key=lambda each: not each[1].is_of_story):
            pattern = Pattern.of(entry)
            if pattern is not None:
                patterns.setdefault(language, {}).setdefault(folded_phrase(entry.written), pattern)
        return cls({language: _Index.of(known.values(), language) for language, known in patterns.items()})

    def found(self, text: str, language: str) -> list[Respelling]:
        """What is said otherwise than written in a text of the language: in order, not overlapping."""
        return [respelling for match in self._matches(text, language) for respelling in match.respellings(text)]

    def tag(self, texts: Iterable[tuple[str, str]]) -> str:
        """The same for as long as these texts (with their languages) are said the same way; empty for as written."""
        applied = {
            (language, match.pattern.entry.written, match.pattern.entry.said, match.pattern.entry.ipa)
            for text, language in texts
            for match in self._matches(text, language)
        }
        return hashlib.sha256(json.dumps(sorted(applied)).encode()).hexdigest()[:32] if applied else ""

    def _matches(self, text: str, language: str) -> Iterator[Match]:
        index = self.languages.get(language)
        return iter(()) if index is None else index.matches(text)


@dataclass(frozen=True, slots=True)
class _Index:
    """One language's patterns by their first word; and those of one word by what an ending leaves of it."""

    first: Mapping[str, tuple[Pattern, ...]]
    stems: Mapping[str, tuple[Pattern, ...]]
    endings: Endings

    @classmethod
    def of(cls, patterns: Iterable[Pattern], language: str) -> "_Index":
        endings = endings_of(language)
        first, stems = _Patterns(), _Patterns()
        for pattern in sorted(patterns, key=lambda each: each.length, reverse=True):
            first[pattern.words[0]] = (*first.get(pattern.words[0], ()), pattern)
            left = {stem for stem, _ in endings.stems(pattern.words[0])} if len(pattern.words) == 1 else set[str]()
            for stem in left:
                stems[stem] = (*stems.get(stem, ()), pattern)
        return cls(first, stems, endings)

    def matches(self, text: str) -> Iterator[Match]:
        here = tokens(text)
        covered = 0
        for at, token in enumerate(here):
            for pattern in self._likely(token.folded):
                match = pattern.match(text, here[at : at + len(pattern.words)], self.endings)
                if match and match.span(text).start >= covered:
                    covered = match.span(text).end
                    yield match
                    break

    def _likely(self, word: str) -> Iterable[Pattern]:
        """The patterns that may begin with this word, the likeliest first; asked for every word of every text."""
        whole = self.first.get(word, ())
        if word[-1] not in self.endings.lasts:
            return whole
        lengths = range(len(word) - 1, 0, -1)
        stems = [word[:length] for length in lengths if word[:length] in self.stems]
        return (*whole, *(pattern for stem in stems for pattern in self.stems[stem]))
