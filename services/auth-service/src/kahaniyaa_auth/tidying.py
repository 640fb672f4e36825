"""What nobody can come back to is forgotten, once an hour."""

import asyncio
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError

from kahaniyaa_auth.accounts.service import AccountService
from kahaniyaa_auth.sessions.service import SessionService
from kahaniyaa_shared.telemetry import log

_FIRST_AFTER = 60.0  # the services that must hear of it have started by then
_EVERY = 3_600.0


@dataclass(frozen=True, slots=True)
class Tidying:
    """Deletes guests who cannot come back, then sessions whose time is over."""

    accounts: AccountService
    sessions: SessionService

    async def go_on(self) -> None:
        """Tidy soon and then every hour, for ever."""
        await asyncio.sleep(_FIRST_AFTER)
        while True:
            try:
                await self.once()
            except SQLAlchemyError as failure:
                log().error("tidying_waits", error=type(failure).__name__)
            await asyncio.sleep(_EVERY)

    async def once(self) -> None:
        """Tidy all there is, in small transactions, so that nobody waits at the door for it."""
        while await self.accounts.forget_unreachable_guests():
            pass
        await self.sessions.forget_expired()
