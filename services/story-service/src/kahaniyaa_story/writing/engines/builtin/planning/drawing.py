"""Draws one tale: chooses its plot, casts it, and walks its storylets forward until there is enough to tell."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from random import Random

from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engines.builtin.hearing.people import SIBLINGS
from kahaniyaa_story.writing.engines.builtin.hearing.request import Request
from kahaniyaa_story.writing.engines.builtin.keys import BLOCKS, KINDNESSES
from kahaniyaa_story.writing.engines.builtin.language import Language
from kahaniyaa_story.writing.engines.builtin.measure import FIRM, SHORT
from kahaniyaa_story.writing.engines.builtin.memory import Memory
from kahaniyaa_story.writing.engines.builtin.plan import Beat, Entity, Tale
from kahaniyaa_story.writing.engines.builtin.planning.accounts import comes_in
from kahaniyaa_story.writing.engines.builtin.planning.beside import words_beside
from kahaniyaa_story.writing.engines.builtin.planning.casting import Casting, power
from kahaniyaa_story.writing.engines.builtin.planning.choosing import PlotChoice, turns, want_of
from kahaniyaa_story.writing.engines.builtin.planning.fears import frightens, is_calm
from kahaniyaa_story.writing.engines.builtin.planning.forward import walked, with_room
from kahaniyaa_story.writing.engines.builtin.planning.helping import can_be_helped
from kahaniyaa_story.writing.engines.builtin.planning.room import TINY, Asked, Room
from kahaniyaa_story.writing.engines.builtin.plots import PLOTS
from kahaniyaa_story.writing.engines.builtin.plots.common import (
    ASKED_GUEST,
    ASKED_PLACE,
    ASKED_THING,
    BEGIN,
    END,
    LOVE,
    RECALL,
)
from kahaniyaa_story.writing.engines.builtin.plots.miniatures import Miniature
from kahaniyaa_story.writing.engines.builtin.plots.storylets import Storylet
from kahaniyaa_story.writing.engines.builtin.telling.style import SMALL_EARS
from kahaniyaa_story.writing.engines.builtin.world import (
    AGAINST,
    DEEDS,
    MAY_WAIT,
    TRAITS,
    WANTS,
    goes_on_foot,
    hero_facts,
    is_rooted,
    tags_of,
)

_ON_FOOT = ("walk", "home")
_EARNED = ("try.{want}.{way2}", "low")
"""What comes before a wish that no plot knows is granted, however few the words."""
_SPARE = (LOVE.key, "feast", "friend.cheers")
"""What few words may leave out, last of all: a feast, if what was asked to be eaten is named elsewhere."""
_OF_A_THING = (("lost", ""), ("mend", ""), ("chain", "trade"))
"""Plots whose trouble is a thing, and which so name it anyway."""
_BRIEFEST = 2  # small plots to choose from where all others would be too long
_PAL = 280  # words from which a companion may come along unasked
_LOVES = 280  # words from which a second thing that a listener loves comes in


@dataclass(frozen=True, slots=True)
class Drawn:
    """A tale with its beats, before it is set into a story."""

    tale: Tale
    beats: tuple[Beat, ...]
    friends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """Draws the tales of one story in one language; nobody and nothing that is taken by one is taken again."""

    language: Language
    room: Room
    memory: Memory
    brief: Brief
    setting: Mapping[str, str]  # its time and its weather
    rng: Random
    take: int = 0
    taken: set[str] = field(default_factory=set[str])

    def drawn(self, request: Request, words: int, told: Sequence[Tale] = ()) -> Drawn:
        """A tale of about so many words, after those that the story has already."""
        asked = self._asked(request, words if told else self.brief.length_words)
        plot, kind = self._plot(request, asked, told)
        is_small = self.room.is_small(plot, asked)
        if PLOTS[plot].grants in ("", kind):
            request = replace(request, want=want_of(request, self.room.wants(plot, asked), self.rng))
        with_pal = words >= _PAL and self.rng.random() < 0.4 and not told and not is_small and plot != "alone"
        casting = Casting(self.language, request, self.rng, self.memory, self.taken)
        cast, friends = casting.cast(plot, with_pal=with_pal)
        small = self._miniature(plot, kind, cast, asked) if is_small else None
        if small and small.unhelped & tags_of(cast["helper"].concept):
            cast["helper"] = casting.helper_unlike(small.unhelped)
        tale = Tale(
            plot=plot,
            kind=kind,
            theme=PLOTS[plot].theme,
            cast=cast,
            facts=tuple(sorted(_facts(cast, friends, request, plot, kind, self._is_kin(cast)))),
        )
        beats = self._beats(tale, small, request, words, number=len(told))
        return Drawn(tale, tuple(_with_quotes(beats, request, cast, self.brief.length_words)), friends)

    def _is_kin(self, cast: Mapping[str, Entity]) -> bool:
        """Whether the companion is a sister or a brother, and the language has a way to say so."""
        return "pal" in cast and cast["pal"].concept in SIBLINGS and bool(self.language.of("pal.kin"))

    def _plot(self, request: Request, asked: Asked, told: Sequence[Tale]) -> tuple[str, str]:
        has_room, takes = partial(self.room.has, asked=asked), partial(self.room.takes, asked=asked)
        tales = partial(self.room.tales, asked=asked)
        choice = PlotChoice(self.brief, request, self.language.plots, has_room, takes, tales, self.memory, self.rng)
        return choice.chosen(told)

    def _beats(self, tale: Tale, small: Miniature | None, request: Request, words: int, *, number: int) -> list[Beat]:
        """What happens, as far as there is room for it."""
        facts, filled = frozenset(tale.facts), self._filled(tale, request)
        storylets = small.storylets() if small else (*BEGIN, *PLOTS[tale.plot].storylets, *END)
        if request.wish_words and not request.want:
            storylets = [replace(each, room=0) if each.key in _EARNED else each for each in storylets]
        if request.food:
            storylets = [replace(each, room=0) if each.key == "feast" else each for each in storylets]
        if tale.plot == "alone":
            storylets = list(_of_one_alone(storylets))
        if "pal" in tale.cast:
            storylets = list(_heard_on_the_way(storylets))
        possible = [each for each in storylets if self._tellable(each, filled, request)]
        kept = with_room(possible, facts, words, lambda each: self._length(each, filled), self.rng)
        spare = (
            ASKED_GUEST.key,
            ASKED_PLACE.key,
            ASKED_THING.key,
            *(_SPARE if self.brief.length_words <= SHORT else ()),
        )
        happening = kept if small else walked(kept, facts, self.rng)
        return [_beat(each, filled, number, is_spare=each.key in spare) for each in happening]

    def _length(self, storylet: Storylet, filled: Mapping[str, str]) -> float:
        """About how many words it takes; a return is told only where something else was told before it."""
        return 0.0 if storylet.key == RECALL.key else self.language.words(storylet.key.format_map(filled))

    def _miniature(self, plot: str, kind: str, cast: Mapping[str, Entity], asked: Asked) -> Miniature | None:
        """The small plot that was heard least lately of those that can happen to the hero, if there is one."""
        is_rare = asked.want in MAY_WAIT and any(asked.want in each.wants for each in self.room.small)
        asked = asked if is_rare else replace(asked, want=cast["want"].what)
        hero = hero_facts(cast["hero"].concept)
        found = {each.name: each for each in self.room.miniatures(plot, kind, asked, hero, self.memory.tales)}
        told = {name: [t.id for t in self.language.of(each.key("start"))] for name, each in found.items()}
        names = self.memory.least_heard(told)
        if self.take >= FIRM and self.brief.length_words <= SHORT:
            names = sorted(names, key=lambda name: self.room.briefest(found[name]))[:_BRIEFEST]
        return found[self.rng.choice(names)] if names else None

    def _tellable(self, storylet: Storylet, filled: Mapping[str, str], request: Request) -> bool:
        key = storylet.key.format_map(filled)
        if storylet.key in _ON_FOOT and is_rooted(filled["hero"]):
            return False
        if storylet.key == "walk" and not goes_on_foot(filled["hero"]):
            return False
        if storylet.key.startswith("weather.") and storylet.room and _weather(key) in AGAINST.get(filled["kind"], ()):
            return False
        if storylet.key == "turn.{trait}" and not turns(filled["plot"], filled["trait"], TRAITS):
            return False
        return bool(self.language.of(key)) and not (storylet.room and frightens(key, request))

    def _asked(self, request: Request, words: int) -> Asked:
        """What decides how a plot is told to those who asked."""
        return Asked(
            words=words,
            want=request.want or _rare(request) or ("any" if request.wish_words else ""),
            for_small_ears=self.brief.audience in SMALL_EARS,
            fears=frozenset(request.fears),
            untold=request.untold,
            beside=words_beside(request, self.language) if words <= SHORT else 0,
        )

    def _filled(self, tale: Tale, request: Request) -> dict[str, str]:
        """What stands in the open places of the storylets' keys."""
        cast, rng, weather = tale.cast, self.rng, self.setting["weather"]
        want = self._deed(cast, request) or cast["want"].what
        tried = sorted(rng.sample({**WANTS, **DEEDS}[want], 3), key=lambda way: f"try.{want}.{way}" in request.untold)
        ways = dict(zip(("way1", "way2", "way3"), tried, strict=True))
        hero, helper = cast["hero"].concept, cast["helper"].concept
        kindnesses = [k for k in KINDNESSES if is_calm(f"kind.{k}", request) and (k != "rain" or weather == "rain")]
        kindnesses = [k for k in kindnesses if can_be_helped(helper, k, hero)]
        dry = ("river",) if tale.kind == "water" else ()  # no river is in flood where water is what is needed
        flown_over = ("river", "cliff") if "flies" in tags_of(hero) else ()
        blocks = [b for b in BLOCKS if b not in (*dry, *flown_over) and is_calm(f"quest.block.{b}", request)]
        return {
            "plot": tale.plot,
            **self.setting,
            "feast": request.feast,
            "hero": hero,
            "want": want,
            "kind": tale.kind,
            "tone": self.brief.tone,
            "place": cast["place"].what,
            "trait": cast["hero"].trait,
            "power": power(cast),
            "kindness": "fallen" if cast["helper"].role == "stuck" else rng.choice(kindnesses or ["hungry"]),
            "block": rng.choice(blocks or list(BLOCKS)),
            "light": request.light,
            **ways,
        }

    def _deed(self, cast: Mapping[str, Entity], request: Request) -> str:
        """What the hero wishes to do in their own words; who can go nowhere does not set out."""
        if not cast["want"].words or (request.deed == "reach" and not goes_on_foot(cast["hero"].concept)):
            return ""
        rare = _rare(request)
        if rare and self.language.of(f"grant.{rare}"):
            return rare
        return request.deed if request.deed not in MAY_WAIT else ""


def _rare(request: Request) -> str:
    """What the wish asks for, where some languages tell of that in a way of its own."""
    return "be" if request.is_to_be_another else request.deed if request.deed in MAY_WAIT else ""


def _weather(key: str) -> str:
    return key.partition(".")[2]


def _of_one_alone(storylets: Iterable[Storylet]) -> Iterator[Storylet]:
    """The storylets, met otherwise than somebody whom all like."""
    for each in storylets:
        if each.key != "hero.day":
            yield replace(each, key="alone.meet") if each.key == "hero.meet" else each


def _heard_on_the_way(storylets: Iterable[Storylet]) -> Iterator[Storylet]:
    """The storylets, the first word of a companion as one that is told: nobody comes along and is silent to the end."""
    is_heard = False
    for each in storylets:
        is_first = each.key == "pal.talk" and not is_heard
        is_heard |= is_first
        yield replace(each, room=0) if is_first else each


def _beat(storylet: Storylet, filled: Mapping[str, str], tale: int, *, is_spare: bool) -> Beat:
    return Beat(
        key=storylet.key.format_map(filled),
        part=storylet.part,
        tale=tale,
        core=not storylet.room and not is_spare,
        needs=tuple(sorted(storylet.needs)),
        adds=tuple(sorted(storylet.adds)),
        removes=tuple(sorted(storylet.removes)),
        tension=storylet.tension,
    )


def _facts(
    cast: Mapping[str, Entity], friends: Sequence[str], request: Request, plot: str, kind: str, is_kin: bool
) -> frozenset[str]:
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
        "light": request.light,
        "kind_wish": kind == "wish",
        "kind_gain": kind != "wish",
    }
    return frozenset(name for name, value in held.items() if value)


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
