"""What a model is asked to answer with, and how far its answers are believed."""

from collections.abc import Sequence
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from kahaniyaa_shared.contracts.speech import Emotion
from kahaniyaa_story.wording import tidy
from kahaniyaa_story.writing.scenes import Line, LineKind

MOST_SCENES, MOST_LINES = 20, 60
_EMOTIONS: Sequence[str] = Emotion.__args__


class Unusable(Exception):
    """An answer that cannot be used; the message says why, without quoting it."""


def _text(value: object) -> object:
    return tidy(value) if isinstance(value, str) else value


def _or_empty(value: object) -> object:
    return tidy(value) if isinstance(value, str) else ""


def _known_emotion(value: object) -> object:
    return value if value in _EMOTIONS else "neutral"


Short = Annotated[str, BeforeValidator(_or_empty), StringConstraints(max_length=1_000)]
Said = Annotated[str, BeforeValidator(_text), StringConstraints(min_length=1, max_length=2_000)]
Called = Annotated[str, BeforeValidator(_text), StringConstraints(min_length=1, max_length=200)]


class _Reply(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class PlannedMember(_Reply):
    """Somebody in the plan."""

    name: Called
    description: Short = ""
    role: Short = ""


class PlannedScene(_Reply):
    """A scene in the plan."""

    title: Short = ""
    happens: Said
    place: Short = ""
    time: Short = ""
    weather: Short = ""


class PlanReply(_Reply):
    """The plan of a story."""

    title: Called
    cast: tuple[PlannedMember, ...] = ()
    scenes: tuple[PlannedScene, ...]
    moral: Short = ""


class LineReply(_Reply):
    """One line of a scene."""

    kind: LineKind = "narration"
    speaker: Called | None = None
    emotion: Annotated[Emotion, BeforeValidator(_known_emotion)] = "neutral"
    text: Said

    def line(self) -> Line:
        """The line; what nobody says is narration."""
        speaker = self.speaker if self.kind == "dialogue" else None
        return Line(kind="dialogue" if speaker else "narration", speaker=speaker, emotion=self.emotion, text=self.text)


class SceneReply(_Reply):
    """A scene."""

    lines: tuple[LineReply, ...]


class GlossReply(_Reply):
    """A word and what it means."""

    word: Called
    meaning: Said


class EndingReply(_Reply):
    """What stands after the last scene."""

    summary: Short = ""
    questions: tuple[Said, ...] = ()
    vocabulary: tuple[GlossReply, ...] = ()


R = TypeVar("R", bound=_Reply)


def checked(kind: type[R], value: object) -> R:
    """The answer as this kind; raises `Unusable`."""
    try:
        return kind.model_validate(value)
    except ValidationError as failure:
        raise Unusable(f"it is not of the form that was asked for ({failure.error_count()} faults)") from failure


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    """An object in the subset of JSON Schema that every strict server takes: all required, nothing more."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


_TEXT: dict[str, Any] = {"type": "string"}
PLAN_SCHEMA = _object(
    {
        "title": _TEXT,
        "cast": _list(_object({"name": _TEXT, "description": _TEXT, "role": _TEXT})),
        "scenes": _list(_object({"title": _TEXT, "happens": _TEXT, "place": _TEXT, "time": _TEXT, "weather": _TEXT})),
        "moral": _TEXT,
    }
)
SCENE_SCHEMA = _object(
    {
        "lines": _list(
            _object(
                {
                    "kind": {"type": "string", "enum": ["narration", "dialogue"]},
                    "speaker": {"type": ["string", "null"]},
                    "emotion": {"type": "string", "enum": list(_EMOTIONS)},
                    "text": _TEXT,
                }
            )
        )
    }
)
ENDING_SCHEMA = _object(
    {
        "summary": _TEXT,
        "questions": _list(_TEXT),
        "vocabulary": _list(_object({"word": _TEXT, "meaning": _TEXT})),
    }
)
