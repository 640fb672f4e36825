"""Walks a plot forward: which of its storylets there is room for, and in which order they happen."""

from collections.abc import Callable, Iterator, Sequence
from random import Random

from kahaniyaa_story.writing.engines.builtin.plots.storylets import Storylet, after, reachable

_KIND_FIRST = 0.35  # how often a kindness happens between two attempts rather than after the last

Length = Callable[[Storylet], float]
"""About how many words a storylet takes."""


def with_room(
    storylets: Sequence[Storylet], facts: frozenset[str], words: int, length: Length, rng: Random
) -> list[Storylet]:
    """The storylets that happen in so many words: all that the plot needs, and of the others those with room first."""
    possible = list(reachable(storylets, facts))
    total = sum(length(each) for each in possible if not each.room)
    kept = {id(each) for each in possible if not each.room}
    for each in sorted((each for each in possible if each.room), key=lambda one: one.room + rng.random() * 3):
        if total + length(each) * 0.6 <= words:
            kept.add(id(each))
            total += length(each)
    return list(reachable([each for each in possible if id(each) in kept], facts))


def walked(storylets: Sequence[Storylet], facts: frozenset[str], rng: Random) -> Iterator[Storylet]:
    """The storylets as they happen: in the plot's order, but that a meeting may come as soon as its needs hold."""
    left = list(storylets)
    while left:
        run = _next(left, facts, rng)
        for storylet in run:
            left.remove(storylet)
            facts = after(facts, storylet)
            yield storylet


def _next(left: Sequence[Storylet], facts: frozenset[str], rng: Random) -> list[Storylet]:
    head = left[0]
    meeting = [each for each in left if each.part == "meet"]
    if head.part == "try" and meeting and meeting[0].needs <= facts and rng.random() < _KIND_FIRST:
        return meeting
    return [head]
