"""How every model that crosses the wire behaves: frozen, closed in what it takes, tolerant in what it reads back."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from kahaniyaa_shared.languages import LANGUAGES


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
