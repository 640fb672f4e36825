"""In one process the services themselves are the upstreams; nothing else is different."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.types import ASGIApp

from kahaniyaa_gateway.app import create_app
from kahaniyaa_gateway.routes import SERVICES
from kahaniyaa_gateway.settings import GatewaySettings
from kahaniyaa_shared.buses import InProcessBus, InProcessLive
from kahaniyaa_shared.contracts.events import SessionRevoked
from kahaniyaa_shared.events import Event
from kahaniyaa_shared.platform import Surroundings
from kahaniyaa_shared.testing.running import Client, running

InOne = Callable[[], AbstractAsyncContextManager[Client]]


@pytest.fixture
def bus() -> InProcessBus:
    """The events of this process."""
    return InProcessBus()


@pytest.fixture
def one(behind: Any, given: dict[str, Any], page: Path, bus: InProcessBus) -> InOne:
    """A client of a gateway whose services live in its own process."""
    service: ASGIApp = behind.app()
    near: dict[str, ASGIApp] = dict.fromkeys(SERVICES, service)
    around = Surroundings(bus=bus, live=InProcessLive(), neighbours=near)
    app = create_app(GatewaySettings(**given, page_dir=page), upstreams=near, surroundings=around)
    return lambda: running(app, token=behind.token("asha"))


async def test_a_service_in_the_same_process_answers_and_is_told_who_asks(one: InOne, behind: Any) -> None:
    async with one() as client:
        answer = await client.post("/v1/story/create", json={"n": 1}, headers={"X-Forwarded-For": "6.6.6.6"})
    assert answer.json() == {"name": "first", "path": "/v1/stories", "body": '{"n":1}'}
    assert [value for name, value in behind.seen[0] if name == "x-forwarded-for"] == ["127.0.0.1"]
    assert answer.headers["ratelimit-policy"]


async def test_a_stream_of_the_same_process_arrives_as_it_is_made(one: InOne, behind: Any) -> None:
    async with one() as client, client.stream("GET", "/v1/stories/1/events") as answer:
        parts = answer.aiter_text()
        assert await anext(parts) == "data: once\n\n"
        behind.go_on.set()
        assert [part async for part in parts] == ["data: upon\n\n"]


async def test_a_client_that_leaves_ends_the_stream_of_the_same_process(one: InOne, behind: Any) -> None:
    async with one() as client:
        async with client.stream("GET", "/v1/stories/1/events") as answer:
            await anext(answer.aiter_text())
        await asyncio.wait_for(behind.left.wait(), 30)


async def test_a_session_that_was_signed_out_does_not_pass(one: InOne, bus: InProcessBus) -> None:
    now = datetime.now(UTC)
    gone = SessionRevoked(session_id="s", until=(now + timedelta(minutes=1)).timestamp())
    told = Event(
        id="1", source="/auth-service", type=gone.type, time=now, subject="s", sequence=1, request_id="",
        data=gone.model_dump(),
    )  # fmt: skip
    async with one() as client:
        before = await client.get("/v1/stories")
        await bus.publish(told)
        after = await client.get("/v1/stories")
    assert (before.status_code, after.status_code) == (200, 401)


async def test_health_and_the_document_know_of_the_services(one: InOne) -> None:
    async with one() as client:
        document = (await client.get("/openapi.json")).json()
        ready = await client.get("/health/ready")
    assert "/v1/stories" in document["paths"]
    assert ready.json()["checks"]["story"] == "down"  # this one has no health; the real ones do
