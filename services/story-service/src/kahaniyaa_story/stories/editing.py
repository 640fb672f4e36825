"""Changing a story that is told: its title, its lines, its voices, and whether it is loved."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from kahaniyaa_shared.database import Database
from kahaniyaa_shared.problems import Invalid
from kahaniyaa_story.stories.closing import measure_story
from kahaniyaa_story.stories.models import SceneRow, StoryEventRow, StoryRow
from kahaniyaa_story.stories.problems import StillWriting, StoryChanged
from kahaniyaa_story.stories.repository import own_story, scenes_of
from kahaniyaa_story.stories.schemas import CastEdit, LineEdit, StoryPatch
from kahaniyaa_story.suitable import require_suitable
from kahaniyaa_story.writing.kept import CAST, LINES, to_json
from kahaniyaa_story.writing.safety import SafetyGate
from kahaniyaa_story.writing.scenes import Line

_TAG = re.compile(r'(?:W/)?"(\d+)(?:\.\d+)?"')


@dataclass(frozen=True, slots=True)
class StoryEditor:
    """Changes stories, one change at a time."""

    database: Database
    gate: SafetyGate

    async def change(self, story_id: str, patch: StoryPatch, *, owner_id: str, if_match: str | None) -> None:
        """Make all of the changes, or none; raises `StoryChanged` where the tag is of an older version."""
        require_suitable(self.gate, _texts(patch))
        async with self.database.writing() as session:
            story = await own_story(session, story_id, owner_id, to_change=True)
            _check_version(story, if_match)
            if patch.lines:
                await self._edit_lines(session, story, patch.lines)
            story.cast = _recast(story, patch.cast) if patch.cast else story.cast
            story.title = patch.title or story.title
            story.favourite = story.favourite if patch.favourite is None else patch.favourite
            story.version += 1
            if story.status != "writing":
                await session.flush()
                await measure_story(session, story)

    async def _edit_lines(self, session: AsyncSession, story: StoryRow, edits: Sequence[LineEdit]) -> None:
        if story.status == "writing":
            raise StillWriting("Wait until the story is told, or cancel it; then edit its lines.")
        scenes = {row.number: row for row in await scenes_of(session, story.id)}
        for place, edit in enumerate(edits):
            line = _edited(scenes, edit, pointer=f"/lines/{place}")
            await self._edit_event(session, story.id, edit, line)
        story.text_version += 1

    async def _edit_event(self, session: AsyncSession, story_id: str, edit: LineEdit, line: dict[str, object]) -> None:
        """The stream tells the story as it is now, not as it was."""
        mine = StoryEventRow.story_id == story_id, StoryEventRow.kind == "line", StoryEventRow.scene == edit.scene
        for event in await session.scalars(select(StoryEventRow).where(*mine)):
            if event.data["line"] == edit.line:
                event.data = {**event.data, **line}


def _edited(scenes: dict[int, SceneRow], edit: LineEdit, *, pointer: str) -> dict[str, object]:
    """Change one line of these scenes; the line as it is now."""
    row = scenes.get(edit.scene)
    lines: list[Line] = list(LINES.validate_python(row.lines)) if row else []
    if row is None or edit.line >= len(lines):
        raise Invalid.at(pointer, "There is no such line; scenes count from 1, lines from 0.")
    if edit.speaker and lines[edit.line].kind == "narration":
        raise Invalid.at(f"{pointer}/speaker", "The narrator tells this line; only lines of dialogue have a speaker.")
    changes = edit.model_dump(include={"text", "speaker", "emotion"}, exclude_none=True)
    lines[edit.line] = replace(lines[edit.line], **changes)
    row.lines = to_json(LINES, lines)
    return row.lines[edit.line]


def _recast(story: StoryRow, edits: Sequence[CastEdit]) -> list[object]:
    cast = {member.name: member for member in CAST.validate_python(story.cast)}
    for place, edit in enumerate(edits):
        if edit.name not in cast:
            raise Invalid.at(f"/cast/{place}/name", f"Nobody has this name; choose one of: {', '.join(cast)}.")
        cast[edit.name] = replace(cast[edit.name], voice=edit.voice)
    return to_json(CAST, list(cast.values()))


def _check_version(story: StoryRow, if_match: str | None) -> None:
    if if_match is None or if_match.strip() == "*":
        return
    if str(story.version) not in _TAG.findall(if_match):
        raise StoryChanged("Somebody changed the story since you read it. Read it again, then change it.")


def _texts(patch: StoryPatch) -> Iterable[tuple[str, str | None]]:
    yield "/title", patch.title
    for place, edit in enumerate(patch.lines):
        yield f"/lines/{place}/text", edit.text
        yield f"/lines/{place}/speaker", edit.speaker
