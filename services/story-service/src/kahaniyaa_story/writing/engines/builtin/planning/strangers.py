"""Those whom nobody asked for: drawn by luck, none twice, none whom a listener fears, each with a name that suits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from kahaniyaa_story.writing.engines.builtin.hearing.request import Request
from kahaniyaa_story.writing.engines.builtin.language import Language
from kahaniyaa_story.writing.engines.builtin.plan import Entity
from kahaniyaa_story.writing.engines.builtin.planning.species import CRAFTS, FAMILY, HERO_TRAITS, HEROES, OLD_ANIMALS
from kahaniyaa_story.writing.engines.builtin.telling.suiting import avoided, is_said
from kahaniyaa_story.writing.engines.builtin.world import ANIMALS, ELDERS, KIN, is_slight

_CHILDREN = 0.45  # of the heroes whom nobody asked for
_OF_THE_FAMILY = 0.6  # of the elders of a child


@dataclass(frozen=True, slots=True)
class Strangers:
    """Draws them for one tale. What is taken once, by species or by name, is not taken again."""

    language: Language
    request: Request
    rng: Random
    taken: set[str]

    def hero(self, plot: str) -> Entity:
        """A child or an animal to whom a plot can happen."""
        is_child = self.rng.random() < _CHILDREN or any(one.what in KIN for one in self.request.people)
        slight = [species for species in HEROES if plot != "big" or is_slight(f"animal.{species}")]
        concept = f"person.{self.rng.choice(('girl', 'boy'))}" if is_child else self.animal(slight).concept
        return self.named(Entity(concept=concept, trait=self.request.trait or self.trait(plot)))

    def trait(self, plot: str, *, is_grown: bool = False) -> str:
        """What somebody is like of whom nobody said it: not brave who is afraid in the story, not tiny who is grown."""
        has_fear = any(concept.startswith("fear.") for concept, _ in self.request.heard)
        is_afraid = plot == "friends" or self.request.want == "dark" or self.request.deed == "dare" or has_fear
        apart = {*self.request.awaited, *(["brave"] if is_afraid else []), *(["naughty", "tiny"] if is_grown else [])}
        return self.rng.choice([trait for trait in HERO_TRAITS if trait not in apart])

    def elder(self, hero: str) -> Entity:
        """Somebody old, of the hero's world."""
        if not hero.startswith("person."):
            return replace(self.animal(OLD_ANIMALS), trait="old")
        is_young = hero.removeprefix("person.") not in ELDERS  # an old king has no grandmother
        kinds = FAMILY if self.rng.random() < _OF_THE_FAMILY and is_young else CRAFTS
        return Entity(concept=f"person.{self.rng.choice([kind for kind in kinds if f'person.{kind}' != hero])}")

    def animal(self, species: Sequence[str]) -> Entity:
        """One of some species, that is nobody in the story yet where that can be."""
        free = [each for each in self.calm(species) if f"animal.{each}" not in self.taken] or list(species)
        concept = f"animal.{self.rng.choice(free)}"
        self.taken.add(concept)
        return Entity(concept=concept)

    def calm(self, species: Sequence[str]) -> list[str]:
        """The species that nobody who listens is afraid of."""
        return [each for each in species if not self._is_feared(each)] or ["tortoise", "cow"]

    def named(self, entity: Entity, kind: str = "") -> Entity:
        """Somebody with a name that suits them and that nobody else in the story has."""
        lexeme = self.language.lexeme(entity)
        gender = entity.gender or (lexeme.own_gender if entity.given else lexeme.only_gender)
        feared = frozenset(avoided(self.request.avoid, self.language))  # nobody is called Bijli to one who fears storms
        fitting = [
            name
            for name in self.language.names.get(kind or _kind_of_name(entity), ())
            if name.name not in self.taken
            and (not gender or name.gender in ("", gender))
            and not is_said(feared, name.name)
        ]
        if not fitting:
            return entity
        name = self.rng.choice(fitting)
        self.taken.add(name.name)
        return replace(entity, name=name.name, gender=entity.gender or name.gender, is_name_chosen=True)

    def _is_feared(self, species: str) -> bool:
        is_fierce = "fierce" in self.request.fears and "fierce" in ANIMALS[species]
        return is_fierce or f"animal.{species}" in self.request.avoid


def _kind_of_name(entity: Entity) -> str:
    """The list of names that somebody's is taken from."""
    is_person = entity.group == "person"
    if entity.what in ELDERS and entity.what not in ("king", "queen"):
        return "elder"
    if entity.what in ("girl", "sister", "princess", "queen") or (entity.gender == "f" and is_person):
        return "girl"
    if entity.what in ("boy", "brother", "prince", "king") or (entity.gender == "m" and is_person):
        return "boy"
    return "girl" if entity.concept == "person.child" else "animal"
