"""Every error a caller meets: problem+json (RFC 9457) with what went wrong, where, and what to do next."""

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, ClassVar, cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from kahaniyaa_shared.telemetry import request_id

MEDIA_TYPE = "application/problem+json"
_TYPES = "https://kahaniyaa.org/problems/"


class FieldProblem(BaseModel):
    """One field that does not hold: a JSON pointer (RFC 6901) to it, and what to change."""

    pointer: str
    detail: str


class ProblemDocument(BaseModel):
    """What every 4xx and 5xx answer of every service looks like."""

    type: str = Field(description="A stable address that names this kind of problem.")
    title: str
    status: int
    detail: str = Field(description="What happened here, and what to do next.")
    request_id: str
    errors: list[FieldProblem] = Field(default_factory=list[FieldProblem])


class Problem(Exception):  # RFC 9457's own word
    """Something a caller can act on; subclasses stand beside the feature that raises them."""

    status: ClassVar[int] = 500
    slug: ClassVar[str] = "internal"
    title: ClassVar[str] = "Something broke on our side"

    def __init__(
        self,
        detail: str,
        *,
        errors: Sequence[FieldProblem] = (),
        headers: Mapping[str, str] | None = None,
        **members: object,
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = dict(headers or {})
        self.members = members

    def document(self) -> dict[str, object]:
        """The problem as RFC 9457 JSON, with this request's id."""
        return {
            "type": _TYPES + self.slug,
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "request_id": request_id(),
            **({"errors": [error.model_dump() for error in self.errors]} if self.errors else {}),
            **self.members,
        }

    def response(self) -> Response:
        """The problem as an HTTP answer."""
        body = json.dumps(self.document(), ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
        return Response(body, status_code=self.status, media_type=MEDIA_TYPE, headers=self.headers)


class Unreadable(Problem):
    """The request could not be read at all: broken JSON, multipart or headers."""

    status, slug, title = 400, "unreadable", "The request could not be read"


class Unauthenticated(Problem):
    """There is no token, or it is not one of ours, or its time is over."""

    status, slug, title = 401, "unauthenticated", "Sign in first"

    def __init__(self, detail: str) -> None:
        super().__init__(detail, headers={"WWW-Authenticate": "Bearer"})


class Forbidden(Problem):
    """We know who you are, and this is not for you."""

    status, slug, title = 403, "forbidden", "Not allowed"


class NotFound(Problem):
    """It is not there, or it is not yours."""

    status, slug, title = 404, "not-found", "Not found"


class MethodNotAllowed(Problem):
    """The address is right, the method is not; `Allow` names those that are."""

    status, slug, title = 405, "method-not-allowed", "This address does not take that method"


class Conflict(Problem):
    """It exists already, or is still under way."""

    status, slug, title = 409, "conflict", "Already there"


class PreconditionFailed(Problem):
    """It changed since you read it; read it again, then change it."""

    status, slug, title = 412, "changed-meanwhile", "It changed meanwhile"


class TooLarge(Problem):
    """The body is larger than this address takes."""

    status, slug, title = 413, "too-large", "Too large"


class UnsupportedMedia(Problem):
    """The content is of a kind that is not taken here."""

    status, slug, title = 415, "unsupported-media", "Not a kind of content we take here"


class Invalid(Problem):
    """It could be read, but does not say what is needed; `errors` names each field."""

    status, slug, title = 422, "invalid", "Something in the request needs changing"

    @classmethod
    def at(cls, pointer: str, detail: str) -> "Invalid":
        """One field that does not hold."""
        return cls(detail, errors=[FieldProblem(pointer=pointer, detail=detail)])


class TooMany(Problem):
    """More than is allowed in this time; `Retry-After` says in how many seconds to come back."""

    status, slug, title = 429, "too-many", "Too many requests"

    def __init__(self, detail: str, *, retry_after: float, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail, headers={"Retry-After": str(max(1, round(retry_after))), **(headers or {})})


class Broken(Problem):
    """A fault of ours; nothing of what was asked was kept half-done."""


class UpstreamDown(Problem):
    """A service behind this one cannot be reached now; asking again soon may work."""

    status, slug, title = 503, "upstream-down", "A part of Kahaniyaa is not answering"

    def __init__(self, detail: str, *, retry_after: float = 2) -> None:
        super().__init__(detail, headers={"Retry-After": str(max(1, round(retry_after)))})


class StorageFull(Problem):
    """There is no room left to keep anything; nothing of what was asked was kept half-done."""

    status, slug, title = 507, "storage-full", "There is no room left to keep this"

    def __init__(self, detail: str, *, retry_after: float = 60) -> None:
        super().__init__(detail, headers={"Retry-After": str(max(1, round(retry_after)))})


_BY_STATUS: dict[int, type[Problem]] = {
    kind.status: kind
    for kind in (Unreadable, Forbidden, NotFound, MethodNotAllowed, Conflict, TooLarge, UnsupportedMedia, Invalid)
}


def problems(*kinds: type[Problem]) -> dict[int | str, dict[str, Any]]:
    """The OpenAPI `responses` of an endpoint that may raise these; `document_problems` adds the schema they name."""
    described: dict[int | str, dict[str, Any]] = {}
    for kind in kinds:
        schema = {"$ref": f"#/components/schemas/{ProblemDocument.__name__}"}
        known = described.setdefault(kind.status, {"description": "", "content": {MEDIA_TYPE: {"schema": schema}}})
        known["description"] = " ".join(filter(None, (known["description"], (kind.__doc__ or kind.title).strip())))
    return described


def document_problems(document: dict[str, Any]) -> dict[str, Any]:
    """An OpenAPI document with the schema of problems among its components."""
    schema = ProblemDocument.model_json_schema(ref_template="#/components/schemas/{model}")
    known: dict[str, Any] = document.setdefault("components", {}).setdefault("schemas", {})
    known.update({**schema.pop("$defs", {}), ProblemDocument.__name__: schema})
    return document


def _pointer(location: Sequence[int | str]) -> str:
    steps = location[1:] if location and location[0] == "body" else location
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)


def invalid(failure: RequestValidationError) -> Problem:
    """What is said of a request that does not hold: each field that is wrong, or that it is not JSON at all."""
    found = cast("Sequence[Mapping[str, Any]]", failure.errors())
    if any(error["type"] == "json_invalid" for error in found):
        return Unreadable("The body is not JSON; send one JSON value in UTF-8.")
    if any(tuple(error["loc"]) == ("body",) and isinstance(error["input"], bytes) for error in found):
        return UnsupportedMedia("Send the body as JSON, with Content-Type: application/json.")
    errors = [FieldProblem(pointer=_pointer(error["loc"]), detail=_advice(error)) for error in _deepest(found)[:20]]
    return Invalid("; ".join(f"{e.pointer or 'body'}: {e.detail}" for e in errors[:3]), errors=errors)


def _deepest(found: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The errors without those of a whole that only follow from one in its part."""
    places = [tuple(error["loc"]) for error in found]
    return [
        error
        for error, place in zip(found, places, strict=True)
        if not any(len(other) > len(place) and other[: len(place)] == place for other in places)
    ]


_ADVICE = {
    "missing": "This is needed and was not sent.",
    "extra_forbidden": "There is no such field here; leave it out.",
    "model_attributes_type": "Send a JSON object here.",
    "model_type": "Send a JSON object here.",
    "dict_type": "Send a JSON object here.",
    "list_type": "Send a list here.",
    "tuple_type": "Send a list here.",
    "too_short": "This needs at least {min_length}.",
    "too_long": "This takes at most {max_length}.",
    "string_too_short": "Write something here, {min_length} or more characters.",
}


def _advice(error: Mapping[str, Any]) -> str:
    known = _ADVICE.get(error["type"])
    return known.format(**error.get("ctx", {})) if known else str(error["msg"]).removeprefix("Value error, ")


async def _answer_problem(_request: Request, failure: Exception) -> Response:
    return cast("Problem", failure).response()


async def _answer_invalid(_request: Request, failure: Exception) -> Response:
    return invalid(cast("RequestValidationError", failure)).response()


async def _answer_http(_request: Request, failure: Exception) -> Response:
    failed = cast("HTTPException", failure)
    kind = _BY_STATUS.get(failed.status_code)
    detail = {404: "There is nothing at this address.", 405: "Use one of the methods named in Allow."}.get(
        failed.status_code, str(failed.detail)
    )
    if kind is None:
        kind = type("HttpProblem", (Problem,), _of_status(failed.status_code))
    return kind(detail, headers=failed.headers).response()


def _of_status(status: int) -> dict[str, object]:
    phrase = HTTPStatus(status).phrase
    return {"status": status, "slug": phrase.lower().replace(" ", "-"), "title": phrase}


def install(app: FastAPI) -> None:
    """Make every error that an application knows of a problem+json; `Observed` answers the ones it does not."""
    app.add_exception_handler(Problem, _answer_problem)
    app.add_exception_handler(RequestValidationError, _answer_invalid)
    app.add_exception_handler(HTTPException, _answer_http)
