"""The stored events of each story's stream: appended in the transaction that makes them true, read from any point."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from kahaniyaa_shared.database import Database
from kahaniyaa_shared.events import Live
from kahaniyaa_story.stories.models import StoryEventRow, StoryRow

_PAGE = 500
STORED = json.dumps({"stored": True})
"""The live message that says: there is more in the log."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event to append; `scene` where it tells of one."""

    kind: str
    data: dict[str, Any]
    scene: int | None = None


@dataclass(frozen=True, slots=True)
class StoryLog:
    """Appends to the streams of stories, and reads them."""

    database: Database
    live: Live

    def append(self, session: AsyncSession, story: StoryRow, told: Sequence[Told]) -> None:
        """Add events within this transaction, which must hold the story's row locked; `done` closes the stream."""
        for event in told:
            story.last_event += 1
            session.add(
                StoryEventRow(
                    story_id=story.id, number=story.last_event, kind=event.kind, scene=event.scene, data=event.data
                )
            )
        story.stream_done = story.stream_done or any(event.kind == "done" for event in told)

    async def take_back(self, session: AsyncSession, story_id: str, *, scene: int) -> bool:
        """Forget what was told of a scene that is told anew; whether there was anything."""
        mine = StoryEventRow.story_id == story_id, StoryEventRow.scene == scene
        told = delete(StoryEventRow).where(*mine, StoryEventRow.kind.in_(("scene", "line")))
        return (await session.execute(told.returning(StoryEventRow.number))).first() is not None

    async def reopen(self, session: AsyncSession, story: StoryRow) -> None:
        """Let a stream that was done go on."""
        ends = delete(StoryEventRow).where(StoryEventRow.story_id == story.id, StoryEventRow.kind == "done")
        await session.execute(ends)
        story.stream_done = False

    async def after(self, story_id: str, number: int) -> Sequence[StoryEventRow] | None:
        """The next stored events after this one, oldest first; None where the story is gone."""
        following = select(StoryEventRow).where(StoryEventRow.story_id == story_id, StoryEventRow.number > number)
        async with self.database.reading() as session:
            rows = (await session.scalars(following.order_by(StoryEventRow.number).limit(_PAGE))).all()
            if not rows and (await session.get(StoryRow, story_id)) is None:
                return None
        return rows

    async def announce(self, story_id: str) -> None:
        """Tell whoever follows the story now that there is more in the log."""
        await self.live.send(_channel(story_id), STORED)

    async def murmur(self, story_id: str, *, scene: int, line: int, text: str) -> None:
        """Tell whoever follows the story now how the open line reads so far."""
        await self.live.send(_channel(story_id), json.dumps({"scene": scene, "line": line, "text": text}))

    def listen(self, story_id: str) -> AbstractAsyncContextManager[AsyncIterator[str]]:
        """What `announce` and `murmur` tell from now on."""
        return self.live.listen(_channel(story_id))


def _channel(story_id: str) -> str:
    return f"story:{story_id}"
