"""The addresses of the shelf."""

from typing import Annotated

from fastapi import APIRouter, Response

from kahaniyaa_shared.contracts.wire import LanguageCode
from kahaniyaa_shared.edge import SignedIn, part
from kahaniyaa_shared.problems import problems
from kahaniyaa_story.shelf.schemas import Shelf, TaleRequest
from kahaniyaa_story.shelf.service import ShelfService, TaleNotFound
from kahaniyaa_story.stories.schemas import Story
from kahaniyaa_story.stories.service import StoryService

router = APIRouter(prefix="/v1/shelf", tags=["shelf"])
Tales = Annotated[ShelfService, part(ShelfService)]


@router.get("")
async def read_shelf(shelf: Tales, language: LanguageCode = "en") -> Shelf:
    """The traditional tales that everybody can begin with, in one language. Needs no token."""
    return shelf.show(language)


@router.post(
    "/{tale_id}",
    status_code=201,
    response_model=Story,
    responses={200: {"model": Story, "description": "It is in your library already."}, **problems(TaleNotFound)},
)
async def take_tale(
    tale_id: str,
    wanted: TaleRequest,
    shelf: Tales,
    stories: Annotated[StoryService, part(StoryService)],
    caller: SignedIn,
    response: Response,
) -> Story:
    """Take a tale into your library: a story like any other, to read, hear, change and export."""
    story_id, is_new = await shelf.take(tale_id, wanted, owner_id=caller.user_id)
    response.status_code = 201 if is_new else 200
    response.headers["Location"] = f"/v1/stories/{story_id}"
    return await stories.read(story_id, owner_id=caller.user_id)
