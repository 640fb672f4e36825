"""The addresses of narrations."""

from typing import Annotated

from fastapi import APIRouter, Response

from kahaniyaa_shared.edge import SignedIn, part
from kahaniyaa_shared.problems import problems
from kahaniyaa_story.narration.problems import NothingToRead
from kahaniyaa_story.narration.schemas import Narration, NarrationRequest
from kahaniyaa_story.narration.service import NarrationService
from kahaniyaa_story.stories.problems import StoryNotFound

router = APIRouter(prefix="/v1/stories/{story_id}/narration", tags=["stories"])
Narrations = Annotated[NarrationService, part(NarrationService)]


@router.post("", status_code=202, responses=problems(StoryNotFound, NothingToRead))
async def ask_for_narration(
    story_id: str, asked: NarrationRequest, narrations: Narrations, caller: SignedIn, response: Response
) -> Narration:
    """Have a story read aloud; what was read before in the same way is there at once."""
    narration = await narrations.ask(story_id, asked, owner_id=caller.user_id)
    response.headers["Location"] = f"/v1/stories/{story_id}/narration"
    return narration


@router.get("", responses=problems(StoryNotFound))
async def read_narration(story_id: str, narrations: Narrations, caller: SignedIn) -> Narration:
    """A story's recordings, as far as they are made, and when each word is heard."""
    return await narrations.read(story_id, owner_id=caller.user_id)
