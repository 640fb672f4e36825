"""The addresses of listeners."""

from typing import Annotated

from fastapi import APIRouter, Response

from kahaniyaa_shared.edge import SignedIn, part
from kahaniyaa_shared.problems import problems
from kahaniyaa_shared.repository import PageWanted
from kahaniyaa_story.listeners.problems import ListenerNotFound
from kahaniyaa_story.listeners.schemas import Listener, ListenerList, ListenerPatch, ListenerRequest
from kahaniyaa_story.listeners.service import ListenerService

router = APIRouter(prefix="/v1/listeners", tags=["listeners"])
Listeners = Annotated[ListenerService, part(ListenerService)]


@router.post("", status_code=201)
async def add_listener(asked: ListenerRequest, listeners: Listeners, caller: SignedIn, response: Response) -> Listener:
    """Add a child that stories are told to."""
    listener = await listeners.add(asked, owner_id=caller.user_id)
    response.headers["Location"] = f"/v1/listeners/{listener.id}"
    return listener


@router.get("")
async def list_listeners(listeners: Listeners, caller: SignedIn, wanted: PageWanted) -> ListenerList:
    """Your listeners, newest first."""
    page = await listeners.page(wanted, owner_id=caller.user_id)
    return ListenerList(items=tuple(page.items), next_cursor=page.next_cursor)


@router.get("/{listener_id}", responses=problems(ListenerNotFound))
async def read_listener(listener_id: str, listeners: Listeners, caller: SignedIn) -> Listener:
    """Read one of your listeners."""
    return await listeners.read(listener_id, owner_id=caller.user_id)


@router.patch("/{listener_id}", responses=problems(ListenerNotFound))
async def change_listener(listener_id: str, patch: ListenerPatch, listeners: Listeners, caller: SignedIn) -> Listener:
    """Change one of your listeners."""
    return await listeners.change(listener_id, patch, owner_id=caller.user_id)


@router.delete("/{listener_id}", status_code=204, responses=problems(ListenerNotFound))
async def delete_listener(listener_id: str, listeners: Listeners, caller: SignedIn) -> None:
    """Forget one of your listeners; the stories told to them stay."""
    await listeners.remove(listener_id, owner_id=caller.user_id)
