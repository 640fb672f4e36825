"""Rows of a lexicon within a transaction: found, brought, and given from one owner to another."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from kahaniyaa_shared.database import new_id
from kahaniyaa_tts.lexicon.entry import Entry
from kahaniyaa_tts.lexicon.models import Pronunciation
from kahaniyaa_tts.lexicon.problems import EntryExists
from kahaniyaa_tts.lexicon.scope import Brought, Scope
from kahaniyaa_tts.lexicon.tokens import folded_phrase


async def give_row(session: AsyncSession, row: Pronunciation, to: str, *, instead_of: Pronunciation | None) -> None:
    """Give one entry to another owner, unless theirs for the same words was changed later."""
    if instead_of is not None:
        await session.delete(min(row, instead_of, key=lambda each: each.updated_at))
        await session.flush()
    if instead_of is None or instead_of.updated_at < row.updated_at:
        row.owner_id = to


def bring_row(
    session: AsyncSession, scope: Scope, entry: Entry, *, known: Mapping[str, Pronunciation], brought: Brought
) -> None:
    """Keep one entry of many; which are of different words."""
    row = known.get(folded_phrase(entry.written))
    if row is None:
        session.add(new_row(scope, entry))
        brought.added += 1
    elif (row.said, row.ipa) == (entry.said, entry.ipa):
        brought.unchanged += 1
    else:
        row.written, row.said, row.ipa, row.version = entry.written, entry.said, entry.ipa, row.version + 1
        brought.replaced += 1


def new_row(scope: Scope, entry: Entry, *, note: str = "") -> Pronunciation:
    """A row for an entry that is new."""
    return Pronunciation(
        id=new_id(),
        owner_id=scope.owner_id,
        story_id=scope.story_id,
        language=scope.language,
        written=entry.written,
        folded=folded_phrase(entry.written),
        said=entry.said,
        ipa=entry.ipa,
        note=note,
        version=1,
    )


async def check_free(session: AsyncSession, entry: Pronunciation) -> None:
    """Raise EntryExists where the owner has another entry for the same words."""
    scope = Scope(owner_id=entry.owner_id, language=entry.language, story_id=entry.story_id)
    same = within(scope).where(Pronunciation.folded == entry.folded, Pronunciation.id != entry.id)
    other = await session.scalar(same)
    if other is not None:
        detail = f"Your lexicon says already how {other.written!r} is said; change that entry."
        raise EntryExists(detail, entry_id=other.id)


def of_owner(owner_id: str) -> Any:  # noqa: ANN401  # SQLAlchemy's own Select, whose type spells the row
    """All entries of the owner."""
    return select(Pronunciation).where(Pronunciation.owner_id == owner_id)


def owned(entry_id: str, owner_id: str) -> Any:  # noqa: ANN401  # as above
    """The owner's entry with the id."""
    return of_owner(owner_id).where(Pronunciation.id == entry_id)


def within(scope: Scope) -> Any:  # noqa: ANN401  # as above
    """All entries of the scope."""
    return of_owner(scope.owner_id).where(
        Pronunciation.language == scope.language, Pronunciation.story_id == scope.story_id
    )


def name_of(row: Pronunciation) -> tuple[str, str, str]:
    """What only one entry of an owner has."""
    return row.story_id, row.language, row.folded
