"""Which addresses lead where, and how large a request's head may be."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from kahaniyaa_gateway.routes import SERVICES, find_route
from kahaniyaa_shared.problems import Unreadable
from kahaniyaa_shared.testing.running import Client

Gatewayed = Callable[..., AbstractAsyncContextManager[Client]]


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/v1/auth/me", "auth"),
        ("/.well-known/jwks.json", "auth"),
        ("/v1/listeners/1", "story"),
        ("/v1/stories", "story"),
        ("/v1/stories/1/scenes/2/rewrite", "story"),
        ("/v1/shared/token", "story"),
        ("/v1/catalog", "story"),
        ("/v1/shelf/vada-and-crow", "story"),
        ("/v1/templates/1/preview", "story"),
        ("/v1/tts/speech", "tts"),
        ("/v1/audio/speech", "tts"),
        ("/v1/audio/1.vtt", "tts"),
        ("/v1/models", "tts"),
        ("/v1/voices/presets/1", "tts"),
        ("/v1/lexicon/1", "tts"),
        ("/v1/images/1/file", "vision"),
        ("/v1/vision/capabilities", "vision"),
    ],
)
def test_each_address_has_its_service(path: str, service: str) -> None:
    route = find_route(path)
    assert route is not None
    assert route.service == service
    assert service in SERVICES


@pytest.mark.parametrize("path", ["/", "/v1", "/v1/storiesx", "/v1//stories", "/metrics", "/health", "/stories/1", ""])
def test_what_no_service_has_is_not_routed(path: str) -> None:
    assert find_route(path) is None


async def test_the_old_address_for_a_story_still_works(whole: Gatewayed) -> None:
    async with whole() as client:
        answer = await client.post("/v1/story/create", json={"scenario": "a shy elephant"})
    assert answer.json()["path"] == "/v1/stories"


async def test_the_old_address_for_a_picture_still_works(whole: Gatewayed) -> None:
    async with whole() as client:
        answer = await client.post("/v1/stories/upload-image", content=b"abc")
    assert answer.json() == {"bytes": 3}


async def test_the_query_and_the_escapes_of_an_address_arrive_as_they_were_sent(whole: Gatewayed) -> None:
    async with whole() as client:
        answer = await client.get("/v1/stories/a%2Fb%3F/nothing?q=%E0%A4%95&q=2")
    assert answer.status_code == 404  # the service's own answer: it has no such story


@pytest.mark.parametrize("path", ["/v1/auth/../stories", "/v1/stories/."])
def test_a_path_that_goes_back_has_no_route(path: str) -> None:
    with pytest.raises(Unreadable):
        find_route(path)


async def test_an_address_that_goes_back_is_refused(whole: Gatewayed, behind: Any) -> None:
    async with whole() as client:
        answer = await client.get("/v1/auth/%2e%2e/stories")
    assert answer.status_code == 400
    assert behind.seen == []


@pytest.mark.parametrize("path", ["/v1/nothing", "/metrics", "/.well-known/other"])
async def test_an_unknown_address_is_a_404_problem(whole: Gatewayed, path: str) -> None:
    async with whole() as client:
        answer = await client.get(path, headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


async def test_a_method_that_a_service_does_not_take_is_its_own_405(whole: Gatewayed) -> None:
    async with whole() as client:
        answer = await client.delete("/v1/stories")
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]


async def test_a_method_that_health_does_not_take_is_a_405(whole: Gatewayed) -> None:
    async with whole() as client:
        answer = await client.delete("/health/live")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")


async def test_an_address_without_end_is_a_414_and_a_head_without_end_a_431(whole: Gatewayed) -> None:
    async with whole() as client:
        long = await client.get("/v1/catalog?q=" + "a" * 9000)
        large = await client.get("/v1/catalog", headers={f"x-{n}": "a" * 4000 for n in range(10)})
    assert (long.status_code, large.status_code) == (414, 431)
    assert {long.headers["content-type"], large.headers["content-type"]} == {"application/problem+json"}


async def test_metrics_have_a_port_of_their_own_and_name_no_address(whole: Gatewayed, free_port: int) -> None:
    async with whole(metrics_port=free_port) as client:
        await client.get("/v1/stories?q=asha")
        assert (await client.get("/metrics")).status_code == 404
        answer = await client.get(f"http://127.0.0.1:{free_port}/metrics")
    assert 'route="/v1/stories",status="200"' in answer.text
    assert "asha" not in answer.text
