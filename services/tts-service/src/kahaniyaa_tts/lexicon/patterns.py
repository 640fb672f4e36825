"""An entry as it is looked for in a text, and what is said where it was found."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kahaniyaa_tts.lexicon.endings import Endings, joined
from kahaniyaa_tts.lexicon.entry import Entry
from kahaniyaa_tts.lexicon.tokens import Token, between, tokens
from kahaniyaa_tts.text.document import Respelling, Span

_CLITIC = re.compile(r"['’](\w+)")
_CLITICS = frozenset({"s", "ll", "d", "ve", "re", "m"})
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
_HISSING, _VOICELESS = "szʃʒʂʐɕʑʦʣʧʤ", "ptkfθʈcqxχ"


@dataclass(frozen=True, slots=True)
class Pattern:
    """An entry's words (folded), what stands between them, and what stands around them."""

    entry: Entry
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    before: str
    after: str

    @classmethod
    def of(cls, entry: Entry) -> "Pattern | None":
        """The entry's pattern; None where there is no word in it."""
        text = entry.written
        found = tokens(text)
        if not found:
            return None
        words = tuple(token.folded for token in found)
        return cls(entry, words, _gaps(text, found), text[: found[0].start], text[found[-1].end :])

    @property
    def length(self) -> tuple[int, int]:
        """How much it covers: of two that stand at one place, the longer one is meant."""
        return len(self.words), len(self.before) + len(self.after)

    def match(self, text: str, here: Sequence[Token], endings: Endings) -> "Match | None":
        """Where it stands at the first of these words of the text, the last one perhaps with an ending."""
        found = tuple(here[: len(self.words)])
        if len(found) < len(self.words) or not self._begins(found) or not self._stands(text, found):
            return None
        if found[-1].folded == self.words[-1]:
            return Match(self, found)
        ending = endings.joined_to(self.words[-1], found[-1].folded)
        if ending is None or self.after or joined(self.entry.said, ending) is None:
            return None
        return Match(self, found, ending)

    def _begins(self, found: Sequence[Token]) -> bool:
        return all(token.folded == word for token, word in zip(found[:-1], self.words[:-1], strict=True))

    def _stands(self, text: str, found: Sequence[Token]) -> bool:
        """Whether what belongs between and around is there, and it is no part of another word (the `don` of don't)."""
        start, end = found[0].start, found[-1].end
        if _gaps(text, found) != self.gaps:
            return False
        if not text.startswith(self.after, end) or not text[:start].endswith(self.before):
            return False
        clitic = _CLITIC.match(text, end)
        return clitic is None or clitic[1].casefold() in _CLITICS


@dataclass(frozen=True, slots=True)
class Match:
    """Where an entry stands in a text, and the ending that is joined on."""

    pattern: Pattern
    tokens: tuple[Token, ...]
    ending: tuple[str, str] | None = None

    def span(self, text: str) -> Span:
        """What of the text it covers, with what stands around it and an English possessive that is to be heard."""
        possessive = self._possessive(text)
        return Span(self.tokens[0].start - len(self.pattern.before), possessive.end() if possessive else self._end)

    def respellings(self, text: str) -> list[Respelling]:
        """What is said: word by word where each has its own, so that each keeps its time; else all as one."""
        entry, span = self.pattern.entry, self.span(text)
        if self.ending is not None:
            return [Respelling(span=span, words=joined(entry.said, self.ending) or "")]
        if self._possessive(text):
            words = f"{entry.said or text[span.start : self._end]}'s"
            return [Respelling(span=span, words=words, ipa=_with_s(entry.ipa))]
        return self._word_by_word() or [Respelling(span=span, words=entry.said, ipa=entry.ipa)]

    @property
    def _end(self) -> int:
        return self.tokens[-1].end + len(self.pattern.after)

    def _possessive(self, text: str) -> re.Match[str] | None:
        """The 's that sounds take with them; words take it by themselves."""
        return _POSSESSIVE.match(text, self._end) if self.pattern.entry.ipa and self.ending is None else None

    def _word_by_word(self) -> list[Respelling] | None:
        pattern, count = self.pattern, len(self.tokens)
        words, sounds = pattern.entry.said.split() or [""] * count, pattern.entry.ipa.split() or [""] * count
        around = pattern.before + pattern.after + "".join(pattern.gaps).strip()
        if count == 1 or around or len(words) != count or len(sounds) != count:
            return None
        return [
            Respelling(span=Span(token.start, token.end), words=said, ipa=ipa)
            for token, said, ipa in zip(self.tokens, words, sounds, strict=True)
        ]


def _gaps(text: str, found: Sequence[Token]) -> tuple[str, ...]:
    return tuple(between(text[one.end : two.start]) for one, two in pairwise(found))


def _with_s(ipa: str) -> str:
    """The sounds of an English possessive."""
    last = ipa.rstrip("ː")[-1]
    return ipa + ("ɪz" if last in _HISSING else "s" if last in _VOICELESS else "z")
