"""How many words things take in a language: which plots a length has room for, and how long some beats will be."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kahaniyaa_story.writing.engines.builtin.language import Language
from kahaniyaa_story.writing.engines.builtin.measure import SHORT, is_usual
from kahaniyaa_story.writing.engines.builtin.plan import Beat
from kahaniyaa_story.writing.engines.builtin.plots import PLOTS
from kahaniyaa_story.writing.engines.builtin.plots.common import BEGIN, END, RECALL
from kahaniyaa_story.writing.engines.builtin.plots.miniatures import Miniature, told_in
from kahaniyaa_story.writing.engines.builtin.plots.storylets import reachable
from kahaniyaa_story.writing.engines.builtin.world import WANTS

TINY = 190
"""Words under which a story is told as a miniature."""
SMALL = 280
"""Words under which a story may be told so, where the plot comes out too long."""
_FEW = 6  # plots that any length may choose from
_TIGHT = 0.9  # of its words: what the beats that a plot cannot do without may take
_USUAL = {"want": "any", "way1": "haste", "way2": "copy", "way3": "lend", "kindness": "thorn", "power": "small"} | {
    "block": "river", "tone": "cheerful", "trait": "shy", "place": "village", "time": "noon", "weather": "sunny",
    "light": "bright",
}  # fmt: skip
"""What stands in the open places of keys where only a length is wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What decides how a plot is told: its words, its wish, whether small children listen, and what they fear."""

    words: int
    want: str = ""
    for_small_ears: bool = False
    fears: frozenset[str] = frozenset()
    untold: frozenset[str] = frozenset()  # keys that nobody can tell to this listener
    beside: int = 0  # of a short story's words, those for what was asked for beside the plot


@dataclass(frozen=True, slots=True)
class Room:
    """The lengths of one language's tellings; what a plot takes is reckoned once."""

    language: Language
    least: Mapping[str, float]  # of each plot, told briefly
    small: tuple[Miniature, ...] = ()

    @classmethod
    def of(cls, language: Language) -> "Room":
        """The room that a language's tellings leave."""
        least = {name: _least(name, language) for name in PLOTS if name in language.plots}
        return cls(language, least, told_in(language.tellings.keys()))

    def has(self, plot: str, kind: str, asked: Asked) -> bool:
        """Whether a plot, in a kind, can be told in so many words; a few can always, where nothing small is told."""
        if self.is_small(plot, asked):
            return any(self._is_within(each, asked) for each in self._fitting(plot, kind, asked))
        if kind and kind == PLOTS[plot].grants and asked.words < SMALL:
            return False
        return not self._is_long(plot, asked.words) or plot in self._shortest()

    def takes(self, plot: str, kind: str, asked: Asked) -> float:
        """The words of a plot told as briefly as this listener can be told it."""
        small = self._fitting(plot, kind, asked) if self.is_small(plot, asked) else ()
        return min(map(self.briefest, small), default=self.least[plot])

    def is_small(self, plot: str, asked: Asked) -> bool:
        """Whether it is told as a miniature: in few words, to small children, in some more where the whole is long."""
        is_brief = asked.words < TINY or (asked.words < SMALL and self._is_long(plot, asked.words))
        return bool(self.small) and (is_brief or asked.for_small_ears)

    def wants(self, plot: str, asked: Asked) -> frozenset[str]:
        """The wishes that a plot can be about."""
        if not self.is_small(plot, asked):
            return frozenset(WANTS)
        return frozenset[str]().union(*(each.wants for each in self._fitting(plot, "", asked)))

    def tales(self, plot: str, kind: str, asked: Asked) -> list[str]:
        """As what a plot may be told: the names of its miniatures, or its own where it is told whole."""
        small = self._fitting(plot, kind, asked) if self.is_small(plot, asked) else ()
        return [each.full_name for each in small if self._is_within(each, asked)] or [plot]

    def miniatures(
        self, plot: str, kind: str, asked: Asked, hero: frozenset[str], heard: Collection[str] = ()
    ) -> tuple[Miniature, ...]:
        """The small plots to choose from: those made for the wish, and where all of them were heard those for any."""
        fit = [each for each in self._fitting(plot, kind, asked) if not each.unless & hero]
        fit = [each for each in fit if self._is_within(each, asked)] or fit
        own = [each for each in fit if asked.want in each.wants or not each.wants]
        return tuple(fit if all(each.full_name in heard for each in own) else own)

    def briefest(self, small: Miniature) -> int:
        """The words of a small plot told as briefly as can be."""
        return sum(map(self.language.fewest, small.needed))

    def length(self, beats: Iterable[Beat]) -> float:
        """About how many words some beats will have."""
        return sum(self.language.words(beat.key) for beat in beats)

    def _fitting(self, plot: str, kind: str, asked: Asked) -> Iterator[Miniature]:
        for each in self.small:
            if each.plot == plot and each.is_of(kind, asked.want) and _is_calm(each, asked):
                yield each

    def _is_within(self, small: Miniature, asked: Asked) -> bool:
        """Whether very few words are enough for a small plot and for what was asked for beside it."""
        return asked.words > SHORT or self.briefest(small) + asked.beside <= asked.words

    def _is_long(self, plot: str, words: int) -> bool:
        return self.least[plot] > words * _TIGHT

    def _shortest(self) -> list[str]:
        told_unasked = (name for name in self.least if PLOTS[name].tones)
        return sorted(told_unasked, key=lambda name: (self.least[name], name))[:_FEW]


def _least(plot: str, language: Language) -> float:
    """About how many words a plot has where it is told briefly, in the kind that takes most."""
    kinds = [kind for kind in PLOTS[plot].kinds if kind != PLOTS[plot].grants] or [""]
    return max(sum(_brief(key, language) for key in _core(plot, kind)) for kind in kinds)


def _brief(key: str, language: Language) -> int:
    """The words of a telling that is shorter than most."""
    words = sorted(telling.words for telling in language.of(key) if is_usual(telling))
    return words[len(words) // 4] if words else 0


def _is_calm(small: Miniature, asked: Asked) -> bool:
    """Whether a small plot brings no fear near, and needs nothing that cannot be told."""
    return not small.near & asked.fears and not asked.untold.intersection(small.needed)


def _core(plot: str, kind: str) -> Iterator[str]:
    """The keys without which the plot does not hold."""
    core = [each for each in (*BEGIN, *PLOTS[plot].storylets, *END) if not each.room and each is not RECALL]
    for each in reachable(core, frozenset({"kind_gain", "elder"})):
        yield each.key.format_map(_USUAL | {"kind": kind})
