"""What crosses the wire about the catalog."""

from pydantic import Field

from kahaniyaa_shared.contracts.speech import Emotion
from kahaniyaa_shared.contracts.wire import Answer
from kahaniyaa_shared.languages import Direction
from kahaniyaa_story.writing.brief import Audience, Tone


class CatalogLanguage(Answer):
    """A language, and which of the configured writers write it."""

    code: str
    name: str
    native_name: str
    script: str
    direction: Direction
    writes: tuple[str, ...]
    early: tuple[str, ...] = Field(description="Those of them that have few ways yet to tell a story in it.")


class CatalogEngine(Answer):
    """A configured writer."""

    name: str
    model: str
    languages: tuple[str, ...]
    retells: tuple[str, ...] = Field(description="The languages in which it tells its stories again.")


class Sample(Answer):
    """Something a story could be about, to begin with."""

    language: str
    scenario: str


class Catalog(Answer):
    """What can be asked for here."""

    languages: tuple[CatalogLanguage, ...]
    tones: tuple[Tone, ...]
    audiences: tuple[Audience, ...]
    emotions: tuple[Emotion, ...]
    samples: tuple[Sample, ...]
    engines: tuple[CatalogEngine, ...]
