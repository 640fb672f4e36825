"""The places and things of a tale: those that were asked for, else such as suit its hero."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from kahaniyaa_story.writing.engines.builtin.hearing.request import Request
from kahaniyaa_story.writing.engines.builtin.language import Language
from kahaniyaa_story.writing.engines.builtin.memory import Memory
from kahaniyaa_story.writing.engines.builtin.plan import Entity
from kahaniyaa_story.writing.engines.builtin.telling.feasts import FOODS as FESTIVE_FOODS
from kahaniyaa_story.writing.engines.builtin.tokens import script
from kahaniyaa_story.writing.engines.builtin.world import COLOURS, USUAL_FOODS, USUAL_THINGS, is_swimmer, words

BREAKABLE = words("flute lamp pot drum necklace doll boat")
"""Things that go to pieces."""
_WATERS = words("river pond sea")
_OF_WATER = ("quest", "riddle", "repaid")
"""Plots in which the wells may be dry, as they are by no river."""
_FAR = words("forest river hill sea desert market city mountain")
_TOWNS = ("market", "city")  # where no herb grows under a rock, and no path climbs into the clouds
_NEAR_HOME = words("forest village river hill pond garden field mountain")


@dataclass(frozen=True, slots=True)
class Props:
    """Finds them for one tale, by role."""

    language: Language
    request: Request
    rng: Random
    memory: Memory

    def found(self, plot: str, hero: str) -> Iterator[tuple[str, Entity]]:
        """The place and one afar, food, colours, a thing, the feast and the wish, for a hero of this concept."""
        asked = self.request
        yield from self._places(plot, hero)
        usual = FESTIVE_FOODS.get(asked.feast, USUAL_FOODS)
        foods = [food for food in usual if food != asked.thing]  # nobody shares the mango that is lost
        yield "food", self._as_asked(f"food.{asked.food or self.rng.choice(foods or usual)}")
        yield from self._colours()
        yield "thing", self._as_asked(f"thing.{self._thing(plot, hero)}")
        if asked.feast:
            yield "feast", Entity(concept=f"feast.{asked.feast}", given=True)
        own = "" if asked.want or not self._is_written_alike(asked.wish_words) else asked.wish_words
        yield "want", Entity(concept=f"want.{asked.want or 'any'}", words=own)

    def _places(self, plot: str, hero: str) -> Iterator[tuple[str, Entity]]:
        asked = self.request
        dry = [place for place in _NEAR_HOME if place not in _WATERS]
        swims = hero == "person.mermaid" or any(is_swimmer(one) for one in (hero, *(p.concept for p in asked.people)))
        home = _WATERS if swims else dry if plot in _OF_WATER else _NEAR_HOME
        near = [place for place in home if place not in asked.afar]
        place = asked.place or self.memory.place(near if not asked.place_name else ["village"], self.rng)
        is_given = bool(asked.place or asked.place_name)
        yield "place", replace(self._as_asked(f"place.{place}"), name=asked.place_name, given=is_given)
        near_by = {place, asked.want, *asked.afar, *(_TOWNS if plot == "quest" else ())}
        far = [asked.away] if asked.away else [p for p in _FAR if p not in near_by]
        yield "far", Entity(concept=f"place.{self.rng.choice(far)}")

    def _as_asked(self, concept: str) -> Entity:
        """What has a concept, with the user's own word for it."""
        said = (words for known, words in self.request.heard if known == concept)
        return Entity(concept=concept, word=next(said, ""))

    def _colours(self) -> Iterator[tuple[str, Entity]]:
        asked = self.request.colours
        colours = [*asked, *self.rng.sample([colour for colour in COLOURS if colour not in asked], 2)]
        yield "colour", Entity(concept=f"colour.{colours[0]}")
        yield "colour2", Entity(concept=f"colour.{colours[1]}")

    def _thing(self, plot: str, hero: str) -> str:
        """What is lost, broken or traded; a lamp does not lose the lamp."""
        own = hero.partition(".")[2]
        if self.request.thing and self.request.thing != own:
            return self.request.thing
        things = BREAKABLE if plot == "mend" else USUAL_THINGS
        return self.rng.choice([thing for thing in things if thing != own])

    def _is_written_alike(self, text: str) -> bool:
        """Whether a text is in the script of the story."""
        return script(text) == script(self.language.lexicon["want.any"].word)
