"""The built-in voices: every role in every language, by an id that says which."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kahaniyaa_shared.database import is_id
from kahaniyaa_shared.languages import LANGUAGES
from kahaniyaa_tts.voices.roles import ROLES, SHADES, Role

_ID = re.compile(r"([a-z]{2,3})-([a-z]+)(?:-([1-9]))?")


@dataclass(frozen=True, slots=True)
class BuiltInVoice:
    """One role in one language; the shade tells several voices of the role apart."""

    language: str
    role: Role
    shade: int = 0

    @property
    def id(self) -> str:
        """The id by which it is chosen."""
        return voice_id(self.language, self.role.name, self.shade)


def voice_id(language: str, role: str, shade: int = 0) -> str:
    """The id of a built-in voice: `hi-child`, and `hi-child-2` for another one."""
    return f"{language}-{role}" + (f"-{shade}" if shade else "")


def find_voice(identifier: str) -> BuiltInVoice | None:
    """The built-in voice with the id, if there is one."""
    match = _ID.fullmatch(identifier)
    if match is None or match[1] not in LANGUAGES or match[2] not in ROLES:
        return None
    role, shade = ROLES[match[2]], int(match[3] or 0)
    return BuiltInVoice(match[1], role, shade) if shade < SHADES else None


def may_be_gone(identifier: str) -> bool:
    """Whether a voice that is not there may have been there: a preset, or a voice that an engine had by name."""
    return is_id(identifier) or ":" in identifier


def built_in_voices(language: str | None = None) -> Iterator[BuiltInVoice]:
    """The usual voice of each role, in the language or in all of them."""
    for code in LANGUAGES if language is None else (language,):
        for role in ROLES.values():
            yield BuiltInVoice(code, role)
