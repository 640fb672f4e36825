"""Recordings as their owners see them."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from kahaniyaa_shared.database import is_id, new_id
from kahaniyaa_shared.identity import Caller
from kahaniyaa_shared.media import MediaSigner
from kahaniyaa_tts.audio.models import Recording
from kahaniyaa_tts.audio.problems import RecordingNotFound
from kahaniyaa_tts.audio.repository import RecordingShelf
from kahaniyaa_tts.audio.schemas import RecordingTimes, Times


@dataclass(frozen=True, slots=True)
class RecordingService:
    """Keeps recordings and gives them to whoever may hear them."""

    shelf: RecordingShelf
    signer: MediaSigner

    async def keep(
        self, content: bytes, *, owner_id: str, rendition: str, media_type: str, times: Times
    ) -> RecordingTimes:
        """Keep a finished recording for its owner."""
        recording = Recording(
            id=new_id(),
            owner_id=owner_id,
            rendition=rendition,
            bytes=len(content),
            media_type=media_type,
            times=times.model_dump(mode="json"),
        )
        await self.shelf.keep(recording, content)
        return self.told(recording)

    async def find_same(self, owner_id: str, rendition: str) -> RecordingTimes | None:
        """A new recording with the sound that the owner's same request made before, if it did."""
        recording = await self.shelf.keep_again(owner_id, rendition)
        return self.told(recording) if recording else None

    async def get(self, recording_id: str, caller: Caller | None) -> Recording:
        """The recording, for its owner or for whoever holds its signed address (`caller` is None)."""
        recording = await self.shelf.find(recording_id) if is_id(recording_id) else None
        if recording is None or (caller is not None and recording.owner_id != caller.user_id):
            raise RecordingNotFound("There is no such recording, or it is not yours.")
        return recording

    async def sound(self, recording: Recording, *, start: int, length: int) -> AsyncIterator[bytes]:
        """A part of the file, chunk by chunk; the first one is there, so that a recording deleted just now is 404."""
        chunks = self.shelf.read(recording, start=start, length=length)
        try:
            first = await anext(chunks, b"")
        except FileNotFoundError as gone:
            raise RecordingNotFound("This recording was deleted.") from gone
        return _after(first, chunks)

    def told(self, recording: Recording) -> RecordingTimes:
        """The recording's times with its id and a fresh signed address."""
        audio_url = self.signer.sign(f"/v1/audio/{recording.id}")
        return RecordingTimes.model_validate({**recording.times, "id": recording.id, "audio_url": audio_url})


async def _after(first: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for chunk in rest:
        yield chunk
