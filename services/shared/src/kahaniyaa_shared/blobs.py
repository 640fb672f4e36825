"""Bytes by the hash of their content: written whole or not at all, counted, and gone with their last reference."""

import asyncio
import hashlib
import os
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy import delete, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from kahaniyaa_shared.database import Database
from kahaniyaa_shared.tables import StoredBlob

_CHUNK = 256 * 1024


class BlobStore(Protocol):
    """Keeps bytes under keys that never change their meaning."""

    async def write(self, key: str, content: bytes) -> None:
        """Keep the content; when this returns it survives a power cut. Writing the same key again is harmless."""
        ...

    async def size(self, key: str) -> int | None:
        """How many bytes, or None where there is nothing."""
        ...

    def read(self, key: str, *, start: int = 0, length: int | None = None) -> AsyncIterator[bytes]:
        """A part of the content, chunk by chunk; raises `FileNotFoundError`."""
        ...

    async def remove(self, key: str) -> None:
        """Forget it; nothing there is fine."""
        ...


@dataclass(frozen=True, slots=True)
class FolderBlobs:
    """A folder: each blob is written beside its place, flushed to the disk, then renamed into it."""

    root: Path

    async def write(self, key: str, content: bytes) -> None:
        """Keep the content."""
        await asyncio.to_thread(_write, self._path(key), content)

    async def size(self, key: str) -> int | None:
        """How many bytes, or None."""
        path = self._path(key)
        return path.stat().st_size if path.is_file() else None

    async def read(self, key: str, *, start: int = 0, length: int | None = None) -> AsyncIterator[bytes]:
        """A part of the content; the file is open from the first chunk on, so a removal meanwhile does not cut it."""
        with self._path(key).open("rb") as file:  # a local file; chunks are read in a thread
            file.seek(start)
            left = length if length is not None else os.fstat(file.fileno()).st_size - start
            while left > 0 and (chunk := await asyncio.to_thread(file.read, min(_CHUNK, left))):
                left -= len(chunk)
                yield chunk

    async def remove(self, key: str) -> None:
        """Forget it."""
        self._path(key).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.root / key[:2] / key


def _write(path: Path, content: bytes) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@dataclass(frozen=True, slots=True)
class BlobShelf:
    """Blobs with a count of who leans on them, kept in step with the rows of a transaction.

    The count's row is locked while the file is written or removed, so that a removal and a new reference to the same
    content cannot cross.
    """

    database: Database
    store: BlobStore

    async def keep(self, session: AsyncSession, content: bytes) -> str:
        """Hold on to the content within this transaction; returns its key, the hex SHA-256."""
        key = hashlib.sha256(content).hexdigest()
        await self._count(session, key, len(content))
        await self.store.write(key, content)
        return key

    async def keep_again(self, session: AsyncSession, key: str) -> bool:
        """Hold on to content that is there already; False where it is not."""
        more = update(StoredBlob).where(StoredBlob.key == key).values(references=StoredBlob.references + 1)
        return (await session.execute(more.returning(StoredBlob.key))).first() is not None

    async def release(self, session: AsyncSession, key: str) -> None:
        """Let go of it within this transaction; with the last reference the content goes too."""
        less = update(StoredBlob).where(StoredBlob.key == key).values(references=StoredBlob.references - 1)
        left = (await session.execute(less.returning(StoredBlob.references))).scalar_one_or_none()
        if left == 0:
            await session.execute(delete(StoredBlob).where(StoredBlob.key == key))
            await self.store.remove(key)

    async def _count(self, session: AsyncSession, key: str, size: int) -> None:
        insert = postgresql.insert if self.database.is_postgres else sqlite.insert
        counted = insert(StoredBlob).values(key=key, bytes=size, references=1)
        await session.execute(
            counted.on_conflict_do_update(
                index_elements=[StoredBlob.key], set_={"references": StoredBlob.references + 1}
            )
        )
