"""A file that is being fetched: what is here of it, and which version of it that is."""

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from kahaniyaa_tts.installing.catalogue import VoiceFile


@dataclass(frozen=True, slots=True)
class Part:
    """What was fetched so far, and beside it the tag that the server gave it."""

    path: Path

    @property
    def size(self) -> int:
        """How many bytes are here; none where somebody has just moved it to its place."""
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0

    @property
    def room(self) -> int:
        """How many bytes the disk has free."""
        return shutil.disk_usage(self.path.parent).free

    def append(self, piece: bytes) -> None:
        """Keep the next piece."""
        with self.path.open("ab") as kept:
            kept.write(piece)

    def drop(self) -> None:
        """Let go of it."""
        self.path.unlink(missing_ok=True)
        self._tag.unlink(missing_ok=True)

    def remember(self, tag: str) -> None:
        """Keep the tag, unless it is a weak one, which says nothing of single bytes (RFC 9110, 13.1.5)."""
        if tag and not tag.startswith("W/"):
            self._tag.write_text(tag, "utf-8")

    def if_same(self) -> dict[str, str]:
        """The header that has the server go on only if its file is still the one that was begun."""
        if not (self.size and self._tag.exists()):
            return {}
        return {"If-Range": self._tag.read_text("utf-8")}

    def is_genuine(self, file: VoiceFile) -> bool:
        """Whether the checksum is as published; where none is, there is nothing to compare."""
        self._tag.unlink(missing_ok=True)
        wanted = file.sha256 or file.md5
        if wanted is None:
            return True
        kind = "sha256" if file.sha256 else "md5"
        with self.path.open("rb") as content:
            found = hashlib.file_digest(content, lambda: hashlib.new(kind, usedforsecurity=False))
        return found.hexdigest() == wanted

    @property
    def _tag(self) -> Path:
        return self.path.with_name(f".{self.path.name}.etag")
