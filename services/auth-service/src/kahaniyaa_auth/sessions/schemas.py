"""Sessions on the wire."""

from datetime import datetime

from pydantic import Field

from kahaniyaa_shared.contracts.wire import Answer, Request


class RefreshRequest(Request):
    """Who holds a refresh token sends it here; a browser's is in its cookie."""

    refresh_token: str | None = Field(None, max_length=200)


class SessionAnswer(Answer):
    """One place where you are signed in."""

    id: str
    device: str = Field(description="What the browser or program called itself (User-Agent).")
    created_at: datetime
    last_used_at: datetime = Field(description="When it was last refreshed.")
    expires_at: datetime = Field(description="When it ends if it is not used again.")
    current: bool = Field(description="Whether this is where you are asking from.")


class SessionPage(Answer):
    """Where you are signed in, the newest sign-in first."""

    items: list[SessionAnswer]
    next_cursor: str | None
