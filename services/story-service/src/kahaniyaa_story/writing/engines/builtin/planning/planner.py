"""Plans a story: draws its tale, and others to tell inside it, and says what of the brief they use."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engines.builtin.hearing.request import Request
from kahaniyaa_story.writing.engines.builtin.language import Language
from kahaniyaa_story.writing.engines.builtin.memory import Memory
from kahaniyaa_story.writing.engines.builtin.plan import Beat, StoryPlan, Tale
from kahaniyaa_story.writing.engines.builtin.planning.accounts import accounted, promised
from kahaniyaa_story.writing.engines.builtin.planning.drawing import Drawing, Drawn
from kahaniyaa_story.writing.engines.builtin.planning.fears import calm
from kahaniyaa_story.writing.engines.builtin.planning.frames import (
    inside,
    inside_long,
    one_after_the_other,
    set_in,
    somebody_waits,
)
from kahaniyaa_story.writing.engines.builtin.planning.room import Room
from kahaniyaa_story.writing.engines.builtin.plots.common import RECALL
from kahaniyaa_story.writing.engines.builtin.telling.feasts import unseen
from kahaniyaa_story.writing.engines.builtin.telling.style import SMALL_EARS
from kahaniyaa_story.writing.engines.builtin.world import FEASTS, TIMES, WEATHERS

_SUNLESS = ("evening", "night")


@dataclass(frozen=True, slots=True)
class Planner:
    """Plans stories in one language: only what it can tell, and about as long as it will be."""

    language: Language
    room: Room
    memory: Memory

    def plan(
        self, brief: Brief, request: Request, words: int, take: int = 0, untold: frozenset[str] = frozenset()
    ) -> StoryPlan:
        """The plan for a brief, the same for the same brief and seed; `words` is the length to aim at.

        `untold` are the keys of beats which the teller found no way to tell to this listener: no plot may need them.
        """
        rng = Random(f"{brief.seed}|{brief.scenario}|{brief.tone}")  # noqa: S311 - a story is no secret
        setting = _setting(request, rng)
        small_ears = brief.audience in SMALL_EARS
        rooms = [] if small_ears else inside_long(words)
        request = replace(request, untold=untold)
        drawing = Drawing(self.language, self.room, self.memory, brief, setting, rng, take)
        main = drawing.drawn(request, words - sum(rooms))
        told = [main]
        rooms = rooms or inside(words - self.room.length(main.beats), words, for_small_ears=small_ears)
        fresh = _of_another(main.tale, request)
        for room in rooms:
            told.append(drawing.drawn(fresh, room, [one.tale for one in told]))
            fresh = replace(fresh, trait="")  # the first is a mirror; the others are of anybody
        used, unused = accounted(request, brief, main.tale, main.beats, setting)
        together = one_after_the_other if small_ears or somebody_waits(main.beats) else set_in
        return StoryPlan(
            seed=brief.seed,
            tone=brief.tone,
            audience=brief.audience,
            words=brief.length_words,
            signs=brief.length_signs,
            time=setting["time"],
            weather=setting["weather"],
            tales=tuple(drawn.tale for drawn in told),
            beats=tuple(_without_returns(list(together(main.beats, [drawn.beats for drawn in told[1:]])))),
            friends=tuple(friend.name for friend in main.friends),
            company=main.friends,
            love=request.love,
            avoid=request.avoid,
            unseen=unseen(request, list(_names(told)), self.language),
            moral=brief.moral,
            promised=tuple(promised(request, main.tale, main.beats)),
            used=used,
            unused=unused,
            take=take,
        )


def _setting(request: Request, rng: Random) -> dict[str, str]:
    """The time and the weather: as asked, else such as go with the feast and together, and frighten nobody."""
    festive = FEASTS.get(request.feast, frozenset([*TIMES, *WEATHERS]))
    times = [time for time in TIMES if request.weather != "sunny" or time not in _SUNLESS]
    times = [time for time in times if time not in request.awaited] or times
    time = request.time or calm([time for time in times if time in festive] or times, "time", request, rng)
    weathers = [weather for weather in WEATHERS if weather != "sunny" or time not in _SUNLESS]
    weathers = [weather for weather in weathers if weather in {*festive, request.weather}] or weathers
    weathers = [weather for weather in weathers if weather not in request.awaited] or weathers
    asked = request.weather if request.weather in weathers else ""  # no sun at night, even if both were asked for
    return {"time": time, "weather": asked or calm(weathers, "weather", request, rng)}


def _names(told: Sequence[Drawn]) -> Iterator[str]:
    """What those who come in are called."""
    for drawn in told:
        yield from (entity.name for entity in drawn.tale.cast.values())
        yield from (friend.name for friend in drawn.friends)


def _of_another(tale: Tale, request: Request) -> Request:
    """What is asked of a story that is told inside another: somebody like its hero, and nothing that frightens."""
    return Request(
        people=(),
        trait="" if tale.cast["hero"].trait == "old" else tale.cast["hero"].trait,
        fears=request.fears,
        avoid=request.avoid,
        untold=request.untold,
    )


def _without_returns(beats: Sequence[Beat]) -> Iterator[Beat]:
    """The beats, but that nobody comes back who was helped a moment ago, and is still there."""
    for before, beat in zip((None, *beats), beats, strict=False):
        if beat.key != RECALL.key or before is None or before.part != "meet":
            yield beat
