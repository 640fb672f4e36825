"""FLAC by libsndfile."""

from dataclasses import dataclass, field
from io import SEEK_CUR, SEEK_SET
from typing import BinaryIO, cast

import soundfile

from kahaniyaa_tts.engine import SAMPLE_RATE

_HEAD = 42
"""Bytes of `fLaC` and of the block STREAMINFO, which knows the length and the checksum only at the end."""


@dataclass(slots=True)
class Flac:
    """FLAC; the head of a streamed one does not know its length and checksum yet (RFC 9639, 8.2: zero)."""

    delay: int = field(default=0, init=False)
    samples: int = field(default=0, init=False)
    _tape: "_Tape" = field(init=False)
    _file: soundfile.SoundFile = field(init=False)

    def __post_init__(self) -> None:
        self._tape = _Tape()
        self._file = soundfile.SoundFile(
            cast("BinaryIO", self._tape), "w", SAMPLE_RATE, channels=1, format="FLAC", subtype="PCM_16"
        )

    def encode(self, pcm: bytes) -> bytes:
        """The blocks that are full."""
        self.samples += len(pcm) // 2
        self._file.buffer_write(pcm, dtype="int16")
        return self._tape.taken()

    def finish(self) -> bytes:
        """The last block."""
        self._file.close()
        return self._tape.taken()

    def whole(self, streamed: bytes) -> bytes:
        """The file with its length and checksum in the head."""
        return bytes(self._tape.head) + streamed[_HEAD:]


@dataclass(slots=True)
class _Tape:
    """A file that is given away as it is written; only its head is kept, and can be written again."""

    head: bytearray = field(default_factory=bytearray)
    _ready: bytearray = field(default_factory=bytearray)
    _end: int = 0
    _at: int = 0

    def taken(self) -> bytes:
        ready = bytes(self._ready)
        self._ready.clear()
        return ready

    def write(self, data: bytes) -> int:
        written = bytes(data)
        if self._at < _HEAD:
            self.head[self._at : self._at + len(written)] = written[: _HEAD - self._at]
        if self._at == self._end:
            self._ready += written
            self._end += len(written)
        self._at += len(written)
        return len(written)

    def seek(self, offset: int, whence: int = SEEK_SET) -> int:
        self._at = offset + (0 if whence == SEEK_SET else self._at if whence == SEEK_CUR else self._end)
        return self._at

    def tell(self) -> int:
        return self._at

    def read(self, _count: int) -> bytes:
        return b""
