"""What every vendor behind a Kahaniyaa seam has in common: how it fails, and what it says it can do."""

from dataclasses import dataclass


class EngineError(Exception):
    """An engine could not do what it was asked; `passing` says whether asking again, or asking another, may help."""

    def __init__(self, message: str, *, passing: bool) -> None:
        super().__init__(message)
        self.passing = passing


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineRef:
    """Which engine and which of its models did a piece of work."""

    name: str
    model: str = ""
