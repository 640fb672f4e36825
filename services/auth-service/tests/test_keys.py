"""Signing keys: published, kept, shared by replicas, sealed."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import AsyncExitStack
from typing import Any

from pydantic import SecretStr

from kahaniyaa_auth.app import create_app
from kahaniyaa_auth.settings import AuthSettings
from kahaniyaa_shared.buses.in_process import InProcessBus
from kahaniyaa_shared.contracts.events import SessionRevoked
from kahaniyaa_shared.events import Subscription
from kahaniyaa_shared.platform import Surroundings
from kahaniyaa_shared.testing.running import Client, client_of

Bearer = Callable[[str], dict[str, str]]


async def published(auth: Client) -> list[dict[str, Any]]:
    return (await auth.get("/.well-known/jwks.json")).json()["keys"]


async def test_only_public_halves_are_published(auth: Client) -> None:
    (key,) = await published(auth)
    assert key.keys() == {"kty", "crv", "x", "y", "use", "alg", "kid"}
    assert (key["use"], key["alg"]) == ("sig", "ES256")


async def test_a_restart_keeps_everybody_signed_in(given: dict[str, Any], bearer: Bearer) -> None:
    async with client_of(create_app(AuthSettings(**given))) as before:
        entry = (await before.post("/v1/auth/guest")).json()
        keys = await published(before)
    async with client_of(create_app(AuthSettings(**given))) as after:
        assert await published(after) == keys
        assert (await after.get("/v1/auth/me", headers=bearer(entry["access_token"]))).status_code == 200
        answer = await after.post("/v1/auth/refresh", json={"refresh_token": entry["refresh_token"]})
        assert answer.status_code == 200


async def test_replicas_that_start_at_once_agree_on_one_key(given: dict[str, Any], bearer: Bearer) -> None:
    async with AsyncExitStack() as stack:
        opening = (stack.enter_async_context(client_of(create_app(AuthSettings(**given)))) for _ in range(3))
        replicas = await asyncio.gather(*opening)
        keys = [await published(replica) for replica in replicas]
        assert keys[0] == keys[1] == keys[2]
        assert len(keys[0]) == 1
        entry = (await replicas[0].post("/v1/auth/guest")).json()
        assert (await replicas[1].get("/v1/auth/me", headers=bearer(entry["access_token"]))).status_code == 200


async def test_a_session_ended_at_one_replica_is_over_at_the_others_within_five_seconds(
    given: dict[str, Any], bearer: Bearer
) -> None:
    async with client_of(create_app(AuthSettings(**given))) as one, client_of(create_app(AuthSettings(**given))) as two:
        headers = bearer((await one.post("/v1/auth/guest")).json()["access_token"])
        assert (await two.get("/v1/auth/me", headers=headers)).status_code == 200
        assert (await one.post("/v1/auth/logout", headers=headers)).status_code == 204
        async with asyncio.timeout(30):
            while (await two.get("/v1/auth/me", headers=headers)).status_code != 401:
                await asyncio.sleep(0.02)


async def test_a_service_that_starts_again_still_refuses_what_was_signed_out(
    given: dict[str, Any], bearer: Bearer
) -> None:
    async with client_of(create_app(AuthSettings(**given))) as before:
        headers = bearer((await before.post("/v1/auth/guest")).json()["access_token"])
        assert (await before.post("/v1/auth/logout", headers=headers)).status_code == 204
    async with client_of(create_app(AuthSettings(**given))) as after, asyncio.timeout(30):
        while (await after.get("/v1/auth/me", headers=headers)).status_code != 401:
            await asyncio.sleep(0.02)


async def test_verifiers_that_share_the_process_are_told_again_at_a_start(
    given: dict[str, Any], bearer: Bearer, heard: Any
) -> None:
    async with client_of(create_app(AuthSettings(**given))) as before:
        headers = bearer((await before.post("/v1/auth/guest")).json()["access_token"])
        assert (await before.post("/v1/auth/logout", headers=headers)).status_code == 204
        async with asyncio.timeout(30):
            while (await before.get("/v1/auth/me", headers=headers)).status_code != 401:
                await asyncio.sleep(0.02)
    bus = InProcessBus()
    await bus.subscribe(Subscription(kinds=(SessionRevoked,), handler=heard.note))
    async with client_of(create_app(AuthSettings(**given), Surroundings(bus=bus))) as after:
        assert len(heard.of("session.revoked")) == 1
        assert (await after.get("/v1/auth/me", headers=headers)).status_code == 401


async def test_another_secret_gets_other_keys_and_refuses_the_old_tokens(given: dict[str, Any], bearer: Bearer) -> None:
    async with client_of(create_app(AuthSettings(**given, service_secret=SecretStr("a" * 32)))) as before:
        entry, keys = (await before.post("/v1/auth/guest")).json(), await published(before)
    async with client_of(create_app(AuthSettings(**given, service_secret=SecretStr("b" * 32)))) as after:
        assert await published(after) != keys
        assert (await after.get("/v1/auth/me", headers=bearer(entry["access_token"]))).status_code == 401


async def test_nothing_that_lets_somebody_in_lies_in_the_database_in_clear(given: dict[str, Any]) -> None:
    given |= {"database_url": "", "redis_url": ""}  # this one reads the file itself
    async with client_of(create_app(AuthSettings(**given))) as auth:
        entry = (await auth.post("/v1/auth/guest")).json()
        asked = {"email": "m@example.in", "password": "seven quiet peacocks", "full_name": "M"}
        headers = {"Authorization": f"Bearer {entry['access_token']}", "Idempotency-Key": "once"}
        made = (await auth.post("/v1/auth/register", json=asked, headers=headers)).json()
    with sqlite3.connect(given["data_dir"] / f"{given['namespace']}_auth.db") as file:
        dump = "\n".join(file.iterdump())
    file.close()
    assert "$argon2id$v=19$m=19456,t=2,p=1$" in dump
    tokens = [made["access_token"], made["refresh_token"], entry["access_token"], entry["refresh_token"]]
    for secret in (*tokens, "seven quiet peacocks", '"d":'):
        assert secret not in dump
