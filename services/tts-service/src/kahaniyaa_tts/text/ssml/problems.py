"""What can be wrong with SSML, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the SSML as an editor counts it: line and column from 1."""

    line: int
    column: int


class SsmlError(Exception):
    """The SSML cannot be spoken: why, and where."""

    def __init__(self, message: str, place: Place) -> None:
        super().__init__(message)
        self.message = message
        self.place = place
