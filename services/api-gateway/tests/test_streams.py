"""What flows through the gateway flows as it is made, both ways, and stops when whoever asked is gone."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import httpx2
import pytest

from kahaniyaa_shared.testing.running import Client

Gatewayed = Callable[..., AbstractAsyncContextManager[Client]]


async def test_the_first_event_arrives_before_the_last_is_made(whole: Gatewayed, behind: Any) -> None:
    async with whole() as client, client.stream("GET", "/v1/stories/1/events") as answer:
        parts = answer.aiter_text()
        assert await anext(parts) == "data: once\n\n"
        assert not behind.go_on.is_set()
        behind.go_on.set()
        assert [part async for part in parts] == ["data: upon\n\n"]
        assert answer.headers["content-type"].startswith("text/event-stream")


async def test_a_client_that_leaves_a_stream_ends_it_behind_the_gateway_too(whole: Gatewayed, behind: Any) -> None:
    async with whole() as client:
        async with client.stream("GET", "/v1/stories/1/events") as answer:
            await anext(answer.aiter_text())
        await asyncio.wait_for(behind.left.wait(), 30)


async def test_a_client_that_leaves_before_the_first_byte_is_noticed_too(whole: Gatewayed, behind: Any) -> None:
    async with whole() as client:
        asking = asyncio.create_task(client.get("/v1/stories/quiet/"))
        await asyncio.wait_for(behind.asked.wait(), 30)
        asking.cancel()
        await asyncio.wait_for(behind.left.wait(), 30)


@pytest.mark.parametrize("declared", [True, False])
async def test_an_upload_arrives_while_it_is_sent(whole: Gatewayed, behind: Any, declared: bool) -> None:
    async def halves() -> AsyncIterator[bytes]:
        yield b"a" * 100_000
        await asyncio.wait_for(behind.asked.wait(), 30)
        yield b"b" * 100_000

    headers = {"content-length": "200000"} if declared else {}
    async with whole() as client:
        answer = await client.post("/v1/images", content=halves(), headers=headers)
    assert answer.json() == {"bytes": 200_000}
    assert len(behind.received) > 1


async def test_an_upload_that_is_refused_early_gets_its_refusal(whole: Gatewayed) -> None:
    async with whole() as client:
        answer = await client.post("/v1/images/refused", content=b"x" * 5_000_000)
    assert answer.status_code == 413


async def test_an_upload_whose_client_leaves_is_left_behind_the_gateway_too(whole: Gatewayed, behind: Any) -> None:
    async def endless() -> AsyncIterator[bytes]:
        yield b"a" * 1000
        await asyncio.sleep(60)

    async with whole() as client:
        asking = asyncio.create_task(client.post("/v1/images", content=endless()))
        await asyncio.wait_for(behind.asked.wait(), 30)
        asking.cancel()
        assert (await client.get("/v1/catalog")).status_code == 200


async def test_a_part_of_a_recording_is_a_206_of_just_that_part(whole: Gatewayed) -> None:
    async with whole() as client:
        answer = await client.get("/v1/audio/1", headers={"Range": "bytes=256-259"})
    assert answer.status_code == 206
    assert answer.content == bytes([0, 1, 2, 3])
    assert answer.headers["content-range"] == "bytes 256-259/10240"
    assert answer.headers["accept-ranges"] == "bytes"


async def test_what_is_packed_stays_packed_and_its_head_can_be_asked_for_alone(whole: Gatewayed) -> None:
    async with whole() as client:
        answer, head = await client.get("/v1/models"), await client.head("/v1/models")
    assert (answer.headers["content-encoding"], answer.text) == ("gzip", "once upon a time")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == answer.headers["content-length"]


async def test_what_did_not_change_is_a_304(whole: Gatewayed) -> None:
    async with whole() as client:
        etag = (await client.get("/v1/voices")).headers["etag"]
        answer = await client.get("/v1/voices", headers={"If-None-Match": etag})
    assert answer.status_code == 304
    assert (answer.headers["etag"], answer.content) == (etag, b"")


async def test_an_answer_that_breaks_off_is_seen_to_break_off(whole: Gatewayed) -> None:
    async with whole() as client:
        with pytest.raises(httpx2.RemoteProtocolError):
            await client.get("/v1/stories/1/broken")
