"""Worker processes: started on demand up to a number, let go when idle, replaced when lost."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from kahaniyaa_tts.engines.espeak import frames
from kahaniyaa_tts.engines.espeak.process import SpokenJob, Worker, WorkerLostError

_JOBS_PER_WORKER = 10_000
"""After so many sentences a worker is replaced, so that a slow leak in the library can never grow."""


@dataclass(slots=True)
class WorkerPool:
    """Says jobs in the first worker that is free; waiters are served in the order in which they came."""

    start: Callable[[], Awaitable[Worker]]
    most: int
    idle_seconds: float
    _free: deque[Worker] = field(default_factory=deque[Worker])
    _places: asyncio.Semaphore = field(init=False)
    _leaving: dict[Worker, asyncio.TimerHandle] = field(default_factory=dict["Worker", asyncio.TimerHandle])
    _ending: set[asyncio.Task[None]] = field(default_factory=set[asyncio.Task[None]])

    def __post_init__(self) -> None:
        self._places = asyncio.Semaphore(self.most)

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes that wait for work."""
        return tuple(worker.pid for worker in self._free)

    async def say(self, job: frames.Job) -> SpokenJob:
        """Say the job; if its worker is lost, once more in a fresh one."""
        try:
            return await self._said(job)
        except WorkerLostError:
            return await self._said(job)

    async def close(self) -> None:
        """End every worker that is idle."""
        while self._free:
            worker = self._free.popleft()
            self._leaving.pop(worker).cancel()
            await worker.end()
        await asyncio.gather(*self._ending)

    async def _said(self, job: frames.Job) -> SpokenJob:
        async with self._worker() as worker:
            return await worker.say(job)

    @asynccontextmanager
    async def _worker(self) -> AsyncGenerator[Worker]:
        """A worker of one's own; one whose answer was not heard to its end is ended, for it may still speak."""
        async with self._places:
            worker = self._taken() or await self.start()
            whole = False
            try:
                yield worker
                whole = True
            finally:
                if whole and worker.jobs_done < _JOBS_PER_WORKER:
                    self._give_back(worker)
                else:
                    self._end(worker)

    def _taken(self) -> Worker | None:
        while self._free:
            worker = self._free.pop()
            self._leaving.pop(worker).cancel()
            if worker.is_alive:
                return worker
            self._end(worker)
        return None

    def _give_back(self, worker: Worker) -> None:
        self._free.append(worker)
        loop = asyncio.get_running_loop()
        self._leaving[worker] = loop.call_later(self.idle_seconds, self._let_go, worker)

    def _let_go(self, worker: Worker) -> None:
        self._free.remove(worker)
        del self._leaving[worker]
        self._end(worker)

    def _end(self, worker: Worker) -> None:
        task = asyncio.get_running_loop().create_task(worker.end())
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)
