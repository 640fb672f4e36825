"""What crosses the wire about the shelf."""

from typing import Annotated

from pydantic import Field

from kahaniyaa_shared.contracts.wire import Answer, LanguageCode, Request
from kahaniyaa_shared.languages import Direction
from kahaniyaa_story.stories.schemas import VoiceId
from kahaniyaa_story.writing.brief import Audience, Tone


class ShelfTale(Answer):
    """A tale as the shelf shows it."""

    id: str
    language: str
    direction: Direction
    title: str
    tradition: str = Field(description="Where it comes from, in its language: a collection, a teller, a people.")
    region: str
    summary: str
    audience: Audience
    tone: Tone
    about: tuple[str, ...] = Field(description="What a cover may show, as a story's.")
    words: int
    minutes: float = Field(description="As read aloud.")
    languages: tuple[str, ...] = Field(description="Those in which it is retold.")


class Shelf(Answer):
    """Every tale of the shelf in one language."""

    items: tuple[ShelfTale, ...]


class TaleRequest(Request):
    """Takes a tale into one's own library."""

    language: LanguageCode
    listener_id: Annotated[str, Field(max_length=36)] | None = None
    narrate: bool = Field(default=False, description="Read it aloud at once.")
    voice: VoiceId | None = Field(default=None, description="The narrator's voice; the language's own if none.")
