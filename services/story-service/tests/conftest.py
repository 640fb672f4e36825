"""What the tests share: a writer whose every piece is known, a voice that says it, and an owner's client."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from fastapi import FastAPI, Response

from kahaniyaa_shared.contracts.speech import (
    Casting,
    CastingRequest,
    CastVoice,
    LexiconTags,
    LexiconTagsRequest,
    Passage,
    PassageRequest,
    SpokenUtterance,
    WordTime,
)
from kahaniyaa_shared.database import new_id
from kahaniyaa_shared.engines import EngineError
from kahaniyaa_shared.platform import Surroundings
from kahaniyaa_shared.testing.running import Client, client_of, running
from kahaniyaa_story.app import create_app
from kahaniyaa_story.settings import StorySettings
from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engine import (
    Ended,
    LineWritten,
    Piece,
    Plan,
    Planned,
    SceneBegun,
    SceneWritten,
    StoryWriter,
    Words,
)
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller
from kahaniyaa_story.writing.scenes import CastMember, Ending, Gloss, Line, PictureDirection, Scene

OWNER, STRANGER = "0190a000-0000-7000-8000-000000000001", "0190a000-0000-7000-8000-000000000002"


@dataclass
class KnownWriter:
    """Writes the scenes it was given, at the pace it was given; may fail, as often as it was told, before a scene."""

    name: str = "known"
    model: str = "known-1"
    languages: frozenset[str] = frozenset({"en", "hi", "ta"})
    scenes: int = 3
    pause: float = 0.0
    failures: dict[int, list[EngineError]] = field(default_factory=dict[int, list[EngineError]])
    says: dict[int, list[str]] = field(default_factory=dict[int, list[str]])
    briefs: list[Brief] = field(default_factory=list[Brief])

    def writes(self, language: str) -> bool:
        return language in self.languages

    async def write(
        self, brief: Brief, *, plan: Plan | None = None, finished: Sequence[Scene] = ()
    ) -> AsyncIterator[Piece]:
        self.briefs.append(brief)
        self._may_fail(0)
        if plan is None:
            cast = (CastMember(name="Mina", description="a girl", role="child"), CastMember(name="Grandmother"))
            yield Planned(title=f"Mina and {brief.scenario or 'the moon'}", cast=cast, plan={"scenes": self.scenes})
        for number in range(len(finished) + 1, self.scenes + 1):
            self._may_fail(number)
            async for piece in self._scene(number):
                yield piece
        moral = "Ask, and you will hear."
        yield Ended(Ending(moral=moral, questions=("Who is Mina?",), vocabulary=(Gloss(word="moon", meaning="lamp"),)))

    async def _scene(self, number: int) -> AsyncIterator[Piece]:
        picture = PictureDirection(place="garden", who=("Mina",))
        yield SceneBegun(number, title=f"Part {number}", picture=picture)
        lines = self._lines(number)
        for place, line in enumerate(lines):
            for word in line.text.split(" "):
                await asyncio.sleep(self.pause)
                yield Words(number, place, f"{word} ")
            yield LineWritten(number, place, line)
        yield SceneWritten(Scene(number=number, title=f"Part {number}", picture=picture, lines=lines))

    def _lines(self, number: int) -> tuple[Line, ...]:
        said = self.says.get(number, [])
        first = said.pop(0) if said else f"In part {number}, Mina looked at the moon. It was late."
        return (
            Line(kind="narration", text=first),
            Line(kind="dialogue", text=f"Is this part {number}?", speaker="Mina", emotion="happy"),
        )

    def _may_fail(self, number: int) -> None:
        waiting = self.failures.get(number, [])
        if waiting:
            raise waiting.pop(0)


@dataclass
class KnownVoice:
    """A tts-service as the contract describes it, whose words are all a tenth of a second long; may be away."""

    heard: list[PassageRequest] = field(default_factory=list[PassageRequest])
    refusals: list[int] = field(default_factory=list[int])
    lexicon: dict[str, str] = field(default_factory=dict[str, str])
    is_away: bool = False
    app: FastAPI = field(default_factory=FastAPI)

    def __post_init__(self) -> None:
        self.app.add_api_route("/v1/tts/passages", self.speak, methods=["POST"], response_model=None)
        self.app.add_api_route("/v1/voices/cast", self.cast, methods=["POST"])
        self.app.add_api_route("/v1/lexicon/tags", self.tags, methods=["POST"], response_model=None)

    async def speak(self, asked: PassageRequest) -> Passage | Response:
        if self.refusals:
            status = self.refusals.pop(0)
            document = {"type": "x", "title": "x", "status": status, "detail": "The voices rest.", "request_id": ""}
            return Response(json.dumps(document), status_code=status, media_type="application/problem+json")
        self.heard.append(asked)
        tag = self._tag(utterance.text for utterance in asked.utterances)
        return _spoken(asked).model_copy(update={"lexicon": tag})

    async def tags(self, asked: LexiconTagsRequest) -> LexiconTags | Response:
        if self.is_away:
            return Response("{}", status_code=503, media_type="application/problem+json")
        return LexiconTags(tags=tuple(self._tag(recording.texts) for recording in asked.recordings))

    def _tag(self, texts: Iterable[str]) -> str:
        words = {word for text in texts for word in text.split()}
        return " ".join(f"{word}={said}" for word, said in sorted(self.lexicon.items()) if word in words)

    async def cast(self, asked: CastingRequest) -> Casting:
        voices = ((member, member.role or f"{sum(member.name.encode()) % 5}") for member in asked.characters)
        return Casting(items=tuple(CastVoice(name=who.name, voice=f"{asked.language}-{role}") for who, role in voices))


def _spoken(asked: PassageRequest) -> Passage:
    clock, spoken = 0, list[SpokenUtterance]()
    for utterance in asked.utterances:
        begun, start, words = clock, 0, list[WordTime]()
        for word in utterance.text.split():
            start = utterance.text.index(word, start)
            words.append(WordTime(start=start, end=start + len(word), start_ms=clock, end_ms=clock + 100))
            start, clock = start + len(word), clock + 100
        spoken.append(SpokenUtterance(start_ms=begun, end_ms=clock, words=tuple(words)))
    audio_id = new_id()
    return Passage(
        id=audio_id,
        audio_url=f"/v1/audio/{audio_id}",
        duration=clock / 1000,
        format=asked.format,
        engine="known",
        utterances=tuple(spoken),
    )


@pytest.fixture
def writer() -> KnownWriter:
    """The only writer of the service under test."""
    return KnownWriter()


@pytest.fixture(scope="session")
def storyteller() -> BuiltinStoryteller:
    """The storyteller that needs no model, one for all tests: its languages are read once."""
    return BuiltinStoryteller()


@pytest.fixture
def voice() -> KnownVoice:
    """The neighbour that speaks."""
    return KnownVoice()


@pytest.fixture
def make_writer() -> type[KnownWriter]:
    """Another writer whose every piece is known."""
    return KnownWriter


@pytest.fixture
def make_app(
    furnished: Callable[[str], dict[str, Any]], writer: KnownWriter, voice: KnownVoice
) -> Callable[..., FastAPI]:
    """The service over this test's own settings: make_app(writers=…, settings=…, **neighbours)."""
    own = furnished("story")

    def make(
        *, writers: Sequence[StoryWriter] | None = None, settings: dict[str, Any] | None = None, **others: FastAPI
    ) -> FastAPI:
        chosen = StorySettings(**(own | (settings or {})))
        neighbours = {"tts": voice.app, **others}
        return create_app(chosen, Surroundings(neighbours=neighbours), writers=writers or (writer,))

    return make


@pytest.fixture
def owner(token_for: Callable[[str], str]) -> str:
    """A token of somebody."""
    return token_for(OWNER)


@pytest.fixture
def stranger(token_for: Callable[[str], str]) -> str:
    """A token of somebody else."""
    return token_for(STRANGER)


@pytest.fixture
async def client(make_app: Callable[..., FastAPI], owner: str) -> AsyncIterator[Client]:
    """The owner's client of the service, within this process: streams come whole."""
    async with client_of(make_app(), token=owner) as opened:
        yield opened


@pytest.fixture
def served(make_app: Callable[..., FastAPI], owner: str) -> Callable[..., AbstractAsyncContextManager[Client]]:
    """The owner's client of a real server, for streams: served(writers=…)."""

    @asynccontextmanager
    async def serving(**options: Any) -> AsyncIterator[Client]:
        async with running(make_app(**options), token=owner) as opened:
            yield opened

    return serving


@dataclass(frozen=True)
class Said:
    """One event of a stream."""

    kind: str
    data: dict[str, Any]
    id: int | None = None


async def _said(lines: AsyncIterator[str]) -> AsyncIterator[Said]:
    fields: dict[str, str] = {}
    async for line in lines:
        if line:
            name, _, value = line.partition(": ")
            fields[name] = value
            continue
        if "event" in fields:
            number = int(fields["id"]) if "id" in fields else None
            yield Said(fields["event"], json.loads(fields["data"]), number)
        fields = {}


@pytest.fixture
def said() -> Callable[[AsyncIterator[str]], AsyncIterator[Said]]:
    """The events of a stream from its lines."""
    return _said


@pytest.fixture
def told(
    said: Callable[[AsyncIterator[str]], AsyncIterator[Said]],
) -> Callable[..., AbstractAsyncContextManager[AsyncIterator[Said]]]:
    """A story's stream: asked for with a body, or followed: told(client, body) or told(client, id, after=3)."""

    @asynccontextmanager
    async def telling(
        client: Client, what: dict[str, Any] | str, *, after: int = 0
    ) -> AsyncIterator[AsyncIterator[Said]]:
        accept = {"Accept": "text/event-stream"}
        if isinstance(what, str):
            asking = client.stream("GET", f"/v1/stories/{what}/events", headers={**accept, "Last-Event-ID": str(after)})
        else:
            asking = client.stream("POST", "/v1/stories", json=what, headers=accept)
        async with asking as answer:
            assert answer.status_code in {200, 201}, await answer.aread()
            yield said(answer.aiter_lines())

    return telling
