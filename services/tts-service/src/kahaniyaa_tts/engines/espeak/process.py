"""One worker process seen from the service: started, asked, and ended."""

import asyncio
import struct
from asyncio.subprocess import Process
from collections.abc import AsyncGenerator, Awaitable
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kahaniyaa_shared.engines import EngineError
from kahaniyaa_tts.engine import SAMPLE_RATE
from kahaniyaa_tts.engines.espeak import frames
from kahaniyaa_tts.workers import MOST_ANSWER_BYTES, end, executed

_WORKER = "kahaniyaa_tts.engines.espeak.worker"
Answer = TypeVar("Answer")


class WorkerLostError(EngineError):
    """The worker process died, hung, or sent what is no answer; another one may well succeed."""

    def __init__(self, message: str) -> None:
        super().__init__(message, passing=True)


@dataclass(frozen=True, slots=True)
class Installation:
    """Where the library and its data are."""

    library: Path
    data: Path


@dataclass(slots=True, eq=False)
class Worker:
    """A worker process that says one job at a time."""

    process: Process
    time_limit: float  # seconds from one piece of a job to the next
    jobs_done: int = 0
    _is_speaking: bool = False
    _head: tuple[bytes, int] | None = None  # of a frame whose reader left before the rest of it

    @property
    def pid(self) -> int:
        """The process's id."""
        return self.process.pid

    @property
    def is_alive(self) -> bool:
        """Whether the process has not ended."""
        return self.process.returncode is None

    @property
    def is_free(self) -> bool:
        """Whether it can be given a job."""
        return self.is_alive and not self._is_speaking

    async def say(self, job: frames.Job) -> AsyncGenerator[frames.Piece]:
        """The job's sound as it is made; raises WorkerLostError where the process fails, EngineError if it refuses."""
        self._begin(job)
        while self._is_speaking:
            yield self._piece(await self._answered(self._next()))

    async def phonemes(self, question: frames.Job) -> tuple[str, ...]:
        """The IPA of each clause of the question's text; raises as `say` does."""
        self._begin(question)
        return frames.unpacked_phonemes(await self._answered(self._next()))

    async def finish(self, *, within: float) -> None:
        """Let it say to its end, to nobody, what its listener left; if that takes too long, it stays busy."""
        if not self._is_speaking:
            return
        with suppress(TimeoutError, EngineError):
            async with asyncio.timeout(within):
                while self._is_speaking:
                    await self._answered(self._next())

    async def end(self) -> None:
        """End the process now, whatever it is doing."""
        await end(self.process)

    async def _answered(self, answer: Awaitable[Answer]) -> Answer:
        try:
            async with asyncio.timeout(self.time_limit):
                return await answer
        except TimeoutError as error:
            raise WorkerLostError(f"A speech worker did not answer within {self.time_limit} s.") from error
        except (OSError, asyncio.IncompleteReadError) as error:
            raise WorkerLostError("A speech worker died.") from error

    def _begin(self, job: frames.Job) -> None:
        """Give it the job; what its pipe does not take at once goes out while its answer is waited for."""
        assert self.process.stdin is not None
        self.jobs_done += 1
        self._is_speaking = True
        if self.process.stdin.is_closing():  # it has just ended, and its process does not know yet
            raise WorkerLostError("A speech worker died.")
        self.process.stdin.write(frames.packed_job(job))

    async def _next(self) -> bytes:
        """The next of what comes of the job."""
        kind, payload = await self.frame()
        self._is_speaking = kind == frames.PIECE
        if kind == frames.FAILED:
            raise EngineError(payload.decode(errors="replace"), passing=False)
        return payload

    def _piece(self, answer: bytes) -> frames.Piece:
        try:
            return frames.unpacked_piece(answer)
        except struct.error as error:
            raise WorkerLostError("A speech worker sent what is no piece of sound.") from error

    async def frame(self) -> tuple[bytes, bytes]:
        """The next frame's kind and content."""
        assert self.process.stdout is not None
        if self._head is None:
            self._head = frames.HEAD.unpack(await self.process.stdout.readexactly(frames.HEAD.size))
        kind, length = self._head
        if kind not in frames.KINDS or length > MOST_ANSWER_BYTES:
            raise WorkerLostError("A speech worker sent what is no frame.")
        payload = await self.process.stdout.readexactly(length)
        self._head = None
        return kind, payload


async def started(installation: Installation, *, time_limit: float) -> Worker:
    """A worker process that is ready; raises EngineError if there can be none, passing where there may be one later."""
    try:
        process = await executed(_WORKER, str(installation.library), str(installation.data.parent))
    except OSError as error:
        raise WorkerLostError("This machine has no room for a speech worker now.") from error
    worker = Worker(process, time_limit)
    async with AsyncExitStack() as unless_ready:
        unless_ready.push_async_callback(worker.end)
        await _greeted(worker)
        unless_ready.pop_all()
    return worker


async def _greeted(worker: Worker) -> None:
    try:
        async with asyncio.timeout(worker.time_limit):
            _, greeting = await worker.frame()
    except TimeoutError as error:
        raise WorkerLostError("A speech worker did not start in time.") from error
    except asyncio.IncompleteReadError as error:
        raise EngineError("The espeak-ng worker does not start on this machine.", passing=False) from error
    rate = int.from_bytes(greeting, "little")
    if rate != SAMPLE_RATE:
        raise EngineError(f"espeak-ng speaks at {rate} Hz, not at {SAMPLE_RATE}.", passing=False)
