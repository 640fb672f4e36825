"""In one process the services themselves are the upstreams; nothing else is different."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.types import ASGIApp

from kahaniyaa_gateway.app import create_app
from kahaniyaa_gateway.settings import GatewaySettings
from kahaniyaa_shared.testing.running import Client, running


@asynccontextmanager
async def _in_one(behind: Any, given: dict[str, Any], page: Any, token: str) -> AsyncIterator[Client]:
    service: ASGIApp = behind.app()
    settings = GatewaySettings(**given, page_dir=page)
    app = create_app(settings, upstreams=dict.fromkeys(("auth", "story", "tts", "vision"), service))
    async with running(app, token=token) as client:
        yield client


@pytest.fixture
def one(behind: Any, given: dict[str, Any], page: Path, token_for: Callable[[str], str]) -> Any:
    """A client of a gateway whose services live in its own process."""
    return _in_one(behind, given, page, token_for("asha"))


async def test_a_service_in_the_same_process_answers_and_is_told_who_asks(one: Any, behind: Any) -> None:
    async with one as client:
        answer = await client.post("/v1/story/create", json={"n": 1}, headers={"X-Forwarded-For": "6.6.6.6"})
    assert answer.json() == {"name": "first", "path": "/v1/stories", "body": '{"n":1}'}
    assert [value for name, value in behind.seen[0] if name == "x-forwarded-for"] == ["127.0.0.1"]
    assert answer.headers["ratelimit-policy"]


async def test_a_stream_of_the_same_process_arrives_as_it_is_made(one: Any, behind: Any) -> None:
    async with one as client, client.stream("GET", "/v1/stories/1/events") as answer:
        parts = answer.aiter_text()
        assert await anext(parts) == "data: once\n\n"
        behind.go_on.set()
        assert [part async for part in parts] == ["data: upon\n\n"]


async def test_health_and_the_document_know_of_the_services(one: Any) -> None:
    async with one as client:
        document = (await client.get("/openapi.json")).json()
        ready = await client.get("/health/ready")
    assert "/v1/stories" in document["paths"]
    assert ready.json()["checks"]["story"] == "down"  # this one has no health; the real ones do
