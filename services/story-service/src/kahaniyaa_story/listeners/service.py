"""Keeps the children that stories are told to."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from kahaniyaa_shared.contracts.events import ListenerDeleted
from kahaniyaa_shared.database import Database, is_id
from kahaniyaa_shared.outbox import Outbox
from kahaniyaa_shared.repository import Page, PageRequest, page_of
from kahaniyaa_story.listeners.models import ListenerRow
from kahaniyaa_story.listeners.problems import ListenerNotFound
from kahaniyaa_story.listeners.schemas import Listener, ListenerPatch, ListenerRequest
from kahaniyaa_story.suitable import require_suitable
from kahaniyaa_story.writing.safety import SafetyGate


@dataclass(frozen=True, slots=True)
class ListenerService:
    """Keeps, finds and forgets listeners, each for their owner only."""

    database: Database
    outbox: Outbox
    gate: SafetyGate

    async def add(self, asked: ListenerRequest, *, owner_id: str) -> Listener:
        """Keep a new listener."""
        self._check(asked)
        row = ListenerRow(owner_id=owner_id, **asked.model_dump(mode="json"))
        async with self.database.writing() as session:
            session.add(row)
        return _shown(row)

    async def page(self, wanted: PageRequest, *, owner_id: str) -> Page[Listener]:
        """The owner's listeners, newest first."""
        mine = select(ListenerRow).where(ListenerRow.owner_id == owner_id)
        async with self.database.reading() as session:
            page = await page_of(session, mine, table=ListenerRow, wanted=wanted)
        return Page([_shown(row) for row in page.items], page.next_cursor)

    async def find(self, listener_id: str, *, owner_id: str) -> Listener | None:
        """The owner's listener with this id, if there is one."""
        async with self.database.reading() as session:
            row = await _find(session, listener_id, owner_id)
        return _shown(row) if row else None

    async def read(self, listener_id: str, *, owner_id: str) -> Listener:
        """The owner's listener with this id."""
        async with self.database.reading() as session:
            return _shown(await _mine(session, listener_id, owner_id))

    async def change(self, listener_id: str, patch: ListenerPatch, *, owner_id: str) -> Listener:
        """Change what was sent."""
        self._check(patch)
        changes: dict[str, Any] = patch.model_dump(mode="json", exclude_unset=True)
        async with self.database.writing() as session:
            row = await _mine(session, listener_id, owner_id)
            for name, value in changes.items():
                if value is not None or name in {"age_band", "reading_level"}:
                    setattr(row, name, value)
        return _shown(row)

    async def remove(self, listener_id: str, *, owner_id: str) -> None:
        """Forget a listener; the stories told to them stay."""
        async with self.database.writing() as session:
            row = await _mine(session, listener_id, owner_id)
            await self._forget(session, row)

    async def forget_owner(self, session: AsyncSession, owner_id: str) -> None:
        """Forget every listener of an owner."""
        for row in await session.scalars(select(ListenerRow).where(ListenerRow.owner_id == owner_id)):
            await self._forget(session, row)

    async def _forget(self, session: AsyncSession, row: ListenerRow) -> None:
        await session.delete(row)
        gone = ListenerDeleted(listener_id=row.id, owner_id=row.owner_id)
        await self.outbox.record(session, gone, subject=row.id)

    def _check(self, asked: ListenerRequest | ListenerPatch) -> None:
        fields = {"loves": asked.loves, "fears": asked.fears}
        wishes = [(f"/{name}/{i}", text) for name, texts in fields.items() for i, text in enumerate(texts)]
        require_suitable(self.gate, [("/name", asked.name), *wishes])


async def _find(session: AsyncSession, listener_id: str, owner_id: str) -> ListenerRow | None:
    row = await session.get(ListenerRow, listener_id) if is_id(listener_id) else None
    return row if row and row.owner_id == owner_id else None


async def _mine(session: AsyncSession, listener_id: str, owner_id: str) -> ListenerRow:
    row = await _find(session, listener_id, owner_id)
    if row is None:
        raise ListenerNotFound("There is no listener with this id among yours.")
    return row


def _shown(row: ListenerRow) -> Listener:
    return Listener.model_validate(row, from_attributes=True)
