"""Coming in, and what you told about yourself."""

from typing import Annotated

from fastapi import APIRouter, status

from kahaniyaa_auth.accounts.limits import DoorLimits
from kahaniyaa_auth.accounts.models import Account
from kahaniyaa_auth.accounts.problems import (
    AccountGone,
    AlreadyRegistered,
    EmailTaken,
    GuestsHaveNone,
    TooBusy,
    WeakPassword,
    WrongCredentials,
    WrongPassword,
)
from kahaniyaa_auth.accounts.schemas import (
    Credentials,
    EntryAnswer,
    GuestRequest,
    PasswordChange,
    ProfileChange,
    Registration,
    UserAnswer,
)
from kahaniyaa_auth.accounts.service import AccountService, Entry, NewAccount
from kahaniyaa_auth.dependencies import AtTheDoor, Door
from kahaniyaa_auth.sessions.problems import OtherOrigin, SessionOver
from kahaniyaa_auth.sessions.schemas import RefreshRequest
from kahaniyaa_shared.edge import MaybeSignedIn, SignedIn, part
from kahaniyaa_shared.problems import TooMany, problems

router = APIRouter(prefix="/v1/auth", tags=["accounts"])

Accounts = Annotated[AccountService, part(AccountService)]
Limits = Annotated[DoorLimits, part(DoorLimits)]


@router.post(
    "/register",
    status_code=status.HTTP_201_CREATED,
    responses=problems(AlreadyRegistered, EmailTaken, WeakPassword, TooMany, TooBusy),
)
async def register(
    asked: Registration, accounts: Accounts, limits: Limits, door: AtTheDoor, caller: MaybeSignedIn
) -> EntryAnswer:
    """Make an account; with a guest's token, the guest becomes it and keeps its id and stories."""
    await limits.count_registration(door.visitor.address)
    wanted = NewAccount(
        email=asked.email,
        password=asked.password.get_secret_value(),
        full_name=asked.full_name,
        language=asked.language,
    )
    return _let_in(door, await accounts.register(wanted, caller, device=door.visitor.device))


@router.post("/guest", status_code=status.HTTP_201_CREATED, responses=problems(TooMany))
async def begin_guest(
    accounts: Accounts, limits: Limits, door: AtTheDoor, asked: GuestRequest | None = None
) -> EntryAnswer:
    """Begin without an account; a guest is forgotten after some idle weeks."""
    await limits.count_guest(door.visitor.address)
    language = asked.language if asked else None
    return _let_in(door, await accounts.begin_guest(language=language, device=door.visitor.device))


@router.post("/login", responses=problems(WrongCredentials, TooMany, TooBusy))
async def log_in(
    asked: Credentials, accounts: Accounts, limits: Limits, door: AtTheDoor, caller: MaybeSignedIn
) -> EntryAnswer:
    """Sign in; with a guest's token, the guest's stories move into the account."""
    await limits.count_login(door.visitor.address, asked.email)
    password = asked.password.get_secret_value()
    return _let_in(door, await accounts.log_in(asked.email, password, caller, device=door.visitor.device))


@router.post("/refresh", responses=problems(SessionOver, OtherOrigin))
async def refresh(accounts: Accounts, door: AtTheDoor, asked: RefreshRequest | None = None) -> EntryAnswer:
    """Exchange a refresh token, sent or in the browser's cookie, for new tokens; each can be used once."""
    held = (asked and asked.refresh_token) or door.cookie()
    if not held:
        raise SessionOver("Send a refresh token, or sign in.")
    return _let_in(door, await accounts.refresh(held))


@router.get("/me", responses=problems(AccountGone))
async def read_me(caller: SignedIn, accounts: Accounts) -> UserAnswer:
    """Who you are."""
    return _user(await accounts.read(caller))


@router.patch("/me", responses=problems(AccountGone))
async def change_me(asked: ProfileChange, caller: SignedIn, accounts: Accounts) -> UserAnswer:
    """Change your name, language or preferences."""
    return _user(await accounts.change(caller, asked.model_dump(exclude_unset=True)))


@router.delete("/me", status_code=status.HTTP_204_NO_CONTENT, responses=problems(AccountGone))
async def delete_me(caller: SignedIn, accounts: Accounts, door: AtTheDoor) -> None:
    """Delete your account, and with it everything you made."""
    await accounts.delete(caller)
    door.forget()


@router.post(
    "/password/change",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=problems(WeakPassword, WrongPassword, GuestsHaveNone, AccountGone, TooMany, TooBusy),
)
async def change_password(asked: PasswordChange, caller: SignedIn, accounts: Accounts, limits: Limits) -> None:
    """Change your password; everywhere else you are signed out."""
    await limits.count_password_try(caller.user_id)
    await accounts.change_password(
        caller, current=asked.current_password.get_secret_value(), new=asked.new_password.get_secret_value()
    )


def _let_in(door: Door, entry: Entry) -> EntryAnswer:
    door.remember(entry.refresh_token, seconds=entry.session_seconds)
    return EntryAnswer(
        user=_user(entry.account),
        access_token=entry.access_token,
        refresh_token=entry.refresh_token,
        expires_in=entry.access_seconds,
    )


def _user(account: Account) -> UserAnswer:
    return UserAnswer(
        id=account.id,
        email=account.email,
        full_name=account.full_name,
        language=account.language,
        preferences=account.preferences,
        is_guest=account.is_guest,
        roles=sorted(account.roles),
        created_at=account.created_at,
    )
