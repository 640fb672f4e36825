"""The plots that a brief speaks of: by its trouble, its wish, what it is about, or a thing that is in it."""

from collections.abc import Iterator, Mapping

from kahaniyaa_story.writing.engines.builtin.hearing.request import Request
from kahaniyaa_story.writing.engines.builtin.plots import PLOTS
from kahaniyaa_story.writing.engines.builtin.world import is_feared

_BY_KIND = ("riddle", "chain", "why", "repaid", "find", "contest", "quest")
"""Plots that no trouble asks for, but what they are about: an echo, a radish, a lamp that went out."""
_UNASKED: Mapping[str, frozenset[str]] = {
    "way": frozenset({"chain", "lost"}),
    "thing": frozenset({"chain", "way"}),
    "lost": frozenset({"chain", "way"}),  # as the ball in the well is
}
"""The plots that tell of something else that is lost than what was said."""
_HELPED_OUT = ("wish", "lost", "way")
"""Plots in which a small one who fell in is helped out, and helps in return."""

Chosen = tuple[str, str]
"""A plot and its kind; no kind where it has none."""


def asked_plots(request: Request, known: frozenset[str]) -> Iterator[Chosen]:
    """The plots that a brief speaks of, each with the kind it asks for: its trouble, its wish, or what it is about."""
    kinds = {concept.removeprefix("kind.") for concept, _ in request.heard if concept.startswith("kind.")}
    spoken_of = [(name, kind) for name in _BY_KIND for kind in PLOTS[name].kinds if kind in kinds and name in known]
    if spoken_of and not request.want and not request.wish_words:
        yield from spoken_of
    elif any(one.role == "stuck" for one in request.people):
        yield from ((name, "") for name in _HELPED_OUT)
    elif _is_alone(request) and "alone" in known:
        yield "alone", ""
    elif request.trouble:
        trouble = "lost" if request.thing and request.trouble == "stuck" and "pit" in kinds else request.trouble
        found = {
            name: plot.troubles[trouble] for name, plot in PLOTS.items() if plot.tones and trouble in plot.troubles
        }
        others = _UNASKED.get(request.lost if trouble == request.trouble else trouble, frozenset())
        others = others if (found.keys() - others) & known else frozenset({"chain"})
        yield from ((name, kind) for name, kind in found.items() if name not in others)
    elif request.wish_words and not request.want and "wish" in known:
        yield "wish", ""  # what no plot tells of has to be earned; nobody can have it in a bowl, or too much of it
    elif request.want or request.wish_words:
        granted = {name: plot.grants for name, plot in PLOTS.items() if plot.grants is not None}
        yield from ((name, kind) for name, kind in granted.items() if not kind or "quest.need.wish" in known)
    elif any(key == "quote.scenario" for key, _ in request.quotes) and "matter" in known:
        yield "matter", ""


def plots_of_thing(request: Request) -> Iterator[Chosen]:
    """The plots that a thing may be what it is all about, where a brief says no more of it than that it is there."""
    if request.thing:
        yield from (("lost", ""), ("mend", ""), ("chain", "trade"))
    if request.thing == "kite":
        yield "contest", "kites"


def _is_alone(request: Request) -> bool:
    """Whether the one who wants a friend is one from whom all run away, and nobody else is spoken of."""
    return request.trouble == "lonely" and [is_feared(one.concept) for one in request.people] == [True]
