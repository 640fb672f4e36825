"""OpenAI's speech API, so that any client of it can use Kahaniyaa as its voice."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.routing import APIRoute

from kahaniyaa_shared.contracts.wire import Answer
from kahaniyaa_shared.edge import SignedIn, part
from kahaniyaa_shared.problems import Problem, invalid, problems
from kahaniyaa_tts.speech.answers import AudioAnswer
from kahaniyaa_tts.speech.parts import OPENAI_VOICES, openai_parts
from kahaniyaa_tts.speech.problems import MalformedSsml, NothingToSay, SpeechFailed, SpeechUnavailable, TooBusy
from kahaniyaa_tts.speech.schemas import OpenAiSpeech
from kahaniyaa_tts.speech.service import SpeechService
from kahaniyaa_tts.voices.catalogue import built_in_voices
from kahaniyaa_tts.voices.problems import UnknownVoice

_KINDS = {401: "authentication_error", 403: "permission_error", 404: "not_found_error", 429: "rate_limit_error"}
_MODELS = ("kahaniyaa", "tts-1", "tts-1-hd", "gpt-4o-mini-tts")


class OpenAiRoute(APIRoute):
    """Says what is wrong in OpenAI's words too: `error.message` and `error.type` beside the problem's own fields."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The usual handler, with every problem told both ways."""
        handler = super().get_route_handler()

        async def handle(request: Request) -> Response:
            try:
                return await handler(request)
            except RequestValidationError as failure:
                raise _told_twice(invalid(failure)) from failure
            except Problem as problem:
                raise _told_twice(problem) from problem

        return handle


def _told_twice(problem: Problem) -> Problem:
    kind = _KINDS.get(problem.status, "invalid_request_error" if problem.status < 500 else "server_error")
    problem.members["error"] = {"message": problem.detail, "type": kind, "param": None, "code": problem.slug}
    return problem


router = APIRouter(prefix="/v1", tags=["openai"], route_class=OpenAiRoute)
Speaking = Annotated[SpeechService, part(SpeechService)]


class OpenAiModel(Answer):
    """A model's name, as OpenAI lists them."""

    id: str
    object: str = "model"
    created: int = 0
    owned_by: str = "kahaniyaa"


class OpenAiModels(Answer):
    """The models there are: one voice engine, under the names that clients ask for."""

    object: str = "list"
    data: tuple[OpenAiModel, ...]


class OpenAiVoices(Answer):
    """The names that `voice` takes."""

    voices: tuple[str, ...]


@router.post(
    "/audio/speech",
    response_class=Response,
    responses={
        200: {"content": {"audio/mpeg": {}, "audio/wav": {}}},
        **problems(MalformedSsml, NothingToSay, UnknownVoice, TooBusy, SpeechUnavailable, SpeechFailed),
    },
)
async def create_openai_speech(asked: OpenAiSpeech, speech: Speaking, caller: SignedIn) -> Response:
    """Say a text as OpenAI's API does; any name of a model is taken, there is one voice engine behind all."""
    content = await speech.streamed(await asyncio.to_thread(openai_parts, asked), asked.response_format, caller.user_id)
    return AudioAnswer(content, asked.response_format)


@router.get("/audio/voices")
async def list_openai_voices(_caller: SignedIn) -> OpenAiVoices:
    """List the names of voices: OpenAI's own, which speak any language, and ours."""
    return OpenAiVoices(voices=(*OPENAI_VOICES, *(voice.id for voice in built_in_voices())))


@router.get("/models")
async def list_openai_models(_caller: SignedIn) -> OpenAiModels:
    """List the names of models that are taken."""
    return OpenAiModels(data=tuple(OpenAiModel(id=name) for name in _MODELS))
