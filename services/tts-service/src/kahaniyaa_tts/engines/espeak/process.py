"""One worker process seen from the service: started, asked, and ended."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import kahaniyaa_tts
from kahaniyaa_shared.engines import EngineError
from kahaniyaa_tts.engine import SAMPLE_RATE
from kahaniyaa_tts.engines.espeak import frames

_MOST_FRAME_BYTES = 4 * 1024 * 1024
_KEPT_ENVIRONMENT = ("LD_LIBRARY_PATH", "SYSTEMROOT")  # what some interpreters need to start at all
_WORKER = "kahaniyaa_tts.engines.espeak.worker"


class WorkerLostError(EngineError):
    """The worker process died, hung, or sent what is no answer; another one may well succeed."""

    def __init__(self, message: str) -> None:
        super().__init__(message, passing=True)


@dataclass(frozen=True, slots=True)
class Installation:
    """Where the library and its data are."""

    library: Path
    data: Path


@dataclass(frozen=True, slots=True)
class SpokenJob:
    """The whole sound of a job, and the position and sample at which each word of it begins."""

    pcm: bytes
    words: list[tuple[int, int]]


@dataclass(slots=True, eq=False)
class Worker:
    """A worker process that says one job at a time."""

    process: Process
    time_limit: float  # seconds for one job
    jobs_done: int = 0

    @property
    def pid(self) -> int:
        """The process's id."""
        return self.process.pid

    @property
    def is_alive(self) -> bool:
        """Whether the process has not ended."""
        return self.process.returncode is None

    async def say(self, job: frames.Job) -> SpokenJob:
        """Say the job; raises WorkerLostError if the process dies or hangs, EngineError if espeak-ng refuses."""
        self.jobs_done += 1
        try:
            async with asyncio.timeout(self.time_limit):
                return await self._ask(job)
        except TimeoutError as error:
            raise WorkerLostError(f"A speech worker did not answer within {self.time_limit} s.") from error
        except (OSError, asyncio.IncompleteReadError) as error:
            raise WorkerLostError("A speech worker died.") from error

    async def end(self) -> None:
        """End the process now, whatever it is doing."""
        if self.is_alive:
            self.process.kill()
        await self.process.wait()
        if self.process.stdin is not None:
            self.process.stdin.close()
            with suppress(OSError):  # what was not written yet went with the process
                await self.process.stdin.wait_closed()

    async def _ask(self, job: frames.Job) -> SpokenJob:
        assert self.process.stdin is not None
        self.process.stdin.write(frames.packed_job(job))
        await self.process.stdin.drain()
        pcm: list[bytes] = []
        words: list[tuple[int, int]] = []
        while (frame := await self._frame())[0] != frames.DONE:
            kind, payload = frame
            if kind == frames.SOUND:
                pcm.append(payload)
            elif kind == frames.WORDS:
                words = frames.unpacked_words(payload)
            else:
                raise EngineError(payload.decode(errors="replace"), passing=False)
        return SpokenJob(b"".join(pcm), words)

    async def _frame(self) -> tuple[bytes, bytes]:
        assert self.process.stdout is not None
        kind, length = frames.HEAD.unpack(await self.process.stdout.readexactly(frames.HEAD.size))
        if kind not in (frames.SOUND, frames.WORDS, frames.DONE, frames.FAILED) or length > _MOST_FRAME_BYTES:
            raise WorkerLostError("A speech worker sent what is no frame.")
        return kind, await self.process.stdout.readexactly(length)


async def started(installation: Installation, *, time_limit: float) -> Worker:
    """A worker process that is ready; raises EngineError if there can be none, passing where there may be one later."""
    try:
        process = await _executed(installation)
    except OSError as error:
        raise WorkerLostError("This machine has no room for a speech worker now.") from error
    worker = Worker(process, time_limit)
    try:
        await _greeted(worker)
    except EngineError:
        await worker.end()
        raise
    return worker


async def _executed(installation: Installation) -> Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-E", "-S", "-m", _WORKER, str(installation.library), str(installation.data.parent)),
        cwd=Path(kahaniyaa_tts.__file__).parents[1],
        env={name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ},
        stdin=PIPE,
        stdout=PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        limit=_MOST_FRAME_BYTES,
    )


async def _greeted(worker: Worker) -> None:
    assert worker.process.stdout is not None
    try:
        async with asyncio.timeout(worker.time_limit):
            greeting = await worker.process.stdout.readexactly(frames.HEAD.size + 4)
    except TimeoutError as error:
        raise WorkerLostError("A speech worker did not start in time.") from error
    except asyncio.IncompleteReadError as error:
        raise EngineError("The espeak-ng worker does not start on this machine.", passing=False) from error
    rate = int.from_bytes(greeting[frames.HEAD.size :], "little")
    if rate != SAMPLE_RATE:
        raise EngineError(f"espeak-ng speaks at {rate} Hz, not at {SAMPLE_RATE}.", passing=False)
