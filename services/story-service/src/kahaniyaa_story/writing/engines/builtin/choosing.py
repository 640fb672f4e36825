"""Chooses what a story is about: the plot that was asked for, else one that suits the tone and frightens nobody."""

import re
from collections.abc import Iterator, Sequence
from random import Random

from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engines.builtin.casting import is_slight
from kahaniyaa_story.writing.engines.builtin.keys import PLOT_KINDS
from kahaniyaa_story.writing.engines.builtin.request import Request
from kahaniyaa_story.writing.engines.builtin.storylets import (
    PLOTS,
    TONE_PLOTS,
    TOUCHES,
    TROUBLE_PLOT,
    WANT_TOUCHES,
    tiny,
)
from kahaniyaa_story.writing.engines.builtin.world import WANTS

_SPEAKS_FOR = {
    "thing.kite": "kites", "being.kite": "kites", "being.tree": "tree", "food.mango": "tree", "food.guava": "tree",
    "food.laddu": "sweets", "food.kheer": "sweets", "place.pond": "pond", "place.river": "pond",
}  # fmt: skip
_REPLACEABLE = ("kind.{kindness}", "quest.block.{block}", "try.{want}.{way1}")


def plot_of(brief: Brief, request: Request, rng: Random, told: frozenset[str]) -> tuple[str, str]:
    """The plot that was asked for, else one that suits the tone and has not been told yet."""
    spoilt = frozenset(_spoilt(request))
    plot, kind = TROUBLE_PLOT.get(request.trouble, ("", ""))
    if not plot and (request.want or request.wish_words):
        plot = "wish"
    if not plot and request.thing and request.people:
        plot = rng.choice(("lost", "mend"))
    if not plot or plot in spoilt:
        slight = all(is_slight(one.concept.partition(".")[2]) for one in request.people[:1])
        names = [name for name in PLOTS if name not in spoilt and (slight or name != "big")]
        names = [name for name in names if name != "contest" or not _swims(request)]
        suited = [name for name in TONE_PLOTS[brief.tone] if name in names and name not in told]
        plot, kind = rng.choice(suited or [name for name in names if name not in told] or names or list(PLOTS)), ""
    kind = kind or next((k for k in map(_kind_of, request.heard) if k in PLOT_KINDS[plot]), "")
    spoilt |= {"quest.wish"}
    kinds = [k for k in PLOT_KINDS[plot] if f"{plot}.{k}" not in spoilt and not _frightens(plot, k, request)]
    if kind in kinds or not kinds:
        return plot, kind or next(iter(PLOT_KINDS[plot]), "")
    return plot, rng.choice(kinds)


def _kind_of(heard: tuple[str, str]) -> str:
    """The kind of plot for which something in the wish speaks."""
    return _SPEAKS_FOR.get(heard[0], heard[0].removeprefix("kind."))


def _swims(request: Request) -> bool:
    """Whether who is asked for first has no legs to race with."""
    return any(one.concept in ("animal.fish", "animal.snail") for one in request.people[:1])


def _spoilt(request: Request) -> Iterator[str]:
    """The plots, and kinds of plots, that need a beat which cannot be told to this listener."""
    if not request.untold:
        return
    for plot, storylets in (*PLOTS.items(), *((plot, tiny(plot)) for plot in PLOTS)):
        for storylet in storylets:
            if storylet.room or storylet.key in _REPLACEABLE:
                continue
            pattern = re.compile(re.sub(r"\\{[a-z0-9]+\\}", r"(\\w+)", re.escape(storylet.key)))
            for match in filter(None, map(pattern.fullmatch, request.untold)):
                yield f"{plot}.{match[1]}" if storylet.key.endswith("{kind}") else plot
    yield from (
        plot
        for plot, kinds in PLOT_KINDS.items()
        if plot in PLOTS and kinds and all(_untold(plot, k, request) for k in kinds)
    )


def _untold(plot: str, kind: str, request: Request) -> bool:
    return any(s.key.replace("{kind}", kind) in request.untold for s in PLOTS[plot] if s.key.endswith("{kind}"))


def _frightens(plot: str, kind: str, request: Request) -> bool:
    keys = (f"{plot}.{stem}.{kind}" for stem in ("trouble", "need", "comes", "call"))
    return any(set(touches(key)) & set(request.fears) for key in keys)


def is_calm(key: str, request: Request) -> bool:
    """Whether a beat can be told to this listener, and brings near nothing that they fear."""
    return key not in request.untold and not set(touches(key)) & set(request.fears)


def touches(key: str) -> tuple[str, ...]:
    """What a beat brings near that somebody may be afraid of."""
    return TOUCHES.get(key, ())


def want_of(request: Request, rng: Random) -> str:
    """The wish that was asked for, else one that frightens nobody."""
    if request.want or request.wish_words:
        return request.want
    calm = [w for w in WANTS if w not in ("any", "dark") and not set(WANT_TOUCHES.get(w, ())) & set(request.fears)]
    return rng.choice(calm)


def free(names: Sequence[str], group: str, request: Request, rng: Random) -> str:
    """A time or a weather, where none was asked for."""
    return rng.choice([n for n in names if not set(touches(f"{group}.{n}")) & set(request.fears)])
