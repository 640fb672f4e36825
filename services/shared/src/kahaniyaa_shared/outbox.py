"""Events become true with the rows they speak of: written in the same transaction, published after it, never lost."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.event import listen
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from kahaniyaa_shared.contracts.events import EventData
from kahaniyaa_shared.database import Database, new_id, now
from kahaniyaa_shared.events import Event, EventBus
from kahaniyaa_shared.tables import EventSequence, OutboxEvent
from kahaniyaa_shared.telemetry import log, request_id

_LOOK_EVERY = 2.0  # seconds; a wake-up comes after each transaction, this catches what a killed process left
_KEEP = timedelta(days=7)
_BATCH = 100


@dataclass(slots=True)
class Outbox:
    """Writes events into transactions, and carries the written ones to the bus."""

    database: Database
    bus: EventBus
    source: str
    _awake: asyncio.Event = field(default_factory=asyncio.Event)

    async def record(self, session: AsyncSession, data: EventData, *, subject: str) -> None:
        """Add an event to this transaction; it is published soon after the transaction holds."""
        session.add(
            OutboxEvent(
                id=new_id(),
                type=data.type,
                subject=subject,
                sequence=await self._next(session, subject),
                time=now(),
                request_id=request_id(),
                data=data.model_dump(mode="json"),
                published_at=None,
            )
        )
        listen(session.sync_session, "after_commit", self._look, once=True)

    async def carry(self) -> None:
        """Publish what is written, for ever: at once after a transaction, and every few seconds for what was left."""
        while True:
            self._awake.clear()
            try:
                more = await self.publish_written()
            except Exception as failure:  # noqa: BLE001  # the outermost loop of this task: it must go on
                log().error("events_wait", error=type(failure).__name__, exc_info=failure)
                more = False
            if not more:
                await self._rest()

    async def publish_written(self) -> bool:
        """Publish the oldest events that are not yet; whether there may be more."""
        async with self.database.reading() as session:
            waiting = select(OutboxEvent).where(OutboxEvent.published_at.is_(None)).order_by(OutboxEvent.id)
            rows = (await session.scalars(waiting.limit(_BATCH))).all()
        published = [row.id for row in rows if await self._published(row)]
        if published:
            await self._mark_published(published)
        return len(published) == _BATCH

    async def _published(self, row: OutboxEvent) -> bool:
        """Whether the bus took this event; one that it did not waits, and does not hold up the others."""
        try:
            await self.bus.publish(self._event(row))
        except Exception as failure:  # noqa: BLE001  # in one process the bus runs handlers, which may fail in any way
            log().warning("event_waits", event_id=row.id, event_type=row.type, error=type(failure).__name__)
            return False
        return True

    async def replay(self, kind: type[EventData], *, since: timedelta) -> None:
        """Publish again what was told lately: for readers in this process that began after it."""
        async with self.database.reading() as session:
            told = select(OutboxEvent).where(OutboxEvent.type == kind.type, OutboxEvent.time > now() - since)
            rows = (await session.scalars(told.order_by(OutboxEvent.id))).all()
        for row in rows:
            await self.bus.publish(self._event(row))

    async def _mark_published(self, ids: Sequence[str]) -> None:
        async with self.database.writing() as session:
            await session.execute(update(OutboxEvent).where(OutboxEvent.id.in_(ids)).values(published_at=now()))
            await session.execute(delete(OutboxEvent).where(OutboxEvent.published_at < now() - _KEEP))

    def _look(self, _session: Session) -> None:
        self._awake.set()

    async def _next(self, session: AsyncSession, subject: str) -> int:
        insert = postgresql.insert if self.database.is_postgres else sqlite.insert
        counted = insert(EventSequence).values(subject=subject, last=1)
        counted = counted.on_conflict_do_update(
            index_elements=[EventSequence.subject], set_={"last": EventSequence.last + 1}
        )
        return (await session.execute(counted.returning(EventSequence.last))).scalar_one()

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(_LOOK_EVERY):
                await self._awake.wait()
        except TimeoutError:
            return

    def _event(self, row: OutboxEvent) -> Event:
        return Event(
            id=row.id, source=self.source, type=row.type, time=row.time, subject=row.subject,
            sequence=row.sequence, request_id=row.request_id, data=row.data,
        )  # fmt: skip
