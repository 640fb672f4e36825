"""The one method a writer has, and the pieces it yields."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.scenes import CastMember, Ending, Line, PictureDirection, Scene

Plan = Mapping[str, object]
"""A writer's own notes as JSON: kept with the story, and given back when it goes on after an interruption."""


@dataclass(frozen=True, slots=True)
class Planned:
    """The writer knows what it will tell.

    `about` is what a cover may show, what matters most first, as concepts (`animal.crow`, `thing.bell`, `place.river`).
    """

    title: str
    cast: tuple[CastMember, ...]
    plan: Plan
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SceneBegun:
    """A scene opens."""

    number: int
    title: str | None = None
    picture: PictureDirection | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """More words of the line that is open; provisional until the line is written."""

    scene: int
    line: int
    delta: str


@dataclass(frozen=True, slots=True)
class LineWritten:
    """A whole line; `line` counts from 0 within its scene."""

    scene: int
    line: int
    written: Line


@dataclass(frozen=True, slots=True)
class SceneWritten:
    """A whole scene: the checkpoint from which an interrupted story goes on."""

    scene: Scene


@dataclass(frozen=True, slots=True)
class Ended:
    """The story is told."""

    ending: Ending


Piece = Planned | SceneBegun | Words | LineWritten | SceneWritten | Ended


class StoryWriter(Protocol):
    """Tells the story of a brief, piece by piece, in order: Planned, then each scene, then Ended.

    Given `plan` and the scenes that are `finished`, it goes on with the scene after them and yields no Planned again.
    It raises only `EngineError`; what it yields before that stands.
    """

    @property
    def name(self) -> str:
        """The engine's name in settings and in the story's record."""
        ...

    @property
    def model(self) -> str:
        """Which model or version of itself it writes with."""
        ...

    def writes(self, language: str) -> bool:
        """Whether it can tell a story in this language."""
        ...

    def write(self, brief: Brief, *, plan: Plan | None = None, finished: Sequence[Scene] = ()) -> AsyncIterator[Piece]:
        """Tell the story of the brief."""
        ...


@runtime_checkable
class Retells(Protocol):
    """A writer that tells again in another language what it wrote, where a brief has it as its `original`."""

    def retells(self, language: str) -> bool:
        """Whether it can do so in this language."""
        ...


@runtime_checkable
class Growing(Protocol):
    """A writer that is younger in some languages than in others."""

    def is_early(self, language: str) -> bool:
        """Whether it has few ways yet to tell a story in this language."""
        ...


@runtime_checkable
class GetsReady(Protocol):
    """A writer whose first story would wait for something that can be loaded before anybody asks."""

    def get_ready(self) -> None:
        """Load it; called once, in a thread beside the service."""
        ...
