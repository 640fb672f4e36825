"""Which of all voices are looked for, and where the next page of them begins."""

import base64
import binascii
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import dropwhile, islice
from typing import TypeVar

from kahaniyaa_shared.contracts.speech import Emotion, Voice
from kahaniyaa_shared.languages import LANGUAGES
from kahaniyaa_shared.problems import Invalid
from kahaniyaa_tts.voices.roles import ROLES, Age, Gender

STYLES = tuple(sorted({role.style for role in ROLES.values()}))


Listed = TypeVar("Listed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a voice must be to be listed; what is not said does not matter."""

    language: str | None = None
    gender: Gender | None = None
    age: Age | None = None
    role: str | None = None
    style: str | None = None
    emotion: Emotion | None = None
    engine: str | None = None
    is_natural: bool | None = None
    words: str = ""

    def takes(self, voice: Voice) -> bool:
        """Whether the voice is one of those."""
        asked = {"gender": self.gender, "age": self.age, "role": self.role, "style": self.style, "engine": self.engine}
        told = voice.model_dump(include=set(asked))
        return (
            all(value is None or told[name] == value for name, value in asked.items())
            and self.is_natural in (None, voice.is_natural)
            and (self.emotion is None or self.emotion in voice.emotions)
            and self._is_told_of(voice)
        )

    def _is_told_of(self, voice: Voice) -> bool:
        language = LANGUAGES[voice.language]
        told = (voice.id, voice.name, voice.description, voice.style, language.name, language.native_name)
        return all(word in " ".join(told).casefold() for word in self.words.casefold().split())


def must_be(name: str, value: str | None, allowed: Iterable[str]) -> None:
    """Refuse a value that no voice has, and say which there are."""
    known = sorted(set(allowed))
    if value is not None and value not in known:
        raise Invalid.at(f"/query/{name}", f"No voice has the {name} {value[:40]!r}; choose one of {', '.join(known)}.")


def after(voices: Iterable[Listed], cursor: str | None, *, id_of: Callable[[Listed], str]) -> Iterator[Listed]:
    """Those voices that come after the last one of the page before."""
    if cursor is None:
        return iter(voices)
    last = _decoded(cursor)
    rest = dropwhile(lambda voice: id_of(voice) != last, voices)
    if next(rest, None) is None:
        raise Invalid.at("/query/cursor", "Use the next_cursor of the page before, or none for the first page.")
    return rest


def page(voices: Iterator[Voice], limit: int) -> tuple[tuple[Voice, ...], str | None]:
    """So many of the voices, and the cursor of those that come after; None at the end."""
    found = tuple(islice(voices, limit))
    return found, _encoded(found[-1].id) if found and next(voices, None) is not None else None


def _encoded(identifier: str) -> str:
    return base64.urlsafe_b64encode(identifier.encode()).decode().rstrip("=")


def _decoded(cursor: str) -> str:
    try:
        return base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except (binascii.Error, UnicodeError, ValueError):
        return ""
