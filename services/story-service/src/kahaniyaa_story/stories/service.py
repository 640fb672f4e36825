"""Asks for stories, keeps them, finds them, stops them and forgets them, each for their owner only."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from kahaniyaa_shared.contracts.events import StoryDeleted, StoryRequested
from kahaniyaa_shared.database import Database, new_id
from kahaniyaa_shared.durable import Workshop
from kahaniyaa_shared.outbox import Outbox
from kahaniyaa_shared.repository import Page, PageRequest
from kahaniyaa_story.stories.aloud import ReadAloud
from kahaniyaa_story.stories.asking import Asking
from kahaniyaa_story.stories.closing import close_story, status_told
from kahaniyaa_story.stories.log import StoryLog
from kahaniyaa_story.stories.models import SceneRow, StoryRow
from kahaniyaa_story.stories.problems import NothingToResume, NothingToStop
from kahaniyaa_story.stories.repository import Filters, own_story, page_of_stories, scenes_of
from kahaniyaa_story.stories.retellings import standing, tellings_of, tellings_of_tale
from kahaniyaa_story.stories.schemas import Story, StoryRequest, StorySummary, TranslationRequest
from kahaniyaa_story.stories.search import forget_story
from kahaniyaa_story.stories.views import story_of, summary_of
from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.kept import BRIEF, to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """A tale that somebody takes from a shelf, and the writer that tells it."""

    tale: str
    engine: str
    listener_id: str | None = None
    narrate: bool = False
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class StoryService:
    """Stories of owners; the telling itself is the workshop's."""

    database: Database
    outbox: Outbox
    log: StoryLog
    asking: Asking
    aloud: ReadAloud
    workshop: Workshop[StoryRow]

    async def ask(self, asked: StoryRequest, *, owner_id: str) -> str:
        """Have a story told; its id, once nothing can lose it any more."""
        brief = await self.asking.brief(asked, owner_id=owner_id)
        story = _new_story(
            brief,
            owner_id=owner_id,
            listener_id=asked.listener_id,
            asked=_shown_brief(asked, brief),
            engine=asked.engine,
            narrated=asked.narrate,
        )
        async with self.database.writing() as session:
            await self._begin(session, story, voice=asked.voice)
        self.workshop.wake()
        return story.id

    async def translate(self, story_id: str, wanted: TranslationRequest, *, owner_id: str) -> tuple[str, bool]:
        """The owner's story told again in another language, scene by scene, and whether it is new; it is told once."""
        async with self.database.reading() as session:
            row = await own_story(session, story_id, owner_id)
        story = _new_story(
            self.asking.translation(row, wanted.language),
            owner_id=owner_id,
            listener_id=row.listener_id,
            asked={**row.asked, "language": wanted.language},
            engine=row.engine,
            narrated=wanted.narrate,
            translation_of=row.id,
            tale=row.tale,
        )
        return await self._once(story, tellings_of(row.id, owner_id), voice=wanted.voice)

    async def take(self, brief: Brief, taking: Taking, *, owner_id: str) -> tuple[str, bool]:
        """The owner's story of a tale in the brief's language, and whether it is new; it is told once."""
        await self.asking.listener(taking.listener_id, owner_id)
        story = _new_story(
            brief,
            owner_id=owner_id,
            listener_id=taking.listener_id,
            asked={"language": brief.language, "tale": taking.tale},
            engine=taking.engine,
            narrated=taking.narrate,
            tale=taking.tale,
        )
        return await self._once(story, tellings_of_tale(taking.tale, owner_id), voice=taking.voice)

    async def _once(self, story: StoryRow, tellings: Select[str], *, voice: str | None) -> tuple[str, bool]:
        """Have a story told, unless its owner has it in this language, or is getting it at the same instant."""
        async with self.database.writing() as session:
            await self.database.alone(session, f"telling|{story.owner_id}|{story.language}")
            known = await standing(session, tellings, story.language)
            if known is None:
                await self._begin(session, story, voice=voice)
        if known is None:
            self.workshop.wake()
        return known or story.id, known is None

    async def _begin(self, session: AsyncSession, story: StoryRow, *, voice: str | None) -> None:
        session.add(story)
        await session.flush()
        self.log.append(session, story, [status_told(story)])
        requested = StoryRequested(story_id=story.id, owner_id=story.owner_id)
        await self.outbox.record(session, requested, subject=story.id)
        if story.narrated:
            await self.aloud.begin(session, story, voice=voice)

    async def read(self, story_id: str, *, owner_id: str) -> Story:
        """The owner's story."""
        return (await self.read_tagged(story_id, owner_id=owner_id))[0]

    async def read_tagged(self, story_id: str, *, owner_id: str) -> tuple[Story, str]:
        """The owner's story with the tag of its present state."""
        async with self.database.reading() as session:
            row = await own_story(session, story_id, owner_id)
            return story_of(row, await scenes_of(session, story_id)), tag_of(row)

    async def page(self, filters: Filters, wanted: PageRequest, *, owner_id: str) -> Page[StorySummary]:
        """The owner's stories that the filters leave, newest first."""
        async with self.database.reading() as session:
            page = await page_of_stories(session, owner_id, filters, wanted)
        return Page([summary_of(row) for row in page.items], page.next_cursor)

    async def stream_is_done(self, story_id: str, *, owner_id: str, after: int) -> bool:
        """Whether the story's stream has nothing after this event and will have nothing more."""
        async with self.database.reading() as session:
            row = await own_story(session, story_id, owner_id)
        return row.stream_done and row.last_event <= after

    async def cancel(self, story_id: str, *, owner_id: str) -> Story:
        """Stop writing, and keep what is there."""
        async with self.database.writing() as session:
            row = await own_story(session, story_id, owner_id, to_change=True)
            if row.status != "writing":
                raise NothingToStop(f"The story is {row.status}; there is nothing to stop.")
            row.lease_owner = row.lease_until = None  # whoever writes it finds out at the next line
            await close_story(session, self.log, row, status="interrupted")
            await self.aloud.more(session, story_id)
        await self.workshop.cancel(story_id)
        await self._tell_followers(story_id)
        return await self.read(story_id, owner_id=owner_id)

    async def resume(self, story_id: str, *, owner_id: str) -> Story:
        """Go on with a story that was interrupted or failed, from its last whole scene."""
        async with self.database.writing() as session:
            row = await own_story(session, story_id, owner_id, to_change=True)
            if row.status not in {"interrupted", "failed"}:
                raise NothingToResume(f"The story is {row.status}; there is nothing to go on with.")
            row.status, row.failure, row.attempts = "writing", None, 0
            row.lease_owner = row.lease_until = None
            cut_short = delete(SceneRow).where(SceneRow.story_id == story_id, SceneRow.is_whole.is_(False))
            await session.execute(cut_short)
            await self.log.reopen(session, row)
            self.log.append(session, row, [status_told(row)])
            if row.narrated:
                await self.aloud.begin(session, row)
        self.workshop.wake()
        await self._tell_followers(story_id)
        return await self.read(story_id, owner_id=owner_id)

    async def remove(self, story_id: str, *, owner_id: str) -> None:
        """Forget a story with everything of it."""
        async with self.database.writing() as session:
            await self._forget(session, await own_story(session, story_id, owner_id, to_change=True))
        await self.workshop.cancel(story_id)
        await self.log.announce(story_id)

    async def forget_owner(self, session: AsyncSession, owner_id: str) -> None:
        """Forget every story of an owner."""
        for row in await session.scalars(select(StoryRow).where(StoryRow.owner_id == owner_id).with_for_update()):
            await self._forget(session, row)

    async def move_owner(self, session: AsyncSession, *, old: str, new: str) -> None:
        """Let everything of one owner be another's."""
        await session.execute(update(StoryRow).where(StoryRow.owner_id == old).values(owner_id=new))

    async def _forget(self, session: AsyncSession, row: StoryRow) -> None:
        audio = (await self.aloud.audio_ids(session, [row.id])).get(row.id, ())
        await forget_story(session, row.id)
        await session.execute(delete(StoryRow).where(StoryRow.id == row.id))
        gone = StoryDeleted(story_id=row.id, owner_id=row.owner_id, audio_ids=audio)
        await self.outbox.record(session, gone, subject=row.id)

    async def _tell_followers(self, story_id: str) -> None:
        self.aloud.wake()
        await self.log.announce(story_id)


def tag_of(row: StoryRow) -> str:
    """The ETag of a story: its version for `If-Match`, and how far its telling is."""
    return f'"{row.version}.{row.last_event}"'


def _new_story(
    brief: Brief,
    *,
    owner_id: str,
    listener_id: str | None,
    asked: dict[str, Any],
    engine: str | None,
    narrated: bool,
    translation_of: str | None = None,
    tale: str | None = None,
) -> StoryRow:
    return StoryRow(
        id=new_id(),
        owner_id=owner_id,
        listener_id=listener_id,
        language=brief.language,
        translation_of=translation_of,
        tale=tale,
        tone=brief.tone,
        audience=brief.audience,
        asked=asked,
        brief=to_json(BRIEF, brief),
        engine=engine,
        narrated=narrated,
        last_event=0,
        stream_done=False,
        status="writing",
    )


def _shown_brief(asked: StoryRequest, brief: Brief) -> dict[str, Any]:
    """What was asked, with what was chosen where nothing was."""
    chosen = {name: getattr(brief, name) for name in ("seed", "tone", "audience", "length_words")}
    return asked.model_dump(mode="json", exclude_none=True) | chosen
