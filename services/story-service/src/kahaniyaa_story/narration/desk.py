"""Narrations within the story's own transactions: begun with it, told of every scene, gone with it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from kahaniyaa_shared.contracts.events import NarrationRequested
from kahaniyaa_shared.outbox import Outbox
from kahaniyaa_story.narration.models import NarratedSceneRow, NarrationRow
from kahaniyaa_story.narration.schemas import NarrationRequest
from kahaniyaa_story.stories.models import StoryRow


@dataclass(frozen=True, slots=True)
class NarrationDesk:
    """Takes orders for narrations; the workshop that waits for `called` makes them."""

    outbox: Outbox
    called: asyncio.Event = field(default_factory=asyncio.Event)

    async def begin(self, session: AsyncSession, story: StoryRow, *, voice: str | None = None) -> None:
        """Read this story as it is written; where that was begun before, go on with it in the voice it had."""
        known = select(NarrationRow).where(NarrationRow.story_id == story.id, NarrationRow.is_streamed)
        narration = (await session.scalars(known)).first()
        if narration is None:
            await self.order(session, story, NarrationRequest(voice=voice), is_streamed=True)
        else:
            narration.status, narration.is_due, narration.failure = "working", True, None

    async def order(
        self, session: AsyncSession, story: StoryRow, asked: NarrationRequest, *, is_streamed: bool = False
    ) -> NarrationRow:
        """Have the story, as it is now, read in this way."""
        narration = NarrationRow(
            story_id=story.id,
            owner_id=story.owner_id,
            is_streamed=is_streamed,
            text_version=story.text_version,
            voice=asked.voice,
            asked_cast=asked.cast,
            speed=asked.speed,
            format=asked.format,
            status="working",
            is_due=True,
        )
        session.add(narration)
        await session.flush()
        requested = NarrationRequested(narration_id=narration.id, story_id=story.id)
        await self.outbox.record(session, requested, subject=narration.id)
        return narration

    async def more(self, session: AsyncSession, story_id: str) -> None:
        """There is something to do for whoever reads this story."""
        working = NarrationRow.story_id == story_id, NarrationRow.status == "working"
        await session.execute(update(NarrationRow).where(*working).values(is_due=True))

    async def audio_ids(self, session: AsyncSession, story_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Every recording of these stories."""
        recorded = (
            select(NarrationRow.story_id, NarratedSceneRow.audio_id)
            .join(NarratedSceneRow, NarratedSceneRow.narration_id == NarrationRow.id)
            .where(NarrationRow.story_id.in_(story_ids))
        )
        ids: dict[str, tuple[str, ...]] = {}
        for story_id, audio_id in await session.execute(recorded):
            ids[story_id] = (*ids.get(story_id, ()), audio_id)
        return ids

    def wake(self) -> None:
        """Let the workshop look now."""
        self.called.set()

    async def move_owner(self, session: AsyncSession, *, old: str, new: str) -> None:
        """Let every narration of one owner be another's."""
        await session.execute(update(NarrationRow).where(NarrationRow.owner_id == old).values(owner_id=new))
