"""Gives every role of a plot somebody: those who were asked for first, then such as suit the hero's world."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from kahaniyaa_story.writing.engines.builtin.hearing.request import Request
from kahaniyaa_story.writing.engines.builtin.language import Language
from kahaniyaa_story.writing.engines.builtin.memory import Memory
from kahaniyaa_story.writing.engines.builtin.plan import Entity
from kahaniyaa_story.writing.engines.builtin.planning.guests import leader, role_for, set_apart
from kahaniyaa_story.writing.engines.builtin.planning.props import Props
from kahaniyaa_story.writing.engines.builtin.planning.species import BIG, HELPERS, HEROES, OTHERS, RIVALS, met
from kahaniyaa_story.writing.engines.builtin.planning.strangers import Strangers
from kahaniyaa_story.writing.engines.builtin.world import ANIMALS, ELDERS, KIN, is_rooted, power_of


@dataclass(frozen=True, slots=True)
class Casting:
    """Casts one tale. What is taken once, by species or by name, is not taken again."""

    language: Language
    request: Request
    rng: Random
    memory: Memory
    taken: set[str] = field(default_factory=set[str])

    def cast(self, plot: str, *, with_pal: bool) -> tuple[dict[str, Entity], tuple[Entity, ...]]:
        """Who plays which role in a plot, and those with a name for whom no role was left."""
        guests = [self._as_spoken(one) for one in self.request.people]
        cast, people = set_apart(guests, plot, named_are_free=self.request.is_cast)
        self.taken.update(word for entity in self.request.people for word in (entity.concept, entity.name) if word)
        self.taken.update(concept for concept, _ in self.request.heard)
        self.taken.update(self.request.set_aside)  # no stranger has the name of somebody who was left out
        lead = leader(people)
        cast["hero"] = self._strangers.hero(plot) if lead is None else self._hero(people.pop(lead), plot)
        friends = self._place(people, cast, plot)
        if with_pal and "pal" not in cast:
            cast["pal"] = self._strangers.named(self._strangers.animal(HEROES), "animal")
        self._fill(cast, plot)
        cast.update(Props(self.language, self.request, self.rng, self.memory).found(plot, cast["hero"].concept))
        return cast, friends

    def helper_unlike(self, tags: frozenset[str]) -> Entity:
        """Another helper, who is nothing of what these words say."""
        return self._strangers.animal([species for species in HELPERS if not tags & ANIMALS[species]])

    @property
    def _strangers(self) -> Strangers:
        return Strangers(self.language, self.request, self.rng, self.taken)

    def _as_spoken(self, entity: Entity) -> Entity:
        """Somebody whose word has one gender in this language has that gender, whoever else the wish speaks of."""
        return replace(entity, gender=self.language.lexeme(entity).only_gender or entity.gender)

    def _hero(self, asked: Entity, plot: str) -> Entity:
        is_grown = asked.what in ELDERS
        hero = asked if asked.trait else replace(asked, trait=self._strangers.trait(plot, is_grown=is_grown))
        return hero if hero.name else self._strangers.named(hero)

    def _place(self, people: Sequence[Entity], cast: dict[str, Entity], plot: str) -> tuple[Entity, ...]:
        """Puts the others who were asked for into roles that suit them; returns the friends without a role."""
        friends = list[Entity]()
        for entity in people:
            role = role_for(entity, cast, plot)
            if role:
                is_named = entity.name or role != "pal" or entity.what in KIN
                cast[role] = entity if is_named else self._strangers.named(entity)
            elif _may_come_along(entity, cast) and (not entity.name or entity.group == "animal"):
                cast["guest"] = entity
            elif entity.name:
                friends.append(entity)
        return tuple(friends)

    def _fill(self, cast: dict[str, Entity], plot: str) -> None:
        """Gives strangers the roles that are left."""
        strangers = self._strangers
        for role, species in met(plot):
            if role not in cast:
                cast[role] = strangers.animal(species)
        for role, species in (("helper", HELPERS), ("rival", RIVALS), ("big", BIG), ("other", strangers.calm(OTHERS))):
            cast.setdefault(role, strangers.animal(species))
        cast.setdefault("elder", strangers.elder(cast["hero"].concept))


def _may_come_along(entity: Entity, cast: Mapping[str, Entity]) -> bool:
    """Whether one for whom no role was left is the first such, can walk, and is told from all others by their kind."""
    is_alike = any(one.concept == entity.concept for one in cast.values())
    return "guest" not in cast and not is_alike and not is_rooted(entity.concept)


def power(cast: Mapping[str, Entity]) -> str:
    """The gift by which the helper of a cast helps."""
    return power_of(cast["helper"].concept)
