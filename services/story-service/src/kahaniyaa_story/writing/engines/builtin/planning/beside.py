"""How many words of a short story go to what was asked for beside its plot, told as briefly as can be."""

from collections.abc import Iterator

from kahaniyaa_story.writing.engines.builtin.hearing.request import Request
from kahaniyaa_story.writing.engines.builtin.language import Language
from kahaniyaa_story.writing.engines.builtin.plots.common import ASKED_GUEST, ASKED_PLACE, ASKED_THING, LOVE

_NAMED = 3  # words that a name takes where it is first heard, beside the one that a telling counts


def words_beside(request: Request, language: Language) -> int:
    """The fewest words for those who come along, for what was asked for or is loved, and for words of their own."""
    third = ASKED_GUEST.key if all(not one.name for one in request.people[2:]) else "friend.meet"
    company = ("pal.meet", third)[: max(0, len(request.people) - 1)]
    named = _NAMED * (1 + ("pal.meet" in company))
    quoted = sum(len(text.split()) for _, text in request.quotes)
    return named + quoted + sum(language.fewest(key) for key in (*company, *_props(request), *_frames(request)))


def _props(request: Request) -> Iterator[str]:
    yield from (LOVE.key for _ in request.loves[:1])
    yield from (ASKED_THING.key for thing in [request.thing] if thing)
    yield from (ASKED_PLACE.key for place in [request.place or request.place_name] if place)
    yield from ("feast" for food in [request.food] if food)


def _frames(request: Request) -> Iterator[str]:
    yield from (key for key, _ in request.quotes)
    yield from (f"{group}.{name}" for group, name in (("time", request.time), ("weather", request.weather)) if name)
    yield from (f"feast.{request.feast}.{part}" for part in ("day", "end") if request.feast)
