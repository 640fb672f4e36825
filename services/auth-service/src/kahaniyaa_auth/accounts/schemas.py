"""Accounts on the wire."""

import json
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field, JsonValue, SecretStr, StringConstraints

from kahaniyaa_auth.accounts.email import checked_email
from kahaniyaa_auth.accounts.passwords import LONGEST
from kahaniyaa_shared.contracts.wire import Answer, LanguageCode, Request

_MOST_PREFERENCES = 8_192  # bytes of JSON


def _visible(name: str) -> str:
    if not name.isprintable():
        raise ValueError("A name holds no line breaks or control characters.")
    return name


def _small(preferences: dict[str, JsonValue]) -> dict[str, JsonValue]:
    if len(json.dumps(preferences).encode()) > _MOST_PREFERENCES:
        raise ValueError(f"Keep preferences under {_MOST_PREFERENCES} bytes.")
    return preferences


Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(_visible)]
Email = Annotated[str, StringConstraints(max_length=1_000), AfterValidator(checked_email)]
Password = Annotated[SecretStr, Field(max_length=LONGEST)]
Preferences = Annotated[dict[str, JsonValue], AfterValidator(_small)]


class Secretive(Request):
    """A request that holds a password, which may begin or end with a space."""

    model_config = ConfigDict(str_strip_whitespace=False)


class Registration(Secretive):
    """A new account; sent with a guest's access token, the guest becomes it."""

    email: Email
    password: Password
    full_name: Name
    language: LanguageCode | None = None


class GuestRequest(Request):
    """A new guest."""

    language: LanguageCode | None = None


class Credentials(Secretive):
    """What proves who you are."""

    email: Annotated[str, Field(max_length=1_000)]
    password: Password


class PasswordChange(Secretive):
    """The password you have, and the one you want."""

    current_password: Password
    new_password: Password


class ProfileChange(Request):
    """What to change; what is left out stays."""

    full_name: Name | None = None
    language: LanguageCode | None = None
    preferences: Preferences | None = Field(
        None, description="Merged into what is there (RFC 7396): null removes a preference."
    )


class UserAnswer(Answer):
    """An account, as its owner sees it."""

    id: str
    email: str | None
    full_name: str | None
    language: str | None
    preferences: dict[str, JsonValue]
    is_guest: bool
    roles: list[str]
    created_at: datetime


class EntryAnswer(Answer):
    """You are signed in: who you are, and the tokens that say so."""

    user: UserAnswer
    access_token: str
    refresh_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105  # RFC 6750's word, no password
    expires_in: int = Field(description="Seconds for which the access token holds.")
