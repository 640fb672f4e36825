"""Which voice plays which character: the same one every time, and no two of one story alike while voices last."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kahaniyaa_tts.voices.catalogue import voice_id
from kahaniyaa_tts.voices.descriptions import described_role
from kahaniyaa_tts.voices.roles import ROLES, SHADES, Role

_UNKNOWN = ("girl", "boy", "woman", "man")
"""The roles among which a name alone decides."""

_NARRATOR = ("narrator", 0)
_APART = frozenset({"narrator", "ghost", "robot"})
"""Roles that nobody else is like: no other character borrows a voice of theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """Somebody who speaks in a story, with whatever is known that may decide on a voice."""

    name: str
    description: str = ""
    role: str = ""


def cast(characters: Iterable[Character], language: str) -> Iterator[str]:
    """A voice id for each character, in order; each depends only on the character and on those before it."""
    taken: set[tuple[str, int]] = {_NARRATOR}
    for character in characters:
        role = _role(character, language)
        chosen = next((voice for voice in _wishes(role, character.name) if voice not in taken), None)
        voice = chosen or (role.name, _number(character.name) % SHADES)
        taken.add(voice)
        yield voice_id(language, *voice)


def _role(character: Character, language: str) -> Role:
    if character.role in ROLES:
        return ROLES[character.role]
    for described in (character.role, character.description, character.name):
        role = described_role(described, language)
        if role is not None:
            return ROLES[role]
    return ROLES[_UNKNOWN[_number(character.name) % len(_UNKNOWN)]]


def _wishes(role: Role, name: str) -> Iterator[tuple[str, int]]:
    """The voices that would do, best first: the role's own, then those of roles of that age and gender.

    Of its own the first two are the plainest and the furthest from other roles; the name says which of them is it.
    """
    first = _number(name) // len(_UNKNOWN) % 2
    own = [first, 1 - first, *range(2, SHADES)]
    for played in (role, *_kin(role)):
        yield from ((played.name, shade) for shade in own)


def _kin(role: Role) -> Iterator[Role]:
    likely = (other for other in ROLES.values() if other.age == role.age and other.name not in _APART | {role.name})
    return (other for other in likely if "neutral" in (role.gender, other.gender) or other.gender == role.gender)


def _number(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.strip().casefold().encode(errors="replace")).digest()[:4], "big")
