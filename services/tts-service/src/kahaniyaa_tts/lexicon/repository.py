"""Lexicons in the database; every change is told to the other services, and gives the lexicon another edition."""

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from kahaniyaa_shared.contracts.events import LexiconChanged
from kahaniyaa_shared.database import Database, new_id
from kahaniyaa_shared.outbox import Outbox
from kahaniyaa_shared.repository import Page, PageRequest, page_of
from kahaniyaa_tts.lexicon.entry import Entry
from kahaniyaa_tts.lexicon.models import LexiconEdition, Pronunciation
from kahaniyaa_tts.lexicon.problems import LexiconFull
from kahaniyaa_tts.lexicon.rows import bring_row, check_free, give_row, name_of, of_owner, owned, within
from kahaniyaa_tts.lexicon.scope import Brought, Scope, Wanted
from kahaniyaa_tts.lexicon.tokens import folded_phrase

_EDITION = select(LexiconEdition.edition).where(LexiconEdition.owner_id == bindparam("owner_id"))


@dataclass(frozen=True, slots=True)
class LexiconShelf:
    """Keeps entries, each for its owner alone."""

    database: Database
    outbox: Outbox
    most_entries: int

    async def edition(self, owner_id: str) -> str | None:
        """Which state the owner's lexicon is in; None if they never had one."""
        return await self.database.glance(_EDITION, owner_id=owner_id)

    async def entries(self, owner_id: str, story_id: str) -> list[tuple[str, Entry]]:
        """All that holds when the story is read, each with its language; for no story, what holds for all."""
        columns = Pronunciation.language, Pronunciation.written, Pronunciation.said, Pronunciation.ipa
        holding = Pronunciation.owner_id == owner_id, Pronunciation.story_id.in_({"", story_id})
        async with self.database.reading() as session:
            rows = await session.execute(select(*columns, Pronunciation.story_id).where(*holding))
            return [
                (language, Entry(written=written, said=said, ipa=ipa, is_of_story=bool(story)))
                for language, written, said, ipa, story in rows
            ]

    async def find(self, entry_id: str, owner_id: str) -> Pronunciation | None:
        """The owner's entry with the id."""
        async with self.database.reading() as session:
            return await session.scalar(owned(entry_id, owner_id))

    async def page(self, owner_id: str, what: Wanted, wanted: PageRequest) -> Page[Pronunciation]:
        """A page of those of the owner's entries that are wanted."""
        query = select(Pronunciation).where(Pronunciation.owner_id == owner_id)
        if what.language is not None:
            query = query.where(Pronunciation.language == what.language)
        if what.story_id is not None:
            query = query.where(Pronunciation.story_id == what.story_id)
        if what.part:
            query = query.where(Pronunciation.folded.contains(folded_phrase(what.part), autoescape=True))
        async with self.database.reading() as session:
            return await page_of(session, query, table=Pronunciation, wanted=wanted)

    async def all_of(self, scope: Scope) -> Sequence[Pronunciation]:
        """All entries of the scope, in the order of what is written."""
        async with self.database.reading() as session:
            return (await session.scalars(within(scope).order_by(Pronunciation.folded))).all()

    async def add(self, entry: Pronunciation) -> None:
        """Keep a new entry; raises EntryExists or LexiconFull."""
        async with self._changing(entry.owner_id) as session:
            await self._check_room(session, entry.owner_id, more=1)
            await check_free(session, entry)
            session.add(entry)
            await session.flush()
            await self._tell(session, entry, "created")

    async def change(
        self, entry_id: str, owner_id: str, version: int, changes: Mapping[str, str]
    ) -> Pronunciation | None:
        """Change the owner's entry; None if it is not there, or not of this version. Raises EntryExists."""
        async with self._changing(owner_id) as session:
            entry = await session.scalar(owned(entry_id, owner_id))
            if entry is None or entry.version != version:
                return None
            for name, value in changes.items():
                setattr(entry, name, value)
            entry.folded = folded_phrase(entry.written)
            entry.version += 1
            with session.no_autoflush:
                await check_free(session, entry)
            await session.flush()
            await self._tell(session, entry, "updated")
            await session.refresh(entry)
        return entry

    async def remove(self, entry_id: str, owner_id: str, version: int) -> bool:
        """Remove the owner's entry; False if it is not there, or not of this version."""
        async with self._changing(owner_id) as session:
            entry = await session.scalar(owned(entry_id, owner_id))
            if entry is None or entry.version != version:
                return False
            await session.delete(entry)
            await self._tell(session, entry, "deleted")
        return True

    async def bring(self, scope: Scope, entries: Iterable[Entry]) -> Brought:
        """Keep all of these entries, in place of those that are there for the same words; raises LexiconFull."""
        brought = Brought()
        async with self._changing(scope.owner_id) as session:
            known = {row.folded: row for row in await session.scalars(within(scope))}
            for entry in entries:
                bring_row(session, scope, entry, known=known, brought=brought)
            await self._check_room(session, scope.owner_id, more=brought.added)
            await session.flush()
            if brought.added or brought.replaced:
                await self._tell_imported(session, scope)
        return brought

    async def forget_story(self, story_id: str, owner_id: str) -> None:
        """Remove what was for this story alone."""
        gone = Pronunciation.owner_id == owner_id, Pronunciation.story_id == story_id
        async with self.database.writing() as session:
            removed = await session.execute(delete(Pronunciation).where(*gone).returning(Pronunciation.id))
            if removed.first() is not None:
                await self._renew(session, owner_id)

    async def remove_all(self, owner_id: str) -> None:
        """Remove everything of the owner's."""
        async with self.database.writing() as session:
            await session.execute(delete(Pronunciation).where(Pronunciation.owner_id == owner_id))
            await session.execute(delete(LexiconEdition).where(LexiconEdition.owner_id == owner_id))

    async def give(self, owner_id: str, to: str) -> None:
        """Give everything of one owner to another; where both have an entry, the one that was changed last stays."""
        async with self._changing(to) as session:
            kept = {name_of(row): row for row in await session.scalars(of_owner(to))}
            for row in (await session.scalars(of_owner(owner_id))).all():
                await give_row(session, row, to, instead_of=kept.get(name_of(row)))
            await session.execute(delete(LexiconEdition).where(LexiconEdition.owner_id == owner_id))

    @asynccontextmanager
    async def _changing(self, owner_id: str) -> AsyncIterator[AsyncSession]:
        """One transaction in which the owner's lexicon becomes another edition; a second one waits for its end."""
        async with self.database.writing() as session:
            await self._renew(session, owner_id)
            yield session

    async def _renew(self, session: AsyncSession, owner_id: str) -> None:
        insert = postgresql.insert if self.database.is_postgres else sqlite.insert
        edition = insert(LexiconEdition).values(owner_id=owner_id, edition=new_id())
        newer = edition.on_conflict_do_update(
            index_elements=[LexiconEdition.owner_id], set_={"edition": edition.excluded.edition}
        )
        await session.execute(newer)

    async def _check_room(self, session: AsyncSession, owner_id: str, *, more: int) -> None:
        count = select(func.count()).select_from(Pronunciation).where(Pronunciation.owner_id == owner_id)
        with session.no_autoflush:
            having = (await session.execute(count)).scalar_one()
        if more and having + more > self.most_entries:
            raise LexiconFull(
                f"A lexicon may have {self.most_entries:,} entries, and yours has {having:,}; delete some first."
            )

    async def _tell(
        self, session: AsyncSession, entry: Pronunciation, change: Literal["created", "updated", "deleted"]
    ) -> None:
        told = LexiconChanged(
            owner_id=entry.owner_id,
            language=entry.language,
            story_id=entry.story_id or None,
            entry_id=entry.id,
            change=change,
        )
        await self.outbox.record(session, told, subject=entry.id)

    async def _tell_imported(self, session: AsyncSession, scope: Scope) -> None:
        told = LexiconChanged(
            owner_id=scope.owner_id, language=scope.language, story_id=scope.story_id or None, change="imported"
        )
        await self.outbox.record(session, told, subject=scope.owner_id)
