"""What holds at the beginning of a tale, by which its storylets know whether they can happen."""

from collections.abc import Mapping, Sequence

from kahaniyaa_story.writing.engines.builtin.hearing.request import Request
from kahaniyaa_story.writing.engines.builtin.plan import Entity
from kahaniyaa_story.writing.engines.builtin.planning.accounts import comes_in
from kahaniyaa_story.writing.engines.builtin.plots import PLOTS

_OF_A_THING = (("lost", ""), ("mend", ""), ("chain", "trade"))
"""Plots whose trouble is a thing, and which so name it anyway."""


def facts_of(
    cast: Mapping[str, Entity], friends: Sequence[Entity], request: Request, plot: str, kind: str, is_kin: bool
) -> frozenset[str]:
    """Who is there, and what was asked for."""
    held = {
        "trait": cast["hero"].trait,
        "pal": "pal" in cast and not is_kin,
        "kin": is_kin,
        "elder": "elder" in cast,
        "friends": friends,
        "guest": "guest" in cast,
        "love": request.love,
        "colours": request.colours,
        "asked_time": request.time,
        "asked_weather": request.weather,
        "free_weather": not request.weather,
        "asked_feast": request.feast,
        "asked_place": request.place or request.place_name,
        "asked_thing": (plot, kind) not in _OF_A_THING
        and (kind, request.thing) != ("shelter", "umbrella")  # nobody who has one looks for shelter
        and comes_in(f"thing.{request.thing}", request, cast),
        "free_day": not request.feast,
        "busy": request.is_doing and cast["want"].words and PLOTS[plot].grants not in ("", kind),
        "light": request.light,
        "kind_wish": kind == "wish",
        "kind_gain": kind != "wish",
    }
    return frozenset(name for name, value in held.items() if value)
