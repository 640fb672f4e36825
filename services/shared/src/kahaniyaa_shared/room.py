"""Tells a full disk from other faults, whoever met it: the system, SQLite or PostgreSQL."""

import errno
import sqlite3
from collections.abc import Iterator
from typing import cast

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_POSTGRES_DISK_FULL = "53100"  # SQLSTATE, class 53: insufficient resources


def is_out_of_room(failure: BaseException) -> bool:
    """Whether it comes of there being no room left on a disk."""
    return any(map(_is_no_room, _behind(failure)))


def _is_no_room(failure: BaseException) -> bool:
    if isinstance(failure, OSError):
        return failure.errno in _NO_ROOM
    if isinstance(failure, sqlite3.Error):
        return getattr(failure, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
    return getattr(failure, "sqlstate", None) == _POSTGRES_DISK_FULL


def _behind(failure: BaseException) -> Iterator[BaseException]:
    """The failure and those it came of, each once."""
    seen, ahead = set[int](), [failure]
    while ahead:
        each = ahead.pop()
        if id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        causes = (each.__cause__, each.__context__, getattr(each, "orig", None))  # SQLAlchemy's own word for its own
        ahead += [cause for cause in causes if isinstance(cause, BaseException)]
        if isinstance(each, BaseExceptionGroup):
            ahead += cast("BaseExceptionGroup[BaseException]", each).exceptions
