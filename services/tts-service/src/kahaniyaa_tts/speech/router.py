"""Speech over HTTP: one text, a passage of many utterances, and a voice's sample."""

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Header, Path, Request
from fastapi.responses import Response

from kahaniyaa_shared.contracts.speech import Passage, PassageRequest, SpokenUtterance
from kahaniyaa_shared.edge import MaybeSignedIn, SignedIn, part, platform_of
from kahaniyaa_shared.problems import problems
from kahaniyaa_tts.audio.formats import AUDIO_CONTENT
from kahaniyaa_tts.audio.schemas import RecordingTimes
from kahaniyaa_tts.speech.answers import AudioAnswer
from kahaniyaa_tts.speech.leaving import unless_left
from kahaniyaa_tts.speech.parts import passage_parts, speech_parts
from kahaniyaa_tts.speech.problems import (
    MalformedSsml,
    NothingToSay,
    SpeechFailed,
    SpeechUnavailable,
    TooBusy,
    TooMuchToSay,
)
from kahaniyaa_tts.speech.samples import SampleService
from kahaniyaa_tts.speech.schemas import Speech, SpeechRequest, SpokenWord
from kahaniyaa_tts.speech.service import SpeechService
from kahaniyaa_tts.ssml.problems import SsmlNotHonoured
from kahaniyaa_tts.voices.problems import UnknownVoice, VoiceNotFound

router = APIRouter(tags=["speech"])
Speaking = Annotated[SpeechService, part(SpeechService)]
Samples = Annotated[SampleService, part(SampleService)]
_PROBLEMS = problems(NothingToSay, TooMuchToSay, UnknownVoice, TooBusy, SpeechUnavailable, SpeechFailed)
_SSML_PROBLEMS = problems(MalformedSsml, SsmlNotHonoured, NothingToSay, TooMuchToSay, UnknownVoice)
_AUDIO: dict[int | str, dict[str, Any]] = {200: {"content": AUDIO_CONTENT}}


@router.post("/v1/tts/speech", response_model=Speech, responses={**_AUDIO, **_PROBLEMS, **_SSML_PROBLEMS})
async def speak(
    asked: SpeechRequest,
    speech: Speaking,
    caller: SignedIn,
    request: Request,
    accept: Annotated[str, Header()] = "*/*",
) -> Response | Speech:
    """Say a text or SSML: as sound while it is made or, with `Accept: application/json`, kept and with its times."""
    parts = speech_parts(asked) if asked.ssml is None else await asyncio.to_thread(speech_parts, asked)
    if "application/json" not in accept:
        content = await speech.streamed(parts, asked.format, caller.user_id, story_id=asked.story_id)
        return AudioAnswer(content, asked.format)
    work = speech.recorded(parts, asked.format, caller.user_id, story_id=asked.story_id)
    recording = await unless_left(request, work)
    return _told(recording, speech, with_words=asked.timings)


@router.post("/v1/tts/passages", responses=_PROBLEMS)
async def speak_passage(asked: PassageRequest, speech: Speaking, caller: SignedIn, request: Request) -> Passage:
    """Say several utterances, each in its voice, as one recording with the times of every word."""
    lexicon = await speech.lexicons.of(caller.user_id, asked.story_id)  # before it is read: a change now counts later
    parts, story_id = passage_parts(asked), asked.story_id
    work = speech.recorded(parts, asked.format, caller.user_id, story_id=story_id, as_a_whole=True)
    recording = await unless_left(request, work)
    return Passage(
        id=recording.id,
        audio_url=recording.audio_url,
        duration=recording.duration,
        format=recording.format,
        engine=recording.engine,
        utterances=tuple(
            SpokenUtterance(start_ms=said.start_ms, end_ms=said.end_ms, words=said.words)
            for said in recording.utterances
        ),
        warnings=recording.warnings,
        lexicon=lexicon.tag((each.text, each.language) for each in asked.utterances),
    )


@router.get(
    "/v1/voices/{voice_id}/sample",
    tags=["voices"],
    response_class=Response,
    responses={200: {"content": {"audio/mpeg": {}}}, **problems(VoiceNotFound, TooBusy, SpeechUnavailable)},
)
async def read_voice_sample(
    voice_id: Annotated[str, Path(max_length=80, description="A voice's id, or that of a preset of yours.")],
    request: Request,
    samples: Samples,
    caller: MaybeSignedIn,
) -> Response:
    """Listen to a voice; a preset of yours needs a token, or its signed address."""
    if not samples.is_public(voice_id) and caller is None:
        platform_of(request).signer.check(request.url.path, request.query_params)
    sample = await samples.sample(voice_id, caller.user_id if caller else None)
    lasting = "public, max-age=86400" if samples.is_public(voice_id) else "private, max-age=60"
    headers = {"Cache-Control": lasting, "ETag": f'"{sample.tag}"'}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(sample.content, media_type="audio/mpeg", headers=headers)


def _told(recording: RecordingTimes, speech: SpeechService, *, with_words: bool) -> Speech:
    (said,) = recording.utterances
    words = (SpokenWord(text=said.text[word.start : word.end], **word.model_dump()) for word in said.words)
    path = f"/v1/audio/{recording.id}"
    signer = speech.recordings.signer
    return Speech(
        id=recording.id,
        audio_url=recording.audio_url,
        captions_url=signer.sign(path + ".vtt"),
        timings_url=signer.sign(path + ".json"),
        subtitles_url=signer.sign(path + ".srt"),
        overlay_url=signer.sign(path + ".smil"),
        marks_url=signer.sign(path + ".marks"),
        duration=recording.duration,
        format=recording.format,
        words=tuple(words) if with_words else (),
        marks=recording.marks,
        engine=recording.engine,
        warnings=recording.warnings,
    )
