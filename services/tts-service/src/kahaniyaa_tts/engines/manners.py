"""How a natural voice plays each role: a little higher or lower, faster or slower, so that it stays natural."""

from collections.abc import Mapping
from dataclasses import dataclass

from kahaniyaa_tts.voices.roles import ROLES


@dataclass(frozen=True, slots=True)
class Manner:
    """Semitones higher and times as fast as the voice speaks by itself."""

    pitch: float = 0.0
    rate: float = 1.0


_MANNERS: Mapping[str, Manner] = {
    "beast": Manner(-4.0, 0.95),
    "boy": Manner(3.0, 1.04),
    "child": Manner(4.0, 1.05),
    "cub": Manner(5.5, 1.08),
    "fairy": Manner(2.5, 0.98),
    "father": Manner(-1.5, 0.96),
    "ghost": Manner(-0.5, 0.80),
    "giant": Manner(-5.5, 0.86),
    "girl": Manner(3.5, 1.08),
    "grandfather": Manner(-2.0, 0.88),
    "grandmother": Manner(-1.5, 0.90),
    "king": Manner(-3.0, 0.90),
    "man": Manner(-0.8, 1.0),
    "mother": Manner(0.4, 0.94),
    "mouse": Manner(6.5, 1.10),
    "queen": Manner(-1.0, 0.90),
    "robot": Manner(-0.3, 0.92),
    "sage": Manner(-2.5, 0.80),
    "trickster": Manner(1.0, 1.14),
    "witch": Manner(1.5, 1.02),
    "woman": Manner(0.8, 1.0),
}


def manner(role: str) -> Manner:
    """How the role is played; a role that is not known, and the narrator's, as the voice speaks by itself."""
    return _MANNERS.get(role, Manner())


def gender_of(role: str) -> str:
    """female, male or neutral."""
    return ROLES[role].gender if role in ROLES else "neutral"


def place_of(role: str) -> int:
    """A number of the role's own, by which roles take turns among several voices."""
    return list(ROLES).index(role) if role in ROLES else 0
