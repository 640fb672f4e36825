"""Things and places that are somebody: those of whom a wish or a trait is told, or that what follows is about."""

from collections.abc import Iterator

from kahaniyaa_story.writing.engines.builtin.hearing.heard import BESIDE, Found, Heard
from kahaniyaa_story.writing.engines.builtin.plan import Entity
from kahaniyaa_story.writing.engines.builtin.world import BEINGS

_NO_FEELING = ("tiny",)  # traits that anything may have


def things_alive(scenario: Heard) -> Iterator[Entity]:
    """The things and places of a scenario that are somebody, as those they are; none where others are spoken of."""
    if scenario.names or scenario.of("animal", "person", "being"):
        return
    for item in scenario.of("thing", "place"):
        may_be = item.what in BEINGS or item.group == "thing"
        beside = _traits_beside(item, scenario)
        if may_be and (item.is_told_of or "lonely" in beside or (item.group == "thing" and _feels(item, scenario))):
            trait = next(iter(beside), "") or (scenario.first("trait") if item.is_told_of else "")
            yield Entity(concept=f"being.{item.what}", trait=trait, given=True, word=item.word)


def is_its_own(trouble: Found, scenario: Heard) -> bool:
    """Whether what is broken is somebody who wishes for something: a broken clock that wants to tick again."""
    alive = {one.concept.partition(".")[2] for one in things_alive(scenario)}
    beside = (item for item in scenario.of("thing", "place") if 0 <= item.start - trouble.end <= BESIDE)
    return trouble.what == "broken" and scenario.is_wishing and any(item.what in alive for item in beside)


def _feels(item: Found, scenario: Heard) -> bool:
    """Whether a thing of which nothing is told wishes for something, or is brave; what is wished for is only had."""
    if item.is_object or item.is_taken:
        return False
    if item.what in BEINGS and (item not in scenario.wished_for or _does_what_is_wished(item, scenario)):
        return bool(scenario.of("want", "trait"))
    if item in scenario.wished_for:
        return False
    is_wishing = bool(scenario.of("want") or scenario.wish) and not scenario.is_mine
    return is_wishing or any(trait not in _NO_FEELING for trait in _traits_beside(item, scenario))


def _does_what_is_wished(item: Found, scenario: Heard) -> bool:
    """Whether a wish begins with it, and what it wishes to do comes next: பட்டம் பறக்க ஆசைப்பட்டது."""
    return item == scenario.found[0] and any(0 <= want.start - item.end <= 1 for want in scenario.of("want"))


def _traits_beside(item: Found, scenario: Heard) -> list[str]:
    """What stands just before its word."""
    return [near.what for near in scenario.of("trait") if 0 <= item.start - near.end <= BESIDE]
