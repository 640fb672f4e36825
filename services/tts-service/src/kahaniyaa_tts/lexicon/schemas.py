"""Entries of a lexicon on the wire."""

import unicodedata
from datetime import datetime
from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from kahaniyaa_shared.contracts.wire import Answer, Id, LanguageCode, Request
from kahaniyaa_tts.lexicon.tokens import tokens
from kahaniyaa_tts.text.ipa import as_written_here, has_sound, unknown_signs

MOST_WRITTEN, MOST_SAID, MOST_NOTE = 100, 200, 500
"""Code points in one form (NFC)."""

_UNSPEAKABLE = frozenset({"Cc", "Cs", "Co", "Cn"})
_JOINERS = frozenset("\u200c\u200d")


def _plain(text: str, most: int) -> str:
    """The text in one form: NFC, single spaces, no invisible marks of direction."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    seen = "".join(c for c in composed if c in _JOINERS or unicodedata.category(c) != "Cf")
    if any(unicodedata.category(character) in _UNSPEAKABLE for character in seen):
        raise ValueError("Leave out control characters and characters that do not exist.")
    if len(seen) > most:
        raise ValueError(f"Write at most {most} characters.")
    return seen


def _words(text: str, most: int) -> str:
    words = _plain(text, most)
    if not any(any(map(str.isalnum, token.folded)) for token in tokens(words)):
        raise ValueError("Write at least one letter or digit.")
    return words


def _sounds(text: str) -> str:
    ipa = as_written_here(_plain(text, MOST_SAID))
    if unknown := unknown_signs(ipa):
        named = ", ".join(f"{sign!r} (U+{ord(sign):04X})" for sign in unknown[:5])
        raise ValueError(f"Use signs of the International Phonetic Alphabet only; not {named}.")
    if not has_sound(ipa):
        raise ValueError("Write at least one sound: a vowel or a consonant.")
    if len(ipa) > MOST_SAID:
        raise ValueError(f"Write at most {MOST_SAID} signs.")
    return ipa


Written = Annotated[str, AfterValidator(lambda text: _words(text, MOST_WRITTEN))]
Respelled = Annotated[str, AfterValidator(lambda text: _words(text, MOST_SAID))]
Ipa = Annotated[str, AfterValidator(_sounds)]
Note = Annotated[str, AfterValidator(lambda text: _plain(text, MOST_NOTE))]

_WRITTEN = "As it stands in stories; case does not matter, and endings that a language joins on are known."
_SAID = "The same in letters that are read right: a respelling."
_IPA = "The sounds, in the International Phonetic Alphabet; heard where the voice can make them."


class EntryRequest(Request):
    """How something that is written is said: at least one of said and ipa."""

    language: LanguageCode
    written: Written = Field(description=_WRITTEN)
    said: Respelled | None = Field(default=None, description=_SAID)
    ipa: Ipa | None = Field(default=None, description=_IPA)
    story_id: Id | None = Field(default=None, description="For this story alone; else for all of yours.")
    note: Note = ""

    @model_validator(mode="after")
    def _is_said_somehow(self) -> Self:
        if self.said is None and self.ipa is None:
            raise ValueError("Send said (a respelling) or ipa (the sounds), or both.")
        return self


class EntryChange(Request):
    """What is to be different about an entry; what is left out stays, null takes said or ipa away."""

    written: Written | None = None
    said: Respelled | None = None
    ipa: Ipa | None = None
    note: Note | None = None


class Trial(Request):
    """Something to be heard before it is kept."""

    language: LanguageCode
    written: Written = Field(description=_WRITTEN)
    said: Respelled | None = Field(default=None, description=_SAID)
    ipa: Ipa | None = Field(default=None, description=_IPA)
    voice: Annotated[str, StringConstraints(max_length=80)] | None = None


class LexiconEntry(Answer):
    """An entry of your lexicon."""

    id: str
    language: str
    written: str
    said: str | None
    ipa: str | None
    story_id: str | None
    note: str
    version: int = Field(description="Grows with every change; for If-Match.")
    created_at: datetime
    updated_at: datetime


class LexiconEntryList(Answer):
    """Your entries, newest first."""

    items: tuple[LexiconEntry, ...]
    next_cursor: str | None = None


class ImportRemark(Answer):
    """Something about a lexicon that was brought along, at a place in it."""

    line: int
    column: int
    reason: str


class LexiconImport(Answer):
    """What became of a lexicon that was brought along."""

    added: int
    replaced: int
    unchanged: int
    skipped: tuple[ImportRemark, ...] = Field(default=(), description="What could not be taken, and why.")
    remarks: tuple[ImportRemark, ...] = Field(default=(), description="What was taken otherwise than it stands there.")
