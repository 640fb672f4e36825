"""Claims: of all processes that share a folder, one makes a thing while the others wait for it."""

import asyncio
import errno
import hashlib
import os
import sys
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kahaniyaa_shared.telemetry import log

_TAKEN = (errno.EAGAIN, errno.EACCES)  # what the system says of a lock that somebody else has
_FIRST_LOOK, _LAST_LOOK = 0.002, 0.05  # seconds between two tries


@dataclass(slots=True)
class Claims:
    """Claims by name, each a lock on one byte of one file.

    The system lets go of a claim when its holder ends, however that ends, and nothing is left but the one empty file.
    Where a file system has no such locks each process is alone with its claims, and a thing may be made twice.
    """

    file: Path
    patience: float = 60.0  # seconds; a holder that takes longer may hang, and whoever waits goes on without the claim
    _held: set[int] = field(default_factory=set[int])
    _descriptor: int | None = None
    _is_alone: bool = sys.platform == "win32"

    @asynccontextmanager
    async def held(self, name: str) -> AsyncGenerator[None]:
        """Wait for the claim, and hold it for as long as the block lasts."""
        place = _place(name)
        taken = await self._taken(place)
        try:
            yield
        finally:
            if taken:
                self._let_go(place)

    @contextmanager
    def held_if_free(self, name: str) -> Generator[bool]:
        """Whether the claim is held for as long as the block lasts; it is not where somebody else holds it."""
        place = _place(name)
        taken = self._take(place)
        try:
            yield taken
        finally:
            if taken:
                self._let_go(place)

    def close(self) -> None:
        """Let go of everything."""
        if self._descriptor is not None:
            os.close(self._descriptor)
        self._descriptor = None

    async def _taken(self, place: int) -> bool:
        look = _FIRST_LOOK
        waited = 0.0
        while not self._take(place):
            if waited >= self.patience:
                return False
            await asyncio.sleep(look)
            waited += look
            look = min(look * 1.5, _LAST_LOOK)
        return True

    def _take(self, place: int) -> bool:
        if place in self._held or not self._locked(place):
            return False
        self._held.add(place)
        return True

    def _let_go(self, place: int) -> None:
        self._held.discard(place)
        if sys.platform != "win32" and self._descriptor is not None and not self._is_alone:
            import fcntl

            fcntl.lockf(self._descriptor, fcntl.LOCK_UN, 1, place)

    def _locked(self, place: int) -> bool:
        """Whether no other process holds it; within this one, such locks keep nobody out."""
        if sys.platform == "win32" or self._is_alone:
            return True
        import fcntl

        try:
            descriptor = self._opened()
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
        except OSError as failure:
            if self._descriptor is not None and failure.errno in _TAKEN:
                return False
            self._is_alone = True
            log().warning("claims_not_shared", error=type(failure).__name__)
        return True

    def _opened(self) -> int:
        if self._descriptor is None:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self._descriptor = os.open(self.file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        return self._descriptor


def _place(name: str) -> int:
    """The byte that stands for the name: one of 2^62, so that two names hardly ever share one."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "little") >> 2
