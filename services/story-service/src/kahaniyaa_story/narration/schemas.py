"""What crosses the wire about narrations."""

from typing import Annotated, Literal

from pydantic import Field

from kahaniyaa_shared.contracts.speech import WordTime
from kahaniyaa_shared.contracts.wire import Answer, Request

NarrationFormat = Literal["mp3", "opus", "aac", "flac", "wav"]
"""Those that a player plays from their first byte: PCM does not say what it is."""

NarrationStatus = Literal["none", "working", "complete", "failed", "stale"]
VoiceId = Annotated[str, Field(min_length=1, max_length=120)]


class NarrationRequest(Request):
    """How a story should be read; what is not sent is chosen."""

    voice: VoiceId | None = Field(default=None, description="The narrator's voice.")
    cast: dict[Annotated[str, Field(max_length=200)], VoiceId] = Field(
        default_factory=dict[str, str], max_length=50, description="Whose voice is whose, by name."
    )
    speed: float = Field(default=1.0, ge=0.5, le=2)
    format: NarrationFormat = "mp3"


class SpokenWord(WordTime):
    """When one word is heard: `start, end` are code points into its line's text, `…_ms` are into its scene's audio."""

    line: int = Field(description="From 0 within the scene.")


class NarratedScene(Answer):
    """One scene's recording."""

    number: int
    audio_url: str = Field(description="Signed; good for twelve hours.")
    offset_ms: int = Field(description="Where it begins when the scenes are played one after the other.")
    duration_ms: int
    words: tuple[SpokenWord, ...]


class Narration(Answer):
    """A story read aloud, as far as it is; `stale` where the story or its voices changed since."""

    id: str | None
    status: NarrationStatus
    duration: float = Field(description="Seconds of what is there.")
    audio_url: str | None = Field(description="The whole as one file, where there is one: a story of a single scene.")
    speed: float
    voice: str | None = Field(description="The narrator's voice; null is the language's own.")
    cast: dict[str, str] = Field(description="The voice of everybody who speaks, once it is chosen.")
    scenes: tuple[NarratedScene, ...]
    failure: str | None = Field(description="Why it failed, where it did.")
