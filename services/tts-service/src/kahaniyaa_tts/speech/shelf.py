"""Files on a shelf of so many bytes: each is there whole or not at all, and those not asked for longest go first."""

import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kahaniyaa_shared.telemetry import log
from kahaniyaa_tts.claims import Claims

_SHARE = 20
"""One part in so many of the shelf is written before it is looked over again."""

_WRITING = ".writing-"
_LONGEST_WRITING = 600.0  # seconds; after that whoever wrote is gone
_TRIES = 10


@dataclass(slots=True)
class Shelf:
    """Keeps files by name in a folder that several processes may share.

    A file is written beside its place and renamed into it. Nothing is flushed to the disk: what a power cut leaves torn
    is for the reader to tell, by a checksum. Each process looks the folder over once it has written a twentieth of the
    whole, and makes room for as much; so with n processes it holds at most (n - 1) twentieths more.
    """

    folder: Path
    most_bytes: int
    claims: Claims
    _unseen: int | None = None  # bytes written since this process last looked the folder over; None: it never did

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return os.path.isfile(f"{self.folder}/{name}")  # noqa: PTH113  # each first sound waits for it

    def read(self, name: str) -> bytes | None:
        """The file's bytes, and a note that it is still asked for; None if there is no such file."""
        path = self.folder / name
        try:
            content = path.read_bytes()
            path.touch()
        except OSError:
            return None
        return content

    def write(self, name: str, content: bytes) -> bool:
        """Put a file on the shelf; False if it cannot be: a full disk costs speed, never a story."""
        if len(content) > self.most_bytes // _SHARE:
            return False
        path = self.folder / name
        beside = path.with_name(_WRITING + secrets.token_hex(8))
        try:
            _put(beside, content)
            beside.replace(path)
        except OSError as failure:
            log().warning("sentence_not_kept", error=type(failure).__name__)
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            return False
        if self._unseen is not None:
            self._unseen += len(content)
        return True

    def clear(self, name: str) -> None:
        """Take away a folder of it, with whatever is put there meanwhile."""
        for _ in range(_TRIES):
            shutil.rmtree(self.folder / name, ignore_errors=True)
            if not (self.folder / name).exists():
                return

    @property
    def is_due(self) -> bool:
        """Whether it is time to look the shelf over."""
        return self._unseen is None or self._unseen > self.most_bytes // _SHARE

    def make_room(self) -> None:
        """Look the shelf over, and let the files that were not asked for longest go; one process does it at a time."""
        self._unseen = 0
        with self.claims.held_if_free(f"room in {self.folder}") as mine:
            if mine:
                self._make_room()

    def _make_room(self) -> None:
        files = sorted((status.st_mtime, status.st_size, path) for path, status in _files(self.folder))
        total = sum(size for _, size, _ in files)
        room = self.most_bytes * (_SHARE - 1) // _SHARE
        for touched, size, path in files:
            is_stray = _WRITING in path and touched < time.time() - _LONGEST_WRITING
            if total > room or is_stray:
                with suppress(OSError):  # what cannot be taken away is tried again the next time
                    Path(path).unlink(missing_ok=True)
                total -= size


def _put(path: Path, content: bytes) -> None:
    """Write a file, and make its folder for the first one in it."""
    try:
        path.write_bytes(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _files(folder: Path | str) -> Iterator[tuple[str, os.stat_result]]:
    with suppress(OSError), os.scandir(folder) as entries:  # somebody else may take away what is in it, or itself
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            else:
                with suppress(OSError):
                    yield entry.path, entry.stat(follow_symlinks=False)
