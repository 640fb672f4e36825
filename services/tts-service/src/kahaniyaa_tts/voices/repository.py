"""Voice presets in the database; every change is told to the other services."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from kahaniyaa_shared.contracts.events import VoiceChanged
from kahaniyaa_shared.database import Database
from kahaniyaa_shared.outbox import Outbox
from kahaniyaa_shared.repository import Page, PageRequest, page_of
from kahaniyaa_tts.voices.models import VoicePreset


@dataclass(frozen=True, slots=True)
class PresetShelf:
    """Keeps presets, each for its owner alone."""

    database: Database
    outbox: Outbox

    async def add(self, preset: VoicePreset, *, most: int) -> bool:
        """Keep a new preset; False if its owner has as many as are kept for one."""
        async with self.database.writing() as session:
            mine = select(func.count()).select_from(VoicePreset).where(VoicePreset.owner_id == preset.owner_id)
            if (await session.scalar(mine) or 0) >= most:
                return False
            session.add(preset)
            await session.flush()
            await self._tell(session, preset, "created")
        return True

    async def find(self, preset_id: str, owner_id: str) -> VoicePreset | None:
        """The owner's preset with the id."""
        async with self.database.reading() as session:
            return await session.scalar(_owned(preset_id, owner_id))

    async def find_anybodys(self, preset_id: str) -> VoicePreset | None:
        """The preset with the id, whosever it is: for those who have leave to it already."""
        async with self.database.reading() as session:
            return await session.get(VoicePreset, preset_id)

    async def find_all(self, preset_ids: Collection[str], owner_id: str) -> Mapping[str, VoicePreset]:
        """Those of the presets that are the owner's, by id."""
        async with self.database.reading() as session:
            named = select(VoicePreset).where(VoicePreset.id.in_(preset_ids), VoicePreset.owner_id == owner_id)
            return {preset.id: preset for preset in await session.scalars(named)}

    async def page(self, owner_id: str, wanted: PageRequest) -> Page[VoicePreset]:
        """A page of the owner's presets."""
        async with self.database.reading() as session:
            query = select(VoicePreset).where(VoicePreset.owner_id == owner_id)
            return await page_of(session, query, table=VoicePreset, wanted=wanted)

    async def change(self, preset_id: str, owner_id: str, changes: Mapping[str, Any]) -> VoicePreset | None:
        """Change the owner's preset; None if there is no such one."""
        async with self.database.writing() as session:
            preset = await session.scalar(_owned(preset_id, owner_id))
            if preset is None:
                return None
            for name, value in changes.items():
                setattr(preset, name, value)
            await session.flush()
            await self._tell(session, preset, "updated")
            await session.refresh(preset)
        return preset

    async def remove(self, preset_id: str, owner_id: str) -> bool:
        """Remove the owner's preset; False if there is no such one."""
        async with self.database.writing() as session:
            preset = await session.scalar(_owned(preset_id, owner_id))
            if preset is None:
                return False
            await session.delete(preset)
            await self._tell(session, preset, "deleted")
        return True

    async def remove_all(self, owner_id: str) -> None:
        """Remove everything of the owner's."""
        async with self.database.writing() as session:
            await session.execute(delete(VoicePreset).where(VoicePreset.owner_id == owner_id))

    async def give(self, owner_id: str, to: str) -> None:
        """Give everything of one owner to another."""
        async with self.database.writing() as session:
            await session.execute(update(VoicePreset).where(VoicePreset.owner_id == owner_id).values(owner_id=to))

    async def _tell(
        self, session: AsyncSession, preset: VoicePreset, change: Literal["created", "updated", "deleted"]
    ) -> None:
        data = VoiceChanged(preset_id=preset.id, owner_id=preset.owner_id, change=change)
        await self.outbox.record(session, data, subject=preset.id)


def _owned(preset_id: str, owner_id: str) -> Any:  # noqa: ANN401  # SQLAlchemy's own Select, whose type spells the row
    return select(VoicePreset).where(VoicePreset.id == preset_id, VoicePreset.owner_id == owner_id)
