"""Those who were asked for: who of them leads a tale, and which role suits each of the others."""

from collections.abc import Mapping, Sequence

from kahaniyaa_story.writing.engines.builtin.plan import Entity
from kahaniyaa_story.writing.engines.builtin.planning.species import JOURNEYS, may_play
from kahaniyaa_story.writing.engines.builtin.plots import PLOTS
from kahaniyaa_story.writing.engines.builtin.world import ELDERS, is_feared, is_rooted, is_swimmer, tags_of

_MET = ("keeper", "one", "two", "three", "helper")
"""Those whom the hero meets on the way, for whom an animal is free that does not come along."""


def set_apart(people: Sequence[Entity], plot: str, *, named_are_free: bool) -> tuple[dict[str, Entity], list[Entity]]:
    """Who is greedy, stuck or feared in the wish itself, and so in the story, by role; and those free for any role."""
    cast, free = dict[str, Entity](), list[Entity]()
    for entity in people:
        is_free = named_are_free and bool(entity.name) and entity.role != "rival"
        role = "" if is_free else _role_of_wish(entity, plot, is_alone=len(people) < 2)
        if role and role not in cast:
            cast[role] = entity
        else:
            free.append(entity)
    return cast, free


def leader(people: Sequence[Entity]) -> int | None:
    """Which of them leads: the first with a name, else the first who is young ("the boy who broke grandmother's lamp").

    A grown-up whom a wish mentions without a name is there for the hero; they lead where the wish is theirs.
    """
    named = [i for i, entity in enumerate(people) if entity.name]
    young = [i for i, entity in enumerate(people) if _may_lead(entity)]
    return next(iter([*named, *young]), None)


def role_for(entity: Entity, cast: Mapping[str, Entity], plot: str) -> str:
    """The role that suits one who does not lead, of those that nobody has yet; nothing where none does."""
    tags = tags_of(entity.concept)
    if entity.what in ELDERS and "elder" in PLOTS[plot].cast and "elder" not in cast:
        return "elder"
    if plot == "friends" and is_feared(entity.concept) and "other" not in cast:
        return "other"
    if plot == "big" and "big" in tags and not is_swimmer(entity.concept) and "big" not in cast:
        return "big"
    if plot in ("trick", "contest") and tags & {"fierce", "sly"} and "rival" not in cast:
        return "rival"
    if is_rooted(entity.concept):
        return _role_of_rooted(cast, plot)
    is_ashore = plot in (*JOURNEYS, "mend") and is_swimmer(entity.concept) and not is_swimmer(cast["hero"].concept)
    if "pal" not in cast and not is_ashore:
        return "pal"
    if entity.group != "animal":
        return ""
    free = [role for role in _MET if role in PLOTS[plot].cast and role not in cast]
    return next((role for role in free if may_play(role, entity.what, plot)), "")


def _role_of_wish(entity: Entity, plot: str, *, is_alone: bool) -> str:
    """The role that somebody has already by what the wish says of them."""
    if entity.role == "stuck" and "helper" in PLOTS[plot].cast:
        return "helper"
    if entity.role == "keeper" and "keeper" in PLOTS[plot].cast:
        return "keeper"
    tags = tags_of(entity.concept)
    if entity.role == "rival" and (plot == "trick" or (plot == "contest" and not is_alone)):
        return "rival"
    if plot == "big" and "big" in tags and not is_swimmer(entity.concept):
        return "big"
    return "other" if plot == "friends" and is_feared(entity.concept) else ""


def _may_lead(entity: Entity) -> bool:
    return bool(entity.name) or entity.role == "hero" or entity.what not in ELDERS


def _role_of_rooted(cast: Mapping[str, Entity], plot: str) -> str:
    """Who can go nowhere comes along with nobody: they guard, or grant, or give advice to those who come by."""
    if "keeper" in PLOTS[plot].cast and "keeper" not in cast:
        return "keeper"
    return "elder" if "elder" not in PLOTS[plot].cast and "elder" not in cast else ""
