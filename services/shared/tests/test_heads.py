"""What our server does with requests that it cannot read, asked over a real connection."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI, Request
from prometheus_client import CollectorRegistry

from kahaniyaa_shared.service import install_layers
from kahaniyaa_shared.testing.running import running

HOST = b"Host: here\r\n"
UPGRADE = b"Connection: Upgrade\r\nUpgrade: h2c\r\n"


@pytest.fixture
async def port() -> AsyncIterator[int]:
    """The port of an application that repeats what it was sent."""
    app = FastAPI()
    install_layers(app, CollectorRegistry(), max_json_bytes=1_000)

    @app.api_route("/echo", methods=["GET", "POST"])
    async def echo(request: Request) -> dict[str, str]:
        return {"method": request.method, "body": (await request.body()).decode()}

    async with running(app) as client:
        yield client.base_url.port or 0


async def told(port: int, *pieces: bytes) -> tuple[int, str, Any]:
    """Send pieces one after the other; the first answer's status, its type and its JSON, and nothing after it."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.02)
        async with asyncio.timeout(30):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
            headers = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if line)
            body = json.loads(await reader.readexactly(int(headers["content-length"])))
        if headers.get("connection") == "close":
            async with asyncio.timeout(30):
                assert await reader.read() == b""
        return int(head.split()[1]), headers["content-type"], body
    finally:
        writer.close()


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n",
        b"FOO /echo HTTP/1.1\r\n" + HOST + b"\r\n",
        b"GET /echo/\xe0\xa4\x95 HTTP/1.1\r\n" + HOST + b"\r\n",
        b"POST /echo HTTP/1.1\r\n" + HOST + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        b"POST /echo HTTP/1.1\r\n" + HOST + b"Content-Length: -1\r\n\r\n",
        b"POST /echo HTTP/1.1\r\n" + HOST + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /echo HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
        b"GET /echo HTTP/1.1\r\n\r\n",
        b"GET /echo HTTP/1.1\r\n" + HOST + HOST + b"\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n",
    ],
)
async def test_what_cannot_be_read_is_told_as_a_problem(port: int, sent: bytes) -> None:
    status, kind, problem = await told(port, sent)
    assert (status, kind) == (400, "application/problem+json")
    assert problem["type"].endswith("/unreadable")
    assert problem["detail"]
    assert problem["request_id"]


async def test_a_head_without_an_end_is_refused_before_it_is_all_held(port: int) -> None:
    status, kind, problem = await told(port, b"GET /echo HTTP/1.1\r\n" + HOST, *[b"X-A: " + b"a" * 60_000] * 4)
    assert (status, kind, problem["status"]) == (431, "application/problem+json", 431)


async def test_a_large_body_is_not_taken_for_a_head(port: int) -> None:
    body = b"a" * 500_000
    head = b"POST /echo HTTP/1.1\r\n" + HOST + b"Content-Length: %d\r\n\r\n" % len(body)
    assert (await told(port, head, body))[2]["body"] == body.decode()


@pytest.mark.parametrize("kind", [b"h2c", b"websocket"])
async def test_an_upgrade_is_not_made_and_the_request_answered_as_it_is(port: int, kind: bytes) -> None:
    upgrade = b"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAA\r\nUpgrade: " + kind
    status, _, body = await told(port, b"GET /echo HTTP/1.1\r\n" + HOST + upgrade + b"\r\n\r\n")
    assert (status, body["method"]) == (200, "GET")


async def test_nothing_that_follows_an_upgrade_is_taken_for_a_request(port: int) -> None:
    smuggled = b"GET /echo HTTP/1.1\r\n" + HOST + b"\r\n"
    head = b"POST /echo HTTP/1.1\r\n" + HOST + UPGRADE + b"Content-Length: %d\r\n\r\n" % len(smuggled)
    status, kind, problem = await told(port, head, smuggled)
    assert (status, kind) == (400, "application/problem+json")
    assert "Upgrade" in problem["detail"]
    assert (await told(port, b"GET /echo HTTP/1.1\r\n" + HOST + UPGRADE + b"\r\n", smuggled))[0] == 200


async def test_an_old_client_needs_no_host(port: int) -> None:
    assert (await told(port, b"GET /echo HTTP/1.0\r\n\r\n"))[0] == 200


async def test_an_answer_does_not_wait_for_its_own_beginning_to_be_acknowledged(port: int) -> None:
    async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        took = [(await client.get("/echo")).elapsed.total_seconds() for _ in range(20)]
    assert sorted(took)[10] < 0.03  # an acknowledgement that is put off takes 0.04
