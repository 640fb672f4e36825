"""Gives every role of a plot somebody: those who were asked for first, then such as suit the hero's world."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from kahaniyaa_story.writing.engines.builtin.grammar import Lexeme
from kahaniyaa_story.writing.engines.builtin.language import Language
from kahaniyaa_story.writing.engines.builtin.memory import Memory
from kahaniyaa_story.writing.engines.builtin.plan import Entity
from kahaniyaa_story.writing.engines.builtin.plots import PLOTS
from kahaniyaa_story.writing.engines.builtin.request import Request
from kahaniyaa_story.writing.engines.builtin.stage import script
from kahaniyaa_story.writing.engines.builtin.world import (
    ANIMALS,
    COLOURS,
    ELDERS,
    TRAITS,
    USUAL_FOODS,
    USUAL_THINGS,
    is_rooted,
    is_slight,
    is_swimmer,
    power_of,
    words,
)

_HEROES = words("rabbit squirrel mouse elephant monkey sparrow tortoise cat goat frog parrot deer duck bear")
_HELPERS = words("sparrow ant mouse firefly bee tortoise owl squirrel pigeon frog butterfly crow")
_RIVALS = words("fox crow monkey peacock wolf crocodile")
_BIG = words("elephant buffalo camel cow horse bear")
_OTHERS = words("bear wolf tiger lion")
_KEEPERS = words("owl tortoise crocodile frog peacock snake camel crow dragon")
_COMPANY = words("goat dog cow cat duck hen monkey donkey squirrel pig sheep parrot")
_TINY_ONES = words("ant mouse sparrow butterfly bee snail")
_MANY = words("ant bee sparrow")
_SWIMMERS = words("frog fish")
_OLD_ANIMALS = ["tortoise", "owl", "elephant", "crow", "buffalo"]
_FAMILY = words("grandmother grandfather")
_CRAFTS = words("potter weaver gardener farmer fisher teacher")
_HERO_TRAITS = [trait for trait in TRAITS if trait not in ("proud", "lonely", "lazy")]
BREAKABLE = words("flute lamp pot drum necklace doll boat")
_WATERS = ["river", "pond", "sea"]
_FAR = words("forest river hill sea desert market city mountain")
_NEAR_HOME = ["forest", "village", "river", "hill", "pond", "garden", "field", "mountain"]


@dataclass(slots=True)
class Casting:
    """Casts one tale. What is taken once, by species or by name, is not taken again."""

    language: Language
    request: Request
    rng: Random
    memory: Memory
    taken: set[str] = field(default_factory=set[str])

    def cast(self, plot: str, *, with_pal: bool) -> tuple[dict[str, Entity], tuple[str, ...]]:
        """Who plays which role in a plot, and the names of those for whom no role was left."""
        cast: dict[str, Entity] = {}
        people = list(self._set_apart([self._as_spoken(one) for one in self.request.people], cast, plot))
        self.taken.update(word for entity in self.request.people for word in (entity.concept, entity.name) if word)
        cast["hero"] = self._hero(people.pop(_lead(people)) if any(map(_may_lead, people)) else None, plot)
        friends = self._place(people, cast, plot)
        if with_pal and "pal" not in cast:
            cast["pal"] = self._named(self._animal(_HEROES), "animal")
        self._fill(cast, plot)
        self._props(cast, USUAL_THINGS if plot != "mend" else BREAKABLE)
        return cast, friends

    def _as_spoken(self, entity: Entity) -> Entity:
        """Somebody whose word has one gender in this language has that gender, whoever else the wish speaks of."""
        return replace(entity, gender=_only_gender(self.language.lexicon[entity.concept]) or entity.gender)

    def _set_apart(self, people: Sequence[Entity], cast: dict[str, Entity], plot: str) -> Iterator[Entity]:
        """Those who are free for any role; who is greedy, stuck or feared in the wish itself is so in the story."""
        for entity in people:
            if entity.role == "stuck" and "helper" in PLOTS[plot].cast and not self.request.is_cast:
                cast["helper"] = entity
                continue
            if entity.role == "keeper" and "keeper" in PLOTS[plot].cast and not self.request.is_cast:
                cast["keeper"] = entity
                continue
            tags = ANIMALS.get(entity.concept.partition(".")[2], frozenset())
            role = {"trick": "rival", "contest": "rival", "big": "big", "friends": "other"}.get(plot, "")
            if plot == "contest" and len(people) < 2:
                role = ""
            apart = {"rival": entity.role == "rival", "big": "big" in tags, "other": "fierce" in tags}.get(role, False)
            if apart and role not in cast and not self.request.is_cast:
                cast[role] = entity
            else:
                yield entity

    def _hero(self, asked: Entity | None, plot: str) -> Entity:
        if asked is None:
            slight = [species for species in _HEROES if plot != "big" or is_slight(species)]
            return self._named(self._new_hero(slight, plot), "")
        hero = asked if asked.trait else replace(asked, trait=self._trait(plot))
        return hero if hero.name else self._named(hero, "")

    def _new_hero(self, species: Sequence[str], plot: str) -> Entity:
        child = self.rng.random() < 0.45
        concept = f"person.{self.rng.choice(('girl', 'boy'))}" if child else self._animal(species).concept
        return Entity(concept=concept, trait=self.request.trait or self._trait(plot))

    def _trait(self, plot: str) -> str:
        """What somebody is like of whom nobody said it: not brave who is afraid in the story."""
        is_afraid = plot == "friends" or self.request.want == "dark"
        return self.rng.choice([trait for trait in _HERO_TRAITS if not is_afraid or trait != "brave"])

    def _place(self, people: Sequence[Entity], cast: dict[str, Entity], plot: str) -> tuple[str, ...]:
        """Puts the others who were asked for into roles that suit them; returns the friends without a role."""
        friends = list[str]()
        for entity in people:
            role = self._role(entity, cast, plot)
            if role:
                cast[role] = entity if entity.name or role != "pal" else self._named(entity, "")
            elif entity.name:
                friends.append(entity.name)
        return tuple(friends)

    def _role(self, entity: Entity, cast: Mapping[str, Entity], plot: str) -> str:
        group, _, species = entity.concept.partition(".")
        tags = ANIMALS.get(species, frozenset())
        if species in ELDERS and "elder" in PLOTS[plot].cast and "elder" not in cast:
            return "elder"
        if plot == "friends" and "fierce" in tags and "other" not in cast:
            return "other"
        if plot == "big" and "big" in tags and "big" not in cast:
            return "big"
        if plot in ("trick", "contest") and tags & {"fierce", "sly"} and "rival" not in cast:
            return "rival"
        if is_rooted(entity.concept):
            return self._role_of_rooted(cast, plot)
        if "pal" not in cast:
            return "pal"
        for role in ("keeper", "one", "two", "three", "helper"):
            if group == "animal" and role in PLOTS[plot].cast and role not in cast and _may_play(role, species, plot):
                return role
        return ""

    def _role_of_rooted(self, cast: Mapping[str, Entity], plot: str) -> str:
        """Who can go nowhere comes along with nobody: they guard, or grant, or give advice to those who come by."""
        if "keeper" in PLOTS[plot].cast and "keeper" not in cast:
            return "keeper"
        return "elder" if "elder" not in PLOTS[plot].cast and "elder" not in cast else ""

    def helper_unlike(self, tags: frozenset[str]) -> Entity:
        """Another helper, who is nothing of what these words say."""
        return self._animal([species for species in _HELPERS if not tags & ANIMALS[species]])

    def _fill(self, cast: dict[str, Entity], plot: str) -> None:
        child = cast["hero"].concept.startswith("person.")
        for role, species in _met(plot):
            if role not in cast:
                cast[role] = self._animal(species)
        cast.setdefault("helper", self._animal(_HELPERS))
        for role, species in (("rival", _RIVALS), ("big", _BIG), ("other", self._unafraid(_OTHERS))):
            cast.setdefault(role, self._animal(species))
        cast.setdefault("elder", self._elder(child, cast["hero"].concept))

    def _elder(self, child: bool, hero: str) -> Entity:
        if not child:
            return replace(self._animal(_OLD_ANIMALS), trait="old")
        kinds = _FAMILY if self.rng.random() < 0.6 else _CRAFTS
        return Entity(concept=f"person.{self.rng.choice([kind for kind in kinds if f'person.{kind}' != hero])}")

    def _props(self, cast: dict[str, Entity], things: Sequence[str]) -> None:
        asked = self.request
        near = _WATERS if is_swimmer(cast["hero"].concept) else _NEAR_HOME
        near = [place for place in near if place not in asked.afar]
        place = asked.place or self.memory.place(near if not asked.place_name else ["village"], self.rng)
        cast["place"] = Entity(
            concept=f"place.{place}", name=asked.place_name, given=bool(asked.place or asked.place_name)
        )
        far = [asked.away] if asked.away else [p for p in _FAR if p not in {place, asked.want, *asked.afar}]
        cast["far"] = Entity(concept=f"place.{self.rng.choice(far)}")
        cast["food"] = Entity(concept=f"food.{asked.food or self.rng.choice(USUAL_FOODS)}")
        colours = [*asked.colours, *self.rng.sample([c for c in COLOURS if c not in asked.colours], 2)]
        cast["colour"] = Entity(concept=f"colour.{colours[0]}")
        cast["colour2"] = Entity(concept=f"colour.{colours[1]}")
        hero = cast["hero"].concept.partition(".")[2]  # a lamp does not lose the lamp
        thing = asked.thing if asked.thing != hero else ""
        cast["thing"] = Entity(concept=f"thing.{thing or self.rng.choice([t for t in things if t != hero])}")
        if asked.feast:
            cast["feast"] = Entity(concept=f"feast.{asked.feast}", given=True)
        own = "" if asked.want or not self._is_written_alike(asked.wish_words) else asked.wish_words
        cast["want"] = Entity(concept=f"want.{asked.want or 'any'}", words=own)

    def _is_written_alike(self, text: str) -> bool:
        """Whether a text is in the script of the story."""
        return script(text) == script(self.language.lexicon["want.any"].word)

    def _animal(self, species: Sequence[str]) -> Entity:
        free = [s for s in self._unafraid(species) if f"animal.{s}" not in self.taken] or list(species)
        concept = f"animal.{self.rng.choice(free)}"
        self.taken.add(concept)
        return Entity(concept=concept)

    def _unafraid(self, species: Sequence[str]) -> list[str]:
        """The species that nobody who listens is afraid of."""
        fierce = "fierce" in self.request.fears
        calm = [
            s for s in species if not (fierce and "fierce" in ANIMALS[s]) and f"animal.{s}" not in self.request.avoid
        ]
        return calm or ["tortoise", "cow"]

    def _named(self, entity: Entity, kind: str) -> Entity:
        """Somebody with a name that suits them and that nobody else in the story has."""
        kind = kind or _kind(entity)
        lexeme = self.language.lexicon[entity.concept]
        gender = entity.gender or (_own_gender(lexeme) if entity.given else _only_gender(lexeme))
        fitting = [
            name
            for name in self.language.names.get(kind, ())
            if name.name not in self.taken and (not gender or name.gender in ("", gender))
        ]
        if not fitting:
            return entity
        name = self.rng.choice(fitting)
        self.taken.add(name.name)
        return replace(entity, name=name.name, gender=entity.gender or name.gender)


def _met(plot: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Those whom only some plots have, each with the species it may be."""
    cast = PLOTS[plot].cast
    if "keeper" in cast:
        yield "keeper", _KEEPERS
    if "three" in cast:
        yield from (("one", _COMPANY), ("two", _COMPANY), ("three", _COMPANY), ("helper", _TINY_ONES))
    elif "two" in cast:
        yield from (("one", _MANY), ("two", _SWIMMERS))


def _may_play(role: str, species: str, plot: str) -> bool:
    """Whether somebody asked for can do what a role does in a plot: sort seeds, dive, or be the smallest of all."""
    return species in dict(_met(plot)).get(role, (species,)) or (plot == "chain" and role in ("one", "two", "three"))


def _may_lead(entity: Entity) -> bool:
    """A grown-up whom a wish mentions without a name is there for the hero; they lead where the wish is theirs."""
    return bool(entity.name) or entity.role == "hero" or entity.concept.partition(".")[2] not in ELDERS


def _lead(people: Sequence[Entity]) -> int:
    """Who leads: the first with a name, else the first who is young ("the boy who broke grandmother's lamp")."""
    named = [i for i, entity in enumerate(people) if entity.name]
    young = [i for i, entity in enumerate(people) if _may_lead(entity)]
    return next(iter([*named, *young]), 0)


def _only_gender(lexeme: Lexeme) -> str:
    """The gender of a kind that has no word for the other one."""
    gender = lexeme.get("g")
    other = {"m": "f", "f": "m"}.get(gender, "")
    return gender if other and not lexeme.get(other) else ""


def _own_gender(lexeme: Lexeme) -> str:
    """The gender of a kind's own word, for one who was asked for by it: a मोर is no मोरनी."""
    gender = lexeme.get("g")
    return gender if gender in ("m", "f") else ""


def _kind(entity: Entity) -> str:
    species = entity.concept.partition(".")[2]
    if species in ELDERS and species not in ("king", "queen"):
        return "elder"
    if species in ("girl", "sister", "princess", "queen") or (
        entity.gender == "f" and entity.concept.startswith("person.")
    ):
        return "girl"
    if species in ("boy", "brother", "prince", "king") or (
        entity.gender == "m" and entity.concept.startswith("person.")
    ):
        return "boy"
    return "girl" if entity.concept == "person.child" else "animal"


def power(cast: Mapping[str, Entity]) -> str:
    """The gift by which the helper of a cast helps."""
    return power_of(cast["helper"].concept.partition(".")[2])
