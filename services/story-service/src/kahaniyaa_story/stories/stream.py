"""A story's stream (server-sent events): what is stored, from any point, and what is being written right now."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from kahaniyaa_shared.media import MediaSigner
from kahaniyaa_story.stories.log import StoryLog
from kahaniyaa_story.stories.models import StoryEventRow

MEDIA_TYPE = "text/event-stream"
EVENT_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["event", "data"],
    "properties": {
        "id": {"type": "string", "pattern": "^[0-9]+$", "description": "Grows by one; `text` has none."},
        "event": {"enum": ["status", "title", "scene", "line", "audio", "problem", "done", "text"]},
        "data": {"type": "string", "contentMediaType": "application/json"},
    },
}
"""What one event of a stream looks like to somebody who reads the API's document."""
_COMMENT = b": still here\n\n"
_COMMENT_AFTER = 15.0
_LOOK_EVERY = 1.0  # seconds: live messages from another process may be lost, or not reach this one at all
_BEHIND = 1_000


@dataclass(slots=True)
class _Position:
    """What a follower was sent: up to which stored event, which lines, and how much of the open ones."""

    number: int
    quiet_since: float
    written: set[tuple[int, int]] = field(default_factory=set[tuple[int, int]])
    shown: dict[tuple[int, int], int] = field(default_factory=dict[tuple[int, int], int])

    def stored(self, event: StoryEventRow) -> None:
        """Note a stored event that was sent."""
        self.number = event.number
        if event.kind == "scene":
            self.written = {place for place in self.written if place[0] != event.scene}
            self.shown.clear()
        elif event.kind == "line":
            self.written.add((event.data["scene"], event.data["line"]))

    def fresh(self, said: dict[str, Any]) -> dict[str, Any] | None:
        """What of an open line's text was not sent yet, as the data of a `text` event."""
        place, text = (said["scene"], said["line"]), said["text"]
        delta = text[self.shown.get(place, 0) :]
        if place in self.written or not delta:
            return None
        self.shown[place] = len(text)
        return {"scene": place[0], "line": place[1], "delta": delta}


@dataclass(frozen=True, slots=True)
class StoryStream:
    """Lets any number of followers see a story being told; each may leave at any moment and come back."""

    log: StoryLog
    signer: MediaSigner
    look_every: float = _LOOK_EVERY
    comment_after: float = _COMMENT_AFTER

    async def follow(self, story_id: str, *, after: int = 0) -> AsyncGenerator[bytes, None]:
        """The events after a number, as bytes to send, until `done` or until the story is gone."""
        clock = asyncio.get_running_loop().time
        position = _Position(after, quiet_since=clock())
        async with self.log.listen(story_id) as messages, _heard(messages) as queue:
            while (rows := await self.log.after(story_id, position.number)) is not None:
                for row in rows:
                    position.stored(row)
                    position.quiet_since = clock()
                    yield self._encoded(row)
                    if row.kind == "done":
                        return
                if not rows:
                    async for chunk in self._until_stored(queue, position):
                        position.quiet_since = clock()
                        yield chunk
                if clock() - position.quiet_since >= self.comment_after:
                    position.quiet_since = clock()
                    yield _COMMENT

    async def _until_stored(self, queue: asyncio.Queue[str], position: _Position) -> AsyncIterator[bytes]:
        """The open lines as they grow, until there is (or may be) more in the log."""
        while (said := await self._next(queue)) and not said.get("stored"):
            if fresh := position.fresh(said):
                yield _event("text", fresh)

    async def _next(self, queue: asyncio.Queue[str]) -> dict[str, Any] | None:
        try:
            async with asyncio.timeout(self.look_every):
                return json.loads(await queue.get())
        except TimeoutError:
            return None

    def _encoded(self, row: StoryEventRow) -> bytes:
        data = row.data
        if row.kind == "audio":
            data = {"scene": data["scene"], "audio_url": self.signer.sign(f"/v1/audio/{data['audio_id']}")}
        return f"id: {row.number}\n".encode() + _event(row.kind, data)


@asynccontextmanager
async def _heard(messages: AsyncIterator[str]) -> AsyncIterator[asyncio.Queue[str]]:
    """The messages in a queue, which can be waited for with a time limit; the oldest go where nobody reads."""
    queue: asyncio.Queue[str] = asyncio.Queue(_BEHIND)
    listening = asyncio.create_task(_fill(queue, messages))
    try:
        yield queue
    finally:
        listening.cancel()
        await asyncio.wait([listening])


async def _fill(queue: asyncio.Queue[str], messages: AsyncIterator[str]) -> None:
    async for message in messages:
        if queue.full():
            queue.get_nowait()
        queue.put_nowait(message)


def _event(kind: str, data: dict[str, Any]) -> bytes:
    return f"event: {kind}\ndata: {json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n\n".encode()
