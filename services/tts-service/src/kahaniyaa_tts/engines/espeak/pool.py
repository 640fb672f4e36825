"""Worker processes: one kept warm, more on demand up to a number, let go when idle, replaced when lost."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field

from kahaniyaa_shared.engines import EngineError
from kahaniyaa_shared.telemetry import log
from kahaniyaa_tts.engines.espeak.frames import Job, Piece
from kahaniyaa_tts.engines.espeak.process import Worker, WorkerLostError
from kahaniyaa_tts.turns import Turns

_JOBS_OF_A_WORKER = 10_000

_FINISHING_SECONDS = 1.0
"""For a sentence whose listener left: a moment is all it takes, and saves starting another worker."""


def unnoticed() -> None:
    """Do nothing about a lost worker beyond what the log says."""


@dataclass(slots=True, kw_only=True)
class WorkerPool:
    """Says jobs in the first worker that is free, in turns; keeps `warm` of them ready."""

    start: Callable[[], Awaitable[Worker]]
    most: int
    idle_seconds: float
    warm: int = 0
    on_loss: Callable[[], None] = unnoticed
    jobs_of_a_worker: int = _JOBS_OF_A_WORKER  # then it is replaced, so that a slow leak in the library can never grow
    _turns: Turns = field(init=False)
    _living: int = 0
    _free: deque[Worker] = field(default_factory=deque[Worker])
    _leaving: dict[Worker, asyncio.TimerHandle] = field(default_factory=dict["Worker", asyncio.TimerHandle])
    _behind: set[asyncio.Task[None]] = field(default_factory=set[asyncio.Task[None]])

    def __post_init__(self) -> None:
        self._turns = Turns(self.most)

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes that wait for work."""
        return tuple(worker.pid for worker in self._free)

    async def prepare(self) -> None:
        """Have as many workers ready as are kept warm."""
        while self._living < min(self.warm, self.most):
            async with self._turns.turn():
                self._give_back(await self._hired())

    async def say(self, job: Job, *easier: Job) -> AsyncGenerator[Piece]:
        """The job's sound as it is made; if its worker is lost, a fresh one goes on from where it broke off.

        If that one is lost too, what is left is said as the easier jobs have it, in their order.
        """
        given = _Given()
        *attempts, last = (job, job, *easier)
        for attempt in attempts:
            try:
                async with aclosing(given.beyond(self._said(attempt))) as pieces:
                    async for piece in pieces:
                        yield given.added(piece)
            except WorkerLostError:
                continue
            return
        async with aclosing(given.beyond(self._said(last))) as pieces:
            async for piece in pieces:
                yield piece

    async def phonemes(self, question: Job) -> tuple[str, ...]:
        """The IPA of each clause of the question's text; if a worker is lost over it, a fresh one is asked."""
        try:
            return await self._told(question)
        except WorkerLostError:
            return await self._told(question)

    async def close(self) -> None:
        """End every worker that is idle."""
        await asyncio.gather(*self._behind)
        while self._free:
            worker = self._free.popleft()
            self._stay(worker)
            await self._ended(worker)

    async def _said(self, job: Job) -> AsyncGenerator[Piece]:
        async with self._worker() as worker, aclosing(worker.say(job)) as pieces:
            async for piece in pieces:
                yield piece

    async def _told(self, question: Job) -> tuple[str, ...]:
        async with self._worker() as worker:
            return await worker.phonemes(question)

    @asynccontextmanager
    async def _worker(self) -> AsyncGenerator[Worker]:
        """A worker of one's own, for one job."""
        async with self._turns.turn():
            worker = self._taken() or await self._hired()
            try:
                yield worker
            except WorkerLostError:
                self._tell_loss(worker)
                raise
            finally:
                await worker.finish(within=_FINISHING_SECONDS)
                if worker.is_free and worker.jobs_done < self.jobs_of_a_worker:
                    self._give_back(worker)
                else:
                    self._end(worker)

    async def _hired(self) -> Worker:
        self._living += 1
        try:
            return await self.start()
        except (EngineError, asyncio.CancelledError):
            self._living -= 1
            raise

    async def _ended(self, worker: Worker) -> None:
        self._living -= 1
        await worker.end()

    def _taken(self) -> Worker | None:
        while self._free:
            worker = self._free.pop()
            self._stay(worker)
            if worker.is_alive:
                return worker
            self._tell_loss(worker)
            self._end(worker)
        return None

    def _give_back(self, worker: Worker) -> None:
        self._free.append(worker)
        loop = asyncio.get_running_loop()
        self._leaving[worker] = loop.call_later(self.idle_seconds, self._let_go, worker)

    def _stay(self, worker: Worker) -> None:
        if timer := self._leaving.pop(worker, None):
            timer.cancel()

    def _let_go(self, worker: Worker) -> None:
        del self._leaving[worker]
        if len(self._free) > self.warm:
            self._free.remove(worker)
            self._end(worker)

    def _end(self, worker: Worker) -> None:
        self._do_behind(self._replaced(worker))

    async def _replaced(self, worker: Worker) -> None:
        await self._ended(worker)
        try:
            await self.prepare()
        except EngineError as failure:  # whoever needs a worker next will be told
            log().warning("speech_worker_not_started", error=str(failure))

    def _do_behind(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._behind.add(task)
        task.add_done_callback(self._behind.discard)

    def _tell_loss(self, worker: Worker) -> None:
        log().warning("speech_worker_lost", pid=worker.pid, jobs_done=worker.jobs_done)
        self.on_loss()


@dataclass(slots=True)
class _Given:
    """How much of a job was given out already."""

    bytes: int = 0
    words: int = 0
    latest: int = 0  # the sample at which the last word began

    def added(self, piece: Piece) -> Piece:
        self.bytes += len(piece.pcm)
        self.words += len(piece.words)
        self.latest = piece.words[-1][1] if piece.words else self.latest
        return piece

    async def beyond(self, pieces: AsyncGenerator[Piece]) -> AsyncGenerator[Piece]:
        """What was not given yet of the same job said once more; its words begin up to 12 ms away from the first's."""
        sound, words, latest = self.bytes, self.words, self.latest
        async with aclosing(pieces):
            async for piece in pieces:
                later = tuple((position, max(sample, latest)) for position, sample in piece.words[words:])
                yield Piece(piece.pcm[sound:], later)
                sound, words = max(sound - len(piece.pcm), 0), max(words - len(piece.words), 0)
