"""Reads JSON bodies strictly before anything else does: size, UTF-8, depth, NaN, and text no database can hold."""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn, cast

from kahaniyaa_shared.asgi.types import ASGIApp, Message, Receive, Scope, Send, header
from kahaniyaa_shared.problems import FieldProblem, Invalid, Problem, TooLarge, Unreadable

_MAX_DEPTH = 64
_SURROGATE_OR_NUL = re.compile("[\x00\ud800-\udfff]")
_ENCODED_NUL = re.compile(rb"%00", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StrictBodies:
    """Wraps an application so that it sees only JSON it can hold, and only addresses without NUL."""

    app: ASGIApp
    max_bytes: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or the problem its form has."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            check_head(scope)
            replay = await self._checked(scope, receive) if _is_json(scope) else receive
        except Problem as problem:
            await problem.response()(scope, receive, send)
            return
        await self.app(scope, replay, send)

    async def _checked(self, scope: Scope, receive: Receive) -> Receive:
        body = await read_body(scope, receive, max_bytes=self.max_bytes)
        if body:
            check_json(body)
        return replaying(body, receive)


def _is_json(scope: Scope) -> bool:
    kind = (header(scope, b"content-type") or b"").split(b";")[0].strip().lower()
    return kind == b"application/json" or kind.endswith(b"+json")


def check_head(scope: Scope) -> None:
    """Refuse what two parsers could read in two ways (RFC 9112, 3.2 and 6.3), and addresses with a NUL."""
    hosts = sum(key == b"host" for key, _ in scope["headers"])
    if hosts > 1 or (hosts == 0 and scope.get("http_version") == "1.1"):
        raise Unreadable("Send exactly one Host.")
    lengths = [value for key, value in scope["headers"] if key == b"content-length"]
    if len(lengths) > 1 or (lengths and header(scope, b"transfer-encoding")):
        raise Unreadable("Send one Content-Length, or Transfer-Encoding, not both.")
    if "\x00" in scope["path"] or _ENCODED_NUL.search(scope.get("query_string", b"")):
        raise Invalid("The address holds a NUL character; leave it out.")


async def read_body(scope: Scope, receive: Receive, *, max_bytes: int) -> bytes:
    """The whole body, read up to a limit."""
    declared = header(scope, b"content-length")
    if declared and int(declared) > max_bytes:
        _too_large(max_bytes)
    chunks: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Unreadable("The connection ended before the body did; send it again.")
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > max_bytes:
            _too_large(max_bytes)
        chunks.append(chunk)
        if not message.get("more_body"):
            return b"".join(chunks)


def _too_large(max_bytes: int) -> NoReturn:
    raise TooLarge(f"Send at most {max_bytes:,} bytes here.")


def check_json(body: bytes) -> object:
    """The value of a JSON text that everything behind can hold, or a problem that names the place."""
    try:
        value: object = json.loads(body.decode("utf-8"), parse_constant=_no_constant)
    except UnicodeDecodeError as failure:
        raise Unreadable(f"The body is not UTF-8 at byte {failure.start}; send JSON in UTF-8.") from failure
    except json.JSONDecodeError as failure:
        raise Unreadable(f"The body is not JSON at line {failure.lineno}, column {failure.colno}.") from failure
    except RecursionError as failure:
        raise Unreadable(f"The body is nested more than {_MAX_DEPTH} deep.") from failure
    except ValueError as failure:
        raise Unreadable("The body holds a number that JSON does not have, or one too long to read.") from failure
    for pointer, item in _walk(value):
        _check_item(pointer, item)
    return value


def _no_constant(name: str) -> NoReturn:
    raise Unreadable(f"JSON has no {name}; send a number or null.")


def _walk(value: object) -> Iterator[tuple[str, object]]:
    waiting: list[tuple[str, object, int]] = [("", value, 0)]
    while waiting:
        pointer, item, depth = waiting.pop()
        if depth > _MAX_DEPTH:
            raise Unreadable(f"The body is nested more than {_MAX_DEPTH} deep.")
        yield pointer, item
        if isinstance(item, dict):
            for key, child in cast("dict[str, object]", item).items():
                yield f"{pointer}/(name)", key
                waiting.append((f"{pointer}/{key}", child, depth + 1))
        elif isinstance(item, list):
            children = cast("list[object]", item)
            waiting.extend((f"{pointer}/{n}", child, depth + 1) for n, child in enumerate(children))


def _check_item(pointer: str, item: object) -> None:
    if isinstance(item, str) and _SURROGATE_OR_NUL.search(item):
        shown = pointer.encode("utf-8", "replace").decode()
        detail = "This text holds a NUL or half a character (a lone surrogate); leave it out."
        raise Invalid(detail, errors=[FieldProblem(pointer=shown, detail=detail)])
    if isinstance(item, float) and not math.isfinite(item):
        raise Unreadable(f"The number at {pointer or 'the top'} is too large.")


def replaying(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives a body that was read already, then whatever comes after it."""
    left: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return left.pop() if left else await receive()

    return replay
