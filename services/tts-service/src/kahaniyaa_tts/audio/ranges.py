"""Ranges of bytes (RFC 9110, 14): which part of a file is asked for."""

import re
from dataclasses import dataclass

from kahaniyaa_tts.audio.problems import RangeNotSatisfiable

_RANGE = re.compile(r"bytes=\s*(\d{0,18})-(\d{0,18})\s*")


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes `start` up to and without `end` of a file of so many bytes."""

    start: int
    end: int
    size: int

    @property
    def length(self) -> int:
        """How many bytes."""
        return self.end - self.start

    @property
    def content_range(self) -> str:
        """The part as the header `Content-Range` tells it."""
        return f"bytes {self.start}-{self.end - 1}/{self.size}"


def part_of(asked: str | None, size: int) -> Part | None:
    """The one part that is asked for; None for the whole: no range, several, or one that cannot be read.

    Raises RangeNotSatisfiable for a part that begins after the end.
    """
    match = _RANGE.fullmatch(asked or "")
    if match is None or not (match[1] or match[2]):
        return None
    if not match[1]:
        return _checked(Part(max(size - int(match[2]), 0), size, size))
    first = int(match[1])
    last = int(match[2]) if match[2] else size - 1
    return None if match[2] and last < first else _checked(Part(first, min(last + 1, size), size))


def _checked(part: Part) -> Part:
    if part.start >= part.size:
        headers = {"Content-Range": f"bytes */{part.size}"}
        raise RangeNotSatisfiable(f"The recording has {part.size} bytes; ask for bytes within it.", headers=headers)
    return part
