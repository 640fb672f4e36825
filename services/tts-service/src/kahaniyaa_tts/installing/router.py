"""Installing voices over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from kahaniyaa_shared.contracts.wire import LanguageCode
from kahaniyaa_shared.edge import MaybeSignedIn, SignedIn, part
from kahaniyaa_shared.problems import problems
from kahaniyaa_tts.installing.problems import MayNotInstall, NotInstallable, NoVoiceLibrary
from kahaniyaa_tts.installing.schemas import InstallableVoice, InstallableVoices
from kahaniyaa_tts.installing.service import InstallingService

router = APIRouter(prefix="/v1/voices/installable", tags=["voices"])
Installing = Annotated[InstallingService, part(InstallingService)]
InstallableId = Annotated[str, Path(max_length=80, description="An installable voice's id.")]


@router.get("")
async def list_installable_voices(
    installing: Installing,
    caller: MaybeSignedIn,
    language: Annotated[LanguageCode | None, Query(description="Only voices of this language.")] = None,
) -> InstallableVoices:
    """List the natural voices that can be installed, with size, licence and how far each is."""
    return await installing.voices(language, caller)


@router.get("/{voice_id}", responses=problems(NotInstallable))
async def read_installable_voice(voice_id: InstallableId, installing: Installing) -> InstallableVoice:
    """Read how far an installable voice is."""
    return await installing.read(voice_id)


@router.post("/{voice_id}", status_code=202, responses=problems(MayNotInstall, NotInstallable, NoVoiceLibrary))
async def install_voice(
    voice_id: InstallableId, installing: Installing, caller: SignedIn, response: Response
) -> InstallableVoice:
    """Install a voice: begin to fetch it, or go on where it broke off."""
    begun = await installing.start(voice_id, caller)
    response.headers["Location"] = f"/v1/voices/installable/{begun.id}"
    return begun


@router.delete("/{voice_id}", status_code=204, responses=problems(MayNotInstall, NotInstallable))
async def remove_installed_voice(voice_id: InstallableId, installing: Installing, caller: SignedIn) -> None:
    """Remove an installed voice, or stop its download."""
    await installing.remove(voice_id, caller)
