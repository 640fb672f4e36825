"""The addresses of stories."""

from typing import Annotated

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse

from kahaniyaa_shared.contracts.wire import LanguageCode
from kahaniyaa_shared.edge import SignedIn, part
from kahaniyaa_shared.problems import UpstreamDown, problems
from kahaniyaa_shared.repository import PageWanted
from kahaniyaa_story.stories.editing import StoryEditor
from kahaniyaa_story.stories.problems import (
    NothingToResume,
    NothingToStop,
    StillWriting,
    StoryChanged,
    StoryNotFound,
    Unsuitable,
    Unwritable,
)
from kahaniyaa_story.stories.repository import Filters
from kahaniyaa_story.stories.schemas import Story, StoryList, StoryPatch, StoryRequest, TranslationRequest
from kahaniyaa_story.stories.service import StoryService
from kahaniyaa_story.stories.stream import EVENT_SCHEMA, MEDIA_TYPE, StoryStream
from kahaniyaa_story.writing.brief import Audience, Tone

router = APIRouter(prefix="/v1/stories", tags=["stories"])
Stories = Annotated[StoryService, part(StoryService)]
Streams = Annotated[StoryStream, part(StoryStream)]
Editor = Annotated[StoryEditor, part(StoryEditor)]
_STREAM = {
    "description": "The story's stream, from its beginning until `done` (server-sent events).",
    "content": {MEDIA_TYPE: {"itemSchema": EVENT_SCHEMA}},
}
_KNOWN = {**_STREAM, "model": Story, "description": "You have it in this language already: the story, or its stream."}


def _streamed(streams: StoryStream, story_id: str, *, after: int, status: int) -> Response:
    headers = {"Location": f"/v1/stories/{story_id}", "Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
    body = streams.follow(story_id, after=after)
    return StreamingResponse(body, status_code=status, media_type=MEDIA_TYPE, headers=headers)


def _wants_stream(request: Request) -> bool:
    return MEDIA_TYPE in request.headers.get("accept", "")


@router.post(
    "",
    status_code=202,
    response_model=Story,
    responses={201: _STREAM, **problems(Unwritable, Unsuitable, UpstreamDown)},
)
async def ask_for_story(
    asked: StoryRequest, request: Request, stories: Stories, streams: Streams, caller: SignedIn
) -> Response:
    """Have a story told: answered with its stream where `Accept` is `text/event-stream`, else with where it stands."""
    story_id = await stories.ask(asked, owner_id=caller.user_id)
    if _wants_stream(request):
        return _streamed(streams, story_id, after=0, status=201)
    return _where_it_stands(await stories.read(story_id, owner_id=caller.user_id), status=202)


def _where_it_stands(story: Story, *, status: int) -> Response:
    location = {"Location": f"/v1/stories/{story.id}"}
    return JSONResponse(story.model_dump(mode="json"), status_code=status, headers=location)


@router.get("")
async def list_stories(
    stories: Stories,
    caller: SignedIn,
    wanted: PageWanted,
    q: Annotated[str | None, Query(max_length=200, description="Words of the story, in any script.")] = None,
    language: LanguageCode | None = None,
    tone: Tone | None = None,
    audience: Audience | None = None,
    listener_id: Annotated[str | None, Query(pattern=r"^[0-9a-f-]{36}$")] = None,
    favourite: bool | None = None,
    telling_of: Annotated[
        str | None,
        Query(pattern=r"^[0-9a-f-]{36}$", description="The same story as this one, in whatever language, itself too."),
    ] = None,
) -> StoryList:
    """Your stories, newest first."""
    filters = Filters(
        q=q,
        language=language,
        tone=tone,
        audience=audience,
        listener_id=listener_id,
        favourite=favourite,
        telling_of=telling_of,
    )
    page = await stories.page(filters, wanted, owner_id=caller.user_id)
    return StoryList(items=tuple(page.items), next_cursor=page.next_cursor)


@router.get("/{story_id}", responses=problems(StoryNotFound))
async def read_story(story_id: str, stories: Stories, caller: SignedIn, response: Response) -> Story:
    """Read one of your stories."""
    story, response.headers["ETag"] = await stories.read_tagged(story_id, owner_id=caller.user_id)
    return story


@router.patch("/{story_id}", responses=problems(StoryNotFound, StillWriting, StoryChanged, Unsuitable))
async def change_story(
    story_id: str,
    patch: StoryPatch,
    editor: Editor,
    stories: Stories,
    caller: SignedIn,
    response: Response,
    if_match: Annotated[str | None, Header(description="The ETag of the story as you read it.")] = None,
) -> Story:
    """Change one of your stories; with `If-Match` only if nobody changed it since you read it."""
    await editor.change(story_id, patch, owner_id=caller.user_id, if_match=if_match)
    story, response.headers["ETag"] = await stories.read_tagged(story_id, owner_id=caller.user_id)
    return story


@router.delete("/{story_id}", status_code=204, responses=problems(StoryNotFound))
async def delete_story(story_id: str, stories: Stories, caller: SignedIn) -> None:
    """Forget one of your stories, its recordings too."""
    await stories.remove(story_id, owner_id=caller.user_id)


@router.get(
    "/{story_id}/events",
    response_class=StreamingResponse,
    responses={200: _STREAM, 204: {"description": "The stream was done."}, **problems(StoryNotFound)},
)
async def follow_story(
    story_id: str,
    stories: Stories,
    streams: Streams,
    caller: SignedIn,
    last_event_id: Annotated[int, Header(ge=0, lt=2**31, description="Go on after this event.")] = 0,
) -> Response:
    """Follow a story being told, from its beginning or after an event; 204 after `done`."""
    if await stories.stream_is_done(story_id, owner_id=caller.user_id, after=last_event_id):
        return Response(status_code=204)
    return _streamed(streams, story_id, after=last_event_id, status=200)


@router.post(
    "/{story_id}/translate",
    status_code=202,
    response_model=Story,
    responses={200: _KNOWN, 201: _STREAM, **problems(StoryNotFound, StillWriting, Unwritable)},
)
async def translate_story(
    story_id: str,
    wanted: TranslationRequest,
    request: Request,
    stories: Stories,
    streams: Streams,
    caller: SignedIn,
) -> Response:
    """Have a story told again in another language, scene by scene, as a story of its own.

    It is told from its writer's plan: lines that were edited since are told as they were planned. Where you have it in
    that language already, that one is answered, as it is; to have it told anew, delete that one first.
    """
    telling_id, is_new = await stories.translate(story_id, wanted, owner_id=caller.user_id)
    if _wants_stream(request):
        return _streamed(streams, telling_id, after=0, status=201 if is_new else 200)
    return _where_it_stands(await stories.read(telling_id, owner_id=caller.user_id), status=202 if is_new else 200)


@router.post("/{story_id}/cancel", responses=problems(StoryNotFound, NothingToStop))
async def cancel_story(story_id: str, stories: Stories, caller: SignedIn) -> Story:
    """Stop writing, and keep what is there."""
    return await stories.cancel(story_id, owner_id=caller.user_id)


@router.post("/{story_id}/resume", status_code=202, responses=problems(StoryNotFound, NothingToResume))
async def resume_story(story_id: str, stories: Stories, caller: SignedIn) -> Story:
    """Go on with a story that was interrupted or failed."""
    return await stories.resume(story_id, owner_id=caller.user_id)
