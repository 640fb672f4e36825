"""Describing over HTTP."""

from typing import Annotated

from fastapi import APIRouter

from kahaniyaa_shared.contracts.pictures import DescribeRequest, PictureFacts
from kahaniyaa_shared.edge import SignedIn, part
from kahaniyaa_shared.problems import problems
from kahaniyaa_vision.describing.problems import DescribingFailed
from kahaniyaa_vision.describing.schemas import Capabilities
from kahaniyaa_vision.describing.service import DescribingService
from kahaniyaa_vision.images.problems import DarkroomBusy, ImageNotFound
from kahaniyaa_vision.images.router import ImageId

router = APIRouter(prefix="/v1", tags=["pictures"])
Describing = Annotated[DescribingService, part(DescribingService)]
Known = Annotated[Capabilities, part(Capabilities)]


@router.post("/images/{image_id}/describe", responses=problems(ImageNotFound, DescribingFailed, DarkroomBusy))
async def describe_image(
    image_id: ImageId, asked: DescribeRequest, describing: Describing, caller: SignedIn
) -> PictureFacts:
    """See what one of your pictures shows: what can be stood behind, and nothing made up."""
    return await describing.describe(image_id, caller, language=asked.language, note=asked.note)


@router.get("/vision/capabilities")
async def read_vision_capabilities(capabilities: Known) -> Capabilities:
    """Read what this installation can see, and by which means."""
    return capabilities
