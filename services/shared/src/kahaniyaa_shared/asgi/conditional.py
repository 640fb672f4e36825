"""Makes HEAD work wherever GET does, and gives every JSON answer to a GET an ETag that can save sending it again."""

import hashlib
from dataclasses import dataclass, field

from kahaniyaa_shared.asgi.types import ASGIApp, Message, Receive, Scope, Send, header

_MAX_HELD = 2_000_000


@dataclass(frozen=True, slots=True)
class Conditional:
    """Wraps an application: HEAD as a GET without its body; ETag and 304 for JSON (RFC 9110, 13.1.2)."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self.app(scope, receive, send)
            return
        answer = _Answer(send, wanted=header(scope, b"if-none-match") or b"", bodiless=scope["method"] == "HEAD")
        await self.app({**scope, "method": "GET"} if answer.bodiless else scope, receive, answer.take)


@dataclass(slots=True)
class _Answer:
    send: Send
    wanted: bytes
    bodiless: bool
    start: Message | None = None
    chunks: list[bytes] = field(default_factory=list[bytes])

    async def take(self, message: Message) -> None:
        """Hold a small JSON answer until it is whole; let everything else through as it comes."""
        if message["type"] == "http.response.start" and self._is_holdable(message):
            self.start = message
        elif message["type"] == "http.response.body" and self.start is not None:
            await self._hold(message)
        elif message["type"] == "http.response.body" and self.bodiless:
            await self.send({**message, "body": b""})
        else:
            await self.send(message)

    @staticmethod
    def _is_holdable(message: Message) -> bool:
        kind = header(message, b"content-type") or b""
        length = int(header(message, b"content-length") or _MAX_HELD + 1)
        return message["status"] == 200 and kind.startswith(b"application/json") and length <= _MAX_HELD

    async def _hold(self, message: Message) -> None:
        self.chunks.append(message.get("body", b""))
        if message.get("more_body") or self.start is None:
            return
        body = b"".join(self.chunks)
        given = header(self.start, b"etag")
        tag = given or b'W/"' + hashlib.sha256(body).hexdigest()[:32].encode() + b'"'
        headers = self.start["headers"] if given else [*self.start["headers"], (b"etag", tag)]
        if _matches(tag, self.wanted):
            kept = [(k, v) for k, v in headers if k not in {b"content-length", b"content-type"}]
            await self.send({**self.start, "status": 304, "headers": kept})
            await self.send({"type": "http.response.body", "body": b""})
        else:
            await self.send({**self.start, "headers": headers})
            await self.send({"type": "http.response.body", "body": b"" if self.bodiless else body})


def _matches(tag: bytes, wanted: bytes) -> bool:
    listed = {item.strip().removeprefix(b"W/") for item in wanted.split(b",")}
    return b"*" in listed or tag.removeprefix(b"W/") in listed
