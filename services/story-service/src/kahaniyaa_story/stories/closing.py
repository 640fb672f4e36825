"""What becomes true when a story is not being written any more, for whichever reason."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from kahaniyaa_shared.problems import Problem
from kahaniyaa_story.stories.log import StoryLog, Told
from kahaniyaa_story.stories.measures import count_words, minutes, reading_level, texts_of
from kahaniyaa_story.stories.models import SceneRow, StoryEventRow, StoryRow
from kahaniyaa_story.stories.schemas import StoryStatus
from kahaniyaa_story.stories.search import index_story
from kahaniyaa_story.stories.views import scene_of
from kahaniyaa_story.writing.kept import LINES, to_json


class WritingFailed(Problem):
    """The story could not be written to its end; what is written is kept."""

    status, slug, title = 503, "writing-failed", "The story could not be finished"


class ReadingAloudFailed(Problem):
    """The story could not be read aloud to its end; its text is kept."""

    status, slug, title = 503, "narration-failed", "The story could not be read aloud"


def failure_told(detail: str, kind: type[Problem] = WritingFailed) -> Told:
    """The stream's event that says what went wrong."""
    return Told("problem", kind(detail).document())


def done_told(story: StoryRow) -> Told:
    """The stream's last event."""
    return Told("done", {"story_id": story.id, "status": story.status})


def status_told(story: StoryRow) -> Told:
    """The stream's event that says where the telling stands."""
    return Told("status", {"story_id": story.id, "status": story.status})


async def close_story(
    session: AsyncSession, log: StoryLog, story: StoryRow, *, status: StoryStatus, told: Sequence[Told] = ()
) -> None:
    """Take a locked story out of writing: keep its open scene, measure it, make it findable, and tell its stream.

    Where the story is read aloud, the stream goes on until that is done.
    """
    story.status = status
    if status != "complete":
        await _keep_open_scene(session, story)
    await measure_story(session, story)
    log.append(session, story, [*told, status_told(story), *([] if story.narrated else [done_told(story)])])


async def measure_story(session: AsyncSession, story: StoryRow) -> None:
    """Count what the story has now, and make it findable by it."""
    rows = await session.scalars(select(SceneRow).where(SceneRow.story_id == story.id).order_by(SceneRow.number))
    texts = texts_of(scene_of(row) for row in rows)
    story.words = count_words(texts)
    story.minutes = minutes(texts, story.language)
    story.reading_level = reading_level(texts)
    await index_story(session, story.id, " ".join([story.title or "", *_asked_words(story), *texts]))


def _asked_words(story: StoryRow) -> list[str]:
    names = [str(character["name"]) for character in story.asked.get("characters", ())]
    return [str(story.asked.get("scenario") or ""), *names]


async def _keep_open_scene(session: AsyncSession, story: StoryRow) -> None:
    """Keep the lines of the scene that was cut short: they were read already."""
    numbers = select(SceneRow.number).where(SceneRow.story_id == story.id)
    mine = StoryEventRow.story_id == story.id, StoryEventRow.scene.not_in(numbers)
    told = select(StoryEventRow).where(*mine, StoryEventRow.kind.in_(("scene", "line"))).order_by(StoryEventRow.number)
    events = (await session.scalars(told)).all()
    lines = [event.data for event in events if event.kind == "line"]
    if not lines:
        return
    opened = events[0].data
    session.add(
        SceneRow(
            story_id=story.id,
            number=opened["number"],
            title=opened["title"],
            picture=opened["picture"],
            lines=to_json(LINES, LINES.validate_python([_line(data) for data in lines])),
            is_whole=False,
        )
    )


def _line(data: dict[str, object]) -> dict[str, object]:
    return {name: data[name] for name in ("kind", "text", "speaker", "emotion")}
