"""A creating request that comes twice with one `Idempotency-Key` is done once; the second gets the first answer."""

import hashlib
import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from kahaniyaa_shared.asgi.bodies import read_body, replaying
from kahaniyaa_shared.asgi.types import ASGIApp, Message, Receive, Scope, Send, header
from kahaniyaa_shared.database import Database, now
from kahaniyaa_shared.problems import Conflict, Invalid, Problem
from kahaniyaa_shared.tables import IdempotencyRecord

_KEEP = timedelta(hours=24)
_STUCK = timedelta(minutes=2)  # a request whose process died leaves its key free after this
_KEY = re.compile(r"[\x21-\x7e]{1,200}")
_MOST_BYTES = 1_000_000
_KEPT_HEADERS = {b"content-type", b"location", b"etag"}


class OtherBody(Invalid):
    """This key was used before for another request; choose a new key."""

    slug, title = "key-reused", "This Idempotency-Key belongs to another request"


@dataclass(frozen=True, slots=True)
class Idempotent:
    """Wraps an application; `whose` names the caller of a request, or None where nobody is known."""

    app: ASGIApp
    database: Callable[[], Database]
    whose: Callable[[Scope], Awaitable[str | None]]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, from memory where it was answered before."""
        key = header(scope, b"idempotency-key") if scope["type"] == "http" and scope["method"] == "POST" else None
        kind = header(scope, b"content-type") or b""
        caller = await self.whose(scope) if key is not None else None
        if key is None or caller is None or kind.startswith(b"multipart/"):
            await self.app(scope, receive, send)
            return
        try:
            body = await read_body(scope, receive, max_bytes=_MOST_BYTES)
            known = await self._begin(_record_id(scope, caller, key), hashlib.sha256(body).hexdigest())
        except Problem as problem:
            await problem.response()(scope, receive, send)
            return
        if known is not None:
            await _replay(known, send)
            return
        await self._answer(scope, replaying(body, receive), send, record=_record_id(scope, caller, key))

    async def _begin(self, record: str, request_hash: str) -> IdempotencyRecord | None:
        """Take the key for this request, or give back what it answered before."""
        try:
            async with self.database().writing() as session:
                stuck = IdempotencyRecord.status.is_(None) & (IdempotencyRecord.created_at < now() - _STUCK)
                old = (IdempotencyRecord.created_at < now() - _KEEP) | stuck
                await session.execute(delete(IdempotencyRecord).where(old))
                session.add(IdempotencyRecord(id=record, request_hash=request_hash, status=None, headers={}, body=None))
        except IntegrityError:
            return await self._known(record, request_hash)
        return None

    async def _known(self, record: str, request_hash: str) -> IdempotencyRecord:
        async with self.database().reading() as session:
            known = (await session.scalars(select(IdempotencyRecord).where(IdempotencyRecord.id == record))).first()
        if known is None or (known.request_hash == request_hash and known.status is None):
            detail = "The first request with this Idempotency-Key is still being answered; ask again soon."
            raise Conflict(detail, headers={"Retry-After": "1"})
        if known.request_hash != request_hash:
            raise OtherBody("This Idempotency-Key was used with another body; choose a new key for a new request.")
        return known

    async def _answer(self, scope: Scope, receive: Receive, send: Send, *, record: str) -> None:
        answer = _Recorded(send, keep=self._keep, record=record)
        try:
            await self.app(scope, receive, answer.take)
        finally:
            if not answer.kept:
                await self._forget(record)

    async def _keep(self, record: str, status: int, headers: dict[str, str], body: bytes) -> None:
        kept = update(IdempotencyRecord).where(IdempotencyRecord.id == record)
        async with self.database().writing() as session:
            await session.execute(kept.values(status=status, headers=headers, body=body))

    async def _forget(self, record: str) -> None:
        async with self.database().writing() as session:
            await session.execute(delete(IdempotencyRecord).where(IdempotencyRecord.id == record))


@dataclass(slots=True)
class _Recorded:
    """Passes an answer on and keeps it: whole if it is JSON, its `Location` alone if it is a stream."""

    send: Send
    keep: Callable[[str, int, dict[str, str], bytes], Awaitable[None]]
    record: str
    kept: bool = False
    start: Message = field(default_factory=dict[str, object])
    chunks: list[bytes] = field(default_factory=list[bytes])

    async def take(self, message: Message) -> None:
        """Keep before the last byte goes out: what a caller saw answered is answered the same way again."""
        if message["type"] == "http.response.start":
            self.start = message
            if self._is_worth_keeping() and not self._is_json():
                await self._store(b"")
        elif self._is_worth_keeping() and self._is_json():
            self.chunks.append(message.get("body", b""))
            if not message.get("more_body"):
                await self._store(b"".join(self.chunks))
        await self.send(message)

    def _is_worth_keeping(self) -> bool:
        """Whether it is a success, and not one with tokens in it: those say `no-store`, and we obey it too."""
        secret = b"no-store" in (header(self.start, b"cache-control") or b"").lower()
        return 200 <= self.start["status"] < 300 and not secret

    def _is_json(self) -> bool:
        return (header(self.start, b"content-type") or b"").startswith(b"application/json")

    async def _store(self, body: bytes) -> None:
        headers = {k.decode(): v.decode("latin-1") for k, v in self.start["headers"] if k in _KEPT_HEADERS}
        if not self._is_json():
            headers.pop("content-type", None)
        await self.keep(self.record, self.start["status"], headers, body)
        self.kept = True


def _record_id(scope: Scope, caller: str, key: bytes) -> str:
    if not _KEY.fullmatch(key.decode("latin-1")):
        raise Invalid.at("/header/idempotency-key", "Use 1 to 200 printable ASCII characters, for example a UUID.")
    return hashlib.sha256(json.dumps([caller, scope["method"], scope["path"], key.decode()]).encode()).hexdigest()


async def _replay(known: IdempotencyRecord, send: Send) -> None:
    body = known.body or b""
    headers = [(name.encode(), str(value).encode("latin-1")) for name, value in known.headers.items()]
    headers += [(b"content-length", str(len(body)).encode()), (b"idempotent-replayed", b"true")]
    await send({"type": "http.response.start", "status": known.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
