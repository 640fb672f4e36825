"""Chooses what a story is about: the plot that was asked for, else one that suits the tone and frightens nobody."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engines.builtin.hearing.request import Request
from kahaniyaa_story.writing.engines.builtin.memory import Memory
from kahaniyaa_story.writing.engines.builtin.plan import Tale
from kahaniyaa_story.writing.engines.builtin.planning.asking import Chosen, asked_plots, plots_of_thing
from kahaniyaa_story.writing.engines.builtin.planning.fears import calm_wants, frightening_kind
from kahaniyaa_story.writing.engines.builtin.planning.frames import akin
from kahaniyaa_story.writing.engines.builtin.planning.props import BREAKABLE
from kahaniyaa_story.writing.engines.builtin.planning.species import JOURNEYS
from kahaniyaa_story.writing.engines.builtin.plots import PLOTS
from kahaniyaa_story.writing.engines.builtin.plots.storylets import Plot, Storylet
from kahaniyaa_story.writing.engines.builtin.tones import own
from kahaniyaa_story.writing.engines.builtin.world import (
    AGAINST,
    ELDERS,
    is_rooted,
    is_slight,
    is_swimmer,
    tags_of,
)

_SPEAKS_FOR = {
    "thing.kite": "kites", "being.kite": "kites", "being.tree": "tree", "food.mango": "tree", "food.guava": "tree",
    "food.laddu": "sweets", "food.kheer": "sweets", "place.pond": "pond", "place.river": "pond",
    "place.well": "pond",
}  # fmt: skip
_REPLACEABLE = ("kind.{kindness}", "quest.block.{block}", "try.{want}.{way1}")
_ABOUT = {
    "why.crescent": ("being.moon",), "why.rainbow": ("being.cloud", "being.raindrop"),
    "why.dew": ("being.raindrop", "being.cloud"), "chain.shelter": ("being.raindrop", "being.cloud", "animal.fish"),
}  # fmt: skip
_TRADE = 300  # words from which a chain of trades says what it is all for
_LEGLESS = ("animal.snail", "animal.worm")
_BRIEFEST = 3  # plots to choose from where there is room for none
_UNDATED = ("why", "find")
"""Plots that take weeks, or were before all feasts."""
_MOVING = ("fly", "swim", "sea", "moon", "run", "dance")
"""What may come to somebody who can go nowhere only where a wish is granted too well."""

_GIFTS = {"flies": "fly", "water": "swim", "big": "grow"}
"""What somebody can do or is anyway, and so wishes for only where it was asked for."""


@dataclass(frozen=True, slots=True)
class PlotChoice:
    """Chooses among the known plots, which a language tells; of several, one for which there is room."""

    brief: Brief
    request: Request
    known: frozenset[str]
    has_room: Callable[[str, str], bool]  # for a plot, in a kind
    takes: Callable[[str, str], float]  # for a plot, in a kind: the words that it takes where it is told briefly
    tales: Callable[[str, str], Sequence[str]]  # for a plot, in a kind: as what it may be told
    memory: Memory
    rng: Random

    def chosen(self, told: Sequence[Tale]) -> Chosen:
        """The plot that was asked for, else one that suits the tone, and the first of the tales told already."""
        names = self._tellable()
        asked = self._known(asked_plots(self.request, self.known), names)
        about = asked or self._known(plots_of_thing(self.request), names)
        if not asked or self.request.is_doing:
            about = {name: about[name] for name in self._suiting(about) if self._is_roomy(name, about[name])}
        free = self._free(names, told) if self.request.is_doing or not about else []
        plot = self._own(self._roomiest(about), free)
        return plot, about.get(plot) or self._kind(plot)

    def _known(self, plots: Iterable[Chosen], names: Collection[str]) -> dict[str, str]:
        """Those of some plots that can be told, each with its kind."""
        known = {name: kind for name, kind in plots if name in names}
        if len(known) > 1 and self.request.thing and self.brief.length_words < _TRADE:
            known.pop("chain", None)  # three strokes of it speak of a treasure, and never say which
        return known

    def _roomiest(self, asked: Mapping[str, str]) -> list[str]:
        """Of the plots that were asked for those that suit the hero, and the length, and were told longest ago."""
        if not asked:
            return []
        suited = [name for name in asked if _suits_hero(name, self.request)] or list(asked)
        roomy = [name for name in suited if self._is_roomy(name, asked[name])]
        roomy = roomy or [min(suited, key=lambda name: self.takes(name, asked[name]))]
        return self.memory.longest_untold({name: self.tales(name, asked[name]) for name in roomy})

    def _free(self, names: Sequence[str], told: Sequence[Tale]) -> list[str]:
        """The plots that suit the tone, and the first of the tales told already, where none was asked for."""
        names = [name for name in names if PLOTS[name].tones]
        names = [name for name in names if not (self.request.is_doing and PLOTS[name].grants == "")]
        names = [name for name in names if self._is_roomy(name)] or sorted(names, key=self._least)[:_BRIEFEST]
        names = [name for name in names if _suits_hero(name, self.request)] or names
        names = [name for name in names if not (self.request.feast and name in _UNDATED)] or names
        names = [name for name in names if _has_part_for_all(name, self.request)] or names
        names = [name for name in names if PLOTS[name].theme == self.request.theme] or names
        fresh = [name for name in names if name not in {tale.plot for tale in told}] or names
        kin = [name for name in fresh if any(PLOTS[name].theme in akin(tale.theme) for tale in told[:1])] or fresh
        return self.memory.fresh_plots(kin)

    def _own(self, asked: Sequence[str], free: Sequence[str]) -> str:
        """One of the plots that were asked for, rather such as suits the tone, or one of the others that do.

        Where the seed is the same, it is another in each tone.
        """
        ways = [*asked, *self._suiting(asked), *(self._suiting(free) or free)]
        return own(ways, self.brief.tone, self.brief.seed, self.brief.scenario)

    def _suiting(self, names: Iterable[str]) -> list[str]:
        return [name for name in names if self.brief.tone in PLOTS[name].tones]

    def _is_roomy(self, plot: str, kind: str = "") -> bool:
        """Whether there is room for a plot, in any kind where none was asked for."""
        return any(self.has_room(plot, each) for each in ([kind] if kind else self._kinds(plot) or [""]))

    def _least(self, plot: str) -> float:
        return min(self.takes(plot, kind) for kind in self._kinds(plot) or [""])

    def _tellable(self) -> list[str]:
        known = [name for name in PLOTS if name in self.known]
        spoilt = {*_spoilt(self.request), *_unfitting(self.request)}
        return [name for name in known if name not in spoilt] or known

    def _kind(self, plot: str) -> str:
        """The kind of plot for which something in the wish speaks, else any that can be told."""
        kinds = self._kinds(plot)
        roomy = [kind for kind in kinds if self.has_room(plot, kind)]
        kinds = roomy or sorted(kinds, key=lambda kind: self.takes(plot, kind))[:1]
        about = ["sweets"] if _is_food_taken(self.request) else []
        wished = next((kind for kind in (*about, *map(_kind_of, self.request.heard)) if kind in kinds), "")
        return wished or (own(kinds, self.brief.tone, self.brief.seed, plot) if kinds else "")

    def _kinds(self, plot: str) -> list[str]:
        """The kinds of a plot that can be told to this listener; all, where none can."""
        free = [kind for kind in PLOTS[plot].kinds if kind != PLOTS[plot].grants]
        spoilt = frozenset(_spoilt(self.request))
        calm = [
            kind
            for kind in free
            if f"{plot}.{kind}" not in spoilt
            and not frightening_kind(plot, kind, self.request)
            and not _is_about(plot, kind, self.request)
            and self.request.weather not in AGAINST.get(kind, ())
        ]
        return calm or free


def _unfitting(request: Request) -> Iterator[str]:
    """Mending, where something was asked for that does not go to pieces: a book, a shawl."""
    if request.thing and request.thing not in BREAKABLE and request.trouble != "broken":
        yield "mend"


def _is_food_taken(request: Request) -> bool:
    """Whether somebody of the wish takes what others would eat: monkeys steal samosas."""
    return bool(request.food) and any(one.role == "rival" for one in request.people)


def _kind_of(heard: tuple[str, str]) -> str:
    return _SPEAKS_FOR.get(heard[0], heard[0].removeprefix("kind."))


def _is_about(plot: str, kind: str, request: Request) -> bool:
    """Whether who is asked for first is what the plot is about, and so nobody to whom it can happen."""
    return any(one.concept in _ABOUT.get(f"{plot}.{kind}", ()) for one in request.people[:1])


def _suits_hero(plot: str, request: Request) -> bool:
    """Whether who is asked for first can be the hero: a small one of `big`, one with legs of a contest."""
    for one in request.people[:1]:
        if is_rooted(one.concept):
            is_far = plot in ("wish", "riddle") and request.want in _MOVING
            runs = plot == "friends" and request.trouble != "lonely"
            return plot not in (*JOURNEYS, "mend", "why", "big", "trick", "friends") and not is_far and not runs
        if plot == "big":
            return is_slight(one.concept) and not is_swimmer(one.concept)
        if plot == "contest":
            return not is_swimmer(one.concept) and one.concept not in _LEGLESS
    return True


def _has_part_for_all(plot: str, request: Request) -> bool:
    """Whether a grandmother who comes beside a child has a part in the plot, or a tree that they sit under."""
    if any(is_rooted(one.concept) for one in request.people[1:]) and "keeper" not in PLOTS[plot].cast:
        return False
    beside = [one.what for one in request.people if one.role != "hero"]
    return "elder" in PLOTS[plot].cast or not (len(beside) > 1 and set(beside) & set(ELDERS))


def _spoilt(request: Request) -> Iterator[str]:
    """The plots, and kinds of plots, that need a beat which cannot be told to this listener."""
    if not request.untold:
        return
    for plot in PLOTS.values():
        for storylet in plot.storylets:
            yield from _spoilt_by(storylet, plot.name, request)
        if plot.kinds and all(_untold(plot, kind, request) for kind in plot.kinds):
            yield plot.name


def _spoilt_by(storylet: Storylet, plot: str, request: Request) -> Iterator[str]:
    if storylet.room or storylet.key in _REPLACEABLE:
        return
    pattern = re.compile(re.sub(r"\\{[a-z0-9]+\\}", r"(\\w+)", re.escape(storylet.key)))
    for match in filter(None, map(pattern.fullmatch, request.untold)):
        yield f"{plot}.{match[1]}" if storylet.key.endswith("{kind}") else plot


def _untold(plot: Plot, kind: str, request: Request) -> bool:
    return any(s.key.replace("{kind}", kind) in request.untold for s in plot.storylets if s.key.endswith("{kind}"))


def want_of(request: Request, told: Collection[str], rng: Random) -> str:
    """The wish that was asked for, else one that is told: no eagle wants to fly, nobody by the sea to see it."""
    if request.want or request.wish_words:
        return request.want
    able = {_GIFTS.get(tag, "") for one in request.people[:1] for tag in tags_of(one.concept)}
    able |= {want for one in request.people[:1] if is_rooted(one.concept) for want in _MOVING}
    calm = [want for want in calm_wants(request) if want not in able and want != request.place]
    return rng.choice([want for want in calm if want in told] or calm)


def turns(plot: str, trait: str, traits: Sequence[str]) -> bool:
    """Whether a trait can tip the scales of a plot."""
    turned_by = PLOTS[plot].turned_by
    return trait in (traits if turned_by is None else turned_by)


TROUBLES: Mapping[str, frozenset[str]] = {
    trouble: frozenset(name for name, plot in PLOTS.items() if trouble in plot.troubles)
    for trouble in sorted({trouble for plot in PLOTS.values() for trouble in plot.troubles})
}
"""The plots that tell of each trouble."""
