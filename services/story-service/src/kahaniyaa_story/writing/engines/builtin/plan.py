"""A story's plan: who, where, and what happens beat by beat, without words of any language; kept as JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from pydantic import TypeAdapter

from kahaniyaa_story.writing.engines.builtin.world import OWN_PLACES, OfConcept

VERSION = 1
KIND_OF_PLACE = "place.kind"
"""The part that the kind of a place plays where the place has a name: the rooftop, in Jaipur."""

_TRAIT = "trait"


def trait_of(role: str) -> str:
    """The part that the trait of a role plays: whether it shows is another thing than whether they come in."""
    return f"{role}.{_TRAIT}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(OfConcept):
    """Somebody or something in the story. `words` are the user's own, where there is no concept for them."""

    concept: str
    name: str = ""
    gender: str = ""
    trait: str = ""
    words: str = ""
    said: str = ""  # their name as the user wrote it, where that was in other letters
    given: bool = False  # the user asked for them
    is_name_chosen: bool = False  # the storyteller named them, even where they were asked for: a shy elephant
    role: str = ""  # what the wish itself makes of them
    word: str = ""  # what the user called them: a puppy


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """One thing that happens: the key under which a language tells it, and the part of the story it stands in."""

    key: str
    part: str
    tale: int = 0
    quote: str = ""
    core: bool = False  # without it the plot would not hold
    needs: tuple[str, ...] = ()  # what must be true before it
    adds: tuple[str, ...] = ()  # what it makes true, and what it ends
    removes: tuple[str, ...] = ()
    tension: int = 0  # 0 at home, 5 where all seems lost or is about to be won
    telling: str = ""  # the one it was told by, in the plan's language
    scene: int = 0  # the scene that it was told in


@dataclass(frozen=True, slots=True, kw_only=True)
class Tale:
    """One plot with its people: the story itself, or a story told inside it."""

    plot: str
    kind: str
    theme: str
    cast: Mapping[str, Entity]
    facts: tuple[str, ...] = ()  # what is true before its first beat


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPlan:
    """Everything that decides how a story goes."""

    seed: int
    tone: str
    audience: str
    words: int
    time: str
    weather: str
    tales: tuple[Tale, ...]
    beats: tuple[Beat, ...]
    friends: tuple[str, ...] = ()
    company: tuple[Entity, ...] = ()  # who these friends are
    love: str = ""
    avoid: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()  # what there is none of on the day of a feast: no moon at Diwali
    language: str = ""  # in which its beats were told first; the tellings are of that language
    take: int = 0  # which of several tellings of the same plot this is
    speech: int = 0  # words that are kept for scenes in which nobody speaks yet
    signs: int = 0  # letters, vowel signs and spaces that are asked for in place of words
    over: int = 0  # words that it came out too long before, or, below 0, too short
    moral: str = ""
    promised: tuple[tuple[str, str], ...] = ()  # words that count as used only if a role is named in the telling
    used: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    version: int = field(default=VERSION)

    @property
    def is_told(self) -> bool:
        """Whether its beats know by which tellings they were told."""
        return any(beat.telling for beat in self.beats)

    def as_json(self) -> dict[str, object]:
        """The plan as JSON-able values."""
        return asdict(self)


def is_within_town(place: Entity) -> bool:
    """Whether a place was asked for by its kind and by the name of the town that it is in."""
    return bool(place.name and place.word) and place.what not in OWN_PLACES


def from_json(notes: Mapping[str, object]) -> StoryPlan:
    """The plan that `as_json` wrote, also after it has been through JSON text."""
    return _PLAN.validate_python(notes)


_PLAN = TypeAdapter(StoryPlan)
