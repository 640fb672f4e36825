"""The plots: each a way for a story to go, of storylets in the order of its parts."""

from collections.abc import Mapping

from kahaniyaa_story.writing.engines.builtin.plots.company import ALONE, BIG, CHAIN, FIND, FRIENDS
from kahaniyaa_story.writing.engines.builtin.plots.journeys import LOST, QUEST, REPAID, WAY
from kahaniyaa_story.writing.engines.builtin.plots.storylets import Plot
from kahaniyaa_story.writing.engines.builtin.plots.wishes import AMISS, RIDDLE, WISH
from kahaniyaa_story.writing.engines.builtin.plots.wits import CONTEST, MATTER, MEND, TRICK, WHY

PLOTS: Mapping[str, Plot] = {
    plot.name: plot
    for plot in (
        WISH, LOST, BIG, FRIENDS, QUEST, TRICK, MEND, CONTEST, AMISS, RIDDLE, CHAIN, WHY, WAY, REPAID, FIND,
        ALONE, MATTER,
    )
}  # fmt: skip
