"""Who can be helped in which way: no fish is saved from the water, and no frog has a nest."""

from collections.abc import Mapping

from kahaniyaa_story.writing.engines.builtin.world import goes_on_foot, tags_of, words

_UNLIKE: Mapping[str, tuple[str, ...]] = {
    "thorn": ("legless", "insect"),
    "net": ("big",),
    "rain": ("water", "big"),
    "little": ("legless", "big", "flies"),
    "back": ("legless", "big"),
    "fallen": ("flies", "big"),
    "load": ("legless", "big", "water", "flies"),
}
"""What an animal may not be to be helped so."""
_ON_FOOT = words("little load")  # for which one goes along


def can_be_helped(helper: str, kindness: str, hero: str) -> bool:
    """Whether a kindness can be done to such a helper, by such a hero."""
    tags = tags_of(helper)
    if kindness == "nest":
        return "nests" in tags
    return not tags.intersection(_UNLIKE.get(kindness, ())) and (goes_on_foot(hero) or kindness not in _ON_FOOT)
