"""Lexicons ready to be used, kept for as long as they are the newest edition."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field

from kahaniyaa_tts.lexicon.finder import Lexicon
from kahaniyaa_tts.lexicon.repository import LexiconShelf

_MOST_KEPT = 30_000
"""Entries of all compiled lexicons together, about a kilobyte each."""


@dataclass(slots=True)
class _Kept:
    edition: str
    lexicon: Lexicon
    entries: int


@dataclass(frozen=True, slots=True)
class Lexicons:
    """Gives everybody their lexicon, compiled once for each edition of it."""

    shelf: LexiconShelf
    _kept: OrderedDict[tuple[str, str], _Kept] = field(default_factory=OrderedDict[tuple[str, str], _Kept])

    async def of(self, owner_id: str, story_id: str | None = None) -> Lexicon:
        """What the owner has said about pronunciations, for one story or for whatever is no story."""
        edition = await self.shelf.edition(owner_id)
        if edition is None:
            return Lexicon()
        name = owner_id, story_id or ""
        kept = self._kept.get(name)
        if kept is None or kept.edition != edition:
            entries = await self.shelf.entries(*name)
            kept = _Kept(edition, await asyncio.to_thread(Lexicon.of, entries), len(entries))
        self._keep(name, kept)
        return kept.lexicon

    def _keep(self, name: tuple[str, str], kept: _Kept) -> None:
        self._kept[name] = kept
        self._kept.move_to_end(name)
        while len(self._kept) > 1 and sum(each.entries + 1 for each in self._kept.values()) > _MOST_KEPT:
            self._kept.popitem(last=False)
