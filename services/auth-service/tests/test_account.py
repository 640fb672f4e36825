"""What somebody told about themselves, their password, and leaving."""

from collections.abc import Awaitable, Callable
from typing import Any

from kahaniyaa_auth.accounts.service import merged
from kahaniyaa_auth.tidying import Tidying
from kahaniyaa_shared.testing.running import Client

Bearer = Callable[[str], dict[str, str]]
Registered = Callable[..., Awaitable[dict[str, Any]]]
PASSWORD = "seven quiet peacocks"


async def test_a_profile_changes_where_it_was_asked_to(auth: Client, registered: Registered, bearer: Bearer) -> None:
    headers = bearer((await registered())["access_token"])
    await auth.patch("/v1/auth/me", json={"preferences": {"theme": "night", "speed": 0.9}}, headers=headers)
    asked = {"language": "hi", "preferences": {"theme": None}}
    changed = (await auth.patch("/v1/auth/me", json=asked, headers=headers)).json()
    assert (changed["full_name"], changed["language"], changed["preferences"]) == ("Meera", "hi", {"speed": 0.9})
    assert (await auth.get("/v1/auth/me", headers=headers)).json() == changed


async def test_preferences_and_their_names_have_an_end(auth: Client, registered: Registered, bearer: Bearer) -> None:
    headers = bearer((await registered())["access_token"])
    for asked in ({"preferences": {"a": "x" * 9_000}}, {"email": "other@example.in"}, {"language": "xx"}):
        assert (await auth.patch("/v1/auth/me", json=asked, headers=headers)).status_code == 422


def test_a_merge_patch_merges_as_the_standard_says() -> None:
    kept = {"a": "b", "c": {"d": "e", "f": "g"}}
    assert merged(kept, {"a": "z", "c": {"f": None}}) == {"a": "z", "c": {"d": "e"}}
    assert merged({"a": [1]}, {"a": {"b": {"c": None}}}) == {"a": {"b": {}}}


async def test_a_new_password_signs_out_everybody_else(auth: Client, registered: Registered, bearer: Bearer) -> None:
    here = await registered()
    there = (await auth.post("/v1/auth/login", json={"email": "meera@example.in", "password": PASSWORD})).json()
    asked = {"current_password": PASSWORD, "new_password": "nine loud peacocks"}
    answer = await auth.post("/v1/auth/password/change", json=asked, headers=bearer(here["access_token"]))
    assert answer.status_code == 204
    tokens = (here["refresh_token"], there["refresh_token"])
    codes = [(await auth.post("/v1/auth/refresh", json={"refresh_token": t})).status_code for t in tokens]
    assert codes == [200, 401]
    for password, code in ((PASSWORD, 401), ("nine loud peacocks", 200)):
        asked = {"email": "meera@example.in", "password": password}
        assert (await auth.post("/v1/auth/login", json=asked)).status_code == code


async def test_a_password_is_changed_only_by_who_knows_it_and_to_a_good_one(
    auth: Client, registered: Registered, bearer: Bearer
) -> None:
    headers = bearer((await registered())["access_token"])
    for current, new, pointer in (
        ("not my password", "nine loud peacocks", "/current_password"),
        (PASSWORD, PASSWORD, "/new_password"),
        (PASSWORD, "12345678", "/new_password"),
    ):
        asked = {"current_password": current, "new_password": new}
        answer = await auth.post("/v1/auth/password/change", json=asked, headers=headers)
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)


async def test_a_guest_has_no_password_to_change(auth: Client, bearer: Bearer) -> None:
    entry = (await auth.post("/v1/auth/guest")).json()
    asked = {"current_password": PASSWORD, "new_password": "nine loud peacocks"}
    answer = await auth.post("/v1/auth/password/change", json=asked, headers=bearer(entry["access_token"]))
    assert answer.status_code == 403


async def test_who_leaves_is_forgotten_by_every_service(
    auth: Client, registered: Registered, bearer: Bearer, heard: Any
) -> None:
    entry = await registered()
    assert (await auth.delete("/v1/auth/me", headers=bearer(entry["access_token"]))).status_code == 204
    assert await heard.until("session.revoked")
    assert await heard.until("user.deleted") == [{"user_id": entry["user"]["id"]}]
    assert (await auth.get("/v1/auth/me", headers=bearer(entry["access_token"]))).status_code == 401
    assert (await auth.post("/v1/auth/refresh", json={"refresh_token": entry["refresh_token"]})).status_code == 401
    assert (await registered())["user"]["id"] != entry["user"]["id"]


async def test_nobody_is_nobody(auth: Client, token_for: Callable[[str], str], bearer: Bearer) -> None:
    assert (await auth.get("/v1/auth/me")).status_code == 401
    assert (await auth.get("/v1/auth/me", headers=bearer("garbage"))).status_code == 401
    gone = await auth.get("/v1/auth/me", headers=bearer(token_for("no-such-user")))
    assert (gone.status_code, gone.json()["type"].rsplit("/")[-1]) == (401, "account-gone")


async def test_only_guests_who_cannot_come_back_are_forgotten(
    auth: Client, registered: Registered, clock: Any, heard: Any, settings: Any, tidying: Tidying
) -> None:
    idle = (await auth.post("/v1/auth/guest")).json()
    person = await registered()
    clock.advance(days=settings.guest_days, seconds=1)
    busy = (await auth.post("/v1/auth/guest")).json()
    await tidying.once()
    assert await heard.until("user.deleted") == [{"user_id": idle["user"]["id"]}]
    for entry in (busy, person):
        token = {"refresh_token": entry["refresh_token"]}
        assert (await auth.post("/v1/auth/refresh", json=token)).status_code == 200
