"""What keeps a program from starting, said to the person who started it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


class CannotStart(Exception):
    """Something outside keeps this from starting; the message says what it is, and what to do."""


@contextmanager
def told_plainly() -> Iterator[None]:
    """Where this block cannot start, say why on standard error and leave with status 1, without a traceback."""
    try:
        yield
    except CannotStart as reason:
        sys.stderr.write(f"{reason}\n")
        raise SystemExit(1) from None


@contextmanager
def needing_folder(folder: object) -> Iterator[None]:
    """Where this block cannot use the data folder, say which it is and how to choose another."""
    try:
        yield
    except OSError as failure:
        raise CannotStart(
            f"Nothing can be kept in {folder} ({failure.strerror or failure}). Choose another folder: DATA_DIR=/folder"
        ) from failure
