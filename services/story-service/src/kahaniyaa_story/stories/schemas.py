"""What crosses the wire about stories."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationInfo, field_validator

from kahaniyaa_shared.contracts.speech import Emotion
from kahaniyaa_shared.contracts.wire import Answer, LanguageCode, Request
from kahaniyaa_shared.languages import Direction
from kahaniyaa_story.wording import Name, Note, Telling, Wish
from kahaniyaa_story.writing.brief import Audience, Tone
from kahaniyaa_story.writing.scenes import CastMember, Gloss, Scene

StoryStatus = Literal["writing", "complete", "failed", "interrupted"]
VoiceId = Annotated[str, Field(min_length=1, max_length=120)]
LEAST_WORDS, MOST_WORDS = 50, 3_000


class AskedCharacter(Request):
    """Somebody who must be in the story; the name is kept exactly as it is written."""

    name: Name
    description: Note = ""
    traits: tuple[Name, ...] = Field(default=(), max_length=8)
    voice: VoiceId | None = None


class StoryRequest(Request):
    """What a story should be; at least one of scenario, image_ids and characters is needed."""

    language: LanguageCode
    scenario: Wish | None = None
    image_ids: tuple[Annotated[str, Field(max_length=36)], ...] = Field(default=(), max_length=4)
    characters: tuple[AskedCharacter, ...] = Field(default=(), max_length=8)
    setting: Note | None = None
    conflict: Note | None = None
    moral: Note | None = None
    tone: Tone | None = None
    audience: Audience | None = None
    length_words: int | None = Field(default=None, ge=LEAST_WORDS, le=MOST_WORDS)
    minutes: float | None = Field(default=None, gt=0, le=60, description="Instead of length_words: as read aloud.")
    listener_id: Annotated[str, Field(max_length=36)] | None = None
    seed: int | None = Field(default=None, ge=0, lt=2**53, description="The same seed and request: the same story.")
    engine: Annotated[str, Field(max_length=40)] | None = Field(default=None, description="One writer of the catalog.")
    narrate: bool = Field(default=False, description="Read the story aloud as it is written.")
    voice: VoiceId | None = Field(default=None, description="The narrator's voice; the language's own if none.")

    @field_validator("minutes")
    @classmethod
    def _one_length(cls, minutes: float | None, info: ValidationInfo) -> float | None:
        if minutes is not None and info.data.get("length_words") is not None:
            raise ValueError("Send length_words or minutes, not both.")
        return minutes


class TranslationRequest(Request):
    """In which language a story is to be told again."""

    language: LanguageCode
    narrate: bool = Field(default=False, description="Read it aloud as it is written.")
    voice: VoiceId | None = Field(default=None, description="The narrator's voice; the language's own if none.")


class LineEdit(Request):
    """New words, speaker or feeling for one line; `scene` counts from 1, `line` from 0."""

    scene: int = Field(ge=1)
    line: int = Field(ge=0)
    text: Telling | None = None
    speaker: Name | None = None
    emotion: Emotion | None = None


class CastEdit(Request):
    """Another voice for somebody in the story; null chooses by itself again."""

    name: Annotated[str, Field(max_length=200)]
    voice: VoiceId | None


class StoryPatch(Request):
    """What to change; what is not sent stays."""

    title: Name | None = None
    favourite: bool | None = None
    lines: tuple[LineEdit, ...] = Field(default=(), max_length=500)
    cast: tuple[CastEdit, ...] = Field(default=(), max_length=50)


class WriterName(Answer):
    """Which writer wrote, and with which model."""

    name: str
    model: str


class StorySummary(Answer):
    """A story as a list shows it."""

    id: str
    owner_id: str
    listener_id: str | None
    title: str | None = Field(description="Null until the writer has chosen one.")
    language: str
    translation_of: str | None = Field(description="The story that this one tells again in another language.")
    direction: Direction
    tone: Tone
    audience: Audience
    status: StoryStatus
    favourite: bool
    created_at: datetime
    updated_at: datetime
    version: int = Field(description="Grows with every change a person makes; for If-Match.")
    about: tuple[str, ...] = Field(
        description="What a cover may show, what matters most first: concepts such as `animal.crow` or `place.river`."
    )
    words: int
    minutes: float
    reading_level: int | None = Field(description="1 (short words, short sentences) to 5.")


class Story(StorySummary):
    """A story in its canonical form; all else (pages, sound, exports) derives from it."""

    engine: WriterName | None = Field(description="Null until a writer has begun.")
    brief: dict[str, Any] = Field(description="What was asked, and what was chosen where nothing was asked.")
    cast: tuple[CastMember, ...]
    scenes: tuple[Scene, ...]
    summary: str | None = Field(description="The story in one sentence.")
    moral: str | None
    questions: tuple[str, ...]
    vocabulary: tuple[Gloss, ...]
    used: tuple[str, ...] = Field(description="Which of the asked things are in the story.")
    unused: tuple[str, ...] = Field(description="Which of them are not.")
    failure: str | None = Field(description="Why it failed, where it did.")


class StoryList(Answer):
    """A page of stories, newest first."""

    items: tuple[StorySummary, ...]
    next_cursor: str | None
