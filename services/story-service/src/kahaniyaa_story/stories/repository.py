"""The stories of one owner, as rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from kahaniyaa_shared.database import is_id
from kahaniyaa_shared.repository import Page, PageRequest, page_of
from kahaniyaa_story.stories.models import SceneRow, StoryRow
from kahaniyaa_story.stories.problems import StoryNotFound
from kahaniyaa_story.stories.retellings import tellings_of
from kahaniyaa_story.stories.search import holding
from kahaniyaa_story.writing.brief import Earlier


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which of the stories are wanted; None is any."""

    q: str | None = None
    language: str | None = None
    tone: str | None = None
    audience: str | None = None
    listener_id: str | None = None
    favourite: bool | None = None
    telling_of: str | None = None


async def own_story(session: AsyncSession, story_id: str, owner_id: str, *, to_change: bool = False) -> StoryRow:
    """The owner's story, locked where it is to be changed; raises `StoryNotFound`."""
    mine = select(StoryRow).where(StoryRow.id == story_id, StoryRow.owner_id == owner_id)
    query = mine.with_for_update() if to_change else mine
    row = (await session.scalars(query)).first() if is_id(story_id) else None
    if row is None:
        raise StoryNotFound("There is no story with this id among yours.")
    return row


async def scenes_of(session: AsyncSession, story_id: str) -> Sequence[SceneRow]:
    """The scenes that are there, in order."""
    mine = select(SceneRow).where(SceneRow.story_id == story_id).order_by(SceneRow.number)
    return (await session.scalars(mine)).all()


async def earlier_stories(session: AsyncSession, story: StoryRow, most: int) -> tuple[Earlier, ...]:
    """What the same listener was told before a story, newest first."""
    before = (
        select(StoryRow.language, StoryRow.plan)
        .where(StoryRow.owner_id == story.owner_id, StoryRow.listener_id.is_not_distinct_from(story.listener_id))
        .where(StoryRow.id < story.id, StoryRow.plan.is_not(None))
        .order_by(StoryRow.id.desc())
        .limit(most)
    )
    return tuple(Earlier(language=language, plan=plan or {}) for language, plan in await session.execute(before))


async def page_of_stories(
    session: AsyncSession, owner_id: str, filters: Filters, wanted: PageRequest
) -> Page[StoryRow]:
    """The owner's stories that the filters leave, newest first."""
    return await page_of(session, _filtered(session, owner_id, filters), table=StoryRow, wanted=wanted)


def _filtered(session: AsyncSession, owner_id: str, filters: Filters) -> Select[StoryRow]:
    query = select(StoryRow).where(StoryRow.owner_id == owner_id)
    for name in ("language", "tone", "audience", "listener_id", "favourite"):
        value = getattr(filters, name)
        if value is not None:
            query = query.where(getattr(StoryRow, name) == value)
    if filters.telling_of is not None:
        query = query.where(StoryRow.id.in_(tellings_of(filters.telling_of, owner_id)))
    return query.where(holding(session, filters.q)) if filters.q else query
