"""The page and the document are served with headers that let them load only what is ours."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from kahaniyaa_shared.testing.running import Client

Gatewayed = Callable[..., AbstractAsyncContextManager[Client]]

_BROWSER = {"Accept": "text/html,application/xhtml+xml", "Sec-Fetch-Mode": "navigate"}


@pytest.mark.parametrize("path", ["/", "/stories/01890a5d", "/library", "/shared/some.token"])
async def test_every_address_of_the_page_is_its_index(gateway: Gatewayed, path: str) -> None:
    async with gateway("http://127.0.0.1:1") as client:
        answer = await client.get(path, headers=_BROWSER)
    assert answer.status_code == 200
    assert "<title>Kahaniyaa</title>" in answer.text
    assert answer.headers["cache-control"] == "no-cache"
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_a_file_named_by_its_content_is_kept_for_ever(gateway: Gatewayed) -> None:
    async with gateway("http://127.0.0.1:1") as client:
        answer = await client.get("/assets/main-3f2a.js")
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize("path", ["/assets/gone.js", "/gone.svg", "/../service.secret", "/%2e%2e/data/service.secret"])
async def test_a_file_that_is_not_there_is_a_404_and_never_the_index(gateway: Gatewayed, path: str) -> None:
    async with gateway("http://127.0.0.1:1") as client:
        url = client.base_url.copy_with(raw_path=path.encode())
        answer = await client.get(url, headers={"Sec-Fetch-Mode": "no-cors", "Accept": "*/*"})
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


async def test_a_large_text_is_sent_small_and_a_font_as_it_is(gateway: Gatewayed, page: Path) -> None:
    (page / "assets" / "large-1.js").write_text("export const again = 1;" * 1000)
    (page / "assets" / "noto-1.woff2").write_bytes(b"\0" * 5000)
    async with gateway("http://127.0.0.1:1") as client:
        script, font = await client.get("/assets/large-1.js"), await client.get("/assets/noto-1.woff2")
    assert (script.headers["content-encoding"], script.headers["vary"]) == ("gzip", "Accept-Encoding")
    assert len(script.text) == 23_000
    assert "content-encoding" not in font.headers


async def test_a_page_that_did_not_change_is_not_sent_again(gateway: Gatewayed) -> None:
    async with gateway("http://127.0.0.1:1") as client:
        etag = (await client.get("/")).headers["etag"]
        answer = await client.get("/", headers={"If-None-Match": etag})
    assert (answer.status_code, answer.content) == (304, b"")


async def test_head_of_the_page_is_its_head(gateway: Gatewayed) -> None:
    async with gateway("http://127.0.0.1:1") as client:
        answer = await client.head("/favicon.svg")
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["content-length"]) > 0


async def test_the_page_can_only_be_read(gateway: Gatewayed) -> None:
    async with gateway("http://127.0.0.1:1") as client:
        answer = await client.post("/library")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


async def test_where_no_page_was_built_its_address_says_so(gateway: Gatewayed, tmp_path: Path) -> None:
    async with gateway("http://127.0.0.1:1", page_dir=tmp_path / "nothing") as client:
        answer = await client.get("/", headers=_BROWSER)
    assert answer.status_code == 404
    assert "make run" in answer.json()["detail"]


async def test_the_document_of_the_api_can_be_read_without_a_script_or_the_network(whole: Gatewayed) -> None:
    async with whole() as client:
        answer = await client.get("/docs")
    assert answer.status_code == 200
    assert "/v1/stories/{story_id}/events" in answer.text
    assert "<script" not in answer.text
    assert "http" not in answer.text
