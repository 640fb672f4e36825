"""What a story gives up whose words are too few for all that was asked: what is missed least, and first."""

from collections.abc import Callable, Iterator, Sequence

from kahaniyaa_story.writing.engines.builtin.plan import Beat
from kahaniyaa_story.writing.engines.builtin.plots.common import ASKED_GUEST, ASKED_PLACE, ASKED_THING, LOVE

_MISSED_LEAST = (
    "pal.cheer",
    "friend.cheers",
    "picture.",
    "quote.love",
    "weather.",
    "feast",
    LOVE.key,
    "time.",
    "quote.setting",
    ASKED_GUEST.key,
    ASKED_PLACE.key,
    "quote.",
    ASKED_THING.key,
)
"""The keys of beats, or what those begin with, that may be given up, in this order; before them, what nobody asked for.
"""


def given_up(beats: Sequence[Beat], words: float, fewest: Callable[[Beat], float]) -> frozenset[Beat]:
    """The beats for which there is no room in so many words, each told in the fewest it can be told in."""
    taken = sum(map(fewest, beats))
    return frozenset(_given_up(beats, taken - words, fewest)) if taken > words else frozenset()


def can_be_given_up(beat: Beat) -> bool:
    """Whether the plot, and everybody's name, hold without a beat."""
    return _place(beat) is not None


def _given_up(beats: Sequence[Beat], over: float, fewest: Callable[[Beat], float]) -> Iterator[Beat]:
    spare = [(place, beat) for beat in beats if (place := _place(beat)) is not None]
    for _, beat in sorted(spare, key=lambda each: each[0]):
        if over <= 0:
            return
        over -= fewest(beat)
        yield beat


def _place(beat: Beat) -> int | None:
    """When it is its turn to be given up; None for what the plot, or somebody's name, cannot do without."""
    for place, known in enumerate(_MISSED_LEAST):
        if beat.key == known or (known.endswith(".") and beat.key.startswith(known)):
            return place
    return None if beat.core or beat.adds or beat.removes or beat.key.startswith("tale.") else -1
