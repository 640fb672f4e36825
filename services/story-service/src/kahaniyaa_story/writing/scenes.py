"""The canonical form of a story: title, scenes, and lines of narration or dialogue. All else derives from it."""

from dataclasses import dataclass
from typing import Literal

from kahaniyaa_shared.contracts.speech import Emotion

LineKind = Literal["narration", "dialogue"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing the narrator tells, or one thing somebody says."""

    kind: LineKind
    text: str
    speaker: str | None = None  # a name in the cast; None for the narrator
    emotion: Emotion = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureDirection:
    """What a picture of a scene would show, as concept ids or plain words, for drawing it later."""

    place: str = ""
    time: str = ""
    weather: str = ""
    who: tuple[str, ...] = ()
    doing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One finished part of a story; `number` counts from 1."""

    number: int
    lines: tuple[Line, ...]
    title: str | None = None
    picture: PictureDirection | None = None

    @property
    def is_spoken(self) -> bool:
        """Whether somebody speaks in it."""
        return any(line.kind == "dialogue" for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class CastMember:
    """Somebody who speaks or acts in the story, with what decides on a voice."""

    name: str
    description: str = ""
    role: str = ""  # a voice role, or who they are in English: girl, giant, young elephant; empty where it is not known
    voice: str | None = None  # chosen by the person; None for automatic casting


@dataclass(frozen=True, slots=True, kw_only=True)
class Gloss:
    """A word of the story and what it means, in the story's language."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """What stands after the last scene, and what became of the words that were asked for."""

    summary: str | None = None  # in one sentence
    moral: str | None = None
    questions: tuple[str, ...] = ()
    vocabulary: tuple[Gloss, ...] = ()
    used: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
