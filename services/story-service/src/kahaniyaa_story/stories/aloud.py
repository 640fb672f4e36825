"""What stories ask of their narration, without knowing how it is made."""

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from kahaniyaa_story.stories.models import StoryRow


class ReadAloud(Protocol):
    """Reads stories aloud as they are written; every change is made in the transaction of the story's own."""

    async def begin(self, session: AsyncSession, story: StoryRow, *, voice: str | None = None) -> None:
        """Read this story from now on, and end its stream when all of it is read; a second time, go on."""
        ...

    async def more(self, session: AsyncSession, story_id: str) -> None:
        """There is another scene to read, or the story is not being written any more."""
        ...

    async def audio_ids(self, session: AsyncSession, story_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Every recording of these stories."""
        ...

    def wake(self) -> None:
        """A transaction that asked for something holds now."""
        ...
