"""What of a lexicon that is brought along can be taken: each lexeme held to the rules for entries."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import ValidationError

from kahaniyaa_tts.lexicon.entry import Entry
from kahaniyaa_tts.lexicon.pls import Lexeme, PlsLexicon, Remark
from kahaniyaa_tts.lexicon.schemas import EntryRequest
from kahaniyaa_tts.lexicon.tokens import folded_phrase
from kahaniyaa_tts.text.tree import Place

_ELEMENTS = {"written": "grapheme", "said": "alias", "ipa": "phoneme"}


@dataclass(slots=True)
class Intake:
    """The entries of a lexicon, one for each thing that is written, and what was left out."""

    language: str
    entries: dict[str, tuple[Entry, Place]] = field(default_factory=dict[str, tuple[Entry, Place]])
    skipped: list[Remark] = field(default_factory=list[Remark])

    @classmethod
    def of(cls, lexicon: PlsLexicon, language: str) -> "Intake":
        """What can be taken of the lexicon, for the language."""
        intake = cls(language, skipped=list(lexicon.skipped))
        for lexeme in lexicon.lexemes:
            for entry in intake._entries(lexeme):
                intake._take(entry, lexeme.place)
        return intake

    def _entries(self, lexeme: Lexeme) -> Iterator[Entry]:
        for written in lexeme.written:
            try:
                asked = EntryRequest(
                    language=self.language, written=written, said=lexeme.said or None, ipa=lexeme.ipa or None
                )
            except ValidationError as wrong:
                self.skipped.append(Remark(lexeme.place, _reason(wrong)))
            else:
                yield Entry(written=asked.written, said=asked.said or "", ipa=asked.ipa or "")

    def _take(self, entry: Entry, place: Place) -> None:
        name = folded_phrase(entry.written)
        if name not in self.entries:
            self.entries[name] = (entry, place)
            return
        first, there = self.entries[name]
        if (first.said, first.ipa) != (entry.said, entry.ipa):
            reason = f"{entry.written!r} stands in line {there.line} already; that one holds."
            self.skipped.append(Remark(place, reason))


def _reason(wrong: ValidationError) -> str:
    first = wrong.errors()[0]
    element = next((_ELEMENTS[str(step)] for step in first["loc"] if str(step) in _ELEMENTS), "lexeme")
    return f"<{element}>: " + first["msg"].removeprefix("Value error, ")
