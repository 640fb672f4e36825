"""Which keys a language's tellings must have, how many of each at least, and how many make a language loved."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kahaniyaa_story.writing.engines.builtin.markup import EMOTIONS
from kahaniyaa_story.writing.engines.builtin.plots import PLOTS
from kahaniyaa_story.writing.engines.builtin.plots.miniatures import AROUND, STROKES, miniatures
from kahaniyaa_story.writing.engines.builtin.world import (
    DEEDS,
    FEASTS,
    MAY_WAIT,
    PLACES,
    POWERS,
    THEMES,
    TIMES,
    TONES,
    TRAITS,
    USUAL_PLACES,
    WANTS,
    WEATHERS,
    words,
)

KINDNESSES = words("thorn nest hungry net rain little back load fallen")
KINDS = frozenset(kind for plot in PLOTS.values() for kind in plot.kinds)
BLOCKS = words("river gate cliff thicket")
_PLOT_OF_THEME = {"enough": "amiss", "together": "chain", "wonder": "why", "home": "way", "gratitude": "repaid"}
SCENES = words("begin trouble try meet low turn home after")
"""The parts of a story, with `after` in the place of `home` where nobody comes home."""

_WISHED = frozenset({"riddle.gain.wish", "quest.gain.wish", "quest.return.wish"})
"""Where a plot is about a wish, how it comes true is told by `grant` and `wish.after` in their place."""

_PLAIN = """
open 12 24 | hero.meet 6 12 | hero.day 4 10 | love 3 6 | pal.meet 3 6 | pal.kin 0 3 | pal.talk 4 10 | pal.cheer 4 8
friend.meet 2 4 | friend.cheers 2 4 | elder.says 4 8 | rest 4 8 | walk 6 12 | meet 4 8 | thanks 4 8 | low 5 10
recall 4 8 | home 5 10 | feast 3 6 | asked.thing 3 6 | asked.guest 3 3 | asked.place 3 3
quote.scenario 2 4 | quote.setting 2 4 | quote.conflict 2 4 | quote.trait 2 4 | quote.love 2 4 | quote.moral 2 4
picture.colours 3 6 | picture.bright 2 3 | picture.dim 2 3 | picture.dark 2 3 | picture.note 2 4
deed.begin 0 0 | deed.end 0 0
wish.want 5 10 | wish.laugh 4 8 | wish.after 4 8
lost.gone 4 6 | lost.near 3 5 | lost.wrong 3 5 | lost.ask 3 5 | lost.after 3 6
big.others 3 5 | big.laugh 3 6 | big.idea 3 5 | big.after 3 6
strange.comes 3 5 | strange.rumour 3 5 | strange.flee 3 5 | strange.alone 3 5 | strange.danger 3 5
strange.share 3 5 | strange.after 3 6
alone.meet 3 3 | alone.want 3 3 | alone.call 3 3 | alone.hide 3 3 | alone.friend 3 3 | alone.after 3 3
matter.told 3 3 | matter.guess 3 3 | matter.rush 3 3 | matter.look 3 3 | matter.right 3 3 | matter.after 3 3
quest.go 3 6 | quest.riddle 3 6
trick.force 3 5 | trick.idea 3 5 | trick.after 3 6
mend.break 3 5 | mend.hide 3 5 | mend.worse 3 5 | mend.tell 3 5 | mend.fix 3 5 | mend.after 3 6
contest.train 3 5 | contest.rival 3 5 | contest.stop 3 5 | contest.after 3 6
amiss.want 4 8 | amiss.giver 4 8 | amiss.alone 3 6 | amiss.word 3 6 | amiss.back 3 6 | amiss.after 3 6
riddle.first 4 8 | riddle.second 4 8 | riddle.hint 3 6 | riddle.third 4 8 | riddle.after 3 6
chain.after 3 6
way.away 4 6 | way.strange 3 6 | way.wrong 3 6 | way.back 3 6 | way.after 3 6
repaid.one 3 6 | repaid.two 3 6 | repaid.comes 3 6 | repaid.after 3 6
find.guess 3 6 | find.patient 3 6 | find.after 3 6
tale.begin 3 6 | tale.end 3 6 | tale.night 0 3 | tale.more 0 3
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A key, the fewest tellings a language may have of it, and how many it should grow to."""

    key: str
    least: int
    wished: int

    @property
    def plot(self) -> str:
        """The plot that cannot be told without it; nothing where every story may need it."""
        if self.key == "quest.need.wish":
            return self.key
        first, _, rest = self.key.partition(".")
        if first == "moral":
            return _PLOT_OF_THEME.get(rest, "")
        named = rest.partition(".")[0] if first in ("mini", "title", "ask", "summary") else first
        return named if named in PLOTS else ""


def plots_told(tellings: Collection[str]) -> frozenset[str]:
    """The plots for which each key that they need is among the keys of a language's tellings."""
    needed = [want for want in wanted_keys() if want.plot and want.least]
    return frozenset(want.plot for want in needed) - {want.plot for want in needed if want.key not in tellings}


def wanted_keys() -> tuple[Wanted, ...]:
    """Every key, in the order of a story."""
    return (*_plain(), *_of_the_world(), *_of_plots(), *_around())


def _plain() -> Iterator[Wanted]:
    for entry in _PLAIN.replace("\n", "|").split("|"):
        if entry.strip():
            key, least, wished = entry.split()
            yield Wanted(key, int(least), int(wished))


def _of_the_world() -> Iterator[Wanted]:
    yield from (Wanted(f"place.{name}", 2, 2) for name in PLACES if name not in USUAL_PLACES)
    for group, names in (("place", USUAL_PLACES), ("time", TIMES), ("weather", WEATHERS)):
        yield from (Wanted(f"{group}.{name}", 2, 4) for name in names)
    yield from (Wanted(f"trait.{name}", 2, 3) for name in TRAITS)
    yield from (Wanted(f"turn.{name}", 1, 2) for name in TRAITS)
    yield from (Wanted(f"kind.{name}", 2, 3) for name in KINDNESSES)
    yield from (Wanted(f"feast.{name}.{part}", 0, 3) for name in FEASTS for part in ("day", "end"))


def _of_plots() -> Iterator[Wanted]:
    for want, ways in WANTS.items():
        yield from (Wanted(f"try.{want}.{way}", 1, 2) for way in ways)
        yield Wanted(f"grant.{want}", 2, 3)
        yield Wanted(f"amiss.{want}", 2, 4)
    for deed, ways in DEEDS.items():
        least, wished = (0, 0) if deed in MAY_WAIT else (1, 2)
        yield from (Wanted(f"try.{deed}.{way}", least, wished) for way in ways)
        yield Wanted(f"grant.{deed}", 2 * least, wished and 3)
    for stem in ("lost.found", "quest.pass", "way.sign"):
        yield from (Wanted(f"{stem}.{power}", 2, 3) for power in POWERS)
    yield from (Wanted(f"quest.block.{block}", 2, 3) for block in BLOCKS)
    for plot, stems in (
        ("big", ("trouble", "do")),
        ("quest", ("need", "gain", "return")),
        ("trick", ("comes", "play")),
        ("contest", ("call", "end")),
        ("riddle", ("gate", "gain")),
        ("chain", ("start", "one", "two", "three", "all", "tiny")),
        ("why", ("before", "need", "ask", "do", "now")),
        ("repaid", ("task", "alone", "done")),
        ("find", ("sign", "care", "doubt", "shows")),
    ):
        keys = (f"{plot}.{stem}.{kind}" for kind in PLOTS[plot].kinds for stem in stems)
        yield from (Wanted(key, 2, 3) for key in keys if key not in _WISHED)


def _around() -> Iterator[Wanted]:
    for plot in PLOTS:
        yield Wanted(f"title.{plot}", 4, 8)
        yield Wanted(f"ask.{plot}", 3, 5)
        yield Wanted(f"summary.{plot}", 2, 2)
    for small in miniatures():
        asked = {**STROKES, **AROUND} if small.wants.isdisjoint(MAY_WAIT) else dict.fromkeys([*STROKES, *AROUND], 0)
        yield from (Wanted(small.key(stroke), 0, wished) for stroke, wished in asked.items())
    yield from (Wanted(f"moral.{theme}", 3, 6) for theme in THEMES)
    yield from (Wanted(f"aside.{tone}", 3, 8) for tone in TONES)
    yield from (Wanted(f"close.{tone}", 3, 5) for tone in TONES)
    yield from (Wanted(f"scene.{scene}", 3, 6) for scene in SCENES)
    yield from (Wanted(f"says.{scene}", 3, 6) for scene in SCENES)
    yield Wanted("says.heard", 0, 3)
    yield from (Wanted(f"say.{emotion}", 3, 6) for emotion in sorted(EMOTIONS))
