"""What crosses the wire about listeners."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from kahaniyaa_shared.contracts.wire import Answer, LanguageCode, Request
from kahaniyaa_story.wording import Name

AgeBand = Literal["toddlers", "preschool", "kids", "teens"]
ReadingLevel = Annotated[int, Field(ge=1, le=5, description="1 (first words) to 5 (reads alone).")]
Wishes = Annotated[tuple[Name, ...], Field(max_length=20)]
Letters = Annotated[tuple[Name, ...], Field(max_length=400)]
Languages = Annotated[tuple[LanguageCode, ...], Field(max_length=20)]


class ListenerRequest(Request):
    """A child that stories are told to."""

    name: Name
    age_band: AgeBand | None = None
    languages: Languages = ()
    reading_level: ReadingLevel | None = None
    loves: Wishes = ()
    fears: Wishes = ()
    letters_known: Letters = ()


class ListenerPatch(Request):
    """What to change about a listener; what is not sent stays."""

    name: Name | None = None
    age_band: AgeBand | None = None
    languages: Languages = ()
    reading_level: ReadingLevel | None = None
    loves: Wishes = ()
    fears: Wishes = ()
    letters_known: Letters = ()


class Listener(Answer):
    """A child that stories are told to: what they love goes into their stories, what they fear stays out."""

    id: str
    owner_id: str
    name: str
    age_band: AgeBand | None
    languages: tuple[str, ...]
    reading_level: int | None
    loves: tuple[str, ...]
    fears: tuple[str, ...]
    letters_known: tuple[str, ...]
    created_at: datetime
    updated_at: datetime


class ListenerList(Answer):
    """A page of listeners, newest first."""

    items: tuple[Listener, ...]
    next_cursor: str | None
