"""Work that outlives its process: rows say what is unfinished, a lease says who is at it, a scan finds what was left.

Delivery is in the process. What makes it durable is that `advance` is an idempotent step from the row's own
checkpoint: whoever holds the lease goes on from there.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import ColumnElement, String, Update, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from kahaniyaa_shared.background import end
from kahaniyaa_shared.database import Database, new_id, now
from kahaniyaa_shared.engines import EngineError
from kahaniyaa_shared.telemetry import log

LEASE = timedelta(seconds=4)
_RENEW_EVERY = 1.0
_SCAN_EVERY = 1.0
_BACKOFF = (1, 3, 10, 30)  # seconds until the next attempt after a passing failure


class Leased:
    """The columns of a row that is worked on."""

    lease_owner: Mapped[str | None] = mapped_column(String(36), default=None)
    lease_until: Mapped[datetime | None] = mapped_column(default=None, index=True)
    attempts: Mapped[int] = mapped_column(default=0)


class _Row(Protocol):
    id: Any
    lease_owner: Any
    lease_until: Any
    attempts: Any
    updated_at: Any


R = TypeVar("R", bound=_Row)


class LeaseLost(Exception):
    """Somebody else is at this work now: stop, and write nothing more."""


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to go on with one row's work, which every write must show."""

    work_id: str
    owner: str
    table: Any

    async def hold(self, session: AsyncSession) -> None:
        """Lock the row for this transaction, or raise `LeaseLost`: a process that slept too long cannot write."""
        mine = select(self.table.id).where(self.table.id == self.work_id, self.table.lease_owner == self.owner)
        if (await session.execute(mine.with_for_update())).first() is None:
            raise LeaseLost(self.work_id)


@dataclass(slots=True)
class Workshop(Generic[R]):
    """Advances the unfinished rows of one table, a few at a time, in every replica; each row in one of them at once."""

    database: Database
    table: type[R]
    unfinished: ColumnElement[bool]
    advance: Callable[[Lease], Awaitable[None]]
    give_up: Callable[[Lease, str], Awaitable[None]]
    places: int = 4
    _running: dict[str, asyncio.Task[None]] = field(default_factory=dict[str, "asyncio.Task[None]"])
    _awake: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self) -> None:
        """There is new work: look now."""
        self._awake.set()

    async def run(self) -> None:
        """Look for work for ever; on cancellation, let go of every lease so that another replica goes on at once."""
        try:
            while True:
                self._awake.clear()
                try:
                    await self._take_what_is_free()
                except Exception as failure:  # noqa: BLE001  # the outermost loop of this task: it must go on
                    log().error("work_not_found", error=type(failure).__name__, exc_info=failure)
                await self._rest()
        finally:
            await self._stop()

    async def cancel(self, work_id: str) -> None:
        """Stop working on a row here, if it is worked on here."""
        task = self._running.get(work_id)
        if task:
            task.cancel()
            await asyncio.wait([task])

    async def _take_what_is_free(self) -> None:
        while len(self._running) < self.places:
            lease = await self._claim()
            if lease is None:
                return
            task = asyncio.create_task(self._work(lease))
            self._running[lease.work_id] = task
            task.add_done_callback(lambda task, work_id=lease.work_id: self._done(work_id, task))

    def _done(self, work_id: str, task: "asyncio.Task[None]") -> None:
        if self._running.get(work_id) is task:  # else the row was taken again meanwhile, by another task of ours
            del self._running[work_id]
        if not task.cancelled() and (failure := task.exception()):
            log().error("work_not_put_down", error=type(failure).__name__, exc_info=failure)
        self._awake.set()

    async def _claim(self) -> Lease | None:
        free = or_(self.table.lease_until.is_(None), self.table.lease_until < now())
        oldest = select(self.table.id).where(self.unfinished, free).order_by(self.table.id).limit(1)
        async with self.database.reading() as session:
            if (await session.execute(oldest)).first() is None:
                return None
        async with self.database.writing() as session:
            work_id = (await session.execute(oldest.with_for_update(skip_locked=True))).scalar_one_or_none()
            if work_id is None:
                return None
            taken = update(self.table).where(self.table.id == work_id)
            lease = Lease(work_id, new_id(), self.table)
            await session.execute(self._noted(taken, lease_owner=lease.owner, lease_until=now() + LEASE))
        return lease

    async def _work(self, lease: Lease) -> None:
        renewing = asyncio.create_task(self._renew(lease))
        try:
            await self.advance(lease)
            await self._release(lease, attempts=0, again_in=0)
        except LeaseLost:
            log().warning("lease_lost", reason=self.table.__name__)
        except asyncio.CancelledError:
            await asyncio.shield(self._release(lease, attempts=None, again_in=0))
            raise
        except EngineError as failure:
            await self._after_failure(lease, failure, passing=failure.passing)
        except Exception as failure:  # noqa: BLE001  # the outermost loop of one piece of work
            await self._after_failure(lease, failure, passing=True)
        finally:
            renewing.cancel()

    async def _after_failure(self, lease: Lease, failure: Exception, *, passing: bool) -> None:
        attempts = await self._attempts(lease)
        log().error("work_failed", error=type(failure).__name__, attempt=attempts + 1, exc_info=failure)
        if passing and attempts < len(_BACKOFF):
            await self._release(lease, attempts=attempts + 1, again_in=_BACKOFF[attempts])
            return
        try:
            await self.give_up(lease, str(failure))
        except LeaseLost:
            return
        await self._release(lease, attempts=attempts + 1, again_in=0)

    async def _attempts(self, lease: Lease) -> int:
        async with self.database.reading() as session:
            counted = select(self.table.attempts).where(self.table.id == lease.work_id)
            return (await session.execute(counted)).scalar_one_or_none() or 0

    async def _renew(self, lease: Lease) -> None:
        """Keep the lease while working; where it was lost, the next write of the work finds out by itself."""
        while True:
            await asyncio.sleep(_RENEW_EVERY)
            mine = update(self.table).where(self.table.id == lease.work_id, self.table.lease_owner == lease.owner)
            async with self.database.writing() as session:
                await session.execute(self._noted(mine, lease_until=now() + LEASE))

    async def _release(self, lease: Lease, *, attempts: int | None, again_in: float) -> None:
        mine = update(self.table).where(self.table.id == lease.work_id, self.table.lease_owner == lease.owner)
        until = now() + timedelta(seconds=again_in) if again_in else None
        counted = self.table.attempts if attempts is None else attempts
        async with self.database.writing() as session:
            await session.execute(self._noted(mine, lease_owner=None, lease_until=until, attempts=counted))

    def _noted(self, rows: Update, **noted: object) -> Update:
        """Changes to the lease's own columns: they are no change that a reader of the row would see."""
        return rows.values(**noted, updated_at=self.table.updated_at)

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(_SCAN_EVERY):
                await self._awake.wait()
        except TimeoutError:
            return

    async def _stop(self) -> None:
        await end(tuple(self._running.values()))


async def count_unfinished(workshop: Workshop[Any]) -> int:
    """How many rows wait or are worked on, for metrics and health."""
    async with workshop.database.reading() as session:
        counted = select(func.count()).select_from(workshop.table).where(workshop.unfinished)
        return (await session.execute(counted)).scalar_one()
