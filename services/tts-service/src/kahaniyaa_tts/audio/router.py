"""Recordings over HTTP: the sound in whole or in part, its captions and its times."""

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Header, Path
from fastapi.responses import Response, StreamingResponse

from kahaniyaa_shared.edge import MediaReader, part
from kahaniyaa_shared.problems import problems
from kahaniyaa_tts.audio.captions.documents import DOCUMENTS
from kahaniyaa_tts.audio.formats import AUDIO_CONTENT
from kahaniyaa_tts.audio.models import Recording
from kahaniyaa_tts.audio.problems import RangeNotSatisfiable, RecordingNotFound
from kahaniyaa_tts.audio.ranges import part_of
from kahaniyaa_tts.audio.schemas import RecordingTimes, Times
from kahaniyaa_tts.audio.service import RecordingService

router = APIRouter(prefix="/v1/audio", tags=["audio"])
Recordings = Annotated[RecordingService, part(RecordingService)]
AudioId = Annotated[str, Path(description="A recording's id.")]
Kind = Annotated[str, Path(description="What kind of document.", json_schema_extra={"enum": list(DOCUMENTS)})]
_IMMUTABLE = "private, max-age=31536000, immutable"
_AUDIO: dict[int | str, dict[str, Any]] = {
    200: {"content": AUDIO_CONTENT},
    206: {"description": "The part asked for."},
}


@router.get("/{audio_id}.json", responses=problems(RecordingNotFound))
async def read_audio_times(audio_id: AudioId, recordings: Recordings, caller: MediaReader) -> RecordingTimes:
    """Read when each word of a recording is heard."""
    return recordings.told(await recordings.get(audio_id, caller))


@router.get(
    "/{audio_id}.{kind}",
    response_class=Response,
    responses={
        200: {"content": {each.media_type.partition(";")[0]: {} for each in DOCUMENTS.values()}},
        **problems(RecordingNotFound),
    },
)
async def read_audio_captions(
    audio_id: AudioId,
    kind: Kind,
    recordings: Recordings,
    caller: MediaReader,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Response:
    """Read when a recording's words are heard.

    WebVTT with the moment of each word, SubRip, an EPUB media overlay (of `text.xhtml`, with ids `u0w0`: utterance and
    word), or speech marks as Amazon Polly's clients read them, with offsets in bytes.
    """
    if kind not in DOCUMENTS:
        raise RecordingNotFound(f"Of a recording's times there are {', '.join(DOCUMENTS)} and json.")
    recording = await recordings.get(audio_id, caller)
    headers = _lasting(recording, kind)
    if _is_known(headers["ETag"], if_none_match):
        return Response(status_code=304, headers=headers)
    document = DOCUMENTS[kind]
    content = await asyncio.to_thread(document.written, Times.model_validate(recording.times))
    return Response(content, media_type=document.media_type, headers=headers)


@router.get(
    "/{audio_id}", response_class=Response, responses={**_AUDIO, **problems(RecordingNotFound, RangeNotSatisfiable)}
)
async def read_audio(
    audio_id: AudioId,
    recordings: Recordings,
    caller: MediaReader,
    asked: Annotated[str | None, Header(alias="Range")] = None,
    if_range: Annotated[str | None, Header()] = None,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Response:
    """Listen to a recording, or to the part of it that `Range` asks for."""
    recording = await recordings.get(audio_id, caller)
    headers = {**_lasting(recording, "audio"), "Accept-Ranges": "bytes"}
    if _is_known(headers["ETag"], if_none_match):
        return Response(status_code=304, headers=headers)
    is_current = if_range is None or if_range == headers["ETag"]
    wanted = part_of(asked if is_current else None, recording.bytes)
    start, length = (wanted.start, wanted.length) if wanted else (0, recording.bytes)
    headers["Content-Length"] = str(length)
    if wanted:
        headers["Content-Range"] = wanted.content_range
    content = await recordings.sound(recording, start=start, length=length)
    return StreamingResponse(
        content, status_code=206 if wanted else 200, media_type=recording.media_type, headers=headers
    )


def _lasting(recording: Recording, kind: str) -> dict[str, str]:
    """What lets a browser keep it for ever: what an id stands for never changes."""
    return {"ETag": f'"{recording.id}-{kind}"', "Cache-Control": _IMMUTABLE}


def _is_known(tag: str, listed: str | None) -> bool:
    tags = {each.strip().removeprefix("W/") for each in (listed or "").split(",")}
    return tag in tags or "*" in tags
