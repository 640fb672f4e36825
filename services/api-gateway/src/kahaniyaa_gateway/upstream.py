"""A service over the network, as the ASGI application it would be in this process: streaming both ways."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
from yarl import URL

from kahaniyaa_gateway.headers import back, has_body
from kahaniyaa_gateway.replicas import Replica, Replicas
from kahaniyaa_shared.asgi.types import Message, Receive, Scope, Send
from kahaniyaa_shared.problems import UpstreamDown
from kahaniyaa_shared.telemetry import log

_SAFE_TO_REPEAT = frozenset({"GET", "HEAD", "OPTIONS"})
_IDLE_CONNECTION_SECONDS = 30  # less than our servers keep one open (75), so that none is used as it closes
_LARGEST_HEAD = 32_768
_NEVER_REACHED = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
_LOST = (aiohttp.ClientConnectionError, OSError)
_ADDED_BY_THE_CLIENT = ("User-Agent", "Accept", "Accept-Encoding", "Content-Type")


class AnswerBroke(Exception):
    """A service stopped in the middle of its answer; the client must see it cut off, not ended."""


@asynccontextmanager
async def client_session(*, connect_seconds: float, silence_seconds: float) -> AsyncIterator[aiohttp.ClientSession]:
    """The client that all services are asked with: it keeps connections, and adds or unpacks nothing."""
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=_IDLE_CONNECTION_SECONDS),
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=connect_seconds, sock_read=silence_seconds),
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        skip_auto_headers=_ADDED_BY_THE_CLIENT,
        max_line_size=_LARGEST_HEAD,
        max_field_size=_LARGEST_HEAD,
    ) as session:
        yield session


@dataclass(frozen=True, slots=True)
class HttpUpstream:
    """One service behind one or more addresses."""

    service: str
    session: aiohttp.ClientSession
    replicas: Replicas

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on and its answer back; let go of both at once when the client leaves."""
        body = RequestBody(receive, expected=has_body(scope))
        reading = asyncio.create_task(body.read())
        passing = asyncio.create_task(self._pass(scope, body, send))
        try:
            await asyncio.wait({reading, passing}, return_when=asyncio.FIRST_COMPLETED)
            if passing.done():
                passing.result()
        finally:
            await _end(reading, passing)

    async def _pass(self, scope: Scope, body: "RequestBody", send: Send) -> None:
        """One replica after the other until one answers; what may have been done already is not asked twice."""
        tried: list[Replica] = []
        while (replica := self.replicas.choose(tried=tried)) is not None:
            tried.append(replica)
            with replica.asked():
                try:
                    response = await self._ask(replica, scope, body)
                except (aiohttp.ClientError, TimeoutError, OSError) as failure:
                    self._note(replica, failure)
                    if _may_repeat(scope, body, failure):
                        continue
                    break
                self.replicas.answered(replica)
                await self._answer(response, send)
                return
        raise UpstreamDown(f"{self.service}-service does not answer now; try again in a moment.")

    def _note(self, replica: Replica, failure: Exception) -> None:
        log().warning("replica_failed", upstream=self.service, error=type(failure).__name__)
        if isinstance(failure, _NEVER_REACHED) or (
            isinstance(failure, _LOST) and not isinstance(failure, TimeoutError)
        ):
            self.replicas.failed(replica)  # one that is only slow, or was asked something unreadable, is left in

    async def _ask(self, replica: Replica, scope: Scope, body: "RequestBody") -> aiohttp.ClientResponse:
        raw_path: bytes = scope["raw_path"]
        query = b"?" + scope["query_string"] if scope["query_string"] else b""
        return await self.session.request(
            scope["method"],
            URL(replica.url + (raw_path + query).decode("latin-1"), encoded=True),
            headers=_texts(scope["headers"]),
            data=body if body.expected else None,
            allow_redirects=False,
        )

    async def _answer(self, response: aiohttp.ClientResponse, send: Send) -> None:
        start = {"type": "http.response.start", "status": response.status, "headers": back(response.raw_headers)}
        try:
            await send(start)
            async for chunk in response.content.iter_any():
                await send(_part(chunk, more=True))
            await send(_part(b"", more=False))
        except (aiohttp.ClientError, TimeoutError) as failure:
            raise AnswerBroke(f"{self.service}-service stopped in the middle of its answer.") from failure
        finally:
            response.close()


def _may_repeat(scope: Scope, body: "RequestBody", failure: Exception) -> bool:
    """Whether another replica may be asked the same: nothing was sent, or it only reads and was not just slow."""
    if body.begun:
        return False
    if isinstance(failure, _NEVER_REACHED):
        return True
    return scope["method"] in _SAFE_TO_REPEAT and not isinstance(failure, TimeoutError)


def _texts(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[str, str]]:
    return [(name.decode("latin-1"), _text(value)) for name, value in headers if name != b"transfer-encoding"]


def _text(value: bytes) -> str:
    """A header's value as the client will write it again, byte for byte: it writes UTF-8."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _part(chunk: bytes, *, more: bool) -> Message:
    return {"type": "http.response.body", "body": chunk, "more_body": more}


async def _end(*tasks: "asyncio.Task[None]") -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


@dataclass(slots=True)
class RequestBody:
    """A request's body on its way through, and the one place that hears of the client leaving.

    One chunk is held at most, so that a slow service slows the client down instead of filling our memory.
    """

    receive: Receive
    expected: bool
    begun: bool = False  # some of it went out: it cannot be sent a second time
    _chunks: asyncio.Queue[bytes | None] = field(default_factory=lambda: asyncio.Queue[bytes | None](1))

    async def read(self) -> None:
        """Take the body in as fast as it is passed on; returns when the client has left."""
        while (message := await self.receive())["type"] == "http.request":
            if self.expected and message.get("body"):
                await self._chunks.put(message["body"])
            if self.expected and not message.get("more_body"):
                await self._chunks.put(None)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        if self.begun:
            raise aiohttp.ClientPayloadError("A body that was sent in part cannot be sent again.")
        self.begun = True
        while (chunk := await self._chunks.get()) is not None:
            yield chunk
