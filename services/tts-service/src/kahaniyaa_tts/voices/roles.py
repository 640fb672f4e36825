"""The roles of a story: who can speak in one, whatever engine plays them."""

from dataclasses import dataclass
from typing import Literal

Gender = Literal["female", "male", "neutral"]
Age = Literal["child", "adult", "elder"]

SHADES = 6
"""How many voices each role has in every language; the first is the usual one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Somebody a story needs."""

    name: str
    gender: Gender
    age: Age


ROLES: dict[str, Role] = {
    role.name: role
    for role in (
        Role(name="narrator", gender="female", age="adult"),
        Role(name="grandmother", gender="female", age="elder"),
        Role(name="grandfather", gender="male", age="elder"),
        Role(name="mouse", gender="neutral", age="child"),
        Role(name="child", gender="neutral", age="child"),
        Role(name="giant", gender="male", age="adult"),
        Role(name="woman", gender="female", age="adult"),
        Role(name="man", gender="male", age="adult"),
    )
}
"""By name."""
