"""Voices over HTTP: the list, the casting of a story, and everybody's own presets."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from kahaniyaa_shared.contracts.speech import Casting, CastingRequest, CastVoice, Emotion, VoiceList
from kahaniyaa_shared.contracts.wire import LanguageCode
from kahaniyaa_shared.edge import MaybeSignedIn, SignedIn, part
from kahaniyaa_shared.problems import Invalid, problems
from kahaniyaa_shared.repository import PageWanted
from kahaniyaa_tts.voices.casting import Character, cast
from kahaniyaa_tts.voices.listing import STYLES, Wanted, must_be
from kahaniyaa_tts.voices.problems import PresetNotFound, TooManyPresets, UnknownVoice
from kahaniyaa_tts.voices.roles import ROLES, Age, Gender
from kahaniyaa_tts.voices.schemas import Preset, PresetChange, PresetList, PresetRequest
from kahaniyaa_tts.voices.service import VoiceService

router = APIRouter(prefix="/v1/voices", tags=["voices"])
Voices = Annotated[VoiceService, part(VoiceService)]
PresetId = Annotated[str, Path(max_length=40, description="A preset's id.")]


@dataclass(frozen=True, slots=True)
class VoicePage:
    """Which part of the list is wanted."""

    limit: Annotated[int, Query(ge=1, le=100, description="How many at most.")] = 100
    cursor: Annotated[str | None, Query(max_length=120, description="`next_cursor` of the page before.")] = None


@dataclass(frozen=True, slots=True)
class VoiceQuery:
    """What the voices must be."""

    language: Annotated[LanguageCode | None, Query(description="Only voices of this language.")] = None
    gender: Annotated[Gender | None, Query()] = None
    age: Annotated[Age | None, Query()] = None
    role: Annotated[str | None, Query(max_length=40, description="narrator, grandmother, giant …")] = None
    style: Annotated[str | None, Query(max_length=40, description="warm, booming, sly …")] = None
    emotion: Annotated[Emotion | None, Query(description="Only voices that have it.")] = None
    engine: Annotated[str | None, Query(max_length=40, description="Only those that this engine speaks.")] = None
    natural: Annotated[bool | None, Query(description="Made from recordings of a person, or not.")] = None
    q: Annotated[str, Query(max_length=80, description="Words of its name, description or language.")] = ""

    def wanted(self) -> Wanted:
        """The same, with roles and styles that there are."""
        must_be("role", self.role, ROLES)
        must_be("style", self.style, STYLES)
        return Wanted(
            language=self.language,
            gender=self.gender,
            age=self.age,
            role=self.role,
            style=self.style,
            emotion=self.emotion,
            engine=self.engine,
            is_natural=self.natural,
            words=self.q,
        )


@router.get("", responses=problems(Invalid))
async def list_voices(
    voices: Voices,
    caller: MaybeSignedIn,
    query: Annotated[VoiceQuery, Depends()],
    asked: Annotated[VoicePage, Depends()],
) -> VoiceList:
    """List the voices there are; with a token, your own presets too."""
    owner_id = caller.user_id if caller else None
    return await voices.voices(query.wanted(), owner_id, limit=asked.limit, cursor=asked.cursor)


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


@router.post("/presets", status_code=201, responses=problems(UnknownVoice, TooManyPresets))
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
