"""What the layers around every endpoint take and may answer, told in a service's OpenAPI document."""

from collections.abc import Iterator
from typing import Any

from kahaniyaa_shared.asgi.idempotency import OtherBody
from kahaniyaa_shared.problems import Conflict, Problem, TooLarge, UnsupportedMedia, document_problems, problems

_KEY: dict[str, Any] = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "pattern": "^[!-~]{1,200}$"},
    "description": "Yours for this request: sent again with it within 24 hours, it is not done again.",
}


def document_layers(document: dict[str, Any]) -> dict[str, Any]:
    """The document with those, and with the schema of problems; saying it twice changes nothing."""
    for item in document.get("paths", {}).values():
        for method, operation in item.items():
            _describe(method, operation)
    return document_problems(document)


def _describe(method: str, operation: dict[str, Any]) -> None:
    if _takes_key(method, operation) and _KEY["name"] not in _headers(operation):
        operation.setdefault("parameters", []).append(_KEY)
    for status, response in problems(*_answers(method, operation)).items():
        operation["responses"].setdefault(str(status), response)
    if "If-None-Match" in _headers(operation):
        operation["responses"].setdefault("304", {"description": "It is still what you have."})


def _answers(method: str, operation: dict[str, Any]) -> Iterator[type[Problem]]:
    if _content(operation):
        yield TooLarge
        yield UnsupportedMedia
    if _takes_key(method, operation):
        yield Conflict
        yield OtherBody


def _takes_key(method: str, operation: dict[str, Any]) -> bool:
    """Whether it is a POST of somebody who is known: only theirs are remembered."""
    return method == "post" and bool(operation.get("security")) and "multipart/form-data" not in _content(operation)


def _content(operation: dict[str, Any]) -> dict[str, Any]:
    return operation.get("requestBody", {}).get("content", {})


def _headers(operation: dict[str, Any]) -> set[str]:
    named = (one["name"] for one in operation.get("parameters", ()) if one["in"] == "header")
    return {"-".join(part.capitalize() for part in name.split("-")) for name in named}
