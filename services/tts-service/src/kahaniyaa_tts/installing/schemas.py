"""Installable voices on the wire."""

from typing import Literal

from pydantic import Field

from kahaniyaa_shared.contracts.wire import Answer

Status = Literal["available", "installing", "installed", "failed"]


class InstallableVoice(Answer):
    """A voice that can be installed, and how far it is."""

    id: str = Field(description="Its id as a voice once it is installed.")
    name: str
    language: str
    gender: Literal["female", "male", "neutral"]
    quality: Literal["low", "medium", "high"]
    bytes: int = Field(description="How much is fetched to install it.")
    license: str = Field(description="The licence of the voice or of what it was made from; empty where none is told.")
    license_url: str
    recordings_url: str = Field(default="", description="Where the recordings are from which it was made, if known.")
    sha256: str | None = Field(default=None, description="Of its model, where it is published.")
    md5: str | None = Field(default=None, description="Of its model, where it is published.")
    source_url: str
    status: Status
    received_bytes: int
    problem: str | None = Field(default=None, description="Why the last attempt failed, and what to do.")


class InstallableVoices(Answer):
    """The voices that can be installed, and whether you may."""

    items: tuple[InstallableVoice, ...]
    may_install: bool
