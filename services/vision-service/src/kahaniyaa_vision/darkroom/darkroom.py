"""The service's side of the darkroom: starts the process when there is work, ends it when idle or hung."""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping
from typing import Protocol

from pydantic import BaseModel, TypeAdapter

from kahaniyaa_vision.darkroom.formats import HEAD, Kind, sniff
from kahaniyaa_vision.darkroom.messages import (
    SIZE_BYTES,
    Developed,
    Job,
    RefusalKind,
    Refused,
    Sight,
    pack,
)

COMMAND = (sys.executable, "-P", "-m", "kahaniyaa_vision.darkroom.worker")
LARGEST_ANSWER = 200_000_000
PASSED_ON = ("PATH", "PYTHONPATH", "SYSTEMROOT")  # of our environment; keys and addresses stay here


class Darkroom(Protocol):
    """Opens pictures so that nothing in them can harm the service."""

    async def develop(self, upload: bytes) -> Developed:
        """Make an upload safe to keep; raises `PictureRefused` or `Busy`."""
        ...

    async def look(self, picture: bytes) -> Sight:
        """Make a kept picture small and name its colours; raises `PictureRefused` or `Busy`."""
        ...


class PictureRefused(Exception):  # a refusal is an answer, not a fault
    """The picture will not be opened: `kind` is `unknown`, `broken`, `too_large` or `too_demanding`."""

    def __init__(self, kind: RefusalKind | str, detail: str) -> None:
        super().__init__(detail)
        self.kind = kind


class Busy(Exception):
    """So many pictures wait to be opened that this one is sent away."""


class _Header(BaseModel):
    """The JSON part of an answer: exactly one of the three."""

    developed: dict[str, object] | None = None
    sight: dict[str, object] | None = None
    refused: Refused | None = None


class _Message(BaseModel):
    header: _Header
    parts: list[int]


class ProcessDarkroom:
    """One worker process at a time, there only while there is work; each job limited in wall and processor time."""

    def __init__(self, *, seconds: float = 10, idle_seconds: float = 30, most_waiting: int = 8) -> None:
        self._seconds = seconds
        self._idle_seconds = idle_seconds
        self._most_waiting = most_waiting
        self._waiting = 0
        self._turn = asyncio.Lock()
        self._worker: Process | None = None
        self._dismissal: asyncio.TimerHandle | None = None
        self._leaving: set[asyncio.Task[None]] = set()

    async def develop(self, upload: bytes) -> Developed:
        """Make an upload safe to keep."""
        answer = await self._ask("develop", upload)
        if not isinstance(answer, Developed):
            raise _nonsense()
        return answer

    async def look(self, picture: bytes) -> Sight:
        """Make a kept picture small and name its colours."""
        answer = await self._ask("look", picture)
        if not isinstance(answer, Sight):
            raise _nonsense()
        return answer

    async def close(self) -> None:
        """End the process, if there is one, and wait for those that were let go."""
        async with self._turn:
            await self._dismiss()
        await asyncio.gather(*self._leaving)

    @property
    def is_open(self) -> bool:
        """Whether a worker process is alive."""
        return self._worker is not None and self._worker.returncode is None

    async def _ask(self, job: Job, data: bytes) -> Developed | Sight:
        kind = sniff(data[:HEAD])
        if kind is None:
            raise PictureRefused("unknown", "The file is not a JPEG, PNG, WebP, GIF, HEIC or AVIF picture.")
        answer = await self._in_turn(job, kind, data)
        if isinstance(answer, Refused):
            raise PictureRefused(answer.kind, answer.detail)
        return answer

    async def _in_turn(self, job: Job, kind: Kind, data: bytes) -> Developed | Sight | Refused:
        if self._waiting >= self._most_waiting:
            raise Busy
        self._waiting += 1
        try:
            async with self._turn:
                return await self._attempt(job, kind, data)
        finally:
            self._waiting -= 1

    async def _attempt(self, job: Job, kind: Kind, data: bytes) -> Developed | Sight | Refused:
        """One job by the worker; a worker that did not finish it, for whatever reason, is not used again."""
        whole = False
        try:
            async with asyncio.timeout(self._seconds):
                answer = await self._converse(pack((job, kind), [data]))
            whole = True
        except TimeoutError:
            return Refused("too_demanding", f"It could not be opened within {self._seconds:g} seconds.")
        except (ConnectionError, asyncio.IncompleteReadError, ValueError):
            return Refused("broken", "Opening it ended the process that opens pictures.")
        finally:
            if whole:
                self._dismiss_later()
            else:
                await self._dismiss()
        return answer

    async def _converse(self, question: bytes) -> Developed | Sight | Refused:
        worker = await self._present()
        to, back = worker.stdin, worker.stdout
        if to is None or back is None:
            raise ConnectionError("The worker has no pipes.")
        to.write(question)
        await to.drain()
        size = int.from_bytes(await back.readexactly(SIZE_BYTES), "big")
        message = _Message.model_validate_json(await back.readexactly(size))
        if sum(message.parts) > LARGEST_ANSWER:
            raise ValueError("The worker's answer is too large.")
        return _answer(message.header, [await back.readexactly(part) for part in message.parts])

    async def _present(self) -> Process:
        if self._dismissal is not None:
            self._dismissal.cancel()
        if self._worker is None or self._worker.returncode is not None:
            self._worker = await asyncio.create_subprocess_exec(
                *COMMAND, str(int(self._seconds) or 1), stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=_environment()
            )
        return self._worker

    def _dismiss_later(self) -> None:
        loop = asyncio.get_running_loop()
        self._dismissal = loop.call_later(self._idle_seconds, self._end_input)

    def _end_input(self) -> None:
        """Let an idle worker go: it leaves when its input ends."""
        worker, self._worker = self._worker, None
        if worker is not None:
            leaving = asyncio.create_task(_gone(worker))
            self._leaving.add(leaving)
            leaving.add_done_callback(self._leaving.discard)

    async def _dismiss(self) -> None:
        if self._dismissal is not None:
            self._dismissal.cancel()
        worker, self._worker = self._worker, None
        if worker is None:
            return
        if worker.returncode is None:
            worker.kill()
        await _gone(worker)


async def _gone(worker: Process) -> None:
    """End its input, and wait until the process and its pipes are closed."""
    if worker.stdin is not None:
        worker.stdin.close()
    await worker.communicate()


def _environment() -> Mapping[str, str]:
    kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return kept | {"MALLOC_ARENA_MAX": "2", "PYTHONDONTWRITEBYTECODE": "1"}


def _answer(header: _Header, parts: list[bytes]) -> Developed | Sight | Refused:
    if header.refused is not None:
        return header.refused
    if header.sight is not None:
        return TypeAdapter(Sight).validate_python(header.sight | {"picture": parts[0]})
    developed = dict(header.developed or {})
    for name, content in zip(("full", "page", "thumb"), parts, strict=True):
        described = developed.get(name)
        developed[name] = {**described, "content": content} if isinstance(described, dict) else None
    return TypeAdapter(Developed).validate_python(developed)


def _nonsense() -> PictureRefused:
    return PictureRefused("broken", "The process that opens pictures answered something else.")
