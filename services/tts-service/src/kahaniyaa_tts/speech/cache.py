"""Sentences that were said before, so that none is ever said twice."""

import asyncio
import hashlib
import json
import secrets
import struct
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kahaniyaa_shared.engines import EngineRef
from kahaniyaa_shared.telemetry import log
from kahaniyaa_tts.engine import Sentence, WordBegan

PIPELINE = 3
"""Grows when the same sentence would sound different, or its times would be others."""

_MAGIC = b"KST3"
_HEAD = struct.Struct("<4sIIf")  # the magic, how many words, how many bytes of sound, the gain
_WORD = struct.Struct("<II?")
_SWEPT_TO = 0.8
_WRITES_BETWEEN_SWEEPS = 200


@dataclass(frozen=True, slots=True)
class SpokenSentence:
    """A sentence as an engine said it: its sound, when each word began, and the gain in dB that levels its voice."""

    engine: EngineRef
    pcm: bytes
    began: tuple[WordBegan, ...]
    gain: float = 0.0


def sentence_key(sentence: Sentence, engine: EngineRef) -> str:
    """The same for the same words, voice, settings, engine and pipeline; another for anything else."""
    content = {"sentence": asdict(sentence), "engine": asdict(engine), "pipeline": PIPELINE}
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


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
    """Keeps the sound of sentences in a folder, per owner and within a number of bytes; the oldest go first.

    Each owner has a folder, so that nobody can learn from an answer's speed what somebody else has listened to, and so
    that everything of an owner's can be forgotten.
    """

    folder: Path
    most_bytes: int
    _making: dict[Path, "_Making"] = field(default_factory=dict[Path, "_Making"])
    _writes: int = 0

    async def get(
        self, owner: str, sentence: Sentence, engine: EngineRef, say: Callable[[], Awaitable[SpokenSentence]]
    ) -> SpokenSentence:
        """The sentence from the folder, or else from the engine: once, however many ask for it at the same time.

        When all of them have left, it is not said at all.
        """
        path = self._path(owner, sentence_key(sentence, engine))
        making = self._making.get(path)
        if making is None:
            making = self._making[path] = _Making(asyncio.create_task(self._found_or_made(path, engine, say)))
            making.task.add_done_callback(lambda task: self._made(path, task))
        return await making.awaited()

    async def forget(self, owner: str) -> None:
        """Drop every sentence of the owner."""
        await asyncio.to_thread(_remove_folder, self.folder / _folder_of(owner))

    def _made(self, path: Path, task: asyncio.Task[SpokenSentence]) -> None:
        if path in self._making and self._making[path].task is task:
            del self._making[path]
        if not task.cancelled():
            task.exception()  # whoever waited was told; nobody may have

    async def _found_or_made(
        self, path: Path, engine: EngineRef, say: Callable[[], Awaitable[SpokenSentence]]
    ) -> SpokenSentence:
        found = await asyncio.to_thread(_read, path, engine)
        if found is not None:
            return found
        said = await say()
        if said.engine == engine:
            await asyncio.to_thread(self._keep, path, said)
        return said

    def _keep(self, path: Path, said: SpokenSentence) -> None:
        try:
            _write(path, said)
            self._writes += 1
            if self._writes % _WRITES_BETWEEN_SWEEPS == 1:
                _sweep(self.folder, self.most_bytes)
        except OSError as failure:  # a full disk costs speed, never a story
            log().warning("sentence_not_kept", error=type(failure).__name__)

    def _path(self, owner: str, key: str) -> Path:
        return self.folder / _folder_of(owner) / key[:2] / key


def _folder_of(owner: str) -> str:
    return hashlib.sha256(owner.encode()).hexdigest()[:32]


def _read(path: Path, engine: EngineRef) -> SpokenSentence | None:
    try:
        content = path.read_bytes()
        path.touch()
    except OSError:
        return None
    magic, words, size, gain = _HEAD.unpack(content[: _HEAD.size].ljust(_HEAD.size))
    sound = _HEAD.size + words * _WORD.size
    if magic != _MAGIC or len(content) != sound + size:
        return None
    began = tuple(WordBegan(*fields) for fields in _WORD.iter_unpack(content[_HEAD.size : sound]))
    return SpokenSentence(engine, content[sound:], began, gain)


def _write(path: Path, said: SpokenSentence) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    words = b"".join(_WORD.pack(word.position, word.sample, word.is_estimated) for word in said.began)
    beside = path.with_name(f".{secrets.token_hex(8)}")
    try:
        beside.write_bytes(_HEAD.pack(_MAGIC, len(said.began), len(said.pcm), said.gain) + words + said.pcm)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _sweep(folder: Path, most_bytes: int) -> None:
    files = [(file, file.stat()) for file in folder.rglob("*") if file.is_file()]
    total = sum(status.st_size for _, status in files)
    if total <= most_bytes:
        return
    for file, status in sorted(files, key=lambda each: each[1].st_mtime):
        file.unlink(missing_ok=True)
        total -= status.st_size
        if total <= most_bytes * _SWEPT_TO:
            return


def _remove_folder(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)
    if folder.is_dir():
        folder.rmdir()
