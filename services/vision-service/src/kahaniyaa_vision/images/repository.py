"""Pictures in the database and their files in the blob store, always in step, with the events that tell of them."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from kahaniyaa_shared.blobs import BlobShelf
from kahaniyaa_shared.contracts.events import ImageDeleted, ImageDescribed, ImageUploaded
from kahaniyaa_shared.contracts.pictures import PictureFacts
from kahaniyaa_shared.database import Database
from kahaniyaa_shared.outbox import Outbox
from kahaniyaa_shared.repository import Page, PageRequest, page_of
from kahaniyaa_vision.darkroom.messages import Developed
from kahaniyaa_vision.images.models import ImageRow

BATCH = 100


@dataclass(frozen=True, slots=True)
class Album:
    """Keeps pictures, finds those of one owner, and lets them go."""

    database: Database
    blobs: BlobShelf
    outbox: Outbox

    async def keep(self, row: ImageRow, developed: Developed) -> None:
        """Keep a picture and its three files, all or nothing."""
        async with self.database.writing() as session:
            row.full = await self.blobs.keep(session, developed.full.content)
            row.page = await self.blobs.keep(session, developed.page.content)
            row.thumb = await self.blobs.keep(session, developed.thumb.content)
            session.add(row)
            await session.flush()
            told = ImageUploaded(image_id=row.id, owner_id=row.owner_id)
            await self.outbox.record(session, told, subject=row.id)

    async def find(self, image_id: str) -> ImageRow | None:
        """The picture with the id, whoever's it is."""
        async with self.database.reading() as session:
            return await session.get(ImageRow, image_id)

    async def find_upload(self, owner_id: str, upload_key: str) -> ImageRow | None:
        """The owner's picture that was sent under this key."""
        query = select(ImageRow).where(ImageRow.owner_id == owner_id, ImageRow.upload_key == upload_key)
        async with self.database.reading() as session:
            return await session.scalar(query)

    async def page(self, owner_id: str, wanted: PageRequest) -> Page[ImageRow]:
        """A page of the owner's pictures, newest first."""
        query = select(ImageRow).where(ImageRow.owner_id == owner_id)
        async with self.database.reading() as session:
            return await page_of(session, query, table=ImageRow, wanted=wanted)

    async def describe(self, image_id: str, facts: PictureFacts, language: str) -> bool:
        """Keep what was seen; False where the picture is gone meanwhile."""
        seen = {"analysis": facts.model_dump(mode="json"), "described_in": language, "note": facts.note}
        change = update(ImageRow).where(ImageRow.id == image_id).values(**seen).returning(ImageRow.owner_id)
        async with self.database.writing() as session:
            owner_id = await session.scalar(change)
            if owner_id is None:
                return False
            await self.outbox.record(session, ImageDescribed(image_id=image_id, owner_id=owner_id), subject=image_id)
        return True

    async def remove(self, image_id: str, owner_id: str) -> bool:
        """Let go of the owner's picture and its files; False where there is none."""
        async with self.database.writing() as session:
            row = await session.get(ImageRow, image_id)
            if row is None or row.owner_id != owner_id:
                return False
            await self._remove(session, row)
        return True

    async def remove_all(self, owner_id: str) -> None:
        """Let go of everything of the owner's, some at a time so that others can write in between."""
        while await self._remove_some(owner_id):
            pass

    async def give(self, owner_id: str, to: str) -> None:
        """Give everything of one owner to another."""
        theirs = update(ImageRow).where(ImageRow.owner_id == owner_id)
        async with self.database.writing() as session:
            await session.execute(theirs.values(owner_id=to, upload_key=None))

    async def size(self, key: str) -> int | None:
        """How many bytes a file has; None where it is gone."""
        return await self.blobs.store.size(key)

    def read(self, key: str) -> AsyncIterator[bytes]:
        """A file, chunk by chunk."""
        return self.blobs.store.read(key)

    async def _remove_some(self, owner_id: str) -> bool:
        async with self.database.writing() as session:
            rows = (await session.scalars(select(ImageRow).where(ImageRow.owner_id == owner_id).limit(BATCH))).all()
            for row in rows:
                await self._remove(session, row)
        return bool(rows)

    async def _remove(self, session: AsyncSession, row: ImageRow) -> None:
        gone = delete(ImageRow).where(ImageRow.id == row.id).returning(ImageRow.id)
        if await session.scalar(gone) is None:
            return  # another replica was first
        for key in row.blobs:
            await self.blobs.release(session, key)
        await self.outbox.record(session, ImageDeleted(image_id=row.id, owner_id=row.owner_id), subject=row.id)
