"""How much the length of a telling counts against luck: more in few words, and most where a story missed its length."""

from dataclasses import dataclass
from math import log
from random import Random

from kahaniyaa_story.writing.engines.builtin.markup import Telling
from kahaniyaa_story.writing.engines.builtin.plan import Beat, StoryPlan
from kahaniyaa_story.writing.engines.builtin.plots.common import LOVE

SHORT = 130
"""Words up to which each telling's length matters most."""
FIRM = 3
"""The take from which a story holds to its length: it missed it in all before."""
BRIEFLY = "short"
"""The tag of a telling that is taken only where a story came out too long; no length is reckoned by it."""
_LEAST_LUCK = 1e-9
_CHANCE = 0.85  # how much luck counts: the more, the less two stories of one brief are alike
_LEAST = 0.3  # of the usual words of a telling, where there is a hurry: then little counts but that it is short
_MOST = 2.2
_AROUND_TALES = "tale."
_LATE = 0.75  # of the usual words are left for what is still to be told


@dataclass(frozen=True, slots=True)
class Measure:
    """The share of its usual words that a telling should have, the words it may miss them by, and what luck counts."""

    share: float
    scale: float
    chance: float


def measured(plan: StoryPlan, pace: float, *, is_tight: bool) -> Measure:
    """The measure at a pace, which is the share of the usual words that is left for what is still to be told."""
    hurry = min(1.0, max(_LEAST, pace))
    if is_firm(plan) and is_tight:
        share = _LEAST if pace < _LATE else min(_MOST, pace)  # who comes in for the first time takes words, too
        return Measure(share, 4 * hurry, _CHANCE / 2)
    if is_firm(plan):
        return Measure(min(_MOST, max(_LEAST, pace)), 8 * hurry, _CHANCE)
    if is_tight:
        return Measure(min(1.6, max(_LEAST, pace)), 8 * hurry, _CHANCE)
    return Measure(min(1.6, max(0.5, pace)), 30, _CHANCE)


def is_usual(telling: Telling) -> bool:
    """Whether a telling may stand in any story that is as its other tags ask."""
    return BRIEFLY not in telling.tags


def is_firm(plan: StoryPlan) -> bool:
    """Whether its words count more than what would be liked better."""
    return plan.take >= FIRM


def briefly(plan: StoryPlan, pace: float) -> frozenset[str]:
    """The tag of the shortest tellings, where it is their turn."""
    return frozenset({BRIEFLY} if is_firm(plan) and pace < 1 else ())


def is_late(plan: StoryPlan, pace: float) -> bool:
    """Whether a story is so far over its words that length is all that counts."""
    return (pace < 1 and plan.words <= SHORT) or (pace < _LATE and is_firm(plan))


def can_wait(beat: Beat, plan: StoryPlan, pace: float) -> bool:
    """Whether a beat is left out of a story that is late: one that nothing else needs, and nobody gave or loves.

    A tale that is told inside another is begun and ended, however late it is.
    """
    if pace >= _LATE or not is_firm(plan) or beat.key.startswith(_AROUND_TALES):
        return False
    return not beat.quote and beat.key != LOVE.key and not beat.core and not beat.adds and not beat.removes


def luck(rng: Random) -> float:
    """A Gumbel number: the best of many is then taken by its odds, and who suits a little less is not never heard."""
    return -log(-log(rng.uniform(_LEAST_LUCK, 1 - _LEAST_LUCK)))
