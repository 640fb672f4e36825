"""A voice's sample: it says good day in its language."""

from dataclasses import dataclass

from kahaniyaa_tts.lexicon.finder import Lexicon
from kahaniyaa_tts.speech.recording import rendition_key
from kahaniyaa_tts.speech.service import SpeechService
from kahaniyaa_tts.speech.steps import Part
from kahaniyaa_tts.text.document import plain
from kahaniyaa_tts.voices.choosing import ChosenVoices
from kahaniyaa_tts.voices.models import VoicePreset
from kahaniyaa_tts.voices.problems import VoiceNotFound
from kahaniyaa_tts.voices.samples import SAMPLES

_EVERYBODY = "everybody"
"""Whose the samples of the built-in voices are."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The sound, and a tag that changes when the sound would."""

    content: bytes
    tag: str


@dataclass(frozen=True, slots=True)
class SampleService:
    """Lets voices be heard."""

    speech: SpeechService

    def is_public(self, voice_id: str) -> bool:
        """Whether anybody may hear it: every voice but a person's own preset."""
        return self.speech.voices.known().language(voice_id) is not None

    async def sample(self, voice_id: str, owner_id: str | None) -> Sample:
        """The voice's sample; a preset's for its owner, or for whoever has leave already (`owner_id` is None)."""
        presets = {} if self.is_public(voice_id) else {voice_id: await self._preset(voice_id, owner_id)}
        voices = ChosenVoices(presets, self.speech.voices.known().named)
        language = voices.language(voice_id)
        if language is None:
            raise VoiceNotFound(f"There is no voice {voice_id!r}; GET /v1/voices lists them.")
        parts = (Part(document=plain(SAMPLES[language]), language=language, voice=voice_id),)
        lexicon = await self.speech.lexicons.of(presets[voice_id].owner_id) if presets else Lexicon()
        script = self.speech.script(parts, voices, respelled=lexicon.found)
        order = self.speech.order(parts, script, "mp3")
        made = await self.speech.made(order, _EVERYBODY)
        tag = rendition_key(order, says=self.speech.speaker.engine.says)
        return Sample(made.content, tag[:32])

    async def _preset(self, preset_id: str, owner_id: str | None) -> VoicePreset:
        shelf = self.speech.voices.shelf
        preset = await (shelf.find(preset_id, owner_id) if owner_id else shelf.find_anybodys(preset_id))
        if preset is None:
            raise VoiceNotFound(f"There is no voice {preset_id!r}, or it is somebody else's preset.")
        return preset
