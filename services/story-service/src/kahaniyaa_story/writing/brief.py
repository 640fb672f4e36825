"""What a story is asked to be: the only thing that later steps see of a request."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from kahaniyaa_shared.contracts.pictures import PictureFacts

Tone = Literal["cheerful", "adventurous", "mysterious", "whimsical", "educational", "funny", "heartwarming", "exciting"]
Audience = Literal["toddlers", "preschool", "kids", "teens", "adults", "family"]
TONES: tuple[Tone, ...] = get_args(Tone)
AUDIENCES: tuple[Audience, ...] = get_args(Audience)


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """Someone who must be in the story; the name is never changed, nor inflected."""

    name: str
    description: str = ""
    traits: tuple[str, ...] = ()
    voice: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A story that the same listener was told before, as its writer's notes have it."""

    language: str
    plan: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Everything a writer may know: what was wished for, in which language, for whom, how long, and from which seed."""

    language: str
    seed: int
    scenario: str = ""
    characters: tuple[Character, ...] = ()
    pictures: tuple[PictureFacts, ...] = ()
    setting: str = ""
    conflict: str = ""
    moral: str = ""
    tone: Tone = "heartwarming"
    audience: Audience = "kids"
    length_words: int = 300
    length_signs: int = 0  # letters, vowel signs and spaces, where it is to take so long to read aloud
    loves: tuple[str, ...] = ()
    fears: tuple[str, ...] = ()
    repeatable: bool = False  # the seed was chosen: the same brief is to give the same story, whatever was told before
    original: Earlier | None = None  # the story that this one is to be in another language
    earlier: tuple[Earlier, ...] = ()  # what not to tell again, newest first; looked up when the story is planned
