"""The Piper voices that are in the folder, as they come and go."""

import hashlib
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kahaniyaa_shared.telemetry import log
from kahaniyaa_tts.engine import Abilities, EngineVoice
from kahaniyaa_tts.engines.piper.description import Description, UnreadableVoice, described

NAME = "piper"


@dataclass(frozen=True, slots=True, kw_only=True)
class PiperVoice:
    """One speaker of a model."""

    told: EngineVoice
    model: Path
    description: Description
    speaker: int
    stamp: str  # another one when the model is another

    @property
    def loudness(self) -> Path:
        """Where its gain is kept."""
        return self.model.with_name(f"{self.model.stem}.loudness.json")


@dataclass(slots=True)
class Shelf:
    """Knows the voices of a folder, and looks again when the folder has changed.

    `known` has what a catalogue knows of a voice by its name: the name that people use, its gender, its licence.
    """

    folder: Path
    known: Mapping[str, EngineVoice] = field(default_factory=dict[str, EngineVoice])
    _seen: int = -1
    _voices: dict[str, PiperVoice] = field(default_factory=dict[str, PiperVoice])
    _abilities: Abilities = field(default_factory=lambda: _abilities(()))

    @property
    def abilities(self) -> Abilities:
        """What the voices that are here now can do."""
        self.voices()
        return self._abilities

    def voices(self) -> Mapping[str, PiperVoice]:
        """By id, in alphabetical order."""
        seen = self._changed()
        if seen != self._seen:
            self._voices = {
                voice.told.id: voice for path in sorted(self.folder.glob("*.onnx")) for voice in self._of(path)
            }
            self._abilities = _abilities(self._voices.values())
            self._seen = seen
        return self._voices

    def _changed(self) -> int:
        """When the folder was changed last; -1 if there is none."""
        try:
            return os.stat(self.folder).st_mtime_ns  # noqa: PTH116  # each first sound waits for it four times
        except OSError:
            return -1

    def _of(self, model: Path) -> list[PiperVoice]:
        try:
            description = described(model.with_name(f"{model.name}.json"))
            return self._speakers(model, description)
        except UnreadableVoice as wrong:
            log().warning("voice_unreadable", model=model.stem, reason=str(wrong))
            return []
        except OSError:  # it goes at this moment
            return []

    def _speakers(self, model: Path, description: Description) -> list[PiperVoice]:
        language = description.language_of(model.stem)
        if not language:
            return []
        state = model.stat()
        stamp = hashlib.sha256(f"{state.st_size} {state.st_mtime_ns}".encode()).hexdigest()[:12]
        speakers = description.speaker_id_map or {f"{n + 1}": n for n in range(description.num_speakers)}
        several = description.num_speakers > 1
        return [
            PiperVoice(
                told=self._told(model.stem, language, speaker if several else ""),
                model=model,
                description=description,
                speaker=number,
                stamp=stamp,
            )
            for speaker, number in sorted(speakers.items(), key=lambda each: each[1])
        ]

    def _told(self, name: str, language: str, speaker: str) -> EngineVoice:
        known = self.known.get(name)
        called = known.name if known else name
        return EngineVoice(
            id=f"{NAME}:{name}" + (f"#{speaker}" if speaker else ""),
            name=f"{called} {speaker}".strip(),
            language=language,
            gender=known.gender if known else "neutral",
            attribution=known.attribution if known else "",
        )


def _abilities(voices: Collection[PiperVoice]) -> Abilities:
    return Abilities(
        languages=frozenset(voice.told.language for voice in voices),
        word_times="estimated",
        voices=tuple(voice.told for voice in voices),
        honours=frozenset({"rate", "pitch", "sounds"}),
        attribution="Piper voices",
    )
