"""Sessions: begun at a sign-in, renewed with every refresh, ended so that their access tokens die within seconds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from kahaniyaa_auth.sessions import repository
from kahaniyaa_auth.sessions.models import SessionRow
from kahaniyaa_auth.sessions.problems import SessionNotFound
from kahaniyaa_auth.sessions.refresh import RefreshToken
from kahaniyaa_auth.settings import AuthSettings
from kahaniyaa_shared.contracts.events import SessionRevoked
from kahaniyaa_shared.database import Database, new_id
from kahaniyaa_shared.identity import Caller
from kahaniyaa_shared.outbox import Outbox
from kahaniyaa_shared.repository import Page, PageRequest, page_of
from kahaniyaa_shared.secret import InstallationSecret

_SAME_SUCCESSOR = timedelta(seconds=10)
_CLOCKS_DIFFER = timedelta(seconds=60)


@dataclass(frozen=True, slots=True, repr=False)
class Renewed:
    """A session that goes on, and the token that will renew it next."""

    row: SessionRow
    token: RefreshToken


@dataclass(frozen=True, slots=True)
class SessionService:
    """Begins, renews, lists and ends sessions; what takes a `session` joins that database transaction."""

    database: Database
    outbox: Outbox
    settings: AuthSettings
    secret: InstallationSecret
    clock: Callable[[], datetime]

    async def begin(self, session: AsyncSession, user_id: str, *, is_guest: bool, device: str) -> Renewed:
        """Sign a user in at one more place."""
        token, moment = RefreshToken.first(), self.clock()
        row = SessionRow(
            id=new_id(),
            user_id=user_id,
            is_guest=is_guest,
            family=token.family_hash,
            link=token.link_hash,
            renewed_at=moment,
            expires_at=moment + self.settings.session_lifetime(guest=is_guest),
            device=device,
        )
        session.add(row)
        return Renewed(row, token)

    async def renew(self, session: AsyncSession, presented: str) -> Renewed | None:
        """Exchange a refresh token for its successor; None where it does not hold. A used one ends its family."""
        token = RefreshToken.parse(presented)
        row = await repository.find_family(session, token.family_hash) if token else None
        if token is None or row is None or row.expires_at <= self.clock():
            return None
        if row.link == token.link_hash:
            return self._advance(row, token)
        if row.previous_link == token.link_hash and self.clock() - row.renewed_at <= _SAME_SUCCESSOR:
            return Renewed(row, self._successor(token))
        await self._end(session, row)
        return None

    async def end_all(self, session: AsyncSession, user_id: str, *, but: str = "") -> None:
        """End every session of a user, or every other one."""
        for row in await repository.all_of(session, user_id):
            if row.id != but:
                await self._end(session, row)

    async def list(self, user_id: str, wanted: PageRequest) -> Page[SessionRow]:
        """Where a user is signed in, the newest sign-in first."""
        alive = select(SessionRow).where(SessionRow.user_id == user_id, SessionRow.expires_at > self.clock())
        async with self.database.reading() as session:
            return await page_of(session, alive, table=SessionRow, wanted=wanted)

    async def sign_out(self, user_id: str, session_id: str) -> None:
        """End one session of a user."""
        async with self.database.writing() as session:
            row = await repository.find_own(session, session_id, user_id=user_id)
            if row is None:
                raise SessionNotFound(f"You are not signed in anywhere as {session_id!r}; list your sessions first.")
            await self._end(session, row)

    async def sign_out_everywhere(self, user_id: str) -> None:
        """End every session of a user."""
        async with self.database.writing() as session:
            await self.end_all(session, user_id)

    async def leave(self, caller: Caller | None, presented: str | None) -> None:
        """End the session of an access token and that of a refresh token, however old it is; mostly they are one."""
        token = RefreshToken.parse(presented) if presented else None
        async with self.database.writing() as session:
            held = await repository.find_family(session, token.family_hash) if token else None
            used = await repository.find_own(session, caller.session_id, user_id=caller.user_id) if caller else None
            for row in {row.id: row for row in (held, used) if row}.values():
                await self._end(session, row)

    async def forget_expired(self) -> None:
        """Drop the sessions whose time is over."""
        async with self.database.writing() as session:
            await repository.drop_expired(session, self.clock())

    def seconds_left(self, row: SessionRow) -> int:
        """For how long a session holds from now on without being used."""
        return int((row.expires_at - self.clock()).total_seconds())

    def _advance(self, row: SessionRow, token: RefreshToken) -> Renewed:
        successor = self._successor(token)
        row.previous_link, row.link = token.link_hash, successor.link_hash
        row.renewed_at = self.clock()
        row.expires_at = row.renewed_at + self.settings.session_lifetime(guest=row.is_guest)
        return Renewed(row, successor)

    def _successor(self, token: RefreshToken) -> RefreshToken:
        return token.successor(self.secret.key("refresh-tokens"))

    async def _end(self, session: AsyncSession, row: SessionRow) -> None:
        until = self.clock() + self.settings.access_lifetime + _CLOCKS_DIFFER
        await session.delete(row)
        await self.outbox.record(session, SessionRevoked(session_id=row.id, until=until.timestamp()), subject=row.id)
