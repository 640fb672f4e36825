"""Which stories are the same story in other words: told again in other languages, or taken as the same tale."""

from sqlalchemy import Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from kahaniyaa_story.stories.models import StoryRow

_STANDS = ("writing", "complete")  # what was stopped or failed may be asked for anew


async def standing(session: AsyncSession, tellings: Select[str], language: str) -> str | None:
    """The id of the one among these that is told, or being told, in a language; the eldest, should there be several."""
    told = StoryRow.id.in_(tellings), StoryRow.language == language, StoryRow.status.in_(_STANDS)
    return (await session.scalars(select(StoryRow.id).where(*told).order_by(StoryRow.id).limit(1))).first()


def tellings_of_tale(tale: str, owner_id: str) -> Select[str]:
    """The ids of all that an owner has of a tale of the shelf."""
    return select(StoryRow.id).where(StoryRow.owner_id == owner_id, StoryRow.tale == tale)


def tellings_of(story_id: str, owner_id: str) -> Select[str]:
    """The ids of all tellings of one story of the owner's, itself among them, whichever was told from which."""
    known = (
        select(StoryRow.id, StoryRow.translation_of, StoryRow.tale)
        .where(StoryRow.id == story_id, StoryRow.owner_id == owner_id)
        .cte("telling", recursive=True)
    )
    other = aliased(StoryRow)
    akin = or_(
        other.translation_of == known.c.id,
        other.id == known.c.translation_of,
        other.translation_of == known.c.translation_of,  # where the one they were told from is gone
        other.tale == known.c.tale,
    )
    others = select(other.id, other.translation_of, other.tale).where(other.owner_id == owner_id, akin)
    return select(known.union(others).c.id)
