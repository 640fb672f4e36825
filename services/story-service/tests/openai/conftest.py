"""A server that speaks as OpenAI's does, over real HTTP, and says what a test has it say."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

from kahaniyaa_shared.testing.running import running
from kahaniyaa_story.writing.brief import Brief, Character
from kahaniyaa_story.writing.engines.openai import OpenAIWriter


@dataclass
class Reply:
    """One answer of the server: a text in chunks, or a refusal."""

    text: str = ""
    finish: str | None = "stop"
    status: int = 200
    code: str = ""
    message: str = ""
    refusal: str = ""
    chunk: int = 7
    pause: float = 0.0
    cut_after: int | None = None


@dataclass
class FakeOpenAI:
    """Answers chat completions in the order of its replies; keeps what it was asked."""

    replies: list[Reply] = field(default_factory=list[Reply])
    asked: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    forms: frozenset[str] = frozenset({"json_schema", "json_object", "text"})
    refuses: frozenset[str] = frozenset()

    def app(self) -> FastAPI:
        app = FastAPI()
        app.add_api_route("/v1/chat/completions", self.complete, methods=["POST"], response_model=None)
        return app

    async def complete(self, request: Request) -> Response:
        body = await request.json()
        self.asked.append(body)
        form = body.get("response_format", {}).get("type", "text")
        if form not in self.forms:
            return _refusal(400, "unsupported_value", f"'response_format' of type '{form}' is not supported here.")
        unknown = next((name for name in self.refuses if name in body), None)
        if unknown:
            return _refusal(400, "unsupported_parameter", f"Unsupported parameter: '{unknown}'.")
        reply = self.replies.pop(0)
        if reply.status != 200:
            return _refusal(reply.status, reply.code, reply.message)
        return StreamingResponse(_chunks(reply), media_type="text/event-stream")


def _refusal(status: int, code: str, message: str) -> Response:
    return JSONResponse({"error": {"message": message, "type": "invalid_request_error", "code": code}}, status)


async def _chunks(reply: Reply) -> AsyncIterator[str]:
    text = reply.text if reply.cut_after is None else reply.text[: reply.cut_after]
    yield _chunk({"role": "assistant", "content": ""})
    if reply.refusal:
        yield _chunk({"refusal": reply.refusal})
    for start in range(0, len(text), reply.chunk):
        await asyncio.sleep(reply.pause)
        yield _chunk({"content": text[start : start + reply.chunk]})
    if reply.finish and reply.cut_after is None:
        yield _chunk({}, finish=reply.finish)
        yield "data: [DONE]\n\n"


def _chunk(delta: dict[str, Any], *, finish: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    document = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
    return f"data: {json.dumps(document)}\n\n"


@pytest.fixture
def fake() -> FakeOpenAI:
    return FakeOpenAI()


@pytest.fixture
async def writer_of_fake(fake: FakeOpenAI) -> AsyncIterator[OpenAIWriter]:
    """The writer, speaking to the fake server."""
    async with running(fake.app()) as client:
        base = str(client.base_url).rstrip("/") + "/v1"
        yield OpenAIWriter(base_url=base, api_key="sk-test", model="m", seconds=5)


@pytest.fixture
def brief() -> Brief:
    return Brief(
        language="en",
        seed=1,
        scenario="a kite that is lost",
        characters=(Character(name="Mina", voice="en-child"), Character(name="Zubin")),
        length_words=100,
    )


@pytest.fixture
def reply() -> type[Reply]:
    return Reply


@pytest.fixture
def plan_reply() -> Reply:
    plan = {
        "title": "The kite that came back",
        "cast": [{"name": "Mina", "description": "a girl", "role": "child"}],
        "scenes": [
            {"title": "Gone", "happens": "The kite flies away.", "place": "hill", "time": "noon", "weather": "wind"}
        ],
        "moral": "Ask the wind kindly.",
    }
    return Reply(json.dumps(plan))


@pytest.fixture
def scene_reply() -> Reply:
    lines = [
        {"kind": "narration", "speaker": None, "emotion": "calm", "text": 'Mina let go. The kite was "gone".'},
        {"kind": "dialogue", "speaker": "Mina", "emotion": "sad", "text": "Come back, little kite!"},
    ]
    return Reply(json.dumps({"lines": lines}))


@pytest.fixture
def ending_reply() -> Reply:
    ending = {
        "questions": ["What did Mina let go of?"],
        "vocabulary": [{"word": "kite", "meaning": "paper that flies"}, {"word": "yacht", "meaning": "a boat"}],
    }
    return Reply(json.dumps(ending))
