"""Several addresses of one service are one service: the page does not notice when one of them is gone."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from random import Random
from typing import Any

from kahaniyaa_gateway.replicas import Replicas
from kahaniyaa_shared.testing.running import Client, running

Gatewayed = Callable[..., AbstractAsyncContextManager[Client]]


def _asha(behind: Any, auth: Client) -> dict[str, str]:
    """Somebody signed in, with her keys published by a service that does not die."""
    return {"token": behind.token("asha"), "auth_service_urls": str(auth.base_url)}


async def test_both_replicas_are_asked(gateway: Gatewayed, behind: Any, another: Any) -> None:
    async with (
        running(behind.app()) as first,
        running(another.app()) as second,
        gateway(f"{first.base_url},{second.base_url}") as client,
    ):
        names = {(await client.get("/v1/catalog")).json()["name"] for _ in range(40)}
    assert names == {"first", "second"}


async def test_the_other_replica_answers_when_one_was_never_there(
    gateway: Gatewayed, behind: Any, free_port: int
) -> None:
    async with (
        running(behind.app()) as there,
        gateway(f"http://127.0.0.1:{free_port},{there.base_url}", **_asha(behind, there)) as client,
    ):
        answers = [await client.post("/v1/stories", json={"n": n}) for n in range(10)]
    assert [answer.status_code for answer in answers] == [200] * 10
    assert len(behind.seen) == 10


async def test_the_other_replica_answers_when_one_stops(gateway: Gatewayed, behind: Any, another: Any) -> None:
    async with running(another.app()) as second, AsyncExitStack() as first_only:
        first = await first_only.enter_async_context(running(behind.app()))
        async with gateway(f"{first.base_url},{second.base_url}") as client:
            before = [(await client.get("/v1/catalog")).status_code for _ in range(20)]
            await first_only.aclose()
            after = [(await client.get("/v1/catalog")).json()["name"] for _ in range(20)]
    assert before == [200] * 20
    assert after == ["second"] * 20


@asynccontextmanager
async def _dying() -> AsyncIterator[tuple[str, list[bytes]]]:
    """An address where somebody takes a request and dies of it."""
    taken: list[bytes] = []

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        taken.append((await reader.readuntil(b"\r\n")).split()[0])
        writer.transport.abort()

    server = await asyncio.start_server(take, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", taken


async def test_what_only_reads_is_asked_of_the_other_replica_when_one_dies_of_it(
    gateway: Gatewayed, behind: Any
) -> None:
    async with (
        running(behind.app()) as there,
        _dying() as (dying, taken),
        gateway(f"{dying},{there.base_url}") as client,
    ):
        answers = [(await client.get("/v1/catalog")).status_code for _ in range(20)]
    assert answers == [200] * 20
    assert taken


async def test_what_changes_something_is_never_asked_twice(gateway: Gatewayed, behind: Any) -> None:
    async with (
        running(behind.app()) as there,
        _dying() as (dying, taken),
        gateway(f"{dying},{there.base_url}", **_asha(behind, there)) as client,
    ):
        answers = [(await client.post("/v1/stories", json={})).status_code for _ in range(20)]
    assert len(taken) + len(behind.seen) == 20
    assert answers.count(503) == len(taken)


async def test_a_service_that_is_down_is_a_503_that_says_when_to_come_back(gateway: Gatewayed, free_port: int) -> None:
    async with gateway(f"http://127.0.0.1:{free_port}") as client:
        answer = await client.get("/v1/catalog")
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert int(answer.headers["retry-after"]) >= 1
    assert answer.json()["request_id"] == answer.headers["x-request-id"]


async def test_a_service_that_says_nothing_for_too_long_is_a_503(whole: Gatewayed, behind: Any) -> None:
    async with whole(upstream_silence_seconds=0.2) as client:
        answer = await client.get("/v1/stories/quiet/")
        assert answer.status_code == 503
        await asyncio.wait_for(behind.left.wait(), 30)
        assert (await client.get("/v1/stories")).status_code == 200


async def test_health_names_the_services_that_are_down(gateway: Gatewayed, free_port: int) -> None:
    async with gateway(f"http://127.0.0.1:{free_port}") as client:
        alive, ready = await client.get("/health/live"), await client.get("/health/ready")
    assert alive.status_code == 200
    assert ready.status_code == 503
    assert ready.json()["checks"] == dict.fromkeys(("auth", "story", "tts", "vision"), "down")


def test_a_replica_that_fails_rests_longer_each_time_and_is_trusted_again_once_it_answers() -> None:
    now = 100.0
    replicas = Replicas.of(["http://a", "http://b"], Random(1), clock=lambda: now)
    a, b = replicas.all
    replicas.failed(a)
    assert {replicas.choose() for _ in range(20)} == {b}
    replicas.failed(a)
    now += 1.5
    assert {replicas.choose() for _ in range(20)} == {b}
    now += 1
    assert {replicas.choose() for _ in range(20)} == {a, b}
    replicas.answered(a)
    assert a.failures == 0


def test_the_less_busy_of_two_is_asked() -> None:
    replicas = Replicas.of(["http://a", "http://b"], Random(1))
    a, b = replicas.all
    with a.asked():
        assert {replicas.choose() for _ in range(20)} == {b}
    assert a.in_flight == 0


def test_where_all_rest_one_is_asked_anyway() -> None:
    replicas = Replicas.of(["http://a"], Random(1), clock=lambda: 1.0)
    replicas.failed(replicas.all[0])
    assert replicas.choose() is replicas.all[0]
    assert replicas.choose(tried=replicas.all) is None
