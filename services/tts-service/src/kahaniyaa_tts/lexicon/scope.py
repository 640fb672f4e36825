"""Which entries of whose lexicon are meant."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which entries are meant: one language's, of one story or (empty) of all of an owner's stories."""

    owner_id: str
    language: str
    story_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which of their entries an owner wants to see; None is any."""

    language: str | None = None
    story_id: str | None = None
    part: str | None = None


@dataclass(slots=True)
class Brought:
    """How many entries were new, different, and the same."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
