"""Who may pass, and what the services are told about who is asking."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from kahaniyaa_gateway.access import is_public
from kahaniyaa_gateway.settings import GatewaySettings
from kahaniyaa_shared.media import MediaSigner
from kahaniyaa_shared.platform import secret_of
from kahaniyaa_shared.testing.running import Client

Gatewayed = Callable[..., AbstractAsyncContextManager[Client]]


@pytest.mark.parametrize("token", [None, "garbage", "eyJhbGciOiJub25lIn0.e30.", "a.b.c", "é"])
async def test_a_story_without_a_token_that_holds_is_a_401(whole: Gatewayed, behind: Any, token: str | None) -> None:
    async with whole(token=None) as client:
        headers = [(b"authorization", f"Bearer {token}".encode())] if token else []
        answer = await client.get("/v1/stories", headers=headers)
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["www-authenticate"] == "Bearer"
    assert behind.seen == []


async def test_who_asks_as_openais_clients_do_is_refused_in_words_they_know(whole: Gatewayed) -> None:
    async with whole(token=None) as client:
        told = (await client.post("/v1/audio/speech", json={})).json()
        other = (await client.get("/v1/stories")).json()
    assert (told["status"], told["error"]["type"]) == (401, "authentication_error")
    assert told["error"]["message"] == told["detail"]
    assert "error" not in other


async def test_a_token_that_holds_goes_on_to_the_service(whole: Gatewayed, behind: Any) -> None:
    async with whole() as client:
        answer = await client.get("/v1/stories")
    assert answer.status_code == 200
    assert dict(behind.seen[0])["authorization"].startswith("Bearer ")


async def test_a_token_of_our_services_does_not_hold_from_outside(
    whole: Gatewayed, token_for: Callable[[str], str]
) -> None:
    async with whole(token=token_for("asha")) as client:
        answer = await client.get("/v1/stories")
    assert answer.status_code == 401


async def test_a_signed_address_of_a_recording_needs_no_token(whole: Gatewayed, given: dict[str, Any]) -> None:
    signed = MediaSigner(secret_of(GatewaySettings(**given))).sign("/v1/audio/1")
    async with whole(token=None) as client:
        assert (await client.get(signed)).status_code == 200
        assert (await client.get(signed.replace("audio/1", "audio/2"))).status_code == 401
        assert (await client.get("/v1/audio/1")).status_code == 401
        assert (await client.post(signed)).status_code == 401


@pytest.mark.parametrize(
    ("method", "path", "public"),
    [
        ("POST", "/v1/auth/guest", True),
        ("GET", "/v1/auth/guest", False),
        ("DELETE", "/v1/auth/me", False),
        ("GET", "/v1/catalog", True),
        ("GET", "/v1/shelf", True),
        ("POST", "/v1/shelf/vada-and-crow", False),
        ("POST", "/v1/catalog", False),
        ("GET", "/v1/voices", True),
        ("GET", "/v1/voices/asha/sample", True),
        ("GET", "/v1/voices/presets", False),
        ("GET", "/v1/shared/abc", True),
        ("GET", "/.well-known/jwks.json", True),
        ("GET", "/xwell-known/jwks.json", False),
        ("GET", "/v1/catalog/more", False),
    ],
)
def test_only_what_the_table_names_is_public(method: str, path: str, public: bool) -> None:
    assert is_public(method, path) is public


async def test_a_forged_forwarded_address_is_not_believed(whole: Gatewayed, behind: Any) -> None:
    forged = {"X-Forwarded-For": "6.6.6.6", "Forwarded": "for=6.6.6.6", "X-Forwarded-Proto": "https", "X-Real-Ip": "6"}
    async with whole() as client:
        await client.get("/v1/catalog", headers=forged)
    told = dict(behind.seen[0])
    assert told["x-forwarded-for"] == "127.0.0.1"
    assert told["x-forwarded-proto"] == "http"
    assert not {"forwarded", "x-real-ip"} & told.keys()


async def test_behind_a_proxy_of_ours_the_address_it_saw_is_told(whole: Gatewayed, behind: Any) -> None:
    told_by_it = {"X-Forwarded-For": "6.6.6.6, 203.0.113.7", "X-Forwarded-Proto": "https"}
    async with whole(trusted_proxies=1) as client:
        await client.get("/v1/catalog", headers=told_by_it)
    told = dict(behind.seen[0])
    assert (told["x-forwarded-for"], told["x-forwarded-proto"]) == ("203.0.113.7", "https")


async def test_a_header_named_by_connection_stays_on_this_hop_and_cannot_hide_who_asks(
    whole: Gatewayed, behind: Any
) -> None:
    headers = {"Connection": "keep-alive, X-Secret, X-Forwarded-For", "X-Secret": "1", "Proxy-Authorization": "x"}
    async with whole() as client:
        await client.get("/v1/catalog", headers=headers)
    told = dict(behind.seen[0])
    assert not {"x-secret", "proxy-authorization"} & told.keys()
    assert told["x-forwarded-for"] == "127.0.0.1"


async def test_repeated_headers_stay_repeated_and_texts_stay_the_same_bytes(whole: Gatewayed, behind: Any) -> None:
    headers = [(b"x-tag", b"one"), (b"x-tag", b"two"), (b"x-title", "कहानी".encode())]
    async with whole() as client:
        answer = await client.get("/v1/catalog", headers=headers)
    assert [value for name, value in behind.seen[0] if name == "x-tag"] == ["one", "two"]
    assert dict(behind.seen[0])["x-title"].encode("latin-1").decode() == "कहानी"
    assert answer.headers.get_list("set-cookie") == ["a=1", "b=2"]


async def test_one_request_id_goes_all_the_way(whole: Gatewayed, behind: Any) -> None:
    given_id = "01890a5d-ac96-774b-bcce-b302099a8057"
    async with whole() as client:
        answer = await client.get("/v1/catalog", headers={"X-Request-Id": given_id})
    assert answer.headers["x-request-id"] == given_id
    assert dict(behind.seen[0])["x-request-id"] == given_id


async def test_the_host_that_was_asked_for_is_told_so_that_origins_can_be_compared(
    whole: Gatewayed, behind: Any
) -> None:
    async with whole() as client:
        await client.get("/v1/catalog", headers={"Host": "stories.example"})
    assert dict(behind.seen[0])["host"] == "stories.example"
