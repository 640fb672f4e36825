"""The roles of a story: who can speak in one, whatever engine plays them."""

from dataclasses import dataclass
from typing import Literal

Gender = Literal["female", "male", "neutral"]
Age = Literal["child", "adult", "elder"]

SHADES = 6
"""How many voices each role has in every language; the first is the usual one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Somebody a story needs: who they are, and in a few words how they speak."""

    name: str
    gender: Gender
    age: Age
    style: str
    description: str


def _role(name: str, gender: Gender, age: Age, style: str, description: str) -> Role:
    return Role(name=name, gender=gender, age=age, style=style, description=description)


ROLES: dict[str, Role] = {
    role.name: role
    for role in (
        _role("narrator", "female", "adult", "clear", "Tells the story: clear and unhurried, easy to follow."),
        _role("grandmother", "female", "elder", "warm", "Old and warm, with all the time in the world."),
        _role("grandfather", "male", "elder", "slow", "Old and low, slow, a little hoarse."),
        _role("mother", "female", "adult", "soft", "Soft and close, as before sleep."),
        _role("father", "male", "adult", "calm", "Full, low and calm."),
        _role("woman", "female", "adult", "bright", "A grown-up woman, bright and brisk."),
        _role("man", "male", "adult", "plain", "A grown-up man, plain and friendly."),
        _role("girl", "female", "child", "lively", "A girl, quick and lively."),
        _role("boy", "male", "child", "eager", "A boy, eager, a little lower than a girl."),
        _role("child", "neutral", "child", "young", "A small child, high and open."),
        _role("giant", "male", "adult", "booming", "As deep as a voice goes, and slow."),
        _role("mouse", "neutral", "child", "tiny", "Tiny, very high and quick: mice, birds, insects."),
        _role("ghost", "neutral", "adult", "whispering", "Whispers; has breath and no tone."),
        _role("robot", "neutral", "adult", "mechanical", "On one tone, with metal in it."),
        _role("king", "male", "adult", "stately", "Dark and stately; used to being listened to."),
        _role("queen", "female", "adult", "stately", "Dark for a woman, measured, never in a hurry."),
        _role("witch", "female", "elder", "cackling", "Sharp and up and down: witches, sly old women."),
        _role("sage", "male", "elder", "wise", "Soft, breathy and very slow: wise owls, tortoises, teachers of old."),
        _role("beast", "male", "adult", "rough", "Low and rough: lions, tigers, wolves, crocodiles."),
        _role("trickster", "male", "adult", "sly", "Fast and slippery: foxes, jackals, monkeys, crows."),
        _role("cub", "neutral", "child", "squeaky", "A very young animal: high, bright, squeaky."),
        _role("fairy", "female", "adult", "shimmering", "High and light, with a shimmer: fairies, stars, the moon."),
    )
}
"""By name."""
