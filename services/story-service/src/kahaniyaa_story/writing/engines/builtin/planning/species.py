"""Which animals, and which people, may come into a tale in each part of it, where nobody was asked for."""

from collections.abc import Iterator, Sequence

from kahaniyaa_story.writing.engines.builtin.plots import PLOTS
from kahaniyaa_story.writing.engines.builtin.world import TRAITS, words

HEROES = words("rabbit squirrel mouse elephant monkey sparrow tortoise cat goat frog parrot deer duck bear")
HELPERS = words("sparrow ant mouse firefly bee tortoise owl squirrel pigeon frog butterfly crow")
RIVALS = words("fox crow monkey peacock wolf crocodile")
BIG = words("elephant buffalo camel cow horse bear")
OTHERS = words("bear wolf tiger lion")
OLD_ANIMALS = words("tortoise owl elephant crow buffalo")
JOURNEYS = words("quest way contest chain lost repaid")
"""Plots in which one sets out on foot, and goes on."""
FAMILY = words("grandmother grandfather")
CRAFTS = words("potter weaver gardener farmer fisher teacher")
HERO_TRAITS = [trait for trait in TRAITS if trait not in ("proud", "lonely", "lazy")]
_KEEPERS = words("owl tortoise crocodile frog peacock snake camel crow dragon")
_COMPANY = words("goat dog cow cat duck hen monkey donkey squirrel pig sheep parrot")
_TINY_ONES = words("ant mouse sparrow butterfly bee snail")
_MANY = words("ant bee sparrow")
_SWIMMERS = words("frog fish")


def met(plot: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Those whom only some plots have, each with the species it may be."""
    cast = PLOTS[plot].cast
    if "keeper" in cast:
        yield "keeper", _KEEPERS
    if "three" in cast:
        yield from (("one", _COMPANY), ("two", _COMPANY), ("three", _COMPANY), ("helper", _TINY_ONES))
    elif "two" in cast:
        yield from (("one", _MANY), ("two", _SWIMMERS))


def may_play(role: str, species: str, plot: str) -> bool:
    """Whether somebody asked for can do what a role does in a plot: sort seeds, dive, or be the smallest of all."""
    return species in dict(met(plot)).get(role, (species,)) or (plot == "chain" and role in ("one", "two", "three"))
