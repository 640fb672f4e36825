"""Draws one tale: chooses its plot, casts it, and walks its storylets forward until there is enough to tell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from random import Random

from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engines.builtin.hearing.people import SIBLINGS
from kahaniyaa_story.writing.engines.builtin.hearing.request import Request
from kahaniyaa_story.writing.engines.builtin.language import Language
from kahaniyaa_story.writing.engines.builtin.measure import FIRM, SHORT
from kahaniyaa_story.writing.engines.builtin.memory import Memory
from kahaniyaa_story.writing.engines.builtin.plan import Beat, Entity, Tale
from kahaniyaa_story.writing.engines.builtin.planning.beside import words_beside
from kahaniyaa_story.writing.engines.builtin.planning.casting import Casting
from kahaniyaa_story.writing.engines.builtin.planning.choosing import PlotChoice, want_of
from kahaniyaa_story.writing.engines.builtin.planning.facts import facts_of
from kahaniyaa_story.writing.engines.builtin.planning.happening import Happening, rare_of
from kahaniyaa_story.writing.engines.builtin.planning.room import SMALL, TINY, Asked, Room
from kahaniyaa_story.writing.engines.builtin.plots import PLOTS
from kahaniyaa_story.writing.engines.builtin.plots.common import BUSY
from kahaniyaa_story.writing.engines.builtin.plots.miniatures import Miniature
from kahaniyaa_story.writing.engines.builtin.telling.style import SMALL_EARS
from kahaniyaa_story.writing.engines.builtin.tones import own
from kahaniyaa_story.writing.engines.builtin.world import MAY_WAIT, hero_facts, tags_of

_BRIEFEST = 2  # small plots to choose from where all others would be too long
_OF_EVERY_DAY = ("cheerful", "educational", "heartwarming")
"""Tones in which it is enough of a story that somebody plants a tree."""
_PAL = 280  # words from which a companion may come along unasked
_LOVES = 280  # words from which a second thing that a listener loves comes in


@dataclass(frozen=True, slots=True)
class Drawn:
    """A tale with its beats, before it is set into a story."""

    tale: Tale
    beats: tuple[Beat, ...]
    friends: tuple[Entity, ...] = ()


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
            facts=tuple(sorted(facts_of(cast, friends, request, plot, kind, self._is_kin(cast)))),
        )
        happening = Happening(self.language, request, self.brief, self.setting, self.rng)
        beats = happening.beats(tale, small, words, number=len(told))
        return Drawn(tale, tuple(_with_quotes(beats, request, cast, self.brief.length_words)), friends)

    def _is_kin(self, cast: Mapping[str, Entity]) -> bool:
        """Whether the companion is a sister or a brother, and the language has a way to say so."""
        return "pal" in cast and cast["pal"].concept in SIBLINGS and bool(self.language.of("pal.kin"))

    def _plot(self, request: Request, asked: Asked, told: Sequence[Tale]) -> tuple[str, str]:
        has_room, takes = partial(self.room.has, asked=asked), partial(self.room.takes, asked=asked)
        tales = partial(self.room.tales, asked=asked)
        if request.is_doing and not self._may_be_kept_from_it(asked):
            request = replace(request, is_doing=False)
        choice = PlotChoice(self.brief, request, self.language.plots, has_room, takes, tales, self.memory, self.rng)
        return choice.chosen(told)

    def _may_be_kept_from_it(self, asked: Asked) -> bool:
        """Whether something may come between somebody and what they do; else doing it is the whole story."""
        is_told = asked.words >= SMALL and bool(self.language.of(BUSY))
        return is_told and self.brief.tone not in _OF_EVERY_DAY

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
        return found[own(names, self.brief.tone, self.brief.seed, plot)] if names else None

    def _asked(self, request: Request, words: int) -> Asked:
        """What decides how a plot is told to those who asked."""
        return Asked(
            words=words,
            want=request.want or rare_of(request) or ("any" if request.wish_words else ""),
            for_small_ears=self.brief.audience in SMALL_EARS,
            fears=frozenset(request.fears),
            untold=request.untold,
            beside=words_beside(request, self.language) if words <= SHORT else 0,
        )


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
