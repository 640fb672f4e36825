"""Answers that end with their sound, however they end."""

from collections.abc import AsyncGenerator

from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from kahaniyaa_tts.audio.formats import MEDIA_TYPES, Form


class LiveAnswer(StreamingResponse):
    """What is sent as it is made; when the listener leaves, what is not said yet is not said at all."""

    def __init__(self, content: AsyncGenerator[bytes], media_type: str) -> None:
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        super().__init__(content, media_type=media_type, headers=headers)
        self._content = content

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it, then let go of everything behind it."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            await self._content.aclose()


class AudioAnswer(LiveAnswer):
    """Sound as a file of its format."""

    def __init__(self, content: AsyncGenerator[bytes], form: Form) -> None:
        super().__init__(content, MEDIA_TYPES[form])
