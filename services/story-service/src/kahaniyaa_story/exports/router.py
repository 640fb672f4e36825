"""The address of exports."""

import re
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Query
from fastapi.responses import Response

from kahaniyaa_shared.edge import SignedIn, part
from kahaniyaa_shared.problems import problems
from kahaniyaa_story.exports.text import as_json, as_text
from kahaniyaa_story.stories.problems import StoryNotFound
from kahaniyaa_story.stories.service import StoryService

router = APIRouter(prefix="/v1/stories/{story_id}/export", tags=["stories"])
Stories = Annotated[StoryService, part(StoryService)]
Format = Annotated[Literal["txt", "json"], Query(alias="format")]
_UNSAFE = re.compile(r'[\\/:*?"<>|\s]+')


@router.get(
    "",
    response_class=Response,
    responses={
        200: {
            "description": "The file.",
            "content": {"text/plain": {"schema": {"type": "string"}}, "application/json": {"schema": {}}},
        },
        **problems(StoryNotFound),
    },
)
async def export_story(story_id: str, stories: Stories, caller: SignedIn, wanted: Format = "txt") -> Response:
    """One of your stories as a file."""
    story = await stories.read(story_id, owner_id=caller.user_id)
    made, kind = (as_json(story), "application/json") if wanted == "json" else (as_text(story), "text/plain")
    named = {"Content-Disposition": _attachment(f"{_UNSAFE.sub(' ', story.title or 'story').strip()}.{wanted}")}
    return Response(made, media_type=f"{kind}; charset=utf-8", headers=named)


def _attachment(name: str) -> str:
    """A header that keeps a name of any script (RFC 6266), with a plain one for readers of old."""
    plain = name.encode("ascii", "ignore").decode().strip(" .") or "story"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
