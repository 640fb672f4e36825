"""What can be done with pictures."""

import hashlib
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError

from kahaniyaa_shared.contracts.pictures import PictureFacts
from kahaniyaa_shared.database import is_id, new_id, now
from kahaniyaa_shared.identity import Caller
from kahaniyaa_shared.media import MediaSigner
from kahaniyaa_shared.repository import Page, PageRequest
from kahaniyaa_vision.darkroom.darkroom import Busy, Darkroom, PictureRefused
from kahaniyaa_vision.darkroom.messages import Developed
from kahaniyaa_vision.images.models import ImageRow
from kahaniyaa_vision.images.problems import DarkroomBusy, ImageNotFound, OtherPicture, StillUploading, refusal
from kahaniyaa_vision.images.repository import Album
from kahaniyaa_vision.images.schemas import Image, ImageList, Size


@dataclass(frozen=True, slots=True)
class ImageService:
    """Takes pictures in, shows them to their owner, and forgets them."""

    album: Album
    darkroom: Darkroom
    signer: MediaSigner

    async def take(self, upload: bytes, owner_id: str, *, key: str | None = None) -> ImageRow:
        """Keep a picture; the same key and picture again is the same image."""
        upload_key = hashlib.sha256(key.encode()).hexdigest() if key else None
        upload_hash = hashlib.sha256(upload).hexdigest()
        known = await self.album.find_upload(owner_id, upload_key) if upload_key else None
        if known is not None:
            return _the_same(known, upload_hash)
        developed = await self._developed(upload)
        row = _row(developed, owner_id)
        row.upload_key, row.upload_hash = upload_key, upload_hash
        try:
            await self.album.keep(row, developed)
        except IntegrityError as error:
            raise StillUploading("This key is being used at the moment; read your pictures, then decide.") from error
        return row

    async def get(self, image_id: str, caller: Caller | None) -> ImageRow:
        """The caller's picture; anybody's where the address itself was leave enough (no caller)."""
        row = await self.album.find(image_id) if is_id(image_id) else None
        if row is None or (caller is not None and row.owner_id != caller.user_id):
            raise ImageNotFound(f"There is no picture {image_id!r} of yours.", image_id=image_id)
        return row

    async def page(self, owner_id: str, wanted: PageRequest) -> Page[ImageRow]:
        """A page of the owner's pictures."""
        return await self.album.page(owner_id, wanted)

    async def remove(self, image_id: str, owner_id: str) -> None:
        """Forget a picture of the owner's."""
        if not is_id(image_id) or not await self.album.remove(image_id, owner_id):
            raise ImageNotFound(f"There is no picture {image_id!r} of yours.", image_id=image_id)

    def told(self, row: ImageRow) -> Image:
        """A picture as its owner sees it."""
        return Image(
            id=row.id,
            owner_id=row.owner_id,
            width=row.width,
            height=row.height,
            media_type=row.media_type,
            bytes=row.bytes,
            sha256=row.full,
            created_at=row.created_at,
            taken_at=row.taken_at,
            camera=row.camera,
            orientation_applied=row.orientation_applied,
            location_removed=row.location_removed,
            placeholder=row.placeholder,
            thumb_url=self._address(row.id, "thumb"),
            page_url=self._address(row.id, "page"),
            full_url=self._address(row.id, "full"),
            note=row.note,
            analysis=PictureFacts.model_validate(row.analysis) if row.analysis else None,
        )

    def told_all(self, page: Page[ImageRow]) -> ImageList:
        """A page of pictures as their owner sees them."""
        return ImageList(items=tuple(map(self.told, page.items)), next_cursor=page.next_cursor)

    def _address(self, image_id: str, size: Size) -> str:
        return self.signer.sign(f"/v1/images/{image_id}/file", query=f"size={size}")

    async def _developed(self, upload: bytes) -> Developed:
        try:
            return await self.darkroom.develop(upload)
        except PictureRefused as refused:
            raise refusal(refused.kind, str(refused)) from refused
        except Busy as error:
            raise DarkroomBusy from error


def _the_same(known: ImageRow, upload_hash: str) -> ImageRow:
    if known.upload_hash != upload_hash:
        raise OtherPicture("This Idempotency-Key was used for another picture; choose a new key.")
    return known


def _row(developed: Developed, owner_id: str) -> ImageRow:
    taken = developed.taken
    return ImageRow(
        id=new_id(),
        created_at=now(),
        owner_id=owner_id,
        width=developed.full.width,
        height=developed.full.height,
        media_type=developed.full.media_type,
        bytes=len(developed.full.content),
        placeholder=developed.placeholder,
        taken_at=taken.taken_at,
        camera=taken.camera,
        orientation_applied=taken.orientation_applied,
        location_removed=taken.location_removed,
        by_camera=taken.by_camera,
        light_value=taken.light_value,
        flash=taken.flash,
    )
