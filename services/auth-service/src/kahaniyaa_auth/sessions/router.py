"""Where you are signed in, and signing out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, status
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from kahaniyaa_auth.dependencies import AtTheDoor
from kahaniyaa_auth.sessions.models import SessionRow
from kahaniyaa_auth.sessions.problems import OtherOrigin, SessionNotFound
from kahaniyaa_auth.sessions.schemas import RefreshRequest, SessionAnswer, SessionPage
from kahaniyaa_auth.sessions.service import SessionService
from kahaniyaa_shared.edge import SignedIn, part, platform_of
from kahaniyaa_shared.identity import Caller
from kahaniyaa_shared.problems import Unauthenticated, problems
from kahaniyaa_shared.repository import PageWanted

router = APIRouter(prefix="/v1/auth", tags=["sessions"])

Sessions = Annotated[SessionService, part(SessionService)]
SentToken = Annotated[HTTPAuthorizationCredentials | None, Depends(HTTPBearer(auto_error=False))]


async def _known(request: Request, sent: SentToken) -> Caller | None:
    """Who an access token is from; one whose time is over must not keep anybody from signing out."""
    try:
        return await platform_of(request).verifier.verify(sent.credentials) if sent else None
    except Unauthenticated:
        return None


@router.post("/logout", status_code=status.HTTP_204_NO_CONTENT, responses=problems(OtherOrigin))
async def logout(
    sessions: Sessions,
    door: AtTheDoor,
    caller: Annotated[Caller | None, Depends(_known)],
    asked: RefreshRequest | None = None,
) -> None:
    """End the session of the refresh token you send, or of your browser's cookie, and that of your access token."""
    held = (asked and asked.refresh_token) or (None if caller else door.cookie()) or door.own_cookie
    if held is None and caller is None:
        raise Unauthenticated("Send what to sign out: the refresh token, the cookie, or an access token.")
    await sessions.leave(caller, held)
    door.forget()


@router.get("/sessions")
async def list_sessions(caller: SignedIn, sessions: Sessions, wanted: PageWanted) -> SessionPage:
    """Where you are signed in."""
    page = await sessions.list(caller.user_id, wanted)
    return SessionPage(items=[_answer(row, caller) for row in page.items], next_cursor=page.next_cursor)


@router.delete("/sessions/{session_id}", status_code=status.HTTP_204_NO_CONTENT, responses=problems(SessionNotFound))
async def end_session(session_id: str, caller: SignedIn, sessions: Sessions, door: AtTheDoor) -> None:
    """Sign out at one place."""
    await sessions.sign_out(caller.user_id, session_id)
    if session_id == caller.session_id:
        door.forget()


@router.delete("/sessions", status_code=status.HTTP_204_NO_CONTENT)
async def end_sessions(caller: SignedIn, sessions: Sessions, door: AtTheDoor) -> None:
    """Sign out everywhere, here too."""
    await sessions.sign_out_everywhere(caller.user_id)
    door.forget()


def _answer(row: SessionRow, caller: Caller) -> SessionAnswer:
    return SessionAnswer(
        id=row.id,
        device=row.device,
        created_at=row.created_at,
        last_used_at=row.renewed_at,
        expires_at=row.expires_at,
        current=row.id == caller.session_id,
    )
