"""How far a language has grown: the tier that its tellings hold, whatever its lang.toml says."""

from kahaniyaa_story.writing.engines.builtin.keys import wanted_keys
from kahaniyaa_story.writing.engines.builtin.language import Language, Tier
from kahaniyaa_story.writing.engines.builtin.plots import PLOTS

FEWEST_PLOTS = 4


def tier_held(language: Language) -> Tier | None:
    """`loved` with every key at its wished number; `early` with four plots and what every story needs; else None."""
    if all(len(language.of(want.key)) >= want.wished for want in wanted_keys()):
        return "loved"
    needed = (want for want in wanted_keys() if not want.plot)
    if len(plots_of(language)) >= FEWEST_PLOTS and all(len(language.of(want.key)) >= want.least for want in needed):
        return "early"
    return None


def plots_of(language: Language) -> tuple[str, ...]:
    """The plots that the language tells from beginning to end."""
    return tuple(plot for plot in PLOTS if plot in language.plots)
