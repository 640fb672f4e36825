"""What the file beside a Piper model says of it."""

import re
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kahaniyaa_shared.languages import LANGUAGES, primary

HOP = 256
"""Samples that one step of a model's durations lasts, where its description does not say."""

_MOST_BYTES = 4_000_000


class UnreadableVoice(Exception):
    """The description of a voice is not one; the message says what is wrong."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Audio(_Part):
    """How the model sounds."""

    sample_rate: int = Field(ge=8_000, le=48_000)


class Espeak(_Part):
    """Whose phonemes the model was trained on."""

    voice: str = Field(max_length=40)


class Inference(_Part):
    """How freely the model speaks, and how slowly."""

    noise_scale: float = Field(default=0.667, ge=0, le=2)
    length_scale: float = Field(default=1.0, gt=0, le=10)
    noise_w: float = Field(default=0.8, ge=0, le=2)


class LanguageOf(_Part):
    """The language, as newer descriptions tell it."""

    family: str = ""


class Description(_Part):
    """A model's description: how phonemes become its input, and its output sound."""

    audio: Audio
    espeak: Espeak = Espeak(voice="")
    inference: Inference = Inference()
    language: LanguageOf = LanguageOf()
    phoneme_type: str = "espeak"
    phoneme_id_map: dict[str, tuple[int, ...]]
    num_speakers: int = Field(default=1, ge=1, le=10_000)
    speaker_id_map: dict[str, int] = {}
    hop_length: int = Field(default=HOP, ge=16, le=4_096)

    def language_of(self, name: str) -> str:
        """The language it speaks, told by the description or by the voice's name; empty where it is none of ours."""
        told = (self.language.family, re.split(r"[_-]", name)[0], self.espeak.voice)
        return next((code for each in told if (code := primary(each)) in LANGUAGES), "")


def described(path: Path) -> Description:
    """What the file says; raises UnreadableVoice where it is not a description of a voice that we can speak."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UnreadableVoice(f"{path.name} is no description of a voice: it is too large.")
        description = Description.model_validate_json(path.read_bytes())
    except OSError as failure:
        raise UnreadableVoice(f"{path.name} cannot be read: {failure.strerror or failure}.") from failure
    except ValidationError as failure:
        wrong = failure.errors()[0]
        where = ".".join(map(str, wrong["loc"])) or "it"
        raise UnreadableVoice(f"{path.name} is no description of a voice: {where}: {wrong['msg']}.") from failure
    if description.phoneme_type not in {"espeak", "text"}:
        raise UnreadableVoice(
            f"{path.name} wants phonemes of the kind {description.phoneme_type!r}, which there are not."
        )
    return description
