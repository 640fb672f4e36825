"""Presets and castings on the wire."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from kahaniyaa_shared.contracts.speech import Emotion
from kahaniyaa_shared.contracts.wire import Answer, Request

Name = Annotated[str, StringConstraints(min_length=1, max_length=80)]
VoiceId = Annotated[str, StringConstraints(min_length=1, max_length=80)]
Description = Annotated[str, StringConstraints(max_length=300)]
Speed = Annotated[float, Field(ge=0.25, le=4, description="Times as fast.")]
Pitch = Annotated[float, Field(ge=-12, le=12, description="Semitones higher.")]
Gain = Annotated[float, Field(ge=-12, le=6, description="dB louder.")]


class PresetRequest(Request):
    """A voice as you like it."""

    name: Name
    voice: VoiceId
    description: Description = ""
    speed: Speed = 1.0
    pitch: Pitch = 0.0
    gain: Gain = 0.0
    emotion: Emotion = "neutral"


class PresetChange(Request):
    """What is to be different about a preset; what is left out stays."""

    name: Name | None = None
    voice: VoiceId | None = None
    description: Description | None = None
    speed: Speed | None = None
    pitch: Pitch | None = None
    gain: Gain | None = None
    emotion: Emotion | None = None


class Preset(Answer):
    """A preset of yours; its id can stand wherever a voice's id can."""

    id: str
    name: str
    voice: str
    description: str
    speed: float
    pitch: float
    gain: float
    emotion: Emotion
    created_at: datetime
    updated_at: datetime


class PresetList(Answer):
    """Your presets, newest first."""

    items: tuple[Preset, ...]
    next_cursor: str | None = None
