"""The refresh cookie: for our own page only."""

from kahaniyaa_shared.testing.running import Client

OURS = {"Origin": "http://service"}
HTTPS = {"X-Forwarded-Proto": "https", "Origin": "https://service"}


def given_cookie(header: str) -> tuple[str, set[str]]:
    pair, *attributes = header.split("; ")
    return pair, {attribute.lower() for attribute in attributes}


async def enter(auth: Client, headers: dict[str, str]) -> tuple[str, set[str]]:
    answer = await auth.post("/v1/auth/guest", headers=headers)
    pair, attributes = given_cookie(answer.headers["set-cookie"])
    assert pair.endswith("=" + answer.json()["refresh_token"])
    return pair, attributes


async def test_on_http_the_cookie_is_plain_and_out_of_reach_of_scripts(auth: Client) -> None:
    pair, attributes = await enter(auth, OURS)
    assert pair.startswith("kahaniyaa_refresh=")
    assert {"httponly", "samesite=strict", "path=/"} <= attributes
    assert "secure" not in attributes


async def test_on_https_the_cookie_is_bound_to_the_host(auth: Client) -> None:
    pair, attributes = await enter(auth, HTTPS)
    assert pair.startswith("__Host-kahaniyaa_refresh=")
    assert {"httponly", "samesite=strict", "path=/", "secure"} <= attributes
    assert not any(attribute.startswith("domain") for attribute in attributes)


async def test_our_page_refreshes_with_the_cookie_alone(auth: Client) -> None:
    for headers in (OURS, HTTPS):
        pair, _ = await enter(auth, headers)
        answer = await auth.post("/v1/auth/refresh", headers=headers | {"Cookie": pair})
        assert answer.status_code == 200
        assert given_cookie(answer.headers["set-cookie"])[0] != pair


async def test_another_sites_page_cannot_use_the_cookie(auth: Client) -> None:
    pair, _ = await enter(auth, OURS)
    for origin in ("http://evil.example", "http://service:81", "https://service.evil", "null"):
        for path in ("refresh", "logout"):
            answer = await auth.post(f"/v1/auth/{path}", headers={"Cookie": pair, "Origin": origin})
            assert (answer.status_code, answer.json()["type"].rsplit("/")[-1]) == (403, "other-origin"), origin
    assert (await auth.post("/v1/auth/refresh", headers={"Cookie": pair})).status_code == 403
    assert (await auth.post("/v1/auth/refresh", headers=OURS | {"Cookie": pair})).status_code == 200


async def test_another_sites_page_cannot_replace_the_cookie(auth: Client) -> None:
    answer = await auth.post("/v1/auth/guest", headers={"Origin": "http://evil.example"})
    assert "set-cookie" not in answer.headers


async def test_signing_out_takes_the_cookie_away(auth: Client) -> None:
    pair, _ = await enter(auth, OURS)
    answer = await auth.post("/v1/auth/logout", headers=OURS | {"Cookie": pair})
    assert answer.status_code == 204
    emptied, attributes = given_cookie(answer.headers["set-cookie"])
    assert emptied == 'kahaniyaa_refresh=""'
    assert "max-age=0" in attributes
    assert (await auth.post("/v1/auth/refresh", headers=OURS | {"Cookie": pair})).status_code == 401
