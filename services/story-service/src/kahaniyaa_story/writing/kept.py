"""A story's parts to JSON and back, as they are kept in rows."""

from collections.abc import Sequence
from typing import Any, Final

from pydantic import TypeAdapter

from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.scenes import CastMember, Ending, Line, PictureDirection

BRIEF: Final = TypeAdapter(Brief)
CAST: Final = TypeAdapter(Sequence[CastMember])
LINES: Final = TypeAdapter(Sequence[Line])
PICTURE: Final = TypeAdapter(PictureDirection | None)
ENDING: Final = TypeAdapter(Ending)


def to_json(kind: TypeAdapter[Any], value: object) -> Any:  # noqa: ANN401  # JSON: a dict, a list or None
    """The value as JSON that a row can hold."""
    return kind.dump_python(value, mode="json")
