"""Logs that never hold a child's words, the id that follows a request through every hop, and metrics."""

import logging
import re
import sys
import traceback
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import TracebackType
from typing import Any, cast

import structlog
import uuid_utils

_request_id: ContextVar[str] = ContextVar("request_id", default="")
_ID = re.compile(r"[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}")

# Only these fields are ever written: whatever else is passed, a name or a sentence among it, is left out.
_SAFE_FIELDS = frozenset(
    {"event", "level", "timestamp", "logger", "service", "request_id", "trace_id", "method", "route", "status",
     "duration_ms", "bytes", "error", "where", "engine", "model", "language", "story_id", "narration_id", "image_id",
     "audio_id", "user_id", "event_id", "event_type", "count", "attempt", "port", "host", "upstream", "worker", "pid",
     "reason", "version", "exit_code", "seconds", "queue", "group"}
)  # fmt: skip

_SAID = frozenset({"event", "method", "route", "status", "duration_ms", "timestamp", "level", "service"})
"""What `_for_people` has in its line already."""


def request_id() -> str:
    """The id of the request that is being answered, or an empty string outside of one."""
    return _request_id.get()


def follow_request(given: str | None) -> str:
    """Take over the id a request came with if it looks like one (no log injection), else give it a new one."""
    chosen = given if given and _ID.fullmatch(given) else str(uuid_utils.uuid7())
    _request_id.set(chosen)
    return chosen


@contextmanager
def following(given: str | None) -> Iterator[str]:
    """`follow_request` while a request is answered; whoever asked from within this process keeps an id of their own."""
    before = request_id()
    try:
        yield follow_request(given)
    finally:
        _request_id.set(before)


def log() -> structlog.stdlib.BoundLogger:
    """The logger: an event name and safe fields, never a text."""
    return cast("structlog.stdlib.BoundLogger", structlog.get_logger())


def configure_logs(level: str, *, service: str) -> None:
    """Write one line per event to standard error, as JSON or, on a terminal, for people.

    Libraries' own records keep their name and place only.
    """
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _with_context(service),
            _keep_safe,
            _for_people if sys.stderr.isatty() else structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(level=logging.WARNING, handlers=[_NameOnly()], force=True)


class _NameOnly(logging.Handler):
    """Turns a library's log record into our form; its message may hold anything, so only its place is kept."""

    def emit(self, record: logging.LogRecord) -> None:
        log().warning("library", logger=record.name, where=f"{record.module}:{record.lineno}", error=record.levelname)


def _for_people(_logger: object, _method: str, fields: MutableMapping[str, Any]) -> str:
    """`15:04:05 answered GET page 200 1.2 ms`, and of a warning or error everything else that is known."""
    at = str(fields["timestamp"])[11:19]
    line = " ".join(str(fields[name]) for name in ("event", "method", "route", "status") if name in fields)
    took = f" {fields['duration_ms']} ms" if "duration_ms" in fields else ""
    if fields["level"] in {"debug", "info"}:
        return f"{at} {line}{took}"
    rest = (f"{name}={value}" for name, value in fields.items() if name not in _SAID)
    return f"{at} {str(fields['level']).upper()} {line}{took} {' '.join(rest)}"


def _with_context(service: str) -> structlog.typing.Processor:
    def add(_logger: object, _method: str, fields: MutableMapping[str, Any]) -> Mapping[str, Any]:
        fields.setdefault("service", service)
        if request_id():
            fields.setdefault("request_id", request_id())
        failure = fields.pop("exc_info", None)
        if isinstance(failure, BaseException):
            fields["where"] = _places(failure.__traceback__)
        return fields

    return add


def _places(trace: TracebackType | None) -> list[str]:
    """Where an exception came through: files and lines, not its message, which may quote a text."""
    return [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in traceback.extract_tb(trace)][-8:]


def _keep_safe(_logger: object, _method: str, fields: MutableMapping[str, Any]) -> Mapping[str, Any]:
    return {name: value for name, value in fields.items() if name in _SAFE_FIELDS}
