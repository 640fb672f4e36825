"""An OpenAI-compatible server that answers what a test tells it to: for the failures a well-behaved one never shows."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse

from kahaniyaa_shared.testing.running import running


@dataclass
class ScriptedModel:
    """Gives its answers in the order they were told, and keeps what it was asked."""

    base_url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    _answers: list[tuple[int, dict[str, Any]]] = field(default_factory=list[tuple[int, dict[str, Any]]])

    def says(self, *contents: str, finish: str = "stop", refusal: str | None = None) -> None:
        """Its next answers, as a model's words."""
        for content in contents:
            message = {"role": "assistant", "content": content, "refusal": refusal}
            choice = {"index": 0, "finish_reason": finish, "message": message}
            whole = {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}
            self._answers.append((200, whole))

    def fails(self, status: int, message: str = "No.") -> None:
        """Its next answer, as an error."""
        self._answers.append((status, {"error": {"message": message, "type": "invalid_request_error"}}))

    async def answer(self, request: Request) -> Response:
        """One answer; with nothing left to say, an error that no client asks about again."""
        self.asked.append(await request.json())
        status, body = self._answers.pop(0) if self._answers else (418, {"error": {"message": "Nothing left to say."}})
        return JSONResponse(body, status)


@asynccontextmanager
async def scripted_model() -> AsyncIterator[ScriptedModel]:
    """Serve a scripted model on a free loopback port; it has only `POST /v1/chat/completions`, without streaming."""
    model, app = ScriptedModel(), FastAPI()
    app.add_api_route("/v1/chat/completions", model.answer, methods=["POST"], response_model=None)
    async with running(app) as client:
        model.base_url = f"{str(client.base_url).rstrip('/')}/v1"
        yield model
