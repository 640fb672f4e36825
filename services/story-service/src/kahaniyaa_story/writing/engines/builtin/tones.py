"""Which of several ways is a tone's own: another in each tone, where the seed is the same."""

from collections.abc import Sequence
from typing import TypeVar
from zlib import crc32

from kahaniyaa_story.writing.engines.builtin.world import TONES

_Way = TypeVar("_Way")
_PRIME = 2**19 - 1  # so that neither near seeds nor like words have the same ways


def turn_of(tone: str, seed: int, about: str, several: int) -> int:
    """Which of several ways is a tone's own: another for each tone where seed and matter are the same, any else."""
    begun = (crc32(about.encode()) + 1) * (crc32(b"%d" % seed) + 1) % _PRIME
    return (TONES.index(tone) + begun) % several


def own(ways: Sequence[_Way], tone: str, seed: int, about: str) -> _Way:
    """The one of some ways that is a tone's own."""
    return ways[turn_of(tone, seed, about, len(ways))]
