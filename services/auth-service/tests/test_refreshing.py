"""Refresh tokens, sessions and signing out."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from httpx2 import Response

from kahaniyaa_shared.testing.running import Client

Bearer = Callable[[str], dict[str, str]]
Registered = Callable[..., Awaitable[dict[str, Any]]]
PASSWORD = "seven quiet peacocks"


async def refresh(auth: Client, token: str) -> Response:
    return await auth.post("/v1/auth/refresh", json={"refresh_token": token})


async def test_a_refresh_token_is_exchanged_for_the_next(auth: Client, registered: Registered, bearer: Bearer) -> None:
    entry = await registered()
    answer = await refresh(auth, entry["refresh_token"])
    assert answer.status_code == 200
    assert answer.json()["user"] == entry["user"]
    assert answer.json()["refresh_token"] != entry["refresh_token"]
    assert (await auth.get("/v1/auth/me", headers=bearer(answer.json()["access_token"]))).status_code == 200
    assert (await refresh(auth, answer.json()["refresh_token"])).status_code == 200


async def test_tabs_that_refresh_at_once_get_the_same_successor(auth: Client, registered: Registered) -> None:
    entry = await registered()
    answers = await asyncio.gather(*(refresh(auth, entry["refresh_token"]) for _ in range(5)))
    assert [answer.status_code for answer in answers] == [200] * 5
    assert len({answer.json()["refresh_token"] for answer in answers}) == 1
    assert (await refresh(auth, answers[0].json()["refresh_token"])).status_code == 200


async def test_a_token_that_comes_back_later_ends_its_family(
    auth: Client, registered: Registered, bearer: Bearer, clock: Any, heard: Any
) -> None:
    entry = await registered()
    newest = (await refresh(auth, entry["refresh_token"])).json()
    clock.advance(seconds=11)
    reused = await refresh(auth, entry["refresh_token"])
    assert (reused.status_code, reused.json()["type"].rsplit("/")[-1]) == (401, "session-over")
    assert (await refresh(auth, newest["refresh_token"])).status_code == 401
    await until_revoked(auth, bearer(newest["access_token"]))
    assert len(heard.of("session.revoked")) == 1


async def test_a_token_two_steps_old_ends_its_family_at_once(auth: Client, registered: Registered) -> None:
    entry = await registered()
    second = (await refresh(auth, entry["refresh_token"])).json()["refresh_token"]
    third = (await refresh(auth, second)).json()["refresh_token"]
    assert (await refresh(auth, entry["refresh_token"])).status_code == 401
    assert (await refresh(auth, third)).status_code == 401


async def test_another_familys_reuse_leaves_me_signed_in(auth: Client, registered: Registered, clock: Any) -> None:
    here = await registered()
    there = (await auth.post("/v1/auth/login", json={"email": "meera@example.in", "password": PASSWORD})).json()
    await refresh(auth, there["refresh_token"])
    clock.advance(minutes=1)
    assert (await refresh(auth, there["refresh_token"])).status_code == 401
    assert (await refresh(auth, here["refresh_token"])).status_code == 200


async def test_texts_that_are_no_refresh_token_are_refused(auth: Client) -> None:
    for text in ("", "krt_", "krt_" + "A" * 64, "garbage", "krt_é", "x" * 200):
        assert (await refresh(auth, text)).status_code == 401, text
    assert (await refresh(auth, "x" * 201)).status_code == 422
    assert (await auth.post("/v1/auth/refresh")).status_code == 401


async def test_a_session_that_is_used_goes_on_and_one_that_is_not_ends(
    auth: Client, registered: Registered, clock: Any, settings: Any
) -> None:
    token = (await registered())["refresh_token"]
    for _ in range(3):
        clock.advance(days=settings.session_days - 1)
        answer = await refresh(auth, token)
        assert answer.status_code == 200
        token = answer.json()["refresh_token"]
    clock.advance(days=settings.session_days)
    assert (await refresh(auth, token)).status_code == 401


async def until_revoked(auth: Client, headers: dict[str, str]) -> None:
    async with asyncio.timeout(30):
        while (await auth.get("/v1/auth/me", headers=headers)).status_code != 401:
            await asyncio.sleep(0.02)


async def test_signing_out_ends_both_tokens(auth: Client, registered: Registered, bearer: Bearer) -> None:
    entry = await registered()
    answer = await auth.post("/v1/auth/logout", json={"refresh_token": entry["refresh_token"]})
    assert answer.status_code == 204
    assert (await refresh(auth, entry["refresh_token"])).status_code == 401
    await until_revoked(auth, bearer(entry["access_token"]))


async def test_signing_out_works_with_the_access_token_alone(
    auth: Client, registered: Registered, bearer: Bearer
) -> None:
    entry = await registered()
    assert (await auth.post("/v1/auth/logout", headers=bearer(entry["access_token"]))).status_code == 204
    assert (await refresh(auth, entry["refresh_token"])).status_code == 401


async def test_signing_out_needs_something_to_sign_out(auth: Client) -> None:
    assert (await auth.post("/v1/auth/logout")).status_code == 401


async def test_i_see_where_i_am_signed_in_and_can_end_it(auth: Client, registered: Registered, bearer: Bearer) -> None:
    here = await registered(**{"User-Agent": "A browser"})
    there = (await auth.post("/v1/auth/login", json={"email": "meera@example.in", "password": PASSWORD})).json()
    listed = (await auth.get("/v1/auth/sessions", headers=bearer(here["access_token"]))).json()
    assert [item["current"] for item in listed["items"]] == [False, True]
    assert listed["items"][1]["device"] == "A browser"
    ended = await auth.delete(f"/v1/auth/sessions/{listed['items'][0]['id']}", headers=bearer(here["access_token"]))
    assert ended.status_code == 204
    assert (await refresh(auth, there["refresh_token"])).status_code == 401
    assert (await refresh(auth, here["refresh_token"])).status_code == 200


async def test_somebody_elses_session_is_not_there(auth: Client, registered: Registered, bearer: Bearer) -> None:
    mine, theirs = await registered("meera@example.in"), await registered("ravi@example.in")
    listed = (await auth.get("/v1/auth/sessions", headers=bearer(theirs["access_token"]))).json()
    address = f"/v1/auth/sessions/{listed['items'][0]['id']}"
    assert (await auth.delete(address, headers=bearer(mine["access_token"]))).status_code == 404
    assert (await refresh(auth, theirs["refresh_token"])).status_code == 200


async def test_signing_out_everywhere_ends_every_session(auth: Client, registered: Registered, bearer: Bearer) -> None:
    here = await registered()
    there = (await auth.post("/v1/auth/login", json={"email": "meera@example.in", "password": PASSWORD})).json()
    assert (await auth.delete("/v1/auth/sessions", headers=bearer(here["access_token"]))).status_code == 204
    for entry in (here, there):
        assert (await refresh(auth, entry["refresh_token"])).status_code == 401
        await until_revoked(auth, bearer(entry["access_token"]))
