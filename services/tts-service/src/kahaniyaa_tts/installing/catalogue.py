"""The catalogue of voices that can be installed: facts of each, as published, with sizes and checksums."""

import json
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from kahaniyaa_shared.starting import CannotStart
from kahaniyaa_tts import installing

ENGINE = "piper"
VoiceName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.+-]{0,59}$")]
"""A voice's name is the name of its files, so it can be nothing else."""


class VoiceFile(BaseModel):
    """A file of a voice: where it is, and what it must be once it is here."""

    model_config = ConfigDict(frozen=True)

    url: Annotated[str, StringConstraints(pattern=r"^https?://")]
    bytes: int | None = Field(default=None, gt=0)
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    md5: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")] | None = None


class CatalogueVoice(BaseModel):
    """A voice that can be installed: its model, and the description that belongs to it."""

    model_config = ConfigDict(frozen=True)

    id: VoiceName
    name: str
    language: str
    gender: Literal["female", "male", "neutral"] = "neutral"
    quality: Literal["low", "medium", "high"] = "medium"
    speakers: int = 1
    license: str = ""
    license_url: str = ""
    recordings_url: str = ""  # what it was made from, with the licence of that
    files: tuple[VoiceFile, VoiceFile]  # the model, its description

    @property
    def voice_id(self) -> str:
        """The id by which it is chosen once it is installed."""
        return f"{ENGINE}:{self.id}"

    @property
    def bytes(self) -> int:
        """How much is to be fetched; 0 where nobody says."""
        return sum(file.bytes or 0 for file in self.files)


class CatalogueFile(BaseModel):
    """A catalogue as it is written down."""

    source: str = ""
    voices: tuple[CatalogueVoice, ...]


@dataclass(frozen=True)
class Catalogue:
    """The project's own catalogue, and one of somebody's own, whose entries stand before it."""

    extra: Path | None = None

    @cached_property
    def voices(self) -> dict[str, CatalogueVoice]:
        """By name; raises `CannotStart` where somebody's own cannot be read."""
        built_in = _read(resources.files(installing).joinpath("catalogue.json").read_text("utf-8"))
        own = _own(self.extra) if self.extra else ()
        named = {voice.id: voice for voice in own}
        return {**named, **{voice.id: voice for voice in built_in if voice.id not in named}}

    def find(self, voice_id: str) -> CatalogueVoice | None:
        """The voice with this id or name."""
        return self.voices.get(voice_id.removeprefix(f"{ENGINE}:"))


def _own(path: Path) -> tuple[CatalogueVoice, ...]:
    try:
        return _read(path.read_text("utf-8"))
    except (OSError, ValueError, ValidationError) as failure:
        raise CannotStart(f"SPEECH_VOICE_CATALOGUE={path} cannot be read: {failure}") from failure


def _read(text: str) -> tuple[CatalogueVoice, ...]:
    return CatalogueFile.model_validate(json.loads(text)).voices
