"""One OpenAI-compatible server: asked for structured answers in the way that it has shown to understand."""

import asyncio
import importlib
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx2

from kahaniyaa_shared.engines import EngineError
from kahaniyaa_shared.telemetry import log
from kahaniyaa_story.writing.engines.openai.replies import Unusable

if TYPE_CHECKING:
    from openai import APIStatusError, AsyncOpenAI
    from openai.types.chat import ChatCompletionChunk

Message = Mapping[str, str]
_FORMS = ("json_schema", "json_object", "text")
_FORM_WORDS = ("response_format", "json_schema", "json_object", "grammar", "schema", "structured")
_LIMITS = ("max_completion_tokens", "max_tokens")
_CHUNK_SECONDS = 60.0


class _AskOtherwise(Exception):
    """The server did not understand how it was asked; the next way may do."""


@dataclass(slots=True)
class ModelServer:
    """A server and what was learnt of it: which form of structured answers, and which parameters, it knows."""

    base_url: str
    api_key: str
    model: str
    _form: int = 0
    _limit: int = 0
    _takes_seed: bool = True

    @property
    def form(self) -> str:
        """How structured answers are asked for at this server, as far as is known."""
        return _FORMS[self._form]

    @asynccontextmanager
    async def connected(self) -> AsyncIterator["AsyncOpenAI"]:
        """A connection to the server, for one story."""
        openai = await asyncio.to_thread(importlib.import_module, "openai")  # a second of processor time
        timeout = httpx2.Timeout(_CHUNK_SECONDS, connect=5)
        key = self.api_key or "none"  # the SDK wants one; servers without keys take any
        client: AsyncOpenAI = openai.AsyncOpenAI(base_url=self.base_url, api_key=key, timeout=timeout, max_retries=1)
        async with client:
            yield client

    async def answer(
        self,
        client: "AsyncOpenAI",
        messages: Sequence[Message],
        *,
        schema: Mapping[str, Any],
        most_tokens: int,
        seed: int,
        deadline: float,
    ) -> AsyncGenerator[str]:
        """The answer as it comes in; raises `EngineError`, or `Unusable` where it is cut off."""
        while True:
            request = self._request(messages, schema=schema, most_tokens=most_tokens, seed=seed)
            try:
                async with aclosing(self._stream(client, request, deadline)) as texts:
                    async for text in texts:
                        yield text
                return
            except _AskOtherwise:
                continue

    def _request(
        self, messages: Sequence[Message], *, schema: Mapping[str, Any], most_tokens: int, seed: int
    ) -> dict[str, Any]:
        strict = {"name": "answer", "strict": True, "schema": schema}
        form = {"type": self.form} | ({"json_schema": strict} if self.form == "json_schema" else {})
        return {
            "model": self.model,
            "messages": list(messages),
            _LIMITS[self._limit]: most_tokens,
            **({"response_format": form} if self.form != "text" else {}),
            **({"seed": seed % 2**31} if self._takes_seed else {}),
        }

    async def _stream(self, client: "AsyncOpenAI", request: dict[str, Any], deadline: float) -> AsyncGenerator[str]:
        import openai  # loaded already, by `connected`

        try:
            async with asyncio.timeout_at(deadline):
                stream = await client.chat.completions.create(**request, stream=True)
            async with stream:
                chunks = aiter(stream)
                finished = False
                while (chunk := await self._next(chunks, deadline)) is not None:
                    text, ended = _read(chunk)
                    finished = finished or ended
                    if text:
                        yield text
            if not finished:
                raise Unusable("it was cut off before its end")
        except TimeoutError as failure:
            raise EngineError("The model took longer than it may for one story.", passing=False) from failure
        except openai.APIStatusError as failure:
            raise self._understood(failure) from failure
        except (openai.APIConnectionError, httpx2.HTTPError) as failure:
            raise EngineError("The model server cannot be reached, or broke off.", passing=True) from failure
        except openai.OpenAIError as failure:
            raise EngineError("The model server gave an answer that is no answer.", passing=True) from failure

    async def _next(
        self, chunks: "AsyncIterator[ChatCompletionChunk]", deadline: float
    ) -> "ChatCompletionChunk | None":
        async with asyncio.timeout_at(deadline):
            return await anext(chunks, None)

    def _understood(self, failure: "APIStatusError") -> Exception:
        """What a refusal means: ask otherwise, or an honest end."""
        said = f"{failure.message} {failure.body}".lower()
        if failure.status_code in {400, 404, 422, 500, 501} and self._learns(said):
            return _AskOtherwise()
        if "content_filter" in said or "content management" in said:
            return EngineError("The model's own filter refused this wish.", passing=False)
        if failure.status_code in {401, 403}:
            return EngineError("The model server refused the key; check OPENAI_API_KEY.", passing=False)
        if failure.status_code == 404:
            return EngineError("The model server has no such model; check OPENAI_MODEL.", passing=False)
        passing = failure.status_code in {408, 409, 429} or failure.status_code >= 500
        passing = passing and "insufficient_quota" not in said
        return EngineError(f"The model server refused with status {failure.status_code}.", passing=passing)

    def _learns(self, said: str) -> bool:
        """Whether the refusal is about the way of asking, which is then changed."""
        if _LIMITS[self._limit] in said and self._limit + 1 < len(_LIMITS):
            self._limit += 1
        elif "seed" in said and self._takes_seed:
            self._takes_seed = False
        elif any(word in said for word in _FORM_WORDS) and self._form + 1 < len(_FORMS):
            self._form += 1
        else:
            return False
        log().info("model_asked_otherwise", engine="openai", reason=self.form)
        return True


def _read(chunk: "ChatCompletionChunk") -> tuple[str, bool]:
    """The text of a chunk, and whether the answer ended well with it; raises where it ended badly."""
    if not chunk.choices:
        return "", False
    choice = chunk.choices[0]
    if choice.delta.refusal:
        raise EngineError("The model refused to write this.", passing=False)
    if choice.finish_reason == "content_filter":
        raise EngineError("The model's own filter stopped the story.", passing=False)
    if choice.finish_reason == "length":
        raise Unusable("it was longer than it may be, and cut off")
    return choice.delta.content or "", choice.finish_reason is not None
