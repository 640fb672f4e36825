"""Plots told small, for the shortest stories and the youngest listeners: seven strokes that belong together."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from kahaniyaa_story.writing.engines.builtin.plots.common import ASKED_PLACE, ASKED_THING, COMPANY, PICTURE
from kahaniyaa_story.writing.engines.builtin.plots.storylets import Storylet, storylet

STROKES: Mapping[str, int] = {"start": 2, "try": 2, "again": 1, "meet": 2, "low": 1, "turn": 2, "after": 2}
"""The strokes in their order, each with how many tellings it should have: a short one and a full one, or one."""
AROUND: Mapping[str, int] = {"title": 2, "ask": 3, "summary": 1}
"""What stands around one, and how many tellings of it there should be: titles, questions about it, its one sentence."""
MAY_BE_LEFT_OUT = ("again", "low")
ANY = "any"
_FILE = Path(__file__).with_name("miniatures.txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Miniature:
    """One small plot; `happens` says of each stroke, for those who write its tellings, what must happen in it."""

    plot: str
    name: str
    wants: frozenset[str] = frozenset()  # the wishes it is about; empty where it is about none
    kinds: frozenset[str] = frozenset()  # the kinds of its plot; empty where that has none
    unless: frozenset[str] = frozenset()  # facts of a hero to whom it cannot happen
    unhelped: frozenset[str] = frozenset()  # what a helper may not be to whom it happens
    near: frozenset[str] = frozenset()  # fears that it brings near
    happens: Mapping[str, str] = field(default_factory=dict[str, str])

    def key(self, stroke: str) -> str:
        """The key of the tellings of a stroke, or of what stands around it."""
        return f"{self.full_name}.{stroke}"

    @property
    def full_name(self) -> str:
        """Its name among those of every plot: mini.wish.swing."""
        return f"mini.{self.plot}.{self.name}"

    @property
    def needed(self) -> tuple[str, ...]:
        """The keys without which it cannot be told."""
        return tuple(self.key(stroke) for stroke in STROKES if stroke not in MAY_BE_LEFT_OUT)

    def is_of(self, kind: str, want: str) -> bool:
        """Whether it tells of a kind of its plot and of a wish, if they are given; one of any wish tells of each."""
        of_kind = not kind or not self.kinds or kind in self.kinds
        return of_kind and (not want or not self.wants or bool(self.wants & {want, ANY}))

    def storylets(self) -> tuple[Storylet, ...]:
        """Its strokes, with what may be told beside them where there is room."""
        return (
            storylet("feast.{feast}.day", "begin", 0, "asked_feast"),
            storylet("place.{place}", "begin", 4),
            storylet("time.{time}", "begin", 0, "asked_time"),
            storylet("weather.{weather}", "begin", 0, "asked_weather"),
            storylet("trait.{trait}", "begin", 6, "trait"),
            *(replace(each, needs=each.needs - {"hero"}) for each in (*COMPANY, ASKED_THING, *PICTURE)),
            storylet(self.key("start"), "begin", adds="hero trouble"),
            ASKED_PLACE,
            storylet(self.key("try"), "try", needs="trouble", adds="tried"),
            storylet(self.key("again"), "try", 1, "tried"),
            storylet(self.key("meet"), "meet", needs="tried", adds="owed"),
            storylet(self.key("low"), "low", 2, "owed", tension=5),
            storylet(self.key("turn"), "turn", needs="owed", adds="solved", removes="trouble"),
            storylet(self.key("after"), "home", needs="solved", adds="answered"),
            storylet("feast.{feast}.end", "home", 0, "answered asked_feast"),
            storylet("feast", "home", 9, "solved free_day"),
            storylet("friend.cheers", "home", 0, "solved with_friends"),
            storylet("pal.cheer", "home", 3, "solved with_pal"),
            storylet("close.{tone}", "home", 8, "answered"),
        )


@cache
def miniatures() -> tuple[Miniature, ...]:
    """Every small plot."""
    blocks = ("\n" + _FILE.read_text(encoding="utf-8")).split("\n== ")[1:]
    return tuple(_read(block) for block in blocks)


def told_in(keys: Collection[str]) -> tuple[Miniature, ...]:
    """The small plots for which each key that they need is among the keys of a language's tellings."""
    return tuple(each for each in miniatures() if all(key in keys for key in each.needed))


def _read(block: str) -> Miniature:
    head, *lines = block.strip().splitlines()
    name, *rest = head.split()
    said = {key: frozenset(values.split("|")) for key, _, values in (each.partition("=") for each in rest)}
    plot, _, own = name.partition(".")
    return Miniature(
        plot=plot,
        name=own,
        wants=said.get("want", frozenset()),
        kinds=said.get("kind", frozenset()),
        unless=said.get("not", frozenset()),
        unhelped=said.get("helper!", frozenset()),
        near=said.get("near", frozenset()),
        happens=dict(_strokes(lines)),
    )


def _strokes(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        stroke, _, happens = line.partition(": ")
        if stroke not in STROKES:
            raise ValueError(f"miniatures.txt: {stroke!r} is no stroke; what is: {', '.join(STROKES)}")
        yield stroke, happens
