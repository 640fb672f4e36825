"""Asks for narrations and shows them, each for the story's owner only."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from kahaniyaa_shared.database import Database, now
from kahaniyaa_shared.media import MediaSigner
from kahaniyaa_story.narration.desk import NarrationDesk
from kahaniyaa_story.narration.models import NarratedSceneRow, NarrationRow
from kahaniyaa_story.narration.problems import NothingToRead
from kahaniyaa_story.narration.pronunciations import Pronunciations
from kahaniyaa_story.narration.schemas import NarratedScene, Narration, NarrationRequest, NarrationStatus
from kahaniyaa_story.stories.models import StoryRow
from kahaniyaa_story.stories.repository import own_story, scenes_of
from kahaniyaa_story.writing.kept import CAST

_NONE = Narration(
    id=None, status="none", duration=0, audio_url=None, speed=1, voice=None, cast={}, scenes=(), failure=None
)

_STATUSES: Mapping[str, NarrationStatus] = {"working": "working", "complete": "complete", "failed": "failed"}


@dataclass(frozen=True, slots=True)
class NarrationService:
    """Narrations of stories; one per state of the text, voices, speed and format."""

    database: Database
    desk: NarrationDesk
    signer: MediaSigner
    pronunciations: Pronunciations

    async def ask(self, story_id: str, asked: NarrationRequest, *, owner_id: str) -> Narration:
        """Have a story read; what was read before in the same way, and would sound the same now, is not read again."""
        changed = await self.pronunciations.changed(story_id, owner_id)
        async with self.database.writing() as session:
            story = await own_story(session, story_id, owner_id, to_change=True)
            rows = (row for row in await _of_story(session, story_id) if row.id not in changed)
            known = next((row for row in rows if _serves(row, story, asked)), None)
            if known is None:
                if not await scenes_of(session, story_id):
                    raise NothingToRead("The first scene is not written yet; ask again when there is one.")
                known = await self.desk.order(session, story, asked)
            known.asked_at = now()
            if known.status == "failed":
                known.status, known.is_due, known.failure, known.attempts = "working", True, None, 0
        self.desk.wake()
        async with self.database.reading() as session:
            return await self._shown(session, story, known, changed)

    async def read(self, story_id: str, *, owner_id: str) -> Narration:
        """The narration of a story that was asked for last."""
        changed = await self.pronunciations.changed(story_id, owner_id)
        async with self.database.reading() as session:
            story = await own_story(session, story_id, owner_id)
            rows = await _of_story(session, story_id)
            return await self._shown(session, story, rows[0], changed) if rows else _NONE

    async def _shown(
        self, session: AsyncSession, story: StoryRow, row: NarrationRow, changed: Collection[str]
    ) -> Narration:
        mine = select(NarratedSceneRow).where(NarratedSceneRow.narration_id == row.id)
        read = (await session.scalars(mine.order_by(NarratedSceneRow.number))).all()
        scenes = tuple(self._scenes(read))
        return Narration(
            id=row.id,
            status="stale" if row.status == "complete" and row.id in changed else _status(row, story),
            duration=sum(scene.duration_ms for scene in scenes) / 1000,
            audio_url=scenes[0].audio_url if len(scenes) == 1 and row.status == "complete" else None,
            speed=row.speed,
            voice=row.voice,
            cast=row.cast,
            scenes=scenes,
            failure=row.failure,
        )

    def _scenes(self, read: Sequence[NarratedSceneRow]) -> Iterator[NarratedScene]:
        offset = 0
        for row in read:
            yield NarratedScene.model_validate(
                {
                    "number": row.number,
                    "audio_url": self.signer.sign(f"/v1/audio/{row.audio_id}"),
                    "offset_ms": offset,
                    "duration_ms": row.duration_ms,
                    "words": row.words,
                }
            )
            offset += row.duration_ms


async def _of_story(session: AsyncSession, story_id: str) -> Sequence[NarrationRow]:
    mine = (
        select(NarrationRow)
        .where(NarrationRow.story_id == story_id)
        .order_by(NarrationRow.asked_at.desc(), NarrationRow.id.desc())
    )
    return (await session.scalars(mine)).all()


def _status(row: NarrationRow, story: StoryRow) -> NarrationStatus:
    if _is_stale(row, story):
        return "stale"
    return _STATUSES[row.status]


def _is_stale(row: NarrationRow, story: StoryRow) -> bool:
    """Whether the text changed since, or a person gave somebody another voice than this reading has."""
    return row.text_version != story.text_version or not _has_voices(row, {**_chosen(story), **row.asked_cast})


def _serves(row: NarrationRow, story: StoryRow, asked: NarrationRequest) -> bool:
    """Whether this reading is, or will be, what is asked for."""
    same = row.text_version == story.text_version and row.speed == asked.speed and row.format == asked.format
    return same and row.voice == asked.voice and _has_voices(row, {**_chosen(story), **asked.cast})


def _has_voices(row: NarrationRow, wanted: dict[str, str]) -> bool:
    """Whether its voices are these; before they are chosen, whether those that were asked for are."""
    having = row.cast if row.is_cast else {**wanted, **row.asked_cast}
    return all(having.get(name) == voice for name, voice in wanted.items())


def _chosen(story: StoryRow) -> dict[str, str]:
    return {member.name: member.voice for member in CAST.validate_python(story.cast) if member.voice}
