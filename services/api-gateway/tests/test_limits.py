"""How often anybody may ask, and how they are told."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from kahaniyaa_gateway.limits import household, open_limiter
from kahaniyaa_gateway.settings import GatewaySettings
from kahaniyaa_shared.counters import Limit
from kahaniyaa_shared.testing.running import Client

Gatewayed = Callable[..., AbstractAsyncContextManager[Client]]


async def test_who_asks_too_often_gets_a_429_that_says_when_to_come_back(whole: Gatewayed, behind: Any) -> None:
    async with whole(most_per_minute=3) as client:
        answers = [await client.get("/v1/stories") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    refused = answers[-1]
    assert refused.headers["content-type"] == "application/problem+json"
    assert int(refused.headers["retry-after"]) >= 1
    assert refused.headers["ratelimit"].startswith('"everything";r=0')
    assert len(behind.seen) == 3


async def test_a_redis_that_says_nothing_is_not_waited_for_and_the_gateway_counts_by_itself(
    given: dict[str, Any],
) -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.read(1000):
            pass
        writer.close()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    address = f"redis://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    given["redis_url"] = address
    async with server, open_limiter(GatewaySettings(**given)) as limiter:
        verdicts = [await limiter.take(Limit("everything", 3, 600), "asha") for _ in range(4)]
    assert [verdict.allowed for verdict in verdicts] == [True, True, True, False]


async def test_each_answer_says_how_much_is_left(whole: Gatewayed) -> None:
    async with whole(most_per_minute=3) as client:
        answer = await client.get("/v1/stories")
    assert answer.headers["ratelimit-policy"] == '"everything";q=3;w=60'
    assert answer.headers["ratelimit"].startswith('"everything";r=2')


async def test_guessing_at_passwords_is_limited_by_address_whatever_the_forged_header_says(whole: Gatewayed) -> None:
    async with whole(most_sign_ins_per_minute=2) as client:
        answers = [
            await client.post("/v1/auth/login", json={}, headers={"X-Forwarded-For": f"203.0.113.{n}"})
            for n in range(3)
        ]
    assert [answer.status_code for answer in answers] == [200, 200, 429]


async def test_one_persons_haste_is_not_anothers(whole: Gatewayed, behind: Any) -> None:
    async with whole(most_per_minute=1) as client:
        first = await client.get("/v1/stories")
        again = await client.get("/v1/stories")
        other = await client.get("/v1/stories", headers={"Authorization": f"Bearer {behind.token('ravi')}"})
    assert [first.status_code, again.status_code, other.status_code] == [200, 429, 200]


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8::1", "2001:db8::/64"),
        ("2001:db8::2", "2001:db8::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("no address", "unknown"),
    ],
)
def test_a_household_is_counted_as_one(address: str, counted: str) -> None:
    assert household(address) == counted
