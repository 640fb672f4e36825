"""The work of telling a story: what the writer yields is stored as it comes, a finished scene is the checkpoint."""

from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import asdict, dataclass, field, replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from kahaniyaa_shared.contracts.events import StoryCompleted, StoryFailed, StorySceneWritten
from kahaniyaa_shared.database import Database
from kahaniyaa_shared.durable import Lease
from kahaniyaa_shared.engines import EngineError
from kahaniyaa_shared.outbox import Outbox
from kahaniyaa_story.stories.aloud import ReadAloud
from kahaniyaa_story.stories.batches import in_batches
from kahaniyaa_story.stories.closing import close_story, failure_told
from kahaniyaa_story.stories.log import StoryLog, Told
from kahaniyaa_story.stories.models import SceneRow, StoryRow
from kahaniyaa_story.stories.repository import earlier_stories
from kahaniyaa_story.stories.views import scene_of
from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.chain import writer_of
from kahaniyaa_story.writing.engine import (
    Ended,
    LineWritten,
    Piece,
    Planned,
    SceneBegun,
    SceneWritten,
    StoryWriter,
    Words,
)
from kahaniyaa_story.writing.kept import BRIEF, CAST, ENDING, LINES, PICTURE, to_json
from kahaniyaa_story.writing.scenes import Scene
from kahaniyaa_story.writing.writers import Writers

_REMEMBERED = 50
"""Stories of a listener that the next one is to differ from."""
_GAVE_UP = (
    "The writer could not be reached, or stopped, several times. What is written is kept; go on with it by resuming."
)


@dataclass(slots=True)
class _OpenLines:
    """How the lines that are not written yet read so far."""

    texts: dict[tuple[int, int], str] = field(default_factory=dict[tuple[int, int], str])

    def take(self, batch: Sequence[Piece]) -> list[tuple[int, int, str]]:
        """The lines that grew and are still open after this batch."""
        grown: set[tuple[int, int]] = set()
        for piece in batch:
            if isinstance(piece, Words):
                place = piece.scene, piece.line
                self.texts[place] = self.texts.get(place, "") + piece.delta
                grown.add(place)
            elif isinstance(piece, LineWritten):
                self.texts.pop((piece.scene, piece.line), None)
            elif isinstance(piece, SceneBegun):
                self.texts.clear()
        return [(*place, self.texts[place]) for place in sorted(grown & self.texts.keys())]


@dataclass(frozen=True, slots=True)
class Telling:
    """Advances stories: `advance` goes on from the last finished scene, whoever wrote it and whenever."""

    database: Database
    log: StoryLog
    outbox: Outbox
    writers: Writers
    aloud: ReadAloud

    async def advance(self, lease: Lease) -> None:
        """Tell the story to its end; raises `EngineError(passing=True)` where trying again later may help."""
        story, finished = await self._so_far(lease.work_id)
        if story is None or story.status != "writing":
            return
        try:
            await self._tell(lease, story, finished, self.writers.chosen(story.language, story.engine))
        except EngineError as failure:
            if failure.passing:
                raise
            await self.fail(lease, str(failure))

    async def give_up(self, lease: Lease, _reason: str) -> None:
        """End a story that could not be told in several attempts."""
        await self.fail(lease, _GAVE_UP)

    async def fail(self, lease: Lease, detail: str) -> None:
        """End the story as failed, with the reason, keeping what is written."""
        async with self.database.writing() as session:
            story = await self._held(lease, session)
            story.failure = detail
            failed = StoryFailed(story_id=story.id, owner_id=story.owner_id, reason="writing-failed")
            await self.outbox.record(session, failed, subject=story.id)
            await close_story(session, self.log, story, status="failed", told=[failure_told(detail)])
            await self.aloud.more(session, story.id)
        await self._tell_followers(lease.work_id)

    async def _so_far(self, story_id: str) -> tuple[StoryRow | None, list[Scene]]:
        whole = select(SceneRow).where(SceneRow.story_id == story_id, SceneRow.is_whole).order_by(SceneRow.number)
        async with self.database.reading() as session:
            story = await session.get(StoryRow, story_id)
            return story, [scene_of(row) for row in await session.scalars(whole)]

    async def _brief(self, story: StoryRow) -> Brief:
        """The brief, with what the listener was told before where the story is still to be planned."""
        brief = BRIEF.validate_python(story.brief)
        if story.plan is not None or brief.repeatable:
            return brief
        async with self.database.reading() as session:
            return replace(brief, earlier=await earlier_stories(session, story, _REMEMBERED))

    async def _tell(self, lease: Lease, story: StoryRow, finished: list[Scene], writer: StoryWriter) -> None:
        brief = await self._brief(story)
        lines, ended = _OpenLines(), False
        writing = in_batches(writer.write(brief, plan=story.plan, finished=finished))
        async with aclosing(writing) as batches:
            async for batch in batches:
                await self._keep(lease, [piece for piece in batch if not isinstance(piece, Words)])
                for scene, line, text in lines.take(batch):
                    await self.log.murmur(lease.work_id, scene=scene, line=line, text=text)
                ended = ended or any(isinstance(piece, Ended) for piece in batch)
        if not ended:
            raise EngineError("The writer stopped before the end of the story.", passing=True)

    async def _keep(self, lease: Lease, pieces: Sequence[Piece]) -> None:
        """Store these pieces in one transaction, with the events that tell of them."""
        if not pieces:
            return
        async with self.database.writing() as session:
            story = await self._held(lease, session)
            told: list[Told] = []
            for piece in pieces:
                told = await self._take(session, story, piece, told)
            self.log.append(session, story, told)
        await self._tell_followers(lease.work_id)

    async def _held(self, lease: Lease, session: AsyncSession) -> StoryRow:
        await lease.hold(session)
        return await session.get_one(StoryRow, lease.work_id)

    async def _tell_followers(self, story_id: str) -> None:
        self.aloud.wake()
        await self.log.announce(story_id)

    async def _take(self, session: AsyncSession, story: StoryRow, piece: Piece, told: list[Told]) -> list[Told]:
        """Change the rows as this piece says; the events told so far, with those that tell of it."""
        match piece:
            case Planned():
                return [*told, self._begin(story, piece)]
            case SceneBegun(number=number):
                kept = [event for event in told if event.scene != number]
                was_told = await self.log.take_back(session, story.id, scene=number) or len(kept) < len(told)
                return [*kept, _scene_told(piece, restart=was_told)]
            case LineWritten():
                return [*told, _line_told(piece)]
            case SceneWritten(scene=scene):
                await self._finish_scene(session, story, scene)
                return told
            case Ended():
                self.log.append(session, story, told)
                await self._end(session, story, piece)
                return []
            case Words():
                return told

    def _begin(self, story: StoryRow, planned: Planned) -> Told:
        asked = {asked.name: asked.voice for asked in BRIEF.validate_python(story.brief).characters}
        cast = [replace(member, voice=member.voice or asked.get(member.name)) for member in planned.cast]
        writer = writer_of(planned.plan)
        story.title, story.plan = planned.title, dict(planned.plan)
        story.cast, story.about = to_json(CAST, cast), list(planned.about)
        story.engine_name, story.engine_model = writer.name, writer.model
        return Told("title", {"title": planned.title})

    async def _finish_scene(self, session: AsyncSession, story: StoryRow, scene: Scene) -> None:
        lines, picture = to_json(LINES, scene.lines), to_json(PICTURE, scene.picture)
        session.add(SceneRow(story_id=story.id, number=scene.number, title=scene.title, picture=picture, lines=lines))
        await self.outbox.record(session, StorySceneWritten(story_id=story.id, scene=scene.number), subject=story.id)
        await self.aloud.more(session, story.id)

    async def _end(self, session: AsyncSession, story: StoryRow, ended: Ended) -> None:
        story.ending = to_json(ENDING, ended.ending)
        completed = StoryCompleted(story_id=story.id, owner_id=story.owner_id)
        await self.outbox.record(session, completed, subject=story.id)
        await close_story(session, self.log, story, status="complete")
        await self.aloud.more(session, story.id)


def _scene_told(begun: SceneBegun, *, restart: bool) -> Told:
    data = {"number": begun.number, "title": begun.title, "picture": to_json(PICTURE, begun.picture)}
    return Told("scene", {**data, "restart": True} if restart else data, scene=begun.number)


def _line_told(piece: LineWritten) -> Told:
    line = asdict(piece.written)
    return Told("line", {"scene": piece.scene, "line": piece.line, **line}, scene=piece.scene)
