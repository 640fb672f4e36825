"""How every model that crosses the wire behaves: frozen, closed in what it takes, tolerant in what it reads back."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from kahaniyaa_shared.languages import LANGUAGES

_ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")


class Request(BaseModel):
    """What a caller sends: an unknown field is a mistake worth telling."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Answer(BaseModel):
    """What a service answers: a reader ignores the fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="ignore")


def _known(code: str) -> str:
    if code not in LANGUAGES:
        raise ValueError(f"{code!r} is not a language Kahaniyaa knows; choose one of {', '.join(LANGUAGES)}.")
    return code


LanguageCode = Annotated[str, StringConstraints(max_length=35), AfterValidator(_known)]
"""A BCP 47 code of a language that Kahaniyaa knows."""


def _an_id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise ValueError("Send an id as you were given it.")
    return text


Id = Annotated[str, StringConstraints(max_length=36), AfterValidator(_an_id)]
"""The id of something; whether it is there, and whose it is, shows later."""
