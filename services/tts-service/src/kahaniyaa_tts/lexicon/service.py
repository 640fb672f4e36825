"""Lexicons as their owners see them."""

import asyncio
import re
from dataclasses import dataclass
from operator import attrgetter

from kahaniyaa_shared.database import is_id
from kahaniyaa_shared.languages import LANGUAGES, primary
from kahaniyaa_shared.problems import Invalid
from kahaniyaa_shared.repository import PageRequest
from kahaniyaa_tts.lexicon import pls
from kahaniyaa_tts.lexicon.entry import Entry
from kahaniyaa_tts.lexicon.intake import Intake
from kahaniyaa_tts.lexicon.models import Pronunciation
from kahaniyaa_tts.lexicon.problems import EntryChanged, EntryNotFound, MalformedLexicon
from kahaniyaa_tts.lexicon.repository import LexiconShelf
from kahaniyaa_tts.lexicon.rows import new_row
from kahaniyaa_tts.lexicon.schemas import (
    EntryChange,
    EntryRequest,
    ImportRemark,
    LexiconEntry,
    LexiconEntryList,
    LexiconImport,
)
from kahaniyaa_tts.lexicon.scope import Scope, Wanted
from kahaniyaa_tts.text.tree import Place, XmlError

_TAG = re.compile(r'(?:W/)?"(\d+)"')
_CHANGED = "Somebody changed the entry since you read it. Read it again, then change it."


@dataclass(frozen=True, slots=True)
class LexiconService:
    """Keeps each person's lexicon, gives it out and takes others in."""

    shelf: LexiconShelf

    async def create(self, asked: EntryRequest, owner_id: str) -> LexiconEntry:
        """Keep an entry; raises EntryExists or LexiconFull."""
        scope = Scope(owner_id=owner_id, language=asked.language, story_id=asked.story_id or "")
        row = new_row(scope, Entry(written=asked.written, said=asked.said or "", ipa=asked.ipa or ""), note=asked.note)
        await self.shelf.add(row)
        return _told(row)

    async def read(self, entry_id: str, owner_id: str) -> LexiconEntry:
        """The owner's entry."""
        return _told(await self._get(entry_id, owner_id))

    async def list(self, owner_id: str, what: Wanted, wanted: PageRequest) -> LexiconEntryList:
        """A page of those of the owner's entries that are wanted."""
        page = await self.shelf.page(owner_id, what, wanted)
        return LexiconEntryList(items=tuple(map(_told, page.items)), next_cursor=page.next_cursor)

    async def change(self, entry_id: str, changes: EntryChange, owner_id: str, *, if_match: str | None) -> LexiconEntry:
        """Change the owner's entry; raises EntryChanged where the tag is of an older version."""
        row = await self._get(entry_id, owner_id, if_match=if_match)
        sent = {name: value or "" for name, value in changes.model_dump(exclude_unset=True).items()}
        if sent.get("written") == "":
            del sent["written"]
        if not (sent.get("said", row.said) or sent.get("ipa", row.ipa)):
            raise Invalid.at("/said", "Leave the entry said or ipa; to have the word read as it stands, delete it.")
        changed = await self.shelf.change(entry_id, owner_id, row.version, sent)
        if changed is None:
            raise EntryChanged(_CHANGED)
        return _told(changed)

    async def remove(self, entry_id: str, owner_id: str, *, if_match: str | None) -> None:
        """Remove the owner's entry; raises EntryChanged where the tag is of an older version."""
        row = await self._get(entry_id, owner_id, if_match=if_match)
        if not await self.shelf.remove(entry_id, owner_id, row.version):
            raise EntryChanged(_CHANGED)

    async def exported(self, scope: Scope) -> bytes:
        """The entries of the scope as a PLS lexicon."""
        rows = await self.shelf.all_of(scope)
        entries = (Entry(written=row.written, said=row.said, ipa=row.ipa) for row in rows)
        return await asyncio.to_thread(pls.write, entries, scope.language)

    async def imported(self, xml: bytes, owner_id: str, *, language: str | None, story_id: str | None) -> LexiconImport:
        """Take in a PLS lexicon, all that can be taken or nothing; raises MalformedLexicon or LexiconFull."""
        try:
            lexicon = await asyncio.to_thread(pls.read, xml)
        except XmlError as error:
            raise MalformedLexicon.of(error) from error
        chosen = language or _language(lexicon)
        intake = await asyncio.to_thread(Intake.of, lexicon, chosen)
        scope = Scope(owner_id=owner_id, language=chosen, story_id=story_id or "")
        brought = await self.shelf.bring(scope, (entry for entry, _ in intake.entries.values()))
        return LexiconImport(
            added=brought.added,
            replaced=brought.replaced,
            unchanged=brought.unchanged,
            skipped=tuple(map(_remark, sorted(intake.skipped, key=attrgetter("place.line")))),
            remarks=tuple(map(_remark, lexicon.remarks)),
        )

    async def _get(self, entry_id: str, owner_id: str, *, if_match: str | None = None) -> Pronunciation:
        row = await self.shelf.find(entry_id, owner_id) if is_id(entry_id) else None
        if row is None:
            raise EntryNotFound("There is no such entry in your lexicon.")
        if if_match is not None and if_match.strip() != "*" and str(row.version) not in _TAG.findall(if_match):
            raise EntryChanged(_CHANGED)
        return row


def _language(lexicon: pls.PlsLexicon) -> str:
    language = primary(lexicon.language)
    if language not in LANGUAGES:
        why = f"The lexicon's xml:lang is {lexicon.language[:40]!r}, which is no language known here"
        raise MalformedLexicon.of(XmlError(f"{why}; say which by ?language=….", Place(1, 1)))
    return language


def _remark(remark: pls.Remark) -> ImportRemark:
    return ImportRemark(line=remark.place.line, column=remark.place.column, reason=remark.reason)


def _told(row: Pronunciation) -> LexiconEntry:
    return LexiconEntry(
        id=row.id,
        language=row.language,
        written=row.written,
        said=row.said or None,
        ipa=row.ipa or None,
        story_id=row.story_id or None,
        note=row.note,
        version=row.version,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )
