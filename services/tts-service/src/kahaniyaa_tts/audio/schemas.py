"""What a recording's times look like on the wire, and in the database."""

from pydantic import Field

from kahaniyaa_shared.contracts.speech import AudioFormat, SpokenUtterance
from kahaniyaa_shared.contracts.wire import Answer


class MarkTime(Answer):
    """The moment of a mark in SSML."""

    name: str
    at_ms: int


class TimedUtterance(SpokenUtterance):
    """An utterance with its text, and where in the recording each word of it is heard."""

    text: str
    language: str


class Times(Answer):
    """Everything that is known about a recording but its sound."""

    duration: float = Field(description="Seconds.")
    format: AudioFormat
    engine: str
    utterances: tuple[TimedUtterance, ...]
    marks: tuple[MarkTime, ...] = ()
    warnings: tuple[str, ...] = ()


class RecordingTimes(Times):
    """The times of the recording with this id."""

    id: str
    audio_url: str
