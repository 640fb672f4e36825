"""Which voice plays which character: the same one every time, and no two of one story alike while voices last."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kahaniyaa_tts.voices.catalogue import voice_id
from kahaniyaa_tts.voices.descriptions import described_role
from kahaniyaa_tts.voices.roles import ROLES, SHADES, Role

_UNKNOWN = ("woman", "man", "child")
"""The roles among which a name alone decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """Somebody who speaks in a story, with whatever is known that may decide on a voice."""

    name: str
    description: str = ""
    role: str = ""


def cast(characters: Iterable[Character], language: str) -> Iterator[str]:
    """A voice id for each character, in order; each depends only on the character and on those before it."""
    taken: set[tuple[str, int]] = set()
    for character in characters:
        role = _role(character)
        shade = _first_free(role, _number(character.name), taken)
        taken.add((role.name, shade))
        yield voice_id(language, role.name, shade)


def _role(character: Character) -> Role:
    if character.role in ROLES:
        return ROLES[character.role]
    for described in (character.role, character.description, character.name):
        role = described_role(described)
        if role is not None:
            return ROLES[role]
    return ROLES[_UNKNOWN[_number(character.name) % len(_UNKNOWN)]]


def _first_free(role: Role, wish: int, taken: set[tuple[str, int]]) -> int:
    wishes = [(wish + step) % SHADES for step in range(SHADES)]
    return next((shade for shade in wishes if (role.name, shade) not in taken), wishes[0])


def _number(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.strip().casefold().encode(errors="replace")).digest()[:4], "big")
