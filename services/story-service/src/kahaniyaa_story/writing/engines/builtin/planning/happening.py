"""What happens in a tale: its storylets in their order, as far as they can be told and there is room for them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random

from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engines.builtin.hearing.request import Request
from kahaniyaa_story.writing.engines.builtin.keys import BLOCKS, KINDNESSES
from kahaniyaa_story.writing.engines.builtin.language import Language
from kahaniyaa_story.writing.engines.builtin.measure import SHORT
from kahaniyaa_story.writing.engines.builtin.plan import Beat, Entity, Tale
from kahaniyaa_story.writing.engines.builtin.planning.casting import power
from kahaniyaa_story.writing.engines.builtin.planning.choosing import turns
from kahaniyaa_story.writing.engines.builtin.planning.fears import frightens, is_calm
from kahaniyaa_story.writing.engines.builtin.planning.forward import walked, with_room
from kahaniyaa_story.writing.engines.builtin.planning.helping import can_be_helped
from kahaniyaa_story.writing.engines.builtin.planning.pacing import paced
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
from kahaniyaa_story.writing.engines.builtin.world import (
    AGAINST,
    DEEDS,
    MAY_WAIT,
    TRAITS,
    WANTS,
    goes_on_foot,
    is_rooted,
    tags_of,
)

_ON_FOOT = ("walk", "home")
_EARNED = ("try.{want}.{way2}", "low")
"""What comes before a wish that no plot knows is granted, however few the words."""
_SPARE = (LOVE.key, "feast", "friend.cheers")
"""What few words may leave out, last of all: a feast, if what was asked to be eaten is named elsewhere."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Lets the tales of one story happen, as they were asked for."""

    language: Language
    request: Request
    brief: Brief
    setting: Mapping[str, str]  # its time and its weather
    rng: Random

    def beats(self, tale: Tale, small: Miniature | None, words: int, *, number: int) -> list[Beat]:
        """The beats of a tale, of its miniature where it is told as one, in about so many words."""
        facts, filled, request = frozenset(tale.facts), self._filled(tale), self.request
        storylets = small.storylets() if small else (*BEGIN, *PLOTS[tale.plot].storylets, *END)
        storylets = list(paced(storylets, self.brief.tone))
        if request.wish_words and not request.want:
            storylets = [replace(each, room=0) if each.key in _EARNED else each for each in storylets]
        if request.food:
            storylets = [replace(each, room=0) if each.key == "feast" else each for each in storylets]
        if tale.plot == "alone":
            storylets = list(_of_one_alone(storylets))
        if "pal" in tale.cast:
            storylets = list(_heard_on_the_way(storylets))
        possible = [each for each in storylets if self._tellable(each, filled)]
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

    def _tellable(self, storylet: Storylet, filled: Mapping[str, str]) -> bool:
        key = storylet.key.format_map(filled)
        if storylet.key in _ON_FOOT and is_rooted(filled["hero"]):
            return False
        if storylet.key == "walk" and not goes_on_foot(filled["hero"]):
            return False
        if storylet.key.startswith("weather.") and storylet.room and _weather(key) in AGAINST.get(filled["kind"], ()):
            return False
        if storylet.key == "turn.{trait}" and not turns(filled["plot"], filled["trait"], TRAITS):
            return False
        return bool(self.language.of(key)) and not (storylet.room and frightens(key, self.request))

    def _filled(self, tale: Tale) -> dict[str, str]:
        """What stands in the open places of the storylets' keys."""
        cast, rng, request, weather = tale.cast, self.rng, self.request, self.setting["weather"]
        want = self._deed(cast) or cast["want"].what
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

    def _deed(self, cast: Mapping[str, Entity]) -> str:
        """What the hero wishes to do in their own words; who can go nowhere does not set out."""
        request = self.request
        if not cast["want"].words or (request.deed == "reach" and not goes_on_foot(cast["hero"].concept)):
            return ""
        rare = rare_of(request)
        if rare and self.language.of(f"grant.{rare}"):
            return rare
        return request.deed if request.deed not in MAY_WAIT else ""


def rare_of(request: Request) -> str:
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
