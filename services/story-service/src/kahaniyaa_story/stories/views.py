"""A story's rows as the story that callers see."""

from collections.abc import Sequence
from typing import Any

from kahaniyaa_shared.languages import LANGUAGES
from kahaniyaa_story.stories.models import SceneRow, StoryRow
from kahaniyaa_story.stories.schemas import Story, StorySummary, WriterName
from kahaniyaa_story.writing.kept import CAST, ENDING, LINES, PICTURE
from kahaniyaa_story.writing.scenes import Ending, Scene

_SUMMARY_FIELDS = (
    "id", "owner_id", "listener_id", "title", "language", "translation_of", "tone", "audience", "status", "favourite",
    "created_at", "updated_at", "version", "about", "words", "minutes", "reading_level",
)  # fmt: skip


def scene_of(row: SceneRow) -> Scene:
    """A finished scene."""
    return Scene(
        number=row.number,
        title=row.title,
        picture=PICTURE.validate_python(row.picture),
        lines=tuple(LINES.validate_python(row.lines)),
    )


def summary_of(row: StoryRow) -> StorySummary:
    """A story for a list."""
    return StorySummary.model_validate(_summary(row))


def story_of(row: StoryRow, scenes: Sequence[SceneRow]) -> Story:
    """The whole story."""
    ending = ENDING.validate_python(row.ending) if row.ending else Ending()
    return Story.model_validate(
        {
            **_summary(row),
            "engine": WriterName(name=row.engine_name, model=row.engine_model) if row.engine_name else None,
            "brief": row.asked,
            "cast": CAST.validate_python(row.cast),
            "scenes": tuple(scene_of(scene) for scene in scenes),
            "summary": ending.summary,
            "moral": ending.moral,
            "questions": ending.questions,
            "vocabulary": ending.vocabulary,
            "used": ending.used,
            "unused": ending.unused,
            "failure": row.failure,
        }
    )


def _summary(row: StoryRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _SUMMARY_FIELDS} | {"direction": LANGUAGES[row.language].direction}
