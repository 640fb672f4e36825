"""What can be asked to be said, and what is answered, on the wire."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints, ValidationInfo, field_validator

from kahaniyaa_shared.contracts.speech import AudioFormat, Emotion, WordTime
from kahaniyaa_shared.contracts.wire import Answer, Id, LanguageCode, Request
from kahaniyaa_tts.audio.schemas import MarkTime

Text = Annotated[str, StringConstraints(min_length=1, max_length=100_000, strip_whitespace=False)]
Ssml = Annotated[str, StringConstraints(min_length=1, max_length=262_144, strip_whitespace=False)]


class SpeechRequest(Request):
    """A text, or SSML, to be said in one voice."""

    model_config = ConfigDict(str_strip_whitespace=False)

    text: Text | None = Field(default=None, description="Plain text: whatever is in it is said as it stands.")
    ssml: Ssml | None = Field(
        default=None, validate_default=True, description="SSML 1.1; one of text and ssml is needed."
    )
    language: LanguageCode | None = Field(default=None, description="The voice's, or else the script's, if none.")
    voice: Annotated[str, StringConstraints(max_length=80)] | None = None
    emotion: Emotion = "neutral"
    speed: float = Field(default=1.0, ge=0.25, le=4, description="Times as fast.")
    pitch: float = Field(default=0.0, ge=-12, le=12, description="Semitones higher.")
    format: AudioFormat = "mp3"
    strict: bool | Literal["exact"] = Field(
        default=False,
        description="SSML that cannot be honoured is refused: everything that is not honoured at all if true, "
        "and what is only approximated too if `exact`. If false, what can be said is, and `warnings` tell the rest.",
    )
    story_id: Id | None = Field(default=None, description="The story it is from, whose own lexicon then holds.")
    timings: bool = Field(default=True, description="Whether the JSON answer lists the words.")

    @field_validator("ssml")
    @classmethod
    def _one_of_two(cls, ssml: str | None, info: ValidationInfo) -> str | None:
        if "text" in info.data and (info.data["text"] is None) == (ssml is None):
            raise ValueError("Send either text or ssml.")
        return ssml


class SpokenWord(WordTime):
    """A word with its letters as they stand in the text."""

    text: str


class Speech(Answer):
    """A finished recording of what was asked."""

    id: str
    audio_url: str
    captions_url: str = Field(description="WebVTT, with the moment of each word.")
    timings_url: str = Field(description="JSON.")
    subtitles_url: str = Field(description="SubRip.")
    overlay_url: str = Field(description="A media overlay of EPUB 3.")
    marks_url: str = Field(description="Speech marks, a line of JSON each.")
    duration: float = Field(description="Seconds.")
    format: AudioFormat
    words: tuple[SpokenWord, ...]
    marks: tuple[MarkTime, ...]
    engine: str
    warnings: tuple[str, ...]
