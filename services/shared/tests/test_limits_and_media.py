"""Limits count exactly; signed addresses hold for what they were signed for, and no longer."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as some

from kahaniyaa_shared.buses.redis import connect
from kahaniyaa_shared.counters import Limit, Limiter, LocalLimiter, RedisLimiter, require
from kahaniyaa_shared.media import MediaSigner
from kahaniyaa_shared.problems import TooMany, Unauthenticated
from kahaniyaa_shared.secret import InstallationSecret
from kahaniyaa_shared.starting import CannotStart

THREE = Limit("three", 3, 60)


@pytest.fixture
async def limiter(given: dict[str, Any]) -> AsyncIterator[Limiter]:
    if not given["redis_url"]:
        yield LocalLimiter()
        return
    async with connect(given["redis_url"]) as client:
        yield RedisLimiter(client, given["namespace"])


async def test_exactly_as_many_pass_as_the_limit_says_for_each(limiter: Limiter) -> None:
    verdicts = [await limiter.take(THREE, who) for who in ("a", "a", "a", "a", "b")]
    assert [verdict.allowed for verdict in verdicts] == [True, True, True, False, True]
    assert [verdict.remaining for verdict in verdicts] == [2, 1, 0, 0, 2]
    assert 15 < verdicts[3].retry_after <= 20


async def test_permits_come_back_one_by_one() -> None:
    now = [0.0]
    limiter = LocalLimiter(clock=lambda: now[0])
    for _ in range(3):
        await limiter.take(THREE, "a")
    now[0] = 20.0
    assert (await limiter.take(THREE, "a")).allowed
    assert not (await limiter.take(THREE, "a")).allowed


async def test_too_many_says_when_to_come_back() -> None:
    limiter = LocalLimiter()
    told = await require(limiter, THREE, "a")
    assert told["RateLimit"].startswith('"three";r=2')
    for _ in range(2):
        await require(limiter, THREE, "a")
    with pytest.raises(TooMany) as refused:
        await require(limiter, THREE, "a")
    assert int(refused.value.headers["Retry-After"]) in range(15, 21)


async def test_a_lost_redis_leaves_each_process_its_own_count() -> None:
    limiter = RedisLimiter(connect("redis://127.0.0.1:1"), "n")
    assert [(await limiter.take(THREE, "a")).allowed for _ in range(4)] == [True, True, True, False]


def signer(now: float = 1_000_000) -> MediaSigner:
    return MediaSigner(InstallationSecret(b"x" * 32), clock=lambda: now)


def parts(address: str) -> tuple[str, dict[str, str]]:
    path, _, query = address.partition("?")
    return path, dict(pair.split("=", 1) for pair in query.split("&"))


def test_a_signed_address_holds_until_its_time_is_over() -> None:
    path, query = parts(signer().sign("/v1/audio/1", query="size=thumb"))
    signer(1_000_000 + 12 * 3600).check(path, query)
    with pytest.raises(Unauthenticated):
        signer(1_000_000 + 14 * 3600).check(path, query)


@for_all(some.text(max_size=20), some.text(max_size=20))
def test_no_other_path_and_no_other_signature_holds(path: str, signature: str) -> None:
    _, query = parts(signer().sign("/v1/audio/1"))
    with pytest.raises(Unauthenticated):
        signer().check("/v1/audio/2" + path, query)
    with pytest.raises(Unauthenticated):
        signer().check("/v1/audio/1", query | {"signature": signature})


def test_a_short_configured_secret_is_refused(tmp_path: Any) -> None:
    with pytest.raises(CannotStart, match="SERVICE_SECRET"):
        InstallationSecret.load("short", tmp_path)


def test_processes_that_start_together_make_one_secret(tmp_path: Any) -> None:
    assert InstallationSecret.load("", tmp_path) == InstallationSecret.load("", tmp_path)
