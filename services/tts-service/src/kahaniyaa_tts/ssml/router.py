"""SSML looked over, over HTTP."""

from typing import Annotated

from fastapi import APIRouter

from kahaniyaa_shared.edge import SignedIn, part
from kahaniyaa_tts.ssml.schemas import SsmlCapabilities, SsmlCheck, SsmlCheckRequest
from kahaniyaa_tts.ssml.service import SsmlService

router = APIRouter(prefix="/v1/tts/ssml", tags=["speech"])
Checking = Annotated[SsmlService, part(SsmlService)]


@router.post("/check")
async def check_ssml(asked: SsmlCheckRequest, ssml: Checking, caller: SignedIn) -> SsmlCheck:
    """Look SSML over: what is wrong where, and how each engine honours each element and attribute in it."""
    return await ssml.check(asked, caller.user_id)


@router.get("/capabilities")
async def read_ssml_capabilities(ssml: Checking, _caller: SignedIn) -> SsmlCapabilities:
    """Read what each configured engine makes of every element and attribute of SSML 1.1."""
    return ssml.capabilities()
