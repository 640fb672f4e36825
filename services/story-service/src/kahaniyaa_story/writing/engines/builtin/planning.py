"""Plans a story: chooses the plot, casts it, and walks its storylets forward until there is enough to tell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from random import Random

from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engines.builtin.accounts import accounted, promised
from kahaniyaa_story.writing.engines.builtin.casting import Casting, power
from kahaniyaa_story.writing.engines.builtin.choosing import PlotChoice, turns, want_of
from kahaniyaa_story.writing.engines.builtin.fears import calm, frightens, is_calm
from kahaniyaa_story.writing.engines.builtin.forward import walked, with_room
from kahaniyaa_story.writing.engines.builtin.frames import inside, inside_long, one_after_the_other, set_in
from kahaniyaa_story.writing.engines.builtin.helping import can_be_helped
from kahaniyaa_story.writing.engines.builtin.keys import BLOCKS, KINDNESSES
from kahaniyaa_story.writing.engines.builtin.language import Language
from kahaniyaa_story.writing.engines.builtin.memory import Memory
from kahaniyaa_story.writing.engines.builtin.plan import Beat, Entity, StoryPlan, Tale
from kahaniyaa_story.writing.engines.builtin.plots import PLOTS
from kahaniyaa_story.writing.engines.builtin.plots.common import BEGIN, END, RECALL
from kahaniyaa_story.writing.engines.builtin.plots.miniatures import Miniature
from kahaniyaa_story.writing.engines.builtin.request import Request
from kahaniyaa_story.writing.engines.builtin.room import TINY, Asked, Room
from kahaniyaa_story.writing.engines.builtin.storylets import Storylet
from kahaniyaa_story.writing.engines.builtin.style import SMALL_EARS
from kahaniyaa_story.writing.engines.builtin.world import ANIMALS, TIMES, TRAITS, WANTS, WEATHERS, hero_facts, is_rooted

_SUNLESS = ("evening", "night")
_ON_FOOT = ("walk", "home")
_EARNED = ("try.{want}.{way2}", "low")
"""What comes before a wish that no plot knows is granted, however few the words."""
_PAL = 220  # words from which a companion may come along unasked
_LOVES = 280  # words from which a second thing that a listener loves comes in


@dataclass(frozen=True, slots=True)
class Drawn:
    """A tale with its beats, before it is set into a story."""

    tale: Tale
    beats: tuple[Beat, ...]
    friends: tuple[str, ...] = ()


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
        taken = set[str]()
        request = replace(request, untold=untold)
        main = self._draw(brief, request, rng, setting, words - sum(rooms), 0, taken)
        told = [main]
        rooms = rooms or inside(words - self.room.length(main.beats), words, for_small_ears=small_ears)
        fresh = _of_another(main.tale, request)
        for number, room in enumerate(rooms, start=1):
            told.append(self._draw(brief, fresh, rng, setting, room, number, taken, [one.tale for one in told]))
        used, unused = accounted(request, brief, main.tale, main.beats, setting)
        together = one_after_the_other if small_ears else set_in
        return StoryPlan(
            seed=brief.seed,
            tone=brief.tone,
            audience=brief.audience,
            words=brief.length_words,
            time=setting["time"],
            weather=setting["weather"],
            tales=tuple(drawn.tale for drawn in told),
            beats=tuple(_without_returns(list(together(main.beats, [drawn.beats for drawn in told[1:]])))),
            friends=main.friends,
            love=request.love,
            avoid=request.avoid,
            moral=brief.moral,
            promised=tuple(promised(request, main.tale)),
            used=used,
            unused=unused,
            take=take,
        )

    def _draw(
        self,
        brief: Brief,
        request: Request,
        rng: Random,
        setting: Mapping[str, str],
        words: int,
        number: int,
        taken: set[str],
        told: Sequence[Tale] = (),
    ) -> Drawn:
        told_in = _told_in(brief, request, words if number else brief.length_words)
        choice = PlotChoice(
            brief, request, self.language.plots, partial(self.room.has, asked=told_in), self.memory, rng
        )
        plot, kind = choice.chosen(told)
        is_small = self.room.is_small(plot, told_in)
        if PLOTS[plot].grants in ("", kind):
            request = replace(request, want=want_of(request, self.room.wants(plot, told_in), rng))
        with_pal = words >= _PAL and rng.random() < 0.4 and not number and not is_small
        casting = Casting(self.language, request, rng, self.memory, taken)
        cast, friends = casting.cast(plot, with_pal=with_pal)
        small = self._miniature(plot, kind, cast, told_in, rng) if is_small else None
        if small and small.unhelped & _tags(cast["helper"]):
            cast["helper"] = casting.helper_unlike(small.unhelped)
        facts = _facts(cast, friends, request, kind)
        filled = {"plot": plot, **setting, **_filled(brief, request, cast, kind, setting["weather"], rng)}
        storylets = small.storylets() if small else (*BEGIN, *PLOTS[plot].storylets, *END)
        if request.wish_words and not request.want:
            storylets = [replace(each, room=0) if each.key in _EARNED else each for each in storylets]
        possible = [each for each in storylets if self._tellable(each, filled, request)]
        told_now = with_room(possible, facts, words, lambda each: self.language.words(each.key.format_map(filled)), rng)
        chosen = told_now if small else list(walked(told_now, facts, rng))
        beats = [_beat(each, filled, number) for each in chosen]
        tale = Tale(plot=plot, kind=kind, theme=PLOTS[plot].theme, cast=cast, facts=tuple(sorted(facts)))
        return Drawn(tale, tuple(_with_quotes(beats, request, cast, brief.length_words)), friends)

    def _miniature(
        self, plot: str, kind: str, cast: Mapping[str, Entity], asked: Asked, rng: Random
    ) -> Miniature | None:
        """The small plot that was heard least lately of those that can happen to the hero, if there is one."""
        asked = replace(asked, want=cast["want"].concept.partition(".")[2])
        found = {each.name: each for each in self.room.miniatures(plot, kind, asked, hero_facts(cast["hero"].concept))}
        told = {name: [t.id for t in self.language.of(each.key("start"))] for name, each in found.items()}
        names = self.memory.least_heard(told)
        return found[rng.choice(names)] if names else None

    def _tellable(self, storylet: Storylet, filled: Mapping[str, str], request: Request) -> bool:
        key = storylet.key.format_map(filled)
        if storylet.key in _ON_FOOT and is_rooted(filled["hero"]):
            return False
        if storylet.key == "turn.{trait}" and not turns(filled["plot"], filled["trait"], TRAITS):
            return False
        return bool(self.language.of(key)) and not (storylet.room and frightens(key, request))


def _setting(request: Request, rng: Random) -> dict[str, str]:
    """The time and the weather: as asked, else such as go together and frighten nobody."""
    times = [time for time in TIMES if request.weather != "sunny" or time not in _SUNLESS]
    time = request.time or calm(times, "time", request, rng)
    weathers = [weather for weather in WEATHERS if weather != "sunny" or time not in _SUNLESS]
    asked = request.weather if request.weather in weathers else ""  # no sun at night, even if both were asked for
    return {"time": time, "weather": asked or calm(weathers, "weather", request, rng)}


def _of_another(tale: Tale, request: Request) -> Request:
    """What is asked of a story that is told inside another: somebody like its hero, and nothing that frightens."""
    return Request(
        people=(),
        trait=tale.cast["hero"].trait,
        fears=request.fears,
        avoid=request.avoid,
        untold=request.untold,
    )


def _told_in(brief: Brief, request: Request, words: int) -> Asked:
    """What decides how a plot is told to those who asked."""
    return Asked(
        words=words,
        want=request.want or ("any" if request.wish_words else ""),
        for_small_ears=brief.audience in SMALL_EARS,
        fears=frozenset(request.fears),
        untold=request.untold,
    )


def _tags(entity: Entity) -> frozenset[str]:
    return ANIMALS.get(entity.concept.partition(".")[2], frozenset())


def _beat(storylet: Storylet, filled: Mapping[str, str], tale: int) -> Beat:
    return Beat(
        key=storylet.key.format_map(filled),
        part=storylet.part,
        tale=tale,
        core=not storylet.room,
        needs=tuple(sorted(storylet.needs)),
        adds=tuple(sorted(storylet.adds)),
        removes=tuple(sorted(storylet.removes)),
        tension=storylet.tension,
    )


def _facts(cast: Mapping[str, Entity], friends: Sequence[str], request: Request, kind: str) -> frozenset[str]:
    held = {
        "trait": cast["hero"].trait,
        "pal": "pal" in cast,
        "elder": "elder" in cast,
        "friends": friends,
        "love": request.love,
        "colours": request.colours,
        "asked_time": request.time,
        "asked_weather": request.weather,
        "free_weather": not request.weather,
        "light": request.light,
        "kind_wish": kind == "wish",
        "kind_gain": kind != "wish",
    }
    return frozenset(name for name, value in held.items() if value)


def _filled(
    brief: Brief, request: Request, cast: Mapping[str, Entity], kind: str, weather: str, rng: Random
) -> dict[str, str]:
    """What stands in the open places of the storylets' keys."""
    want = cast["want"].concept.partition(".")[2]
    tried = sorted(rng.sample(WANTS[want], 3), key=lambda way: f"try.{want}.{way}" in request.untold)
    ways = dict(zip(("way1", "way2", "way3"), tried, strict=True))
    hero, helper = cast["hero"].concept, cast["helper"].concept
    kindnesses = [k for k in KINDNESSES if is_calm(f"kind.{k}", request) and (k != "rain" or weather == "rain")]
    kindnesses = [k for k in kindnesses if can_be_helped(helper, k, hero)]
    blocks = [b for b in BLOCKS if is_calm(f"quest.block.{b}", request)]
    return {
        "hero": hero,
        "want": want,
        "kind": kind,
        "tone": brief.tone,
        "place": cast["place"].concept.partition(".")[2],
        "trait": cast["hero"].trait,
        "power": power(cast),
        "kindness": rng.choice(kindnesses or ["hungry"]),
        "block": rng.choice(blocks or list(BLOCKS)),
        "light": request.light,
        **ways,
    }


def _without_returns(beats: Sequence[Beat]) -> Iterator[Beat]:
    """The beats, but that nobody comes back who was helped a moment ago, and is still there."""
    for before, beat in zip((None, *beats), beats, strict=False):
        if beat.key != RECALL.key or before is None or before.part != "meet":
            yield beat


def _with_quotes(beats: Sequence[Beat], request: Request, cast: Mapping[str, Entity], words: int) -> Iterator[Beat]:
    """The beats, with the frames for the user's own words: before the trouble begins, and a moral before the end."""
    quotes = [*request.quotes]
    if cast["hero"].words:
        quotes.append(("quote.trait", cast["hero"].words))
    if words >= _LOVES:
        quotes += [("quote.love", love) for love in request.loves[1:2]]
    own = [Beat(key=key, part="begin", tale=beats[0].tale, quote=text) for key, text in quotes]
    moral = [Beat(key="quote.moral", part="home", tale=beats[0].tale, quote=request.moral)]
    trouble = next(i for i, beat in enumerate(beats) if "trouble" in beat.adds or beat.part != "begin")
    last = len(beats) - beats[-1].key.startswith("close.")
    yield from (*beats[:trouble], *own, *beats[trouble:last])
    yield from moral if request.moral and words >= TINY else ()
    yield from beats[last:]
