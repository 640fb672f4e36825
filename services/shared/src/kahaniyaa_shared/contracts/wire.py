"""How every model that crosses the wire behaves: frozen, closed in what it takes, tolerant in what it reads back."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from kahaniyaa_shared.languages import LANGUAGES

_TAG = re.compile(r"(?P<language>[A-Za-z]{2,3})(?:-(?P<script>[A-Za-z]{4}))?(?:-(?:[A-Za-z]{2}|\d{3}))?")
_ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")


class Request(BaseModel):
    """What a caller sends: an unknown field is a mistake worth telling."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Answer(BaseModel):
    """What a service answers: a reader ignores the fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="ignore")


def _known(code: str) -> str:
    """The language of a tag, its region aside: `hi` of `hi-IN`, but nothing of `hi-Latn`, which is another script."""
    tag = _TAG.fullmatch(code)
    language = LANGUAGES.get(tag["language"].lower()) if tag else None
    if language is None or (tag and (tag["script"] or language.script).title() != language.script):
        raise ValueError(f"{code!r} is not a language Kahaniyaa knows; choose one of {', '.join(LANGUAGES)}.")
    return language.code


LanguageCode = Annotated[str, StringConstraints(max_length=35), AfterValidator(_known)]
"""A BCP 47 tag of a language that Kahaniyaa knows, as that language's own code."""


def _an_id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise ValueError("Send an id as you were given it.")
    return text


Id = Annotated[str, StringConstraints(max_length=36), AfterValidator(_an_id)]
"""The id of something; whether it is there, and whose it is, shows later."""
