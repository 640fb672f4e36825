"""What a plot is made of: storylets that need something to be true, and make something else true."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kahaniyaa_story.writing.engines.builtin.world import words

OPEN = frozenset({"trouble", "want", "lost", "need", "granted", "away", "asked", "broken", "stuck", "blocked"})
"""Facts that no story may leave standing at its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Storylet:
    """A beat that may happen once its needs are true; its key may hold `{kind} {want} {power}` …

    `room` 0 is always told, 1 first where there are words left, 9 last. `tension` goes from 0 (at home) to 5 (all seems
    lost, or is about to be won).
    """

    key: str
    part: str
    room: int = 0
    needs: frozenset[str] = frozenset()
    adds: frozenset[str] = frozenset()
    removes: frozenset[str] = frozenset()
    tension: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A way for a story to go: what may happen in it, in the order of its parts, and when it is chosen."""

    name: str
    theme: str
    storylets: tuple[Storylet, ...]
    cast: frozenset[str]  # the roles, beside the hero and a companion, that come in at any length
    tones: frozenset[str]  # those that it suits best; none where it is told only if it is asked for
    kinds: tuple[str, ...] = ()
    troubles: Mapping[str, str] = field(default_factory=dict[str, str])  # those it tells of, and the kind each asks for
    grants: str | None = None  # the kind in which it grants a wish; None where it never does
    turned_by: frozenset[str] | None = None  # the traits that can tip its scales; None: any


def storylet(
    key: str, part: str, room: int = 0, needs: str = "", adds: str = "", removes: str = "", tension: int | None = None
) -> Storylet:
    """A storylet, with facts written as words; its tension is that of its part unless it is told."""
    return Storylet(
        key=key,
        part=part,
        room=room,
        needs=frozenset(words(needs)),
        adds=frozenset(words(adds)),
        removes=frozenset(words(removes)),
        tension=_TENSION[part] if tension is None else tension,
    )


def after(facts: frozenset[str], storylet: Storylet) -> frozenset[str]:
    """What is true once the storylet has happened."""
    return (facts - storylet.removes) | storylet.adds


def reachable(storylets: Sequence[Storylet], facts: frozenset[str]) -> Iterator[Storylet]:
    """Those that happen when they are walked in this order: each whose needs are true by then."""
    for each in storylets:
        if each.needs <= facts:
            facts = after(facts, each)
            yield each


_TENSION = {"begin": 0, "trouble": 2, "try": 3, "meet": 2, "low": 4, "turn": 5, "home": 1}
