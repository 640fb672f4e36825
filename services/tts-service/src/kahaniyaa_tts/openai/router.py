"""OpenAI's speech API over HTTP."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.routing import APIRoute

from kahaniyaa_shared.contracts.openai import told_twice
from kahaniyaa_shared.edge import SignedIn, part
from kahaniyaa_shared.problems import Problem, invalid, problems
from kahaniyaa_tts.audio.formats import AUDIO_CONTENT, Form
from kahaniyaa_tts.openai.events import MEDIA_TYPE, events
from kahaniyaa_tts.openai.parts import of_the_input, openai_parts
from kahaniyaa_tts.openai.problems import ModelNotFound
from kahaniyaa_tts.openai.schemas import OpenAiModel, OpenAiModels, OpenAiSpeech, OpenAiVoice, OpenAiVoices
from kahaniyaa_tts.openai.voices import NAMES
from kahaniyaa_tts.speech.answers import AudioAnswer, LiveAnswer
from kahaniyaa_tts.speech.problems import MalformedSsml, NothingToSay, SpeechFailed, SpeechUnavailable, TooBusy
from kahaniyaa_tts.speech.service import SpeechService
from kahaniyaa_tts.voices.catalogue import built_in_voices
from kahaniyaa_tts.voices.problems import UnknownVoice

_MODELS = ("kahaniyaa", "tts-1", "tts-1-hd", "gpt-4o-mini-tts")


class OpenAiRoute(APIRoute):
    """Says what is wrong in OpenAI's words too."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The usual handler, with every problem told both ways."""
        handler = super().get_route_handler()

        async def handle(request: Request) -> Response:
            try:
                return await handler(request)
            except RequestValidationError as failure:
                raise told_twice(invalid(failure)) from failure
            except Problem as problem:
                raise told_twice(of_the_input(problem)) from problem

        return handle


router = APIRouter(prefix="/v1", tags=["openai"], route_class=OpenAiRoute)
Speaking = Annotated[SpeechService, part(SpeechService)]


@router.post(
    "/audio/speech",
    response_class=Response,
    responses={
        200: {"content": {**AUDIO_CONTENT, MEDIA_TYPE: {}}},
        **problems(MalformedSsml, NothingToSay, UnknownVoice, TooBusy, SpeechUnavailable, SpeechFailed),
    },
)
async def create_openai_speech(asked: OpenAiSpeech, speech: Speaking, caller: SignedIn) -> Response:
    """Say a text as OpenAI's API does; any name of a model is taken, there is one voice engine behind all."""
    form: Form = "openai-pcm" if asked.response_format == "pcm" else asked.response_format
    parts = await asyncio.to_thread(openai_parts, asked)
    content = await speech.streamed(parts, form, caller.user_id)
    if asked.stream_format == "sse":
        return LiveAnswer(events(content, characters=len(asked.input)), MEDIA_TYPE)
    return AudioAnswer(content, form)


@router.get("/audio/voices")
async def list_openai_voices(_caller: SignedIn) -> OpenAiVoices:
    """List the names of voices: OpenAI's own, which speak any language, and ours."""
    names = (*NAMES, *(voice.id for voice in built_in_voices()))
    return OpenAiVoices(voices=tuple(OpenAiVoice(id=name, name=name) for name in names))


@router.get("/models")
async def list_openai_models(_caller: SignedIn) -> OpenAiModels:
    """List the names of models that are taken."""
    return OpenAiModels(data=tuple(OpenAiModel(id=name) for name in _MODELS))


@router.get("/models/{model}", responses=problems(ModelNotFound))
async def read_openai_model(model: Annotated[str, Path(max_length=100)], _caller: SignedIn) -> OpenAiModel:
    """Read one of the models that are listed."""
    if model not in _MODELS:
        raise ModelNotFound(f"There is no model {model!r} here; take one of {', '.join(_MODELS)}.")
    return OpenAiModel(id=model)
