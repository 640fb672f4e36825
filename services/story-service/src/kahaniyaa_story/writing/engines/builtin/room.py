"""How many words things take in a language: which plots a length has room for, and how long some beats will be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kahaniyaa_story.writing.engines.builtin.language import Language
from kahaniyaa_story.writing.engines.builtin.plan import Beat
from kahaniyaa_story.writing.engines.builtin.plots import PLOTS
from kahaniyaa_story.writing.engines.builtin.plots.common import BEGIN, END
from kahaniyaa_story.writing.engines.builtin.storylets import reachable

TINY = 190
"""Words under which a story is told in three strokes."""
SMALL = 280
"""Words under which a story may be told so, where the plot comes out too long."""
_FEW = 6  # plots that any length may choose from
_TIGHT = 0.9  # of its words: what the beats that a plot cannot do without may take
_USUAL = {"want": "any", "way1": "haste", "way2": "copy", "way3": "lend", "kindness": "thorn", "power": "small"} | {
    "block": "river", "tone": "cheerful", "trait": "shy", "place": "village", "time": "noon", "weather": "sunny",
    "light": "bright",
}  # fmt: skip
"""What stands in the open places of keys where only a length is wanted."""


@dataclass(frozen=True, slots=True)
class Room:
    """The lengths of one language's tellings; what a plot takes is reckoned once."""

    language: Language
    least: dict[str, float] = field(default_factory=dict[str, float])

    def __post_init__(self) -> None:
        self.least.update({name: self._least(name) for name in PLOTS if name in self.language.plots})

    def plots(self, words: int) -> frozenset[str]:
        """The plots that can be told in so many words, whatever else is told of them; a few there always are."""
        shortest = sorted(self.least, key=lambda name: (self.least[name], name))
        short = [name for name in shortest if words < TINY or not self._is_long(name, words)]
        return frozenset(short + shortest[:_FEW])

    def is_tiny(self, plot: str, words: int) -> bool:
        """Whether a plot is told in three strokes: always in few words, in some more where the whole is too long."""
        return words < TINY or (words < SMALL and self._is_long(plot, words))

    def length(self, beats: Iterable[Beat]) -> float:
        """About how many words some beats will have."""
        return sum(self.words(beat.key) for beat in beats)

    def words(self, key: str) -> float:
        """About how many words a telling of the key has; none where there is none."""
        tellings = self.language.of(key)
        return sum(telling.words for telling in tellings) / max(1, len(tellings))

    def _is_long(self, plot: str, words: int) -> bool:
        return self.least[plot] > words * _TIGHT

    def _least(self, plot: str) -> float:
        """About how many words a plot has where it is told briefly, in the kind that takes most."""
        kinds = [kind for kind in PLOTS[plot].kinds if kind != PLOTS[plot].grants] or [""]
        return max(sum(map(self._brief, _core(plot, kind))) for kind in kinds)

    def _brief(self, key: str) -> int:
        """The words of a telling that is shorter than most."""
        tellings = self.language.of(key)
        return sorted(telling.words for telling in tellings)[len(tellings) // 4] if tellings else 0


def _core(plot: str, kind: str) -> Iterator[str]:
    """The keys without which the plot does not hold."""
    core = [each for each in (*BEGIN, *PLOTS[plot].storylets, *END) if not each.room]
    for each in reachable(core, frozenset({"kind_gain", "elder"})):
        yield each.key.format_map(_USUAL | {"kind": kind})
