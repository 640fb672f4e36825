"""The typed clients by which services call each other: the same in one process and over the network."""

import asyncio
import io
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from fastapi import FastAPI
from PIL import Image
from starlette.types import ASGIApp, Receive, Scope, Send

from kahaniyaa.parts import PARTS
from kahaniyaa_shared.asgi.types import header
from kahaniyaa_shared.clients.auth import PublishedKeys
from kahaniyaa_shared.clients.base import Refused, ServiceClient
from kahaniyaa_shared.clients.tts import TtsClient
from kahaniyaa_shared.clients.vision import VisionClient
from kahaniyaa_shared.contracts.speech import CastCharacter, CastingRequest, PassageRequest, Utterance
from kahaniyaa_shared.database import new_id
from kahaniyaa_shared.identity import ServiceIdentity
from kahaniyaa_shared.platform import Surroundings, secret_of
from kahaniyaa_shared.problems import MEDIA_TYPE, Problem, UpstreamDown
from kahaniyaa_shared.settings import ServiceSettings
from kahaniyaa_shared.telemetry import follow_request
from kahaniyaa_shared.testing.running import running
from kahaniyaa_shared.testing.workers import free_port

ASHA, RAVI = new_id(), new_id()
TALE = PassageRequest(
    utterances=(
        Utterance(text="Once there was a lamp.", language="en"),
        Utterance(text="दीया बोला।", language="hi", voice="hi-child"),
    )
)
HOW = ("in one process", "over the network")


@dataclass(slots=True)
class Noting:
    """An application that notes the id of each request it gets."""

    app: FastAPI
    ids: list[str] = field(default_factory=list[str])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            self.ids.append((header(scope, b"x-request-id") or b"").decode())
        await self.app(scope, receive, send)


@dataclass(frozen=True, slots=True)
class Town:
    """The services that others call, as clients reach them."""

    apps: dict[str, Noting]
    clients: dict[str, ServiceClient]
    identity: ServiceIdentity

    @property
    def tts(self) -> TtsClient:
        return TtsClient(self.clients["tts"], self.identity)

    @property
    def vision(self) -> VisionClient:
        return VisionClient(self.clients["vision"], self.identity)

    @property
    def keys(self) -> PublishedKeys:
        return PublishedKeys(self.clients["auth"])

    async def picture_of(self, user_id: str) -> str:
        """A picture that a user has sent; its id."""
        file = io.BytesIO()
        Image.new("RGB", (64, 48), (30, 90, 220)).save(file, "PNG")
        headers = {"Authorization": f"Bearer {self.identity.token_for(user_id)}"}
        service = self.clients["vision"].replicas[0]
        sent = await service.post("/v1/images", files={"file": file.getvalue()}, headers=headers)
        return sent.raise_for_status().json()["id"]


@pytest.fixture
def identity(given: dict[str, Any]) -> ServiceIdentity:
    settings = ServiceSettings(**given)
    return ServiceIdentity("a-test", secret_of(settings), settings.token_issuer)


@pytest.fixture(params=HOW)
async def town(request: pytest.FixtureRequest, given: dict[str, Any], identity: ServiceIdentity) -> AsyncIterator[Town]:
    apps = {part.name: Noting(part.create(given, Surroundings())) for part in PARTS if part.name != "story"}
    urls: dict[str, str] = {}
    async with AsyncExitStack() as stack:
        for name, noting in apps.items():
            if request.param == "over the network":
                urls[name] = str((await stack.enter_async_context(running(noting))).base_url)
            else:
                await stack.enter_async_context(noting.app.router.lifespan_context(noting.app))
        near: dict[str, ASGIApp] = {} if urls else dict(apps)
        around = Surroundings(neighbours=near)
        yield Town(
            apps,
            {name: await stack.enter_async_context(around.client(name, (urls.get(name, ""),))) for name in apps},
            identity,
        )


async def test_a_passage_is_said_and_its_words_have_times(town: Town) -> None:
    said = await town.tts.speak(TALE, user_id=ASHA)
    assert len(said.utterances) == 2
    assert [word.start for word in said.utterances[0].words] == [0, 5, 11, 15, 17]
    assert said.utterances[1].end_ms <= said.duration * 1000 + 1
    assert said.audio_url.startswith(f"/v1/audio/{said.id}")


async def test_voices_are_listed_and_cast_and_speak(town: Town) -> None:
    assert {voice.language for voice in (await town.tts.voices("hi", user_id=ASHA)).items} == {"hi"}
    asked = CastingRequest(language="hi", characters=(CastCharacter(name="दादी", role="grandmother"),))
    cast = (await town.tts.cast(asked, user_id=ASHA)).items
    assert [played.name for played in cast] == ["दादी"]
    said = PassageRequest(utterances=(Utterance(text="सो जाओ।", language="hi", voice=cast[0].voice),))
    assert (await town.tts.speak(said, user_id=ASHA)).duration > 0


async def test_a_picture_is_described(town: Town) -> None:
    facts = await town.vision.describe(await town.picture_of(ASHA), language="hi", user_id=ASHA)
    assert facts.palette[0].id == "blue"
    assert facts.caption is None


async def test_keys_are_published(town: Town) -> None:
    keys = (await town.keys.fetch())["keys"]
    assert keys
    assert all("d" not in key for key in keys)


async def test_a_refusal_is_the_other_services_problem(town: Town) -> None:
    asked = PassageRequest(utterances=(Utterance(text="Hello.", language="en", voice="nobody"),))
    mine = follow_request(new_id())
    with pytest.raises(Refused) as refused:
        await town.tts.speak(asked, user_id=ASHA)
    answer = refused.value.response()
    assert (refused.value.refusal, answer.status_code, answer.media_type) == (422, 422, MEDIA_TYPE)
    assert str(refused.value.told["type"]).endswith("/unknown-voice")
    assert refused.value.document()["request_id"] == refused.value.told["request_id"] == mine


async def test_what_is_somebody_elses_is_refused_as_not_there(town: Town) -> None:
    for image_id in (await town.picture_of(RAVI), new_id()):
        with pytest.raises(Refused) as refused:
            await town.vision.describe(image_id, language="en", user_id=ASHA)
        assert refused.value.refusal == 404


async def test_the_request_id_follows(town: Town) -> None:
    mine = follow_request(new_id())
    await town.tts.voices("ta", user_id=ASHA)
    await town.vision.describe(await town.picture_of(ASHA), language="ta", user_id=ASHA)
    await town.keys.fetch()
    assert [noting.ids[-1] for noting in town.apps.values()] == [mine] * 3


@contextmanager
def silent() -> Iterator[str]:
    """An address where nobody takes a connection, and nobody refuses it either: its queue is full."""
    with socket.socket() as listener, socket.socket() as first, socket.socket() as second:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for waiting in (first, second):
            waiting.setblocking(False)
            waiting.connect_ex(listener.getsockname())
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


async def down(urls: tuple[str, ...], identity: ServiceIdentity) -> tuple[object, ...]:
    """What each client gets of services at these addresses."""
    around = Surroundings()
    async with around.client("tts", urls) as tts, around.client("vision", urls) as vision:
        return await asyncio.gather(
            TtsClient(tts, identity).speak(TALE, user_id=ASHA),
            VisionClient(vision, identity).describe(new_id(), language="en", user_id=ASHA),
            PublishedKeys(tts).fetch(),
            return_exceptions=True,
        )


@pytest.mark.parametrize("replicas", [1, 2])
async def test_a_service_that_cannot_be_reached_is_told_of_within_three_seconds(
    identity: ServiceIdentity, replicas: int
) -> None:
    with silent() as address:
        async with asyncio.timeout(3):
            quiet = await down((address,) * replicas, identity)
    closed = await down((f"http://127.0.0.1:{free_port()}",) * replicas, identity)
    assert [type(failure) for failure in (*quiet, *closed)] == [UpstreamDown] * 6
    told = quiet[0]
    assert isinstance(told, Problem)
    assert (told.status, told.headers["Retry-After"]) == (503, "2")


async def test_a_replica_that_is_gone_is_passed_over(given: dict[str, Any], identity: ServiceIdentity) -> None:
    auth = next(part for part in PARTS if part.name == "auth").create(given, Surroundings())
    async with running(auth) as there:
        urls = (f"http://127.0.0.1:{free_port()}", str(there.base_url))
        async with Surroundings().client("auth", urls) as client:
            assert all([(await PublishedKeys(client).fetch())["keys"] for _ in range(4)])


@pytest.mark.parametrize(
    ("status", "kind", "body"),
    [
        (200, "application/json", b"{"),
        (200, "application/json", b'{"keys": 3}'),
        (200, "text/html", b"<h1>A proxy</h1>"),
        (502, "text/html", b"<h1>A proxy</h1>"),
        (404, "application/problem+json", b"["),
        (404, "application/problem+json", b"[]"),
    ],
)
async def test_an_answer_that_is_none_of_ours_is_as_good_as_none(status: int, kind: str, body: bytes) -> None:
    async def odd(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        headers = [(b"content-type", kind.encode()), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    async with Surroundings(neighbours={"auth": odd}).client("auth", ()) as client:
        with pytest.raises(UpstreamDown):
            await PublishedKeys(client).fetch()


async def test_a_proxy_of_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch, given: dict[str, Any]) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    auth = next(part for part in PARTS if part.name == "auth").create(given, Surroundings())
    async with running(auth) as there, Surroundings().client("auth", (str(there.base_url),)) as client:
        assert (await PublishedKeys(client).fetch())["keys"]
