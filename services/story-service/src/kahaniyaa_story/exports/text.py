"""A story as plain text and as JSON, made from its canonical form."""

import json
from collections.abc import Iterator

from kahaniyaa_story.stories.schemas import Story
from kahaniyaa_story.writing.scenes import Line, Scene

_OWNERS = frozenset({"owner_id", "listener_id", "favourite", "failure"})
"""What concerns the account and not the story."""


def as_text(story: Story) -> str:
    """The story to be read: title, scenes, who says what, and the moral; UTF-8, one line of the story per line."""
    return "\n".join(_paragraphs(story)) + "\n"


def as_json(story: Story) -> str:
    """The story in its canonical form, without what concerns the account."""
    return json.dumps(story.model_dump(mode="json", exclude=set(_OWNERS)), ensure_ascii=False, indent=2) + "\n"


def _paragraphs(story: Story) -> Iterator[str]:
    yield story.title or ""
    for scene in story.scenes:
        yield from _scene(scene)
    if story.moral:
        yield from ("", story.moral)


def _scene(scene: Scene) -> Iterator[str]:
    yield ""
    if scene.title:
        yield from (scene.title, "")
    for line in scene.lines:
        yield _line(line)


def _line(line: Line) -> str:
    return f"{line.speaker}: {line.text}" if line.speaker else line.text
