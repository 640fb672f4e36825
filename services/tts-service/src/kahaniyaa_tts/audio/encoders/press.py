"""A press seen from the service: a worker process that makes several files side by side, one call at a time."""

import asyncio
import importlib.util
import itertools
from asyncio.subprocess import Process
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from kahaniyaa_tts.audio.encoders import frames
from kahaniyaa_tts.audio.encoders.encoder import EncoderLostError
from kahaniyaa_tts.audio.limiter import Limiter
from kahaniyaa_tts.engine import SAMPLE_RATE
from kahaniyaa_tts.workers import MOST_ANSWER_BYTES, end, executed

_WORKER = "kahaniyaa_tts.audio.encoders.worker"
_AAC_FRAME = 1024
_CEILINGS = {"opus": -4.2, "aac": -2.9}
"""dBTP: Opus adds up to 2.7 dB to a peak, as measured of whispers, AAC up to 1; a player decodes both to below -1."""


@dataclass(slots=True, eq=False)
class Press:
    """A press and how many files are in the making there."""

    process: Process
    time_limit: float  # seconds for one call
    files: int = 0
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    @property
    def is_alive(self) -> bool:
        """Whether the process has not ended."""
        return self.process.returncode is None

    @asynccontextmanager
    async def file(self, form: str) -> AsyncGenerator["PressedFile"]:
        """A file in the making, begun meanwhile; what is not finished at the end is dropped."""
        number = next(self._numbers)
        self.files += 1
        begun = asyncio.create_task(self.call(frames.BEGIN, number, form.encode()))
        try:
            yield PressedFile(self, number, form, begun)
        finally:
            self.files -= 1
            await asyncio.gather(begun, return_exceptions=True)
            with suppress(EncoderLostError):
                if self.is_alive:
                    await self.call(frames.DROP, number)

    async def call(self, what: bytes, number: int, payload: bytes = b"") -> bytes:
        """Have something done, and get the bytes that are ready by it.

        Whoever leaves meanwhile leaves the call to its end: an answer that nobody reads would be taken for the next.
        """
        return await asyncio.shield(self._called(what, number, payload))

    async def end(self) -> None:
        """End the process now, whatever it is doing."""
        await end(self.process)

    async def _called(self, what: bytes, number: int, payload: bytes) -> bytes:
        async with self._turn:
            try:
                async with asyncio.timeout(self.time_limit):
                    return await self._answer(frames.CALL.pack(what, number, len(payload)) + payload)
            except (TimeoutError, OSError, asyncio.IncompleteReadError) as error:
                await self.end()
                raise EncoderLostError("The process that makes sound files died, or hung.") from error

    async def _answer(self, call: bytes) -> bytes:
        to, back = self.process.stdin, self.process.stdout
        assert to is not None
        assert back is not None
        to.write(call)
        await to.drain()
        kind, length = frames.ANSWER.unpack(await back.readexactly(frames.ANSWER.size))
        if kind not in (frames.READY, frames.FAILED) or length > MOST_ANSWER_BYTES:
            raise OSError("no answer")
        payload = await back.readexactly(length)
        if kind == frames.FAILED:
            raise EncoderLostError(f"A sound file could not be made: {payload.decode(errors='replace')}.")
        return payload


@dataclass(slots=True)
class PressedFile:
    """An encoder whose work is done by a press."""

    press: Press
    number: int
    form: str
    begun: asyncio.Task[bytes]
    _taken: int = 0
    _limiter: Limiter = field(init=False)

    def __post_init__(self) -> None:
        self._limiter = Limiter(0.0, ceiling=_CEILINGS[self.form])

    @property
    def delay(self) -> int:
        """An ADTS stream cannot say that its first frame is the encoder's own; an Ogg one does, and players skip it."""
        return _AAC_FRAME if self.form == "aac" else 0

    @property
    def samples(self) -> int:
        """Opus ends where the sound does; AAC ends with a full frame, after one of delay."""
        return self._taken if self.form == "opus" else (1 - -self._taken // _AAC_FRAME) * _AAC_FRAME

    async def encode(self, pcm: bytes) -> bytes:
        """The pages or frames that are full."""
        return await self._encoded(self._limiter.more(pcm))

    async def finish(self) -> bytes:
        """The last ones."""
        last = await self._encoded(self._limiter.rest())
        return last + await self.press.call(frames.FINISH, self.number)

    async def _encoded(self, pcm: bytes) -> bytes:
        await asyncio.shield(self.begun)
        self._taken += len(pcm) // 2
        starts = range(0, len(pcm), frames.MOST_BYTES)
        pieces = (pcm[start : start + frames.MOST_BYTES] for start in starts)
        return b"".join([await self.press.call(frames.MORE, self.number, piece) for piece in pieces])

    def whole(self, streamed: bytes) -> bytes:
        """The same bytes."""
        return streamed


async def started(*, time_limit: float) -> Press:
    """A press; raises EncoderLostError where this machine has no room for one."""
    try:
        process = await executed(_WORKER, _packages(), str(SAMPLE_RATE))
    except OSError as error:
        raise EncoderLostError("This machine has no room for another process now.") from error
    return Press(process, time_limit)


def _packages() -> str:
    """The folder in which PyAV lies, found without importing it."""
    found = importlib.util.find_spec("av")
    assert found is not None, "tts-service is installed without PyAV"
    assert found.origin is not None
    return str(Path(found.origin).parents[1])
