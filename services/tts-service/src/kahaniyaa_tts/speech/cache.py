"""Sentences that were said before, so that none is ever said twice."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from kahaniyaa_shared.engines import EngineRef
from kahaniyaa_tts.claims import Claims
from kahaniyaa_tts.engine import Sentence
from kahaniyaa_tts.speech.kept import SpokenSentence, packed, unpacked
from kahaniyaa_tts.speech.shelf import Shelf

PIPELINE = 10
"""Grows when the same sentence would sound different, or its times would be others."""

Say = Callable[[], Awaitable[SpokenSentence]]
"""Has an engine say the sentence."""


def sentence_key(sentence: Sentence, engine: EngineRef) -> str:
    """The same for the same words, voice, settings, engine and pipeline; another for anything else."""
    return hashlib.sha256(f"{PIPELINE} {engine!r} {sentence!r}".encode()).hexdigest()


@dataclass(slots=True)
class _Making:
    """A sentence that is being looked for or said, and how many wait for it."""

    task: asyncio.Task[SpokenSentence]
    waiting: int = 0

    async def awaited(self) -> SpokenSentence:
        self.waiting += 1
        try:
            return await asyncio.shield(self.task)
        finally:
            self.waiting -= 1
            if not self.waiting:
                self.task.cancel()


@dataclass(slots=True)
class SentenceCache:
    """Keeps sentences on a shelf, per owner; of all who ask for one at once, in all processes, one has it said.

    Each owner has a folder, so that nobody can learn from an answer's speed what somebody else has listened to, and so
    that everything of an owner's can be forgotten.
    """

    folder: Path
    most_bytes: int
    _claims: Claims = field(init=False)
    _shelf: Shelf = field(init=False)
    _making: dict[str, _Making] = field(default_factory=dict[str, _Making])
    _clearing: asyncio.Task[None] | None = None

    def __post_init__(self) -> None:
        self._claims = Claims(self.folder.with_name(self.folder.name + ".claims"))
        self._shelf = Shelf(self.folder, self.most_bytes, self._claims)

    async def get(self, owner: str, sentence: Sentence, engine: EngineRef, say: Say) -> SpokenSentence:
        """The sentence from the shelf, or else from the engine: once, however many ask for it at the same time.

        When all of them have left, it is not said at all.
        """
        name = f"{_folder_of(owner)}/{sentence_key(sentence, engine)}"
        making = self._making.get(name)
        if making is None:
            making = self._making[name] = _Making(asyncio.create_task(self._found_or_said(name, engine, say)))
            making.task.add_done_callback(lambda task: self._made(name, task))
        return await making.awaited()

    async def forget(self, owner: str) -> None:
        """Drop every sentence of the owner; one that is being said now is not kept."""
        folder = _folder_of(owner)
        saying = [self._making.pop(name).task for name in list(self._making) if name.startswith(folder)]
        await asyncio.gather(*saying, return_exceptions=True)
        await asyncio.to_thread(self._shelf.clear, folder)

    async def close(self) -> None:
        """Wait for what is still being put in order, and let go of every claim."""
        if self._clearing:
            await self._clearing
        self._claims.close()

    def _made(self, name: str, task: asyncio.Task[SpokenSentence]) -> None:
        if self._is_wanted(name, task):
            del self._making[name]
        if not task.cancelled():
            task.exception()  # whoever waited was told; nobody may have

    def _is_wanted(self, name: str, task: object) -> bool:
        return name in self._making and self._making[name].task is task

    async def _found_or_said(self, name: str, engine: EngineRef, say: Say) -> SpokenSentence:
        async with self._claims.held(name):
            return await self._found(name, engine) or await self._said(name, engine, say)

    async def _said(self, name: str, engine: EngineRef, say: Say) -> SpokenSentence:
        said = await say()
        if said.engine == engine and self._is_wanted(name, asyncio.current_task()):
            await asyncio.to_thread(self._keep, name, said)
            self._make_room_if_due()
        return said

    async def _found(self, name: str, engine: EngineRef) -> SpokenSentence | None:
        """What the shelf has of it; that it has nothing is seen at once, for somebody waits for the first sound."""
        return await asyncio.to_thread(self._find, name, engine) if self._shelf.has(name) else None

    def _find(self, name: str, engine: EngineRef) -> SpokenSentence | None:
        file = self._shelf.read(name)
        return unpacked(file, engine) if file else None

    def _keep(self, name: str, said: SpokenSentence) -> None:
        self._shelf.write(name, packed(said))

    def _make_room_if_due(self) -> None:
        """Meanwhile sentences go on being said."""
        if self._shelf.is_due and (self._clearing is None or self._clearing.done()):
            self._clearing = asyncio.create_task(asyncio.to_thread(self._shelf.make_room))


def _folder_of(owner: str) -> str:
    return hashlib.sha256(owner.encode()).hexdigest()[:32]
