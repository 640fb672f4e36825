"""What every encoder does, and how those that run in this process are kept off the event loop."""

import asyncio
from dataclasses import dataclass
from typing import Protocol

from kahaniyaa_shared.engines import EngineError

_SHORT_BYTES = 16 * 1024
"""A third of a second: half a millisecond of LAME's time."""


class EncoderLostError(EngineError):
    """The process in which a file was being made is gone, and the file with it; a new one may well succeed."""

    def __init__(self, message: str) -> None:
        super().__init__(message, passing=True)


class Encoding(Protocol):
    """One file in the making, out of mono 16-bit PCM at SAMPLE_RATE."""

    @property
    def delay(self) -> int:
        """By how many samples of SAMPLE_RATE a player hears the sound later than it is in the PCM."""
        ...

    @property
    def samples(self) -> int:
        """How many samples of SAMPLE_RATE a player makes of the finished file, its padding included."""
        ...

    def encode(self, pcm: bytes) -> bytes:
        """The bytes that are ready after more PCM; they may be none."""
        ...

    def finish(self) -> bytes:
        """The last bytes."""
        ...

    def whole(self, streamed: bytes) -> bytes:
        """The whole file, to be kept, of everything that was given out while streaming."""
        ...


class Encoder(Protocol):
    """The same, wherever it is made: the event loop goes on meanwhile. Raises only EncoderLostError."""

    @property
    def delay(self) -> int:
        """By how many samples of SAMPLE_RATE a player hears the sound later than it is in the PCM."""
        ...

    @property
    def samples(self) -> int:
        """How many samples of SAMPLE_RATE a player makes of the finished file, its padding included."""
        ...

    async def encode(self, pcm: bytes) -> bytes:
        """The bytes that are ready after more PCM; they may be none."""
        ...

    async def finish(self) -> bytes:
        """The last bytes."""
        ...

    def whole(self, streamed: bytes) -> bytes:
        """The whole file, to be kept, of everything that was given out while streaming."""
        ...


@dataclass(frozen=True, slots=True)
class AtOnce:
    """An encoding that takes no time."""

    encoding: Encoding

    @property
    def delay(self) -> int:
        """The encoding's."""
        return self.encoding.delay

    @property
    def samples(self) -> int:
        """The encoding's."""
        return self.encoding.samples

    async def encode(self, pcm: bytes) -> bytes:
        """The bytes that are ready."""
        return self.encoding.encode(pcm)

    async def finish(self) -> bytes:
        """The last bytes."""
        return self.encoding.finish()

    def whole(self, streamed: bytes) -> bytes:
        """The whole file."""
        return self.encoding.whole(streamed)


class InThread(AtOnce):
    """An encoding in a thread of this process."""

    async def encode(self, pcm: bytes) -> bytes:
        """The bytes that are ready; a short piece is encoded sooner than a thread would begin to."""
        if len(pcm) <= _SHORT_BYTES:
            return self.encoding.encode(pcm)
        return await asyncio.to_thread(self.encoding.encode, pcm)

    async def finish(self) -> bytes:
        """The last bytes."""
        return await asyncio.to_thread(self.encoding.finish)
