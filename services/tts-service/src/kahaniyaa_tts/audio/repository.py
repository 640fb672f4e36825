"""Recordings in the database, and their sound in the blob store, always in step."""

from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.elements import ColumnElement

from kahaniyaa_shared.blobs import BlobShelf
from kahaniyaa_shared.database import Database, new_id
from kahaniyaa_tts.audio.models import Recording


@dataclass(frozen=True, slots=True)
class RecordingShelf:
    """Keeps recordings, finds them by id, and lets them go."""

    database: Database
    blobs: BlobShelf

    async def keep(self, recording: Recording, content: bytes) -> None:
        """Keep a recording and its sound, both or neither."""
        async with self.database.writing() as session:
            recording.blob = await self.blobs.keep(session, content)
            session.add(recording)

    async def keep_again(self, owner_id: str, rendition: str) -> Recording | None:
        """A new recording of the owner's with the sound of one they have already, if they have it."""
        async with self.database.writing() as session:
            known = await session.scalar(
                select(Recording).where(Recording.owner_id == owner_id, Recording.rendition == rendition).limit(1)
            )
            if known is None or not await self.blobs.keep_again(session, known.blob):
                return None
            again = Recording(
                id=new_id(),
                owner_id=owner_id,
                rendition=rendition,
                blob=known.blob,
                bytes=known.bytes,
                media_type=known.media_type,
                times=known.times,
            )
            session.add(again)
        return again

    async def find(self, recording_id: str) -> Recording | None:
        """The recording with the id."""
        async with self.database.reading() as session:
            return await session.get(Recording, recording_id)

    def read(self, recording: Recording, *, start: int, length: int) -> AsyncIterator[bytes]:
        """A part of the recording's file, chunk by chunk."""
        return self.blobs.store.read(recording.blob, start=start, length=length)

    async def drop(self, recording_ids: Collection[str], owner_id: str) -> None:
        """Let go of these recordings, of those that are the owner's."""
        async with self.database.writing() as session:
            await self._drop(session, Recording.id.in_(recording_ids) & (Recording.owner_id == owner_id))

    async def drop_all(self, owner_id: str) -> None:
        """Let go of everything of the owner's."""
        async with self.database.writing() as session:
            await self._drop(session, Recording.owner_id == owner_id)

    async def give(self, owner_id: str, to: str) -> None:
        """Give everything of one owner to another."""
        async with self.database.writing() as session:
            await session.execute(update(Recording).where(Recording.owner_id == owner_id).values(owner_id=to))

    async def _drop(self, session: AsyncSession, which: ColumnElement[bool]) -> None:
        gone = await session.execute(delete(Recording).where(which).returning(Recording.blob))
        for blob in gone.scalars().all():
            await self.blobs.release(session, blob)
