"""Guests, registration and sign-in."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as some

from kahaniyaa_auth.accounts.email import checked_email, email_key
from kahaniyaa_auth.accounts.passwords import NOBODYS, Passwords
from kahaniyaa_auth.app import create_app
from kahaniyaa_auth.settings import AuthSettings
from kahaniyaa_shared.testing.running import Client, client_of

Bearer = Callable[[str], dict[str, str]]
Registered = Callable[..., Awaitable[dict[str, Any]]]
PASSWORD = "seven quiet peacocks"


async def guest(auth: Client) -> dict[str, Any]:
    return (await auth.post("/v1/auth/guest", json={})).json()


async def test_a_guest_is_in_with_one_click(auth: Client, bearer: Bearer) -> None:
    answer = await auth.post("/v1/auth/guest", json={"language": "ta"})
    assert answer.status_code == 201
    assert answer.json().keys() == {"user", "access_token", "refresh_token", "token_type", "expires_in"}
    assert answer.json()["user"]["is_guest"] is True
    assert answer.headers["cache-control"] == "no-store"
    me = await auth.get("/v1/auth/me", headers=bearer(answer.json()["access_token"]))
    assert (me.status_code, me.json()["language"], me.json()["roles"]) == (200, "ta", ["guest"])


async def test_a_guest_needs_to_send_nothing_at_all(auth: Client) -> None:
    assert (await auth.post("/v1/auth/guest")).status_code == 201


async def test_who_registers_can_sign_in_however_they_write_their_address(auth: Client, registered: Registered) -> None:
    made = await registered("Meera@Example.in")
    answer = await auth.post("/v1/auth/login", json={"email": "meera@example.IN ", "password": PASSWORD})
    assert answer.status_code == 200
    assert answer.json()["user"] == made["user"]
    assert made["user"]["email"] == "Meera@Example.in"


async def test_an_address_in_an_indian_script_is_an_address(registered: Registered) -> None:
    assert (await registered("संपर्क@डाटामेल.भारत"))["user"]["email"] == "संपर्क@डाटामेल.भारत"


async def test_a_password_is_the_same_from_every_keyboard(auth: Client) -> None:
    asked = {"email": "a@example.in", "password": "सड़क पर हाथी", "full_name": "A"}
    composed = asked | {"password": asked["password"].replace("ड़", "ड़")}
    assert (await auth.post("/v1/auth/register", json=asked)).status_code == 201
    assert (await auth.post("/v1/auth/login", json={k: composed[k] for k in ("email", "password")})).status_code == 200


async def test_a_password_may_end_with_a_space_and_then_it_counts(auth: Client) -> None:
    asked = {"email": "a@example.in", "password": PASSWORD + " ", "full_name": "A"}
    assert (await auth.post("/v1/auth/register", json=asked)).status_code == 201
    assert (await auth.post("/v1/auth/login", json={"email": "a@example.in", "password": PASSWORD})).status_code == 401


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"email": "meera"}, "/email"),
        ({"email": "meera@home"}, "/email"),
        ({"email": "mee ra@example.in"}, "/email"),
        ({"email": "a" * 300 + "@example.in"}, "/email"),
        ({"password": "short"}, "/password"),
        ({"password": "12345678"}, "/password"),
        ({"password": "Password123"}, "/password"),
        ({"password": "aaaaaaaaaaaa"}, "/password"),
        ({"password": "meera@example.in"}, "/password"),
        ({"password": "x" * 5_000}, "/password"),
        ({"full_name": "   "}, "/full_name"),
        ({"full_name": "Mee\nra"}, "/full_name"),
        ({"language": "klingon"}, "/language"),
        ({"is_admin": True}, "/is_admin"),
    ],
)
async def test_what_does_not_hold_is_named(auth: Client, change: dict[str, Any], pointer: str) -> None:
    asked = {"email": "meera@example.in", "password": PASSWORD, "full_name": "Meera"} | change
    answer = await auth.post("/v1/auth/register", json=asked)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert "x" * 50 not in answer.text


async def test_an_address_has_one_account(auth: Client, registered: Registered) -> None:
    await registered("meera@example.in")
    asked = {"email": "MEERA@example.in", "password": PASSWORD, "full_name": "Other"}
    answer = await auth.post("/v1/auth/register", json=asked)
    assert (answer.status_code, answer.json()["type"].rsplit("/")[-1]) == (409, "email-taken")


async def test_an_unknown_address_is_refused_like_a_wrong_password(auth: Client, registered: Registered) -> None:
    await registered("meera@example.in")
    refusals: list[tuple[object, float]] = []
    for email in ("meera@example.in", "nobody@example.in"):
        started = time.process_time()
        answer = await auth.post("/v1/auth/login", json={"email": email, "password": "wrong and wrong"})
        told = {k: v for k, v in answer.json().items() if k != "request_id"}
        refusals.append(((answer.status_code, told), time.process_time() - started))
    (known, known_took), (unknown, unknown_took) = refusals
    assert known == unknown
    assert unknown_took > known_took / 4  # it is compared with nobody's password, as slowly


async def test_a_guest_who_registers_stays_who_they_are(
    auth: Client, registered: Registered, bearer: Bearer, heard: Any
) -> None:
    was = await guest(auth)
    became = await registered(**bearer(was["access_token"]))
    assert became["user"]["id"] == was["user"]["id"]
    assert became["user"]["is_guest"] is False
    assert became["user"]["roles"] == []
    assert await heard.until("user.registered") == [{"user_id": was["user"]["id"]}]
    assert (await auth.post("/v1/auth/refresh", json={"refresh_token": was["refresh_token"]})).status_code == 401


async def test_a_guest_whose_registration_fails_is_still_a_guest(
    auth: Client, registered: Registered, bearer: Bearer
) -> None:
    await registered("meera@example.in")
    was = await guest(auth)
    asked = {"email": "meera@example.in", "password": PASSWORD, "full_name": "Meera"}
    taken = await auth.post("/v1/auth/register", json=asked, headers=bearer(was["access_token"]))
    assert taken.status_code == 409
    assert (await auth.get("/v1/auth/me", headers=bearer(was["access_token"]))).json()["is_guest"] is True


async def test_a_guest_who_signs_in_brings_everything_along(
    auth: Client, registered: Registered, bearer: Bearer, heard: Any
) -> None:
    account, was = await registered(), await guest(auth)
    signing_in = {"email": "meera@example.in", "password": PASSWORD}
    answer = await auth.post("/v1/auth/login", json=signing_in, headers=bearer(was["access_token"]))
    assert answer.json()["user"]["id"] == account["user"]["id"]
    assert await heard.until("user.merged") == [
        {"from_user_id": was["user"]["id"], "to_user_id": account["user"]["id"]}
    ]
    assert heard.of("user.deleted") == []
    assert (await auth.get("/v1/auth/me", headers=bearer(was["access_token"]))).status_code == 401


async def test_a_registered_account_is_not_registered_again(
    auth: Client, registered: Registered, bearer: Bearer
) -> None:
    made = await registered()
    asked = {"email": "other@example.in", "password": PASSWORD, "full_name": "Other"}
    answer = await auth.post("/v1/auth/register", json=asked, headers=bearer(made["access_token"]))
    assert answer.status_code == 409


async def test_a_garbage_token_is_not_taken_for_no_token(auth: Client, bearer: Bearer) -> None:
    asked = {"email": "meera@example.in", "password": PASSWORD, "full_name": "Meera"}
    assert (await auth.post("/v1/auth/register", json=asked, headers=bearer("garbage"))).status_code == 401


async def test_guesses_at_one_account_from_one_address_come_to_an_end(auth: Client, registered: Registered) -> None:
    await registered()

    async def guess(address: str) -> int:
        asked = {"email": "meera@example.in", "password": "a wrong password"}
        return (await auth.post("/v1/auth/login", json=asked, headers={"X-Forwarded-For": address})).status_code

    assert [await guess("203.0.113.9") for _ in range(11)] == [401] * 10 + [429]
    assert await guess("203.0.113.10") == 401


async def test_one_address_makes_only_some_guests_an_hour(auth: Client, settings: Any) -> None:
    async def enter(forwarded: str) -> Any:
        return await auth.post("/v1/auth/guest", headers={"X-Forwarded-For": forwarded})

    codes = [(await enter(f"198.51.100.{n}, 203.0.113.9")).status_code for n in range(settings.guests_per_hour)]
    assert set(codes) == {201}
    refused = await enter("192.0.2.1, 203.0.113.9")  # what a caller claims before our proxy's word is not believed
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 0
    assert (await enter("203.0.113.10")).status_code == 201


async def test_a_flood_of_sign_ins_is_sent_away_and_stops_nobody_else(given: dict[str, Any]) -> None:
    narrow = AuthSettings(**given, hash_workers=1, hash_waiting=2)

    async def guess(auth: Client, number: int) -> Any:
        asked = {"email": f"{number}@example.in", "password": "a wrong password"}
        return await auth.post("/v1/auth/login", json=asked)

    async with client_of(create_app(narrow)) as auth:
        flood = asyncio.gather(*(guess(auth, number) for number in range(12)))
        assert (await auth.post("/v1/auth/guest")).status_code == 201
        answers = await flood
        assert {answer.status_code for answer in answers} == {401, 503}
        assert all("retry-after" in answer.headers for answer in answers if answer.status_code == 503)
        assert (await guess(auth, 99)).status_code == 401


def test_nobodys_password_takes_as_long_as_anybodys() -> None:
    assert not Passwords.open(workers=1, waiting=1).is_outdated(NOBODYS)


@for_all(some.text(max_size=40) | some.emails())
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    try:
        email = checked_email(text)
    except ValueError:
        return
    assert checked_email(email) == email
    assert email_key(email) == email_key(email.upper().lower()) or not email.isascii()
