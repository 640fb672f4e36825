"""Voices and presets as their users see them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import cast

from kahaniyaa_shared.contracts.speech import Emotion, Voice
from kahaniyaa_shared.database import new_id
from kahaniyaa_shared.media import MediaSigner
from kahaniyaa_shared.repository import PageRequest
from kahaniyaa_tts.engine import SpeechEngine
from kahaniyaa_tts.voices.catalogue import BuiltInVoice, built_in_voices, find_voice, voice_id
from kahaniyaa_tts.voices.emotions import EMOTIONS
from kahaniyaa_tts.voices.models import VoicePreset
from kahaniyaa_tts.voices.problems import PresetNotFound, UnknownVoice
from kahaniyaa_tts.voices.repository import PresetShelf
from kahaniyaa_tts.voices.schemas import Preset, PresetChange, PresetList, PresetRequest
from kahaniyaa_tts.voices.speaker import Speaker

_PRESETS_LISTED = 100


@dataclass(frozen=True, slots=True)
class ChosenVoices:
    """Voices by id, for one user at one moment: the built-in ones and those of the user's presets that were named."""

    presets: Mapping[str, VoicePreset]

    def speaker(self, identifier: str | None) -> Speaker:
        """Who speaks in any language, whatever language the voice was made for; the narrator if none is named."""
        if identifier is None:
            return Speaker()
        preset = self.presets.get(identifier)
        voice = find_voice(preset.voice if preset else identifier)
        if voice is None:
            raise UnknownVoice.at("/voice", f"There is no voice {identifier[:40]!r}; GET /v1/voices lists them.")
        speaker = Speaker(role=voice.role.name, shade=voice.shade)
        return _as_preset(speaker, preset) if preset else speaker


@dataclass(frozen=True, slots=True)
class VoiceService:
    """Lists voices, and keeps each person's presets."""

    shelf: PresetShelf
    signer: MediaSigner
    engine: SpeechEngine

    async def chosen(self, identifiers: Collection[str], owner_id: str | None) -> ChosenVoices:
        """The voices that a request names; whether each exists shows when it is asked to speak."""
        unknown = {identifier for identifier in identifiers if find_voice(identifier) is None}
        if not unknown or owner_id is None:
            return ChosenVoices({})
        return ChosenVoices(await self.shelf.find_all(unknown, owner_id))

    async def voices(self, language: str | None, owner_id: str | None) -> tuple[Voice, ...]:
        """The voices there are, in the language or in all, the user's own presets last."""
        listed = [self._built_in(voice) for voice in built_in_voices(language)]
        if owner_id is None:
            return tuple(listed)
        page = await self.shelf.page(owner_id, PageRequest(_PRESETS_LISTED, None))
        own = [self._preset(preset, language) for preset in page.items]
        return (*listed, *(voice for voice in own if voice is not None))

    async def create(self, asked: PresetRequest, owner_id: str) -> Preset:
        """Keep a preset."""
        _must_exist(asked.voice)
        preset = VoicePreset(id=new_id(), owner_id=owner_id, **asked.model_dump())
        await self.shelf.add(preset)
        return _told(preset)

    async def read(self, preset_id: str, owner_id: str) -> Preset:
        """The owner's preset."""
        preset = await self.shelf.find(preset_id, owner_id)
        return _told(_found(preset))

    async def list(self, owner_id: str, wanted: PageRequest) -> PresetList:
        """A page of the owner's presets."""
        page = await self.shelf.page(owner_id, wanted)
        return PresetList(items=tuple(map(_told, page.items)), next_cursor=page.next_cursor)

    async def change(self, preset_id: str, changes: PresetChange, owner_id: str) -> Preset:
        """Change the owner's preset."""
        if changes.voice is not None:
            _must_exist(changes.voice)
        changed = await self.shelf.change(preset_id, owner_id, changes.model_dump(exclude_none=True))
        return _told(_found(changed))

    async def remove(self, preset_id: str, owner_id: str) -> None:
        """Remove the owner's preset."""
        if not await self.shelf.remove(preset_id, owner_id):
            raise PresetNotFound("There is no such preset, or it is not yours.")

    def _built_in(self, voice: BuiltInVoice) -> Voice:
        return Voice(
            id=voice.id,
            name=voice.role.name.title(),
            language=voice.language,
            role=voice.role.name,
            gender=voice.role.gender,
            age=voice.role.age,
            engine=self.engine.ref.name,
            emotions=tuple(EMOTIONS),
            sample_url=f"/v1/voices/{voice.id}/sample",
            attribution=self.engine.abilities.attribution or None,
        )

    def _preset(self, preset: VoicePreset, language: str | None) -> Voice | None:
        """The preset as a voice; in the language that is asked for, since it speaks all of them."""
        voice = find_voice(preset.voice)
        if voice is None:
            return None
        spoken = self._built_in(BuiltInVoice(language or voice.language, voice.role, voice.shade))
        sample_url = self.signer.sign(f"/v1/voices/{preset.id}/sample")
        return spoken.model_copy(update={"id": preset.id, "name": preset.name, "sample_url": sample_url})


def _as_preset(speaker: Speaker, preset: VoicePreset) -> Speaker:
    colour = EMOTIONS[cast("Emotion", preset.emotion)]
    return replace(
        speaker,
        rate=preset.speed * colour.rate,
        pitch=preset.pitch + colour.pitch,
        lively=colour.lively,
        gain=colour.gain,
    )


def _must_exist(voice: str) -> None:
    if find_voice(voice) is None:
        example = voice_id("hi", "narrator")
        raise UnknownVoice.at(
            "/voice", f"There is no voice {voice!r}; choose one of GET /v1/voices, such as {example}."
        )


def _found(preset: VoicePreset | None) -> VoicePreset:
    if preset is None:
        raise PresetNotFound("There is no such preset, or it is not yours.")
    return preset


def _told(preset: VoicePreset) -> Preset:
    return Preset.model_validate(preset, from_attributes=True)
