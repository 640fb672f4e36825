"""What clients of OpenAI's speech API send, and what they are answered."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from kahaniyaa_shared.contracts.speech import AudioFormat
from kahaniyaa_shared.contracts.wire import Answer, LanguageCode

VoiceName = Annotated[str, StringConstraints(min_length=1, max_length=80)]


class VoiceReference(BaseModel):
    """A voice by its id, as newer clients name those that are not OpenAI's own."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: VoiceName


class OpenAiSpeech(BaseModel):
    """The body of OpenAI's `POST /v1/audio/speech`; fields that mean nothing here are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    model: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    input: Annotated[str, StringConstraints(min_length=1, max_length=4_096)] = Field(
        description="Plain text; what begins with `<speak` is SSML."
    )
    voice: VoiceName | VoiceReference = Field(default="alloy", description="One of OpenAI's names, or an id of ours.")
    response_format: AudioFormat = "mp3"
    speed: float = Field(default=1.0, ge=0.25, le=4)
    stream_format: Literal["audio", "sse"] = "audio"
    instructions: Annotated[str, StringConstraints(max_length=4_096)] = Field(
        default="", description="Heard as far as its words name an emotion, a pace or a pitch: `whisper slowly`."
    )
    language: LanguageCode | None = Field(default=None, description="The voice's, or else the script's, if none.")

    @property
    def voice_name(self) -> str:
        """The voice's name, however it was sent."""
        return self.voice if isinstance(self.voice, str) else self.voice.id


class OpenAiModel(Answer):
    """A model's name, as OpenAI lists them."""

    id: str
    object: Literal["model"] = "model"
    created: int = 0
    owned_by: str = "kahaniyaa"


class OpenAiModels(Answer):
    """The models there are: one voice engine, under the names that clients ask for."""

    object: Literal["list"] = "list"
    data: tuple[OpenAiModel, ...]


class OpenAiVoice(Answer):
    """A name that `voice` takes."""

    id: str
    name: str


class OpenAiVoices(Answer):
    """The names that `voice` takes, in the shape in which players look for them."""

    voices: tuple[OpenAiVoice, ...]
