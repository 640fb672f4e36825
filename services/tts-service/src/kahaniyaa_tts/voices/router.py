"""Voices over HTTP: the list, the casting of a story, and everybody's own presets."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from kahaniyaa_shared.contracts.speech import Casting, CastingRequest, CastVoice, VoiceList
from kahaniyaa_shared.contracts.wire import LanguageCode
from kahaniyaa_shared.edge import MaybeSignedIn, SignedIn, part
from kahaniyaa_shared.problems import problems
from kahaniyaa_shared.repository import PageWanted
from kahaniyaa_tts.voices.casting import Character, cast
from kahaniyaa_tts.voices.problems import PresetNotFound, UnknownVoice
from kahaniyaa_tts.voices.schemas import Preset, PresetChange, PresetList, PresetRequest
from kahaniyaa_tts.voices.service import VoiceService

router = APIRouter(prefix="/v1/voices", tags=["voices"])
Voices = Annotated[VoiceService, part(VoiceService)]
PresetId = Annotated[str, Path(max_length=40, description="A preset's id.")]


@router.get("")
async def list_voices(
    voices: Voices,
    caller: MaybeSignedIn,
    language: Annotated[LanguageCode | None, Query(description="Only voices of this language.")] = None,
) -> VoiceList:
    """List the voices there are; with a token, your own presets too."""
    return VoiceList(items=await voices.voices(language, caller.user_id if caller else None))


@router.post("/cast")
async def cast_voices(asked: CastingRequest, _caller: SignedIn) -> Casting:
    """Give each character of a story a voice of its own, the same one every time."""
    characters = (Character(name=c.name, description=c.description, role=c.role) for c in asked.characters)
    voices = cast(characters, asked.language)
    return Casting(
        items=tuple(CastVoice(name=c.name, voice=voice) for c, voice in zip(asked.characters, voices, strict=True))
    )


@router.get("/presets")
async def list_voice_presets(voices: Voices, caller: SignedIn, page: PageWanted) -> PresetList:
    """List your presets."""
    return await voices.list(caller.user_id, page)


@router.post("/presets", status_code=201, responses=problems(UnknownVoice))
async def create_voice_preset(asked: PresetRequest, voices: Voices, caller: SignedIn, response: Response) -> Preset:
    """Keep a voice as you like it."""
    preset = await voices.create(asked, caller.user_id)
    response.headers["Location"] = f"/v1/voices/presets/{preset.id}"
    return preset


@router.get("/presets/{preset_id}", responses=problems(PresetNotFound))
async def read_voice_preset(preset_id: PresetId, voices: Voices, caller: SignedIn) -> Preset:
    """Read one of your presets."""
    return await voices.read(preset_id, caller.user_id)


@router.patch("/presets/{preset_id}", responses=problems(PresetNotFound, UnknownVoice))
async def change_voice_preset(preset_id: PresetId, changes: PresetChange, voices: Voices, caller: SignedIn) -> Preset:
    """Change one of your presets."""
    return await voices.change(preset_id, changes, caller.user_id)


@router.delete("/presets/{preset_id}", status_code=204, responses=problems(PresetNotFound))
async def delete_voice_preset(preset_id: PresetId, voices: Voices, caller: SignedIn) -> None:
    """Delete one of your presets."""
    await voices.remove(preset_id, caller.user_id)
