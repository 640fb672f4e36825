"""Pictures over HTTP."""

from typing import Annotated, Any

from fastapi import APIRouter, Header, Path, Query, Request
from fastapi.responses import Response, StreamingResponse

from kahaniyaa_shared.edge import MediaReader, SignedIn, part
from kahaniyaa_shared.problems import TooLarge, Unreadable, problems
from kahaniyaa_shared.repository import PageWanted
from kahaniyaa_vision.images.models import ImageRow
from kahaniyaa_vision.images.problems import (
    DarkroomBusy,
    ImageNotFound,
    NotAPicture,
    OtherPicture,
    PictureBroken,
    PictureTooDemanding,
    PictureTooDetailed,
    StillUploading,
)
from kahaniyaa_vision.images.schemas import Image, ImageList, Size
from kahaniyaa_vision.images.service import ImageService
from kahaniyaa_vision.images.uploads import read_file
from kahaniyaa_vision.settings import VisionSettings

router = APIRouter(prefix="/v1/images", tags=["pictures"])
Images = Annotated[ImageService, part(ImageService)]
Limits = Annotated[VisionSettings, part(VisionSettings)]
ImageId = Annotated[str, Path(description="A picture's id.")]
_IMMUTABLE = "private, max-age=31536000, immutable"
_REFUSALS = problems(
    Unreadable, TooLarge, NotAPicture, PictureBroken, PictureTooDetailed, PictureTooDemanding, OtherPicture,
    StillUploading, DarkroomBusy,
)  # fmt: skip
_FORM: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {
                            "type": "string",
                            "format": "binary",
                            "description": "A JPEG, PNG, WebP, GIF, HEIC or AVIF picture of at most 15 MB.",
                        }
                    },
                }
            }
        },
    }
}


@router.post("", status_code=201, responses=_REFUSALS, openapi_extra=_FORM)
async def upload_image(
    request: Request,
    response: Response,
    images: Images,
    limits: Limits,
    caller: SignedIn,
    idempotency_key: Annotated[str | None, Header(max_length=255)] = None,
) -> Image:
    """Send a picture: it is checked by its content, turned upright, and kept without the place where it was taken."""
    upload = await read_file(request, field="file", max_bytes=limits.max_picture_bytes)
    image = await images.take(upload, caller.user_id, key=idempotency_key)
    response.headers["Location"] = f"/v1/images/{image.id}"
    return images.told(image)


@router.get("")
async def list_images(images: Images, caller: SignedIn, wanted: PageWanted) -> ImageList:
    """List your pictures, newest first."""
    return images.told_all(await images.page(caller.user_id, wanted))


@router.get("/{image_id}", responses=problems(ImageNotFound))
async def read_image(image_id: ImageId, images: Images, caller: SignedIn) -> Image:
    """Read what is known of one of your pictures."""
    return images.told(await images.get(image_id, caller))


@router.delete("/{image_id}", status_code=204, responses=problems(ImageNotFound))
async def delete_image(image_id: ImageId, images: Images, caller: SignedIn) -> None:
    """Forget one of your pictures, its files and what was seen in it."""
    await images.remove(image_id, caller.user_id)


@router.get(
    "/{image_id}/file",
    response_class=Response,
    responses={200: {"content": {"image/jpeg": {}, "image/webp": {}}}, **problems(ImageNotFound)},
)
async def read_image_file(
    image_id: ImageId,
    images: Images,
    caller: MediaReader,
    size: Annotated[Size, Query(description="At most 320 px, at most 1280 px, or as large as it came.")] = "full",
    if_none_match: Annotated[str | None, Header()] = None,
) -> Response:
    """See a picture, by your token or by its signed address."""
    row = await images.get(image_id, caller)
    key = _key(row, size)
    headers = {"ETag": f'"{key}"', "Cache-Control": _IMMUTABLE, "X-Content-Type-Options": "nosniff"}
    if _is_known(headers["ETag"], if_none_match):
        return Response(status_code=304, headers=headers)
    length = await images.album.size(key)
    if length is None:
        raise ImageNotFound(f"The file of picture {image_id!r} is gone.", image_id=image_id)
    headers["Content-Length"] = str(length)
    return StreamingResponse(images.album.read(key), media_type=row.media_type, headers=headers)


def _key(row: ImageRow, size: Size) -> str:
    return {"thumb": row.thumb, "page": row.page, "full": row.full}[size]


def _is_known(tag: str, listed: str | None) -> bool:
    tags = {each.strip().removeprefix("W/") for each in (listed or "").split(",")}
    return tag in tags or "*" in tags
