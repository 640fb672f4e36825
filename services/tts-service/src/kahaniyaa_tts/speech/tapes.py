"""Recordings fetched for speech that plays them: their owner's alone, and within bounds."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kahaniyaa_shared.database import is_id
from kahaniyaa_tts.audio.decoding import decoded
from kahaniyaa_tts.audio.models import Recording
from kahaniyaa_tts.audio.repository import RecordingShelf
from kahaniyaa_tts.speech.clips import NO_CLIPS, Clips
from kahaniyaa_tts.speech.steps import Part
from kahaniyaa_tts.text.document import Piece, Played

MOST_TAPES = 16
LONGEST_TAPE = 600.0
"""Seconds of one recording."""


@dataclass(frozen=True, slots=True)
class Tapes:
    """Fetches the recordings that a text plays."""

    shelf: RecordingShelf

    async def clips(self, parts: Sequence[Part], owner_id: str) -> Clips:
        """The recordings that the parts play: those that are there, the owner's, and not too many nor too long."""
        named = sorted({played.recording for part in parts for played in _played_in(part.document.pieces)})
        if not named:
            return NO_CLIPS
        found = [(recording, await self._sound(recording, owner_id)) for recording in named[:MOST_TAPES]]
        return Clips({recording: sound for recording, sound in found if sound})

    async def _sound(self, recording_id: str, owner_id: str) -> bytes | None:
        recording = await self.shelf.find(recording_id) if is_id(recording_id) else None
        if recording is None or recording.owner_id != owner_id or recording.times["duration"] > LONGEST_TAPE:
            return None
        content = await self._content(recording)
        return await asyncio.to_thread(decoded, content, recording.media_type) if content else None

    async def _content(self, recording: Recording) -> bytes:
        """The file; nothing if it was deleted just now."""
        try:
            return b"".join([chunk async for chunk in self.shelf.read(recording, start=0, length=recording.bytes)])
        except FileNotFoundError:
            return b""


def _played_in(pieces: Iterable[Piece]) -> Iterable[Played]:
    for piece in pieces:
        if isinstance(piece, Played):
            yield piece
            yield from _played_in(piece.otherwise)
