"""Finding stories by their words, in any script: FTS5 on SQLite, an index of the same words on Postgres.

Both hold the words that `search_words` cuts, so that कहानी is one word in both: Postgres' own parser is not asked.
"""

from sqlalchemy import ColumnElement, Select, String, column, select, table, text
from sqlalchemy.ext.asyncio import AsyncSession

from kahaniyaa_story.stories.models import StoryRow
from kahaniyaa_story.wording import search_words

_LONGEST_WORD = 200


async def index_story(session: AsyncSession, story_id: str, content: str) -> None:
    """Make a story findable by these words, and by no others."""
    await forget_story(session, story_id)
    words = sorted({word[:_LONGEST_WORD] for word in search_words(content)})
    if _is_postgres(session):
        added = "INSERT INTO story_search (story_id, words) VALUES (:id, array_to_tsvector(CAST(:words AS text[])))"
        await session.execute(text(added), {"id": story_id, "words": words})
    else:
        added = "INSERT INTO story_search (story_id, key, words) VALUES (:id, :key, :words)"
        await session.execute(text(added), {"id": story_id, "key": _key(story_id), "words": " ".join(words)})


async def forget_story(session: AsyncSession, story_id: str) -> None:
    """Make a story findable no more."""
    if _is_postgres(session):
        await session.execute(text("DELETE FROM story_search WHERE story_id = :id"), {"id": story_id})
    else:
        mine = "rowid IN (SELECT rowid FROM story_search WHERE story_search MATCH :key)"
        await session.execute(text(f"DELETE FROM story_search WHERE {mine}"), {"key": f'key : "{_key(story_id)}"'})  # noqa: S608  # the text is ours


def holding(session: AsyncSession, query: str) -> ColumnElement[bool]:
    """The condition that a story has every word of the query, or one that begins with it."""
    words = [word[:_LONGEST_WORD] for word in search_words(query)]
    return StoryRow.id.in_(_matches(session, words))


def _matches(session: AsyncSession, words: list[str]) -> Select[str]:
    found = select(column("story_id", String)).select_from(table("story_search"))
    if not words:
        return found.where(text("1 = 0"))
    if _is_postgres(session):
        wanted = " & ".join(f"'{word}':*" for word in words)  # words hold letters, marks and digits only
        return found.where(text("words @@ CAST(CAST(:search AS text) AS tsquery)").bindparams(search=wanted))
    wanted = "words : (" + " AND ".join(f'"{word}" *' for word in words) + ")"
    return found.where(text("story_search MATCH :search").bindparams(search=wanted))


def _key(story_id: str) -> str:
    return story_id.replace("-", "")


def _is_postgres(session: AsyncSession) -> bool:
    return session.get_bind().dialect.name == "postgresql"
