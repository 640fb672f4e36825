"""Accounts: begun as a guest or registered, entered with a password, changed and deleted by their owner."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from kahaniyaa_auth.accounts import repository
from kahaniyaa_auth.accounts.email import email_key
from kahaniyaa_auth.accounts.models import GUEST, Account
from kahaniyaa_auth.accounts.passwords import Passwords, check_strength
from kahaniyaa_auth.accounts.problems import (
    AccountGone,
    AlreadyRegistered,
    EmailTaken,
    GuestsHaveNone,
    WeakPassword,
    WrongCredentials,
    WrongPassword,
)
from kahaniyaa_auth.keys.tokens import AccessTokens
from kahaniyaa_auth.sessions.problems import SessionOver
from kahaniyaa_auth.sessions.service import Renewed, SessionService
from kahaniyaa_shared.contracts.events import UserDeleted, UserMerged, UserRegistered
from kahaniyaa_shared.database import Database, new_id
from kahaniyaa_shared.identity import Caller
from kahaniyaa_shared.outbox import Outbox

_AT_ONCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """What a person gives to have an account of their own."""

    email: str
    password: str
    full_name: str
    language: str | None

    def fill(self, account: Account, password_hash: str) -> None:
        """Write it into an account, which is a registered one from then on."""
        account.email, account.email_key = self.email, email_key(self.email)
        account.password_hash = password_hash
        account.full_name = self.full_name
        account.language = self.language or account.language


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """Somebody who was let in: the account and the tokens that say so."""

    account: Account
    access_token: str
    refresh_token: str
    access_seconds: int
    session_seconds: int


@dataclass(frozen=True, slots=True)
class AccountService:
    """Lets people in, and keeps what they tell about themselves."""

    database: Database
    outbox: Outbox
    passwords: Passwords
    sessions: SessionService
    tokens: AccessTokens
    clock: Callable[[], datetime]

    async def begin_guest(self, *, language: str | None, device: str) -> Entry:
        """Make a guest."""
        async with self.database.writing() as session:
            account = await self._add(session, language=language)
            renewed = await self._sign_in(session, account, device)
        return self._entry(account, renewed)

    async def register(self, asked: NewAccount, caller: Caller | None, *, device: str) -> Entry:
        """Make an account, or turn the guest who asks into one that keeps its id and everything that is its."""
        if caller and GUEST not in caller.roles:
            raise AlreadyRegistered("You are signed in to an account of your own; sign out first to make another.")
        check_strength(asked.password, about=(asked.email, asked.full_name))
        kept = await self.passwords.hash(asked.password)
        try:
            async with self.database.writing() as session:
                account = await self._promoted(session, caller) if caller else await self._add(session)
                asked.fill(account, kept)
                await session.flush()
                renewed = await self._sign_in(session, account, device)
        except IntegrityError as failure:
            raise EmailTaken(f"There is an account with {asked.email}; sign in to it instead.") from failure
        return self._entry(account, renewed)

    async def log_in(self, email: str, password: str, caller: Caller | None, *, device: str) -> Entry:
        """Let somebody in; a guest who does so brings along what is theirs, and is no longer there."""
        async with self.database.reading() as session:
            known = await repository.find_by_email(session, email_key(email))
        kept = known.password_hash if known else None
        if not await self.passwords.matches(kept, password) or known is None or kept is None:
            raise WrongCredentials("The e-mail address or the password is not right; check both.")
        renewal = await self.passwords.hash(password) if self.passwords.is_outdated(kept) else kept
        async with self.database.writing() as session:
            account = await repository.find_locked(session, known.id)
            if account is None or account.password_hash != kept:
                raise WrongCredentials("The e-mail address or the password is not right; check both.")
            account.password_hash = renewal
            if caller and GUEST in caller.roles:
                await self._merge(session, caller.user_id, account)
            renewed = await self._sign_in(session, account, device)
        return self._entry(account, renewed)

    async def refresh(self, presented: str) -> Entry:
        """Let somebody in again for a refresh token, which is exchanged for its successor."""
        async with self.database.writing() as session:  # it must hold even if we refuse: an old token ends its family
            renewed = await self.sessions.renew(session, presented)
            account = await repository.find(session, renewed.row.user_id) if renewed else None
        if renewed is None or account is None:
            raise SessionOver("This session was signed out, its token was used before, or its time is over; sign in.")
        return self._entry(account, renewed)

    async def read(self, caller: Caller) -> Account:
        """The account of whoever asks."""
        async with self.database.reading() as session:
            return _there(await repository.find(session, caller.user_id))

    async def change(self, caller: Caller, changes: Mapping[str, Any]) -> Account:
        """Change the profile of whoever asks: name, language, and preferences, which are merged."""
        async with self.database.writing() as session:
            account = _there(await repository.find_locked(session, caller.user_id))
            for field, value in changes.items():
                setattr(account, field, merged(account.preferences, value or {}) if field == "preferences" else value)
        return account

    async def change_password(self, caller: Caller, *, current: str, new: str) -> None:
        """Exchange the password; everybody else who is signed in to the account has to sign in again."""
        account = await self.read(caller)
        kept = account.password_hash
        if kept is None:
            raise GuestsHaveNone("Guests have no password; register to have an account of your own.")
        if not await self.passwords.matches(kept, current):
            raise WrongPassword.at("/current_password", "This is not your current password.")
        _check_new(new, current=current, account=account)
        replacement = await self.passwords.hash(new)
        async with self.database.writing() as session:
            account = _there(await repository.find_locked(session, caller.user_id))
            if account.password_hash != kept:
                raise WrongPassword.at("/current_password", "Your password was changed meanwhile.")
            account.password_hash = replacement
            await self.sessions.end_all(session, account.id, but=caller.session_id)

    async def delete(self, caller: Caller) -> None:
        """Forget the account of whoever asks; every service forgets what it holds of it."""
        async with self.database.writing() as session:
            await self._forget(session, _there(await repository.find_locked(session, caller.user_id)))

    async def forget_unreachable_guests(self) -> int:
        """Delete guests whose last session ended or went unused for too long; how many there were."""
        async with self.database.writing() as session:
            gone = await repository.unreachable_guests(session, self.clock(), most=_AT_ONCE)
            for account in gone:
                await self._forget(session, account)
        return len(gone)

    async def _add(self, session: AsyncSession, *, language: str | None = None) -> Account:
        account = Account(id=new_id(), language=language, preferences={}, granted_roles=[])
        session.add(account)
        await self.outbox.record(session, UserRegistered(user_id=account.id), subject=account.id)
        return account

    async def _promoted(self, session: AsyncSession, guest: Caller) -> Account:
        """The guest's account, signed out everywhere: from now on a password stands before it."""
        account = _there(await repository.find_locked(session, guest.user_id))
        if not account.is_guest:
            raise AlreadyRegistered("This guest has registered already; sign in.")
        await self.sessions.end_all(session, account.id)
        return account

    async def _merge(self, session: AsyncSession, guest_id: str, account: Account) -> None:
        guest = await repository.find_locked(session, guest_id)
        if guest is None or not guest.is_guest:
            return
        await self.sessions.end_all(session, guest.id)
        await session.delete(guest)
        merger = UserMerged(from_user_id=guest.id, to_user_id=account.id)
        await self.outbox.record(session, merger, subject=guest.id)

    async def _forget(self, session: AsyncSession, account: Account) -> None:
        await self.sessions.end_all(session, account.id)
        await session.delete(account)
        await self.outbox.record(session, UserDeleted(user_id=account.id), subject=account.id)

    async def _sign_in(self, session: AsyncSession, account: Account, device: str) -> Renewed:
        return await self.sessions.begin(session, account.id, is_guest=account.is_guest, device=device)

    def _entry(self, account: Account, renewed: Renewed) -> Entry:
        return Entry(
            account=account,
            access_token=self.tokens.issue(account.id, renewed.row.id, roles=account.roles),
            refresh_token=renewed.token.text,
            access_seconds=self.tokens.seconds,
            session_seconds=self.sessions.seconds_left(renewed.row),
        )


def merged(kept: object, change: object) -> object:
    """A JSON value with a merge patch applied (RFC 7396): null removes a member."""
    if not isinstance(change, dict):
        return change
    members = cast("dict[str, object]", change)
    left = cast("dict[str, object]", kept) if isinstance(kept, dict) else {}
    untouched = {name: value for name, value in left.items() if name not in members}
    return untouched | {name: merged(left.get(name), value) for name, value in members.items() if value is not None}


def _check_new(new: str, *, current: str, account: Account) -> None:
    if new == current:
        raise WeakPassword.at("/new_password", "This is the password you have; choose another.")
    check_strength(new, about=(account.email or "", account.full_name or ""), field="/new_password")


def _there(account: Account | None) -> Account:
    if account is None:
        raise AccountGone("The account of this token was deleted; register, or sign in to another.")
    return account
