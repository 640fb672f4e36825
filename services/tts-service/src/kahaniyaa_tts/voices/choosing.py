"""The voices that a request names, and who speaks with each."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from kahaniyaa_shared.contracts.speech import Emotion
from kahaniyaa_tts.engine import EngineVoice
from kahaniyaa_tts.voices.catalogue import find_voice
from kahaniyaa_tts.voices.emotions import EMOTIONS
from kahaniyaa_tts.voices.models import VoicePreset
from kahaniyaa_tts.voices.problems import UnknownVoice
from kahaniyaa_tts.voices.speaker import Speaker

_LIKEST = {
    ("female", "child"): "girl",
    ("female", "adult"): "narrator",
    ("female", "elder"): "grandmother",
    ("male", "child"): "boy",
    ("male", "adult"): "man",
    ("male", "elder"): "grandfather",
    ("neutral", "child"): "child",
}
"""The role that another engine plays in the place of a voice that is known by name."""


@dataclass(frozen=True, slots=True)
class ChosenVoices:
    """Voices by id, for one user at one moment: built-in ones, engines' own, and those presets that were named."""

    presets: Mapping[str, VoicePreset]
    named: Mapping[str, EngineVoice] = field(default_factory=dict[str, EngineVoice])

    def speaker(self, identifier: str | None) -> Speaker:
        """Who speaks with the voice; the narrator if none is named. Most speak any language, whatever their own is."""
        if identifier is None:
            return Speaker()
        preset = self.presets.get(identifier)
        speaker = self._usual(preset.voice if preset else identifier)
        if speaker is None:
            raise UnknownVoice.at("/voice", f"There is no voice {identifier[:80]!r}; GET /v1/voices lists them.")
        return _as_preset(speaker, preset) if preset else speaker

    def language(self, identifier: str) -> str | None:
        """The language that the voice was made for; None if there is no such voice."""
        preset = self.presets.get(identifier)
        known = preset.voice if preset else identifier
        voice = find_voice(known) or self.named.get(known)
        return voice.language if voice else None

    def _usual(self, identifier: str) -> Speaker | None:
        voice = find_voice(identifier)
        if voice is not None:
            return Speaker(role=voice.role.name, shade=voice.shade)
        named = self.named.get(identifier)
        if named is None:
            return None
        role = _LIKEST.get((named.gender, named.age), "narrator")
        return Speaker(role=role, voice=named.id, language=named.language)


def _as_preset(speaker: Speaker, preset: VoicePreset) -> Speaker:
    colour = EMOTIONS[cast("Emotion", preset.emotion)]
    return replace(
        speaker,
        rate=preset.speed * colour.rate,
        pitch=preset.pitch + colour.pitch,
        lively=colour.lively,
        gain=preset.gain + colour.gain,
    )
