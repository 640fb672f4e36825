"""Speech as server-sent events: the sound in pieces of base64, then what it came to."""

import base64
import json
from collections.abc import AsyncGenerator
from contextlib import aclosing

from kahaniyaa_shared.contracts.openai import told_twice
from kahaniyaa_shared.problems import Problem

MEDIA_TYPE = "text/event-stream"


async def events(content: AsyncGenerator[bytes], *, characters: int) -> AsyncGenerator[bytes]:
    """`speech.audio.delta` for each piece and `speech.audio.done` at the end, or `error` where it breaks off.

    There are no tokens here: usage counts the characters that were sent, and the bytes of sound that came of them.
    """
    sent = 0
    try:
        async with aclosing(content) as pieces:
            async for piece in pieces:
                sent += len(piece)
                if piece:
                    yield _event("speech.audio.delta", audio=base64.b64encode(piece).decode())
    except Problem as problem:
        yield _event("error", error=told_twice(problem).members["error"])
        return
    usage = {"input_tokens": characters, "output_tokens": sent, "total_tokens": characters + sent}
    yield _event("speech.audio.done", usage=usage)


def _event(kind: str, **members: object) -> bytes:
    return f"event: {kind}\ndata: {json.dumps({'type': kind, **members}, ensure_ascii=False)}\n\n".encode()
