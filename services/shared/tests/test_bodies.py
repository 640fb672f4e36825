"""What a request must look like before any endpoint sees it, asked of a running bare service."""

import errno
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any

import pytest
from fastapi import APIRouter, Response
from hypothesis import given as for_all
from hypothesis import strategies as some
from pydantic import BaseModel, Field

from kahaniyaa_shared.asgi.bodies import check_json
from kahaniyaa_shared.database import new_id
from kahaniyaa_shared.edge import SignedIn
from kahaniyaa_shared.platform import Platform
from kahaniyaa_shared.problems import Problem
from kahaniyaa_shared.service import Parts, ServiceDefinition, create_service
from kahaniyaa_shared.settings import ServiceSettings
from kahaniyaa_shared.testing.running import Client, client_of

router = APIRouter()


class Wish(BaseModel):
    text: Annotated[str, Field(max_length=20)]
    number: float = 0
    friends: tuple[Annotated[str, Field(max_length=9)], ...] = Field(default=("Mina",), min_length=1)


@router.post("/wishes", status_code=201)
async def wish(asked: Wish, caller: SignedIn) -> dict[str, Any]:
    """Repeat a wish."""
    return {"text": asked.text, "by": caller.user_id}


@router.post("/tokens", status_code=201)
async def token(caller: SignedIn, response: Response) -> dict[str, str]:
    """Give a secret."""
    response.headers["Cache-Control"] = "no-store"
    return {"secret": new_id(), "for": caller.user_id}


@router.get("/break")
async def break_down() -> None:
    """Fail."""
    raise RuntimeError("a child's words: मोर")


@router.get("/fill")
async def fill() -> None:
    """Keep something where there is no room."""
    raise OSError(errno.ENOSPC, "No space left on device", "/a/child's/मोर")


@asynccontextmanager
async def nothing(_platform: Platform) -> AsyncIterator[Parts]:
    yield {}


DEFINITION = ServiceDefinition(
    name="bare", package="kahaniyaa_shared", title="Bare", description="", routers=(router,), compose=nothing
)


@pytest.fixture
async def client(given: dict[str, Any], token_for: Any) -> AsyncIterator[Client]:
    async with client_of(create_service(DEFINITION, ServiceSettings(**given)), token=token_for("u1")) as client:
        yield client


async def post(client: Client, body: bytes, **headers: str) -> tuple[int, dict[str, Any]]:
    answer = await client.post("/wishes", content=body, headers={"Content-Type": "application/json", **headers})
    assert answer.headers["content-type"].startswith("application/")
    return answer.status_code, answer.json()


@pytest.mark.parametrize(
    ("body", "status", "pointer"),
    [
        (b'{"text": NaN}', 400, None),
        (b'{"number": 1e999, "text": "x"}', 400, None),
        (b'{"text": "\\ud800"}', 422, "/text"),
        (b'{"text": "a\\u0000b"}', 422, "/text"),
        (b"[" * 100_000, 400, None),
        (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, 400, None),
        (b"{", 400, None),
        (b'{"text": "\xff"}', 400, None),
        (b'{"number": ' + b"9" * 5000 + b', "text": "x"}', 400, None),
        (b'{"text": "' + b"x" * 2_000_000 + b'"}', 413, None),
        (b'{"text": "far too long for this field"}', 422, "/text"),
        (b"{}", 422, "/text"),
    ],
)
async def test_a_body_that_cannot_be_held_is_refused(
    client: Client, body: bytes, status: int, pointer: str | None
) -> None:
    got, problem = await post(client, body)
    assert got == status
    assert problem["status"] == status
    assert problem["detail"]
    assert problem["request_id"]
    if pointer:
        assert problem["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
async def test_a_body_that_is_not_called_json_is_not_read(client: Client, kind: str) -> None:
    answer = await client.post("/wishes", content=b'{"text": "fly"}', headers={"Content-Type": kind})
    assert (answer.status_code, answer.headers["content-type"]) == (415, "application/problem+json")
    assert "application/json" in answer.json()["detail"]


@pytest.mark.parametrize("body", [b"[]", b"null", b"1", b'"fly"'])
async def test_a_body_that_is_no_object_is_told_so(client: Client, body: bytes) -> None:
    status, problem = await post(client, body)
    assert status == 422
    assert problem["errors"][0]["detail"] == "Send a JSON object here."


async def test_what_is_wrong_is_said_of_the_part_and_not_of_the_whole_again(client: Client) -> None:
    _, problem = await post(client, b'{"text": "fly", "friends": ["a far too long name"]}')
    assert [error["pointer"] for error in problem["errors"]] == ["/friends/0"]


async def test_text_of_every_script_passes(client: Client) -> None:
    assert await post(client, '{"text": "கதை कहानी 🐘"}'.encode()) == (201, {"text": "கதை कहानी 🐘", "by": "u1"})


@for_all(some.binary(max_size=60))
def test_any_bytes_are_a_value_or_a_problem(body: bytes) -> None:
    assert status_of(body) in {None, 400, 422}


def status_of(body: bytes) -> int | None:
    """The status of the problem that some bytes are, or None where they are a value."""
    try:
        check_json(body)
    except Problem as problem:
        return problem.status
    return None


async def test_the_same_key_gives_the_same_answer_once(client: Client) -> None:
    headers = {"Idempotency-Key": "k1"}
    first = await client.post("/wishes", json={"text": "fly"}, headers=headers)
    again = await client.post("/wishes", json={"text": "fly"}, headers=headers)
    other = await client.post("/wishes", json={"text": "swim"}, headers=headers)
    assert (first.status_code, again.status_code, other.status_code) == (201, 201, 422)
    assert again.content == first.content
    assert again.headers["idempotent-replayed"] == "true"


async def test_an_answer_that_must_not_be_stored_is_not(client: Client) -> None:
    headers = {"Idempotency-Key": "k3"}
    first, again = [await client.post("/tokens", headers=headers) for _ in range(2)]
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["secret"] != again.json()["secret"]


async def test_a_refused_request_leaves_its_key_free(client: Client) -> None:
    headers = {"Idempotency-Key": "k2"}
    assert (await client.post("/wishes", json={}, headers=headers)).status_code == 422
    assert (await client.post("/wishes", json={"text": "fly"}, headers=headers)).status_code == 201


@pytest.mark.parametrize("token", ["garbage", "a.b.c", "é", "", "eyJhbGciOiJub25lIn0.e30."])
async def test_a_token_that_is_not_ours_is_401(client: Client, token: str) -> None:
    answer = await client.post("/wishes", json={"text": "x"}, headers={b"Authorization": f"Bearer {token}".encode()})
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"


async def test_nothing_there_is_404_and_a_wrong_method_405_with_allow(client: Client) -> None:
    assert (await client.get("/nowhere")).json()["type"].endswith("/not-found")
    refused = await client.delete("/wishes")
    assert refused.status_code == 405
    assert refused.headers["allow"] == "POST"


async def test_a_fault_of_ours_is_500_without_the_words_that_caused_it(client: Client, capfd: Any) -> None:
    answer = await client.get("/break")
    assert answer.status_code == 500
    assert answer.json()["type"].endswith("/internal")
    assert answer.headers["x-request-id"] == answer.json()["request_id"]
    assert "मोर" not in answer.text + "".join(capfd.readouterr())


async def test_a_full_disk_is_507_and_says_what_to_do(client: Client, capfd: Any) -> None:
    answer = await client.get("/fill")
    assert answer.status_code == 507
    assert answer.json()["type"].endswith("/storage-full")
    assert "disk of this server is full" in answer.json()["detail"]
    assert int(answer.headers["retry-after"]) > 0
    assert "मोर" not in answer.text + "".join(capfd.readouterr())


async def test_head_is_get_without_its_body_and_an_etag_saves_sending_again(client: Client) -> None:
    got = await client.get("/health/live")
    assert (await client.head("/health/live")).content == b""
    again = await client.get("/health/live", headers={"If-None-Match": got.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_a_nul_in_the_address_is_refused(client: Client) -> None:
    assert (await client.get("/health/live?q=%00")).status_code == 422


async def test_a_request_id_is_taken_over_only_if_it_looks_like_one(client: Client) -> None:
    mine = "01a20373-5c40-71bd-9c76-d2f809d46e33"
    assert (await client.get("/health/live", headers={"X-Request-Id": mine})).headers["x-request-id"] == mine
    odd = await client.get("/health/live", headers={"X-Request-Id": "../../x"})
    assert odd.headers["x-request-id"] != "../../x"
