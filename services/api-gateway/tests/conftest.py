"""A gateway of a test's own: a real server behind it, a page in a folder, settings that point to both."""

import asyncio
import gzip
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, JSONResponse, Response, StreamingResponse
from joserfc import jwt
from joserfc.jwk import ECKey
from starlette.types import Message, Receive, Scope, Send

from kahaniyaa_gateway.app import create_app
from kahaniyaa_gateway.settings import GatewaySettings
from kahaniyaa_shared.testing import workers
from kahaniyaa_shared.testing.running import Client, running

Gatewayed = Callable[..., AbstractAsyncContextManager[Client]]


@dataclass(frozen=True)
class Behind:
    """A service behind the gateway that does one of everything, and remembers what came."""

    name: str
    folder: Path
    key: ECKey
    go_on: asyncio.Event = field(default_factory=asyncio.Event)
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    left: asyncio.Event = field(default_factory=asyncio.Event)
    seen: list[list[tuple[str, str]]] = field(default_factory=list[list[tuple[str, str]]])
    received: list[int] = field(default_factory=list[int])

    def app(self) -> FastAPI:
        """The service."""
        app = FastAPI()
        app.get("/.well-known/jwks.json")(self.publish)
        app.get("/v1/catalog")(self.tell)
        app.get("/v1/stories")(self.tell)
        app.post("/v1/stories")(self.tell)
        app.post("/v1/auth/login")(self.tell)
        app.get("/v1/stories/{story_id}/events")(self.events)
        app.get("/v1/models")(self.packed)
        app.head("/v1/models")(self.packed)
        app.post("/v1/images")(self.take_in)
        app.post("/v1/images/refused")(self.refuse)
        app.get("/v1/audio/{audio_id}")(self.audio)
        app.get("/v1/voices")(self.unchanged)
        app.get("/v1/stories/{story_id}/broken")(self.broken)
        app.mount("/v1/stories/quiet", self.quiet)
        return app

    async def publish(self) -> dict[str, object]:
        """The key that this test's tokens are signed with."""
        return {"keys": [self.key.as_dict(private=False)]}

    def token(self, user_id: str) -> str:
        """An access token of a minute, as auth-service makes them."""
        now = int(time.time())
        head = {"alg": "ES256", "typ": "at+jwt", "kid": self.key.kid}
        claims = {"iss": "kahaniyaa", "aud": "kahaniyaa", "sub": user_id, "sid": "s", "iat": now, "exp": now + 60}
        return jwt.encode(head, claims, self.key, algorithms=["ES256"])

    async def tell(self, request: Request) -> Response:
        """What came, as it came."""
        self.seen.append([(k.decode(), v.decode("latin-1")) for k, v in request.headers.raw])
        body = await request.body()
        answer = JSONResponse({"name": self.name, "path": request.url.path, "body": body.decode()})
        answer.raw_headers.extend([(b"set-cookie", b"a=1"), (b"set-cookie", b"b=2")])
        return answer

    async def events(self) -> Response:
        """One event now, the next when the test says so, until somebody leaves."""
        return StreamingResponse(self._events(), media_type="text/event-stream")

    async def _events(self) -> AsyncIterator[str]:
        try:
            yield "data: once\n\n"
            await asyncio.wait_for(self.go_on.wait(), 30)
            yield "data: upon\n\n"
        finally:
            self.left.set()

    async def broken(self) -> Response:
        """An answer that promises more than it gives."""

        async def half() -> AsyncIterator[bytes]:
            yield b"once"
            raise asyncio.CancelledError

        return StreamingResponse(half(), headers={"content-length": "100"})

    async def take_in(self, request: Request) -> dict[str, int]:
        """The size of what is sent, noting each part as it arrives."""
        async for chunk in request.stream():
            self.received.append(len(chunk))
            self.asked.set()
        return {"bytes": sum(self.received)}

    async def refuse(self) -> Response:
        """Too large, said before the body was read."""
        return JSONResponse({"status": 413}, status_code=413, media_type="application/problem+json")

    async def packed(self) -> Response:
        """Something that is packed already."""
        return Response(gzip.compress(b"once upon a time"), headers={"Content-Encoding": "gzip"})

    async def unchanged(self, request: Request) -> Response:
        """Something with an ETag, which a client may have already."""
        known = request.headers.get("if-none-match") == '"voices-1"'
        return Response(None if known else b"[]", status_code=304 if known else 200, headers={"ETag": '"voices-1"'})

    async def audio(self) -> FileResponse:
        """A file that can be read in part."""
        return FileResponse(self.folder / "audio.mp3", media_type="audio/mpeg")

    async def quiet(self, _scope: Scope, receive: Receive, _send: Send) -> None:
        """No answer at all, until the client leaves."""
        message: Message = {"type": "http.request"}
        self.asked.set()
        while message["type"] != "http.disconnect":
            message = await receive()
        self.left.set()


@pytest.fixture
def behind(tmp_path: Path) -> Behind:
    """What answers behind the gateway."""
    (tmp_path / "audio.mp3").write_bytes(bytes(range(256)) * 40)
    return Behind("first", tmp_path, ECKey.generate_key("P-256", {"use": "sig"}, auto_kid=True))


@pytest.fixture
def another(behind: Behind) -> Behind:
    """A second replica."""
    return Behind("second", behind.folder, behind.key)


@pytest.fixture
def free_port() -> int:
    """A port where nobody listens."""
    return workers.free_port()


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A built page, as small as one can be."""
    folder = tmp_path / "page"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>Kahaniyaa</title>")
    (folder / "assets" / "main-3f2a.js").write_text("export const told = true;")
    (folder / "favicon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    return folder


@pytest.fixture
def gateway(given: dict[str, Any], page: Path) -> Gatewayed:
    """A gateway on a real port, with every service at one address: `async with gateway(url) as client`."""

    @asynccontextmanager
    async def started(urls: str, *, token: str | None = None, **settings: Any) -> AsyncIterator[Client]:
        services = {f"{name}_service_urls": urls for name in ("auth", "story", "tts", "vision")}
        patient = {"limits_redis_seconds": 30}  # on a busy machine a count must not go astray
        chosen: dict[str, Any] = {**given, **services, **patient, "page_dir": page, **settings}
        async with running(create_app(GatewaySettings(**chosen)), token=token) as client:
            yield client

    return started


@pytest.fixture
def whole(gateway: Gatewayed, behind: Behind) -> Gatewayed:
    """A gateway with the service behind it, and a client that is signed in: `async with whole() as client`."""

    @asynccontextmanager
    async def started(**settings: Any) -> AsyncIterator[Client]:
        signed_in = {"token": behind.token("asha"), **settings}
        async with running(behind.app()) as service, gateway(str(service.base_url), **signed_in) as client:
            yield client

    return started
