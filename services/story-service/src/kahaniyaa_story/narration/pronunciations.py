"""Whether what was read aloud would be said otherwise now, because somebody changed how a name is said."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from kahaniyaa_shared.clients.base import Refused
from kahaniyaa_shared.clients.tts import TtsClient
from kahaniyaa_shared.contracts.speech import LexiconTagsRequest, TextsRead
from kahaniyaa_shared.database import Database
from kahaniyaa_shared.problems import UpstreamDown
from kahaniyaa_shared.telemetry import log
from kahaniyaa_story.narration.models import NarratedSceneRow, NarrationRow
from kahaniyaa_story.stories.models import SceneRow, StoryRow
from kahaniyaa_story.stories.views import scene_of
from kahaniyaa_story.writing.scenes import Scene


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a story: its scenes as they are now, and by which tags each narration read them."""

    language: str
    scenes: Sequence[Scene]
    tags: Sequence[tuple[str, int, str]]


@dataclass(frozen=True, slots=True)
class Pronunciations:
    """Compares what was heeded of a lexicon, when scenes were read, with what it says now."""

    database: Database
    tts: TtsClient

    async def changed(self, story_id: str, owner_id: str) -> frozenset[str]:
        """The narrations of the owner's story that would sound otherwise now; none while nobody can tell."""
        read = await self._read(story_id, owner_id)
        if not read.tags:
            return frozenset()
        try:
            now = await self._now(read, story_id, owner_id)
        except (Refused, UpstreamDown) as failure:
            log().warning("pronunciations_unknown", story_id=story_id, error=type(failure).__name__)
            return frozenset()
        return frozenset(narration for narration, number, tag in read.tags if now.get(number, tag) != tag)

    async def _read(self, story_id: str, owner_id: str) -> _Read:
        heard = (
            select(NarrationRow.id, NarratedSceneRow.number, NarratedSceneRow.lexicon)
            .join(NarratedSceneRow, NarratedSceneRow.narration_id == NarrationRow.id)
            .join(StoryRow, StoryRow.id == NarrationRow.story_id)
            .where(StoryRow.id == story_id, StoryRow.owner_id == owner_id)
            .where(NarrationRow.text_version == StoryRow.text_version)
        )
        async with self.database.reading() as session:
            tags = [(narration, number, tag) for narration, number, tag in await session.execute(heard)]
            if not tags:
                return _Read("", (), ())
            story = await session.get_one(StoryRow, story_id)
            rows = await session.scalars(select(SceneRow).where(SceneRow.story_id == story_id, SceneRow.is_whole))
            return _Read(story.language, [scene_of(row) for row in rows], tags)

    async def _now(self, read: _Read, story_id: str, owner_id: str) -> dict[int, str]:
        """The tag of each scene's words, by its number."""
        recordings = tuple(
            TextsRead(language=read.language, texts=tuple(line.text for line in scene.lines)) for scene in read.scenes
        )
        told = await self.tts.lexicon_tags(
            LexiconTagsRequest(story_id=story_id, recordings=recordings), user_id=owner_id
        )
        return {scene.number: tag for scene, tag in zip(read.scenes, told.tags, strict=True)}
