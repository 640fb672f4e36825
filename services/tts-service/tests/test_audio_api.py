"""Recordings over HTTP: in parts, for ever, and for their owner alone."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from kahaniyaa_shared.testing.running import Client
from kahaniyaa_tts.testing.fixtures import Service

OTHER = "01930000-0000-7000-8000-000000000002"


@pytest.fixture
async def client(service: Service) -> AsyncIterator[Client]:
    async with service() as client:
        yield client


@pytest.fixture
async def recording(client: Client) -> dict[str, Any]:
    asked = {"text": "एक हाथी था। “वह & मैं <उड़े>,” बोला।", "language": "hi"}
    return (await client.post("/v1/tts/speech", json=asked, headers={"Accept": "application/json"})).json()


async def test_a_signed_address_needs_no_token(client: Client, recording: dict[str, Any]) -> None:
    del client.headers["Authorization"]
    for address, kind in (
        ("audio_url", "audio/mpeg"),
        ("captions_url", "text/vtt"),
        ("timings_url", "application/json"),
    ):
        answer = await client.get(recording[address])
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(kind)


async def test_an_address_that_is_not_signed_or_changed_needs_one(client: Client, recording: dict[str, Any]) -> None:
    path = f"/v1/audio/{recording['id']}"
    assert (await client.get(path)).status_code == 200
    del client.headers["Authorization"]
    assert (await client.get(path)).status_code == 401
    assert (await client.get(recording["audio_url"][:-1] + "!")).status_code == 401
    assert (await client.get(path + ".vtt?" + recording["audio_url"].partition("?")[2])).status_code == 401


async def test_another_persons_recording_is_not_there(
    client: Client, recording: dict[str, Any], token_for: Callable[[str], str]
) -> None:
    client.headers["Authorization"] = f"Bearer {token_for(OTHER)}"
    for suffix in ("", ".json", ".vtt"):
        assert (await client.get(f"/v1/audio/{recording['id']}{suffix}")).status_code == 404


async def test_what_is_no_recording_is_not_there(client: Client) -> None:
    for name in ("01930000-0000-7000-8000-00000000ffff", "nothing", "..%2f..%2fetc%2fpasswd", "a" * 400):
        assert (await client.get(f"/v1/audio/{name}")).status_code == 404
        assert (await client.get(f"/v1/audio/{name}.vtt")).status_code == 404


async def test_the_parts_make_the_whole(client: Client, recording: dict[str, Any]) -> None:
    url = recording["audio_url"]
    whole = await client.get(url)
    assert whole.status_code == 200
    assert whole.headers["accept-ranges"] == "bytes"
    size = len(whole.content)
    first = await client.get(url, headers={"Range": "bytes=0-999"})
    rest = await client.get(url, headers={"Range": "bytes=1000-"})
    assert (first.status_code, rest.status_code) == (206, 206)
    assert first.headers["content-range"] == f"bytes 0-999/{size}"
    assert first.headers["content-length"] == "1000"
    assert first.content + rest.content == whole.content
    assert (await client.get(url, headers={"Range": "bytes=-5"})).content == whole.content[-5:]


async def test_a_part_beyond_the_end_is_416(client: Client, recording: dict[str, Any]) -> None:
    answer = await client.get(recording["audio_url"], headers={"Range": "bytes=99999999-"})
    assert answer.status_code == 416
    assert answer.headers["content-range"].startswith("bytes */")
    assert answer.headers["content-type"].startswith("application/problem+json")


async def test_what_a_browser_has_is_not_sent_again(client: Client, recording: dict[str, Any]) -> None:
    url = recording["audio_url"]
    first = await client.get(url)
    assert "immutable" in first.headers["cache-control"]
    again = await client.get(url, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    stale = await client.get(url, headers={"Range": "bytes=0-9", "If-Range": '"another"'})
    assert stale.status_code == 200
    fresh = await client.get(url, headers={"Range": "bytes=0-9", "If-Range": first.headers["etag"]})
    assert fresh.status_code == 206


async def test_head_tells_what_get_would(client: Client, recording: dict[str, Any]) -> None:
    got, head = await client.get(recording["audio_url"]), await client.head(recording["audio_url"])
    assert (head.status_code, head.content) == (200, b"")
    for name in ("content-length", "content-type", "etag", "accept-ranges"):
        assert head.headers[name] == got.headers[name]


async def test_captions_have_a_cue_for_each_sentence_and_the_time_of_each_word(
    client: Client, recording: dict[str, Any]
) -> None:
    captions = (await client.get(recording["captions_url"])).text
    head, first, second = captions.strip().split("\n\n")
    assert head == "WEBVTT"
    clock = first.partition(" ")[0]
    assert clock == "00:00:00.050"
    assert first.endswith("था।")
    assert "&amp;" in second
    assert "&lt;" in second
    assert second.count("<00:00:0") == len(recording["words"]) - 3 - 1


async def test_times_can_be_read_later(client: Client, recording: dict[str, Any]) -> None:
    times = (await client.get(recording["timings_url"])).json()
    (said,) = times["utterances"]
    assert [word["start_ms"] for word in said["words"]] == [word["start_ms"] for word in recording["words"]]
    assert times["duration"] == recording["duration"]
    assert times["id"] == recording["id"]
