"""Voices and presets as their users see them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import assert_never
from urllib.parse import quote

from kahaniyaa_shared.contracts.speech import Voice, VoiceList
from kahaniyaa_shared.database import is_id, new_id
from kahaniyaa_shared.engines import EngineRef
from kahaniyaa_shared.media import MediaSigner
from kahaniyaa_shared.repository import PageRequest
from kahaniyaa_tts.engine import EngineVoice, Sentence, SpeechEngine
from kahaniyaa_tts.engines.chain import members
from kahaniyaa_tts.voices.catalogue import BuiltInVoice, built_in_voices, find_voice, voice_id
from kahaniyaa_tts.voices.choosing import ChosenVoices
from kahaniyaa_tts.voices.emotions import EMOTIONS
from kahaniyaa_tts.voices.listing import Wanted, after, must_be, page
from kahaniyaa_tts.voices.models import VoicePreset
from kahaniyaa_tts.voices.problems import PresetNotFound, TooManyPresets, UnknownVoice
from kahaniyaa_tts.voices.repository import PresetShelf
from kahaniyaa_tts.voices.schemas import Preset, PresetChange, PresetList, PresetRequest

MOST_PRESETS = 200
"""Of one owner."""

_BY_RULES = frozenset({"espeak"})
"""The engines that make sound by rules; all others learned it from people."""

_AnyVoice = BuiltInVoice | EngineVoice | VoicePreset


@dataclass(frozen=True, slots=True)
class VoiceService:
    """Lists voices, and keeps each person's presets."""

    shelf: PresetShelf
    signer: MediaSigner
    engine: SpeechEngine

    async def chosen(self, identifiers: Collection[str], owner_id: str | None) -> ChosenVoices:
        """The voices that a request names; whether each exists shows when it is asked to speak."""
        preset_ids = {identifier for identifier in identifiers if is_id(identifier)}
        if not preset_ids or owner_id is None:
            return self.known()
        return ChosenVoices(await self.shelf.find_all(preset_ids, owner_id), self.known().named)

    def known(self) -> ChosenVoices:
        """The voices that anybody may choose and hear."""
        return ChosenVoices({}, {voice.id: voice for voice in self.engine.abilities.voices})

    async def voices(
        self, wanted: Wanted, owner_id: str | None, *, limit: int = 100, cursor: str | None = None
    ) -> VoiceList:
        """A page of the voices there are: every role, then the engines' own, then the user's presets."""
        must_be("engine", wanted.engine, self._engines())
        own = (await self.shelf.page(owner_id, PageRequest(MOST_PRESETS, None))).items if owner_id else ()
        named = [voice for voice in self.engine.abilities.voices if wanted.language in (None, voice.language)]
        every: Iterator[_AnyVoice] = chain(built_in_voices(wanted.language), named, own)
        told = (self._told(each, wanted.language) for each in after(every, cursor, id_of=_id))
        items, next_cursor = page((voice for voice in told if voice and wanted.takes(voice)), limit)
        return VoiceList(items=items, next_cursor=next_cursor)

    async def create(self, asked: PresetRequest, owner_id: str) -> Preset:
        """Keep a preset."""
        self._must_exist(asked.voice)
        preset = VoicePreset(id=new_id(), owner_id=owner_id, **asked.model_dump())
        if not await self.shelf.add(preset, most=MOST_PRESETS):
            raise TooManyPresets(f"You have {MOST_PRESETS} presets, as many as are kept; delete one first.")
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
            self._must_exist(changes.voice)
        changed = await self.shelf.change(preset_id, owner_id, changes.model_dump(exclude_none=True))
        return _told(_found(changed))

    async def remove(self, preset_id: str, owner_id: str) -> None:
        """Remove the owner's preset."""
        if not await self.shelf.remove(preset_id, owner_id):
            raise PresetNotFound("There is no such preset, or it is not yours.")

    def _told(self, voice: _AnyVoice, language: str | None) -> Voice | None:
        match voice:
            case BuiltInVoice():
                return self._built_in(voice)
            case EngineVoice():
                return self._by_name(voice)
            case VoicePreset():
                return self._preset(voice, language)
            case _:
                assert_never(voice)

    def _built_in(self, voice: BuiltInVoice) -> Voice:
        """A role, by the engine that plays it in this language."""
        told = self._plays(voice)
        engine = told.name
        return Voice(
            id=voice.id,
            name=voice.role.name.title(),
            description=voice.role.description,
            language=voice.language,
            role=voice.role.name,
            style=voice.role.style,
            gender=voice.role.gender,
            age=voice.role.age,
            engine=engine,
            is_natural=engine not in _BY_RULES,
            emotions=tuple(EMOTIONS),
            sample_url=f"/v1/voices/{voice.id}/sample",
            attribution=self._attribution(told) or None,
        )

    def _by_name(self, voice: EngineVoice) -> Voice:
        """A voice that an engine has by name."""
        engine = voice.id.partition(":")[0]
        return Voice(
            id=voice.id,
            name=voice.name,
            language=voice.language,
            gender=voice.gender,
            age=voice.age,
            engine=engine,
            is_natural=engine not in _BY_RULES,
            emotions=tuple(EMOTIONS),
            sample_url=f"/v1/voices/{quote(voice.id)}/sample",
            attribution=voice.attribution or None,
        )

    def _preset(self, preset: VoicePreset, language: str | None) -> Voice | None:
        """The preset as a voice; in the language that is asked for, if it speaks that one too."""
        spoken = self._usual(preset.voice, language)
        if spoken is None:
            return None
        own = {
            "id": preset.id,
            "name": preset.name,
            "description": preset.description or spoken.description,
            "sample_url": self.signer.sign(f"/v1/voices/{preset.id}/sample"),
        }
        return spoken.model_copy(update=own)

    def _usual(self, identifier: str, language: str | None) -> Voice | None:
        voice = find_voice(identifier)
        if voice is not None:
            return self._built_in(BuiltInVoice(language or voice.language, voice.role, voice.shade))
        named = self.known().named.get(identifier)
        return self._by_name(named) if named and language in (None, named.language) else None

    def _plays(self, voice: BuiltInVoice) -> EngineRef:
        asked = Sentence(text="", language=voice.language, role=voice.role.name, shade=voice.shade)
        return self.engine.says(asked)

    def _attribution(self, played_by: EngineRef) -> str:
        """That of the very voice which plays a role, if the engine names it; else the engine's own."""
        abilities = next((each.abilities for each in members(self.engine) if each.ref.name == played_by.name), None)
        if abilities is None:
            return ""
        identifier = f"{played_by.name}:{played_by.model.partition(' ')[0]}"
        played = (voice.attribution for voice in abilities.voices if voice.id == identifier)
        return next(played, "") or abilities.attribution

    def _engines(self) -> Iterator[str]:
        yield self.engine.ref.name
        yield from (voice.id.partition(":")[0] for voice in self.engine.abilities.voices)
        yield from (self._plays(narrator).name for narrator in built_in_voices() if narrator.role.name == "narrator")

    def _must_exist(self, identifier: str) -> None:
        if self.known().language(identifier) is None:
            example = voice_id("hi", "narrator")
            raise UnknownVoice.at(
                "/voice", f"There is no voice {identifier!r}; choose one of GET /v1/voices, such as {example}."
            )


def _id(voice: _AnyVoice) -> str:
    return voice.id


def _found(preset: VoicePreset | None) -> VoicePreset:
    if preset is None:
        raise PresetNotFound("There is no such preset, or it is not yours.")
    return preset


def _told(preset: VoicePreset) -> Preset:
    return Preset.model_validate(preset, from_attributes=True)
