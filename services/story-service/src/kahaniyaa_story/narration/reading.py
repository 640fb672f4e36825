"""The work of reading aloud: each finished scene becomes one recording, as soon as it is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from kahaniyaa_shared.clients.base import Refused
from kahaniyaa_shared.clients.tts import TtsClient
from kahaniyaa_shared.contracts.events import NarrationCompleted, NarrationFailed
from kahaniyaa_shared.contracts.speech import (
    AudioFormat,
    CastCharacter,
    CastingRequest,
    Passage,
    PassageRequest,
    Utterance,
)
from kahaniyaa_shared.database import Database
from kahaniyaa_shared.durable import Lease, LeaseLost
from kahaniyaa_shared.engines import EngineError
from kahaniyaa_shared.outbox import Outbox
from kahaniyaa_shared.problems import UpstreamDown
from kahaniyaa_story.narration.models import NarratedSceneRow, NarrationRow
from kahaniyaa_story.stories.closing import ReadingAloudFailed, done_told, failure_told
from kahaniyaa_story.stories.log import StoryLog, Told
from kahaniyaa_story.stories.models import SceneRow, StoryRow
from kahaniyaa_story.stories.views import scene_of
from kahaniyaa_story.writing.kept import CAST, to_json
from kahaniyaa_story.writing.scenes import CastMember, Scene

_NAME, _DESCRIPTION = 120, 1_000  # as much of them as casting takes
_GAVE_UP = "The voices could not be reached, several times. The story is kept; ask for its narration again."


@dataclass(frozen=True, slots=True)
class _Order:
    """What there is to do for one narration."""

    narration: NarrationRow
    story: StoryRow
    scenes: tuple[Scene, ...]  # written, and not read yet


@dataclass(frozen=True, slots=True)
class Reading:
    """Advances narrations: `advance` reads the scenes that are written and not read yet."""

    database: Database
    log: StoryLog
    outbox: Outbox
    tts: TtsClient

    async def advance(self, lease: Lease) -> None:
        """Read what there is to read, then rest until there is more, or end."""
        while (order := await self._order(lease.work_id)) and order.scenes:
            try:
                await self._read(lease, order)
            except Refused as refusal:
                passing = refusal.refusal >= 429
                if passing:
                    raise EngineError(refusal.detail, passing=True) from refusal
                await self._fail(lease, refusal.detail)
                return
            except UpstreamDown as down:
                raise EngineError(down.detail, passing=True) from down
            except EngineError as failure:
                await self._fail(lease, str(failure))
                return
        await self._rest(lease)

    async def give_up(self, lease: Lease, _reason: str) -> None:
        """End a narration that could not be made in several attempts."""
        await self._fail(lease, _GAVE_UP)

    async def _order(self, narration_id: str) -> _Order | None:
        async with self.database.reading() as session:
            narration = await session.get(NarrationRow, narration_id)
            if narration is None or narration.status != "working":
                return None
            story = await session.get_one(StoryRow, narration.story_id)
            return _Order(narration, story, await _unread(session, narration))

    async def _read(self, lease: Lease, order: _Order) -> None:
        voices = order.narration.cast if order.narration.is_cast else await self._cast(lease, order)
        for scene in order.scenes:
            passage = await self.tts.speak(_passage(scene, order, voices), user_id=order.story.owner_id)
            await self._keep(lease, scene, passage)

    async def _cast(self, lease: Lease, order: _Order) -> Mapping[str, str]:
        """Choose everybody's voice, once for the whole narration; the story shows it, and a person may change it."""
        members = CAST.validate_python(order.story.cast)
        voices = await self._voices(order.story, members) | order.narration.asked_cast
        async with self.database.writing() as session:
            narration, story = await _held(lease, session)
            narration.cast, narration.is_cast = voices, True
            story.cast = to_json(CAST, [_with_voice(member, voices) for member in CAST.validate_python(story.cast)])
        return voices

    async def _voices(self, story: StoryRow, members: Sequence[CastMember]) -> dict[str, str]:
        """Everybody's voice: their own where somebody chose it, else the one that tts-service gives them."""
        asked = tuple(
            CastCharacter(name=member.name[:_NAME], description=member.description[:_DESCRIPTION], role=member.role)
            for member in members
        )
        request = CastingRequest(language=story.language, characters=asked)
        given = (await self.tts.cast(request, user_id=story.owner_id)).items if members else ()
        return {member.name: member.voice or cast.voice for member, cast in zip(members, given, strict=True)}

    async def _keep(self, lease: Lease, scene: Scene, passage: Passage) -> None:
        async with self.database.writing() as session:
            narration, story = await _held(lease, session)
            session.add(
                NarratedSceneRow(
                    narration_id=narration.id,
                    number=scene.number,
                    audio_id=passage.id,
                    duration_ms=round(passage.duration * 1000),
                    words=_words(passage),
                    lexicon=passage.lexicon,
                )
            )
            if _is_awaited(narration, story):
                told = Told("audio", {"scene": scene.number, "audio_id": passage.id}, scene=scene.number)
                self.log.append(session, story, [told])
        await self.log.announce(story.id)

    async def _rest(self, lease: Lease) -> None:
        """Wait for the next scene; or, where none will come, end."""
        async with self.database.writing() as session:
            narration, story = await _held(lease, session)
            if narration.status != "working" or await _unread(session, narration):
                return
            narration.is_due = False
            if story.status != "writing":
                narration.status = "complete"
                completed = NarrationCompleted(narration_id=narration.id, story_id=story.id)
                await self.outbox.record(session, completed, subject=narration.id)
                if _is_awaited(narration, story):
                    self._end_stream(session, story)
        await self.log.announce(story.id)

    async def _fail(self, lease: Lease, detail: str) -> None:
        async with self.database.writing() as session:
            narration, story = await _held(lease, session)
            narration.status, narration.failure, narration.is_due = "failed", detail, False
            failed = NarrationFailed(narration_id=narration.id, story_id=story.id, reason="narration-failed")
            await self.outbox.record(session, failed, subject=narration.id)
            if _is_awaited(narration, story):
                self.log.append(session, story, [failure_told(detail, ReadingAloudFailed)])
                self._end_stream(session, story)
        await self.log.announce(story.id)

    def _end_stream(self, session: AsyncSession, story: StoryRow) -> None:
        """The stream ends with the sound, but not before the text; where the sound fails first, the text ends it."""
        if story.status == "writing":
            story.narrated = False
            return
        self.log.append(session, story, [done_told(story)])


def _is_awaited(narration: NarrationRow, story: StoryRow) -> bool:
    """Whether the story's stream tells of this narration, and is still open."""
    return narration.is_streamed and not story.stream_done


async def _held(lease: Lease, session: AsyncSession) -> tuple[NarrationRow, StoryRow]:
    """Both rows, locked, the story's first: whoever tells the story locks them in the same order."""
    of_mine = select(NarrationRow.story_id).where(NarrationRow.id == lease.work_id).scalar_subquery()
    story = (await session.scalars(select(StoryRow).where(StoryRow.id == of_mine).with_for_update())).first()
    await lease.hold(session)
    if story is None:
        raise LeaseLost(lease.work_id)
    return await session.get_one(NarrationRow, lease.work_id), story


async def _unread(session: AsyncSession, narration: NarrationRow) -> tuple[Scene, ...]:
    """The whole scenes that have no recording in this narration yet."""
    read = select(NarratedSceneRow.number).where(NarratedSceneRow.narration_id == narration.id)
    written = SceneRow.story_id == narration.story_id, SceneRow.is_whole, SceneRow.number.not_in(read)
    rows = await session.scalars(select(SceneRow).where(*written).order_by(SceneRow.number))
    return tuple(scene_of(row) for row in rows)


def _passage(scene: Scene, order: _Order, voices: Mapping[str, str]) -> PassageRequest:
    utterances = tuple(
        Utterance(
            text=line.text,
            language=order.story.language,
            voice=voices.get(line.speaker or "", order.narration.voice),
            emotion=line.emotion,
            speed=order.narration.speed,
        )
        for line in scene.lines
    )
    return PassageRequest(
        utterances=utterances, format=cast("AudioFormat", order.narration.format), story_id=order.story.id
    )


def _words(passage: Passage) -> list[dict[str, object]]:
    spoken: Sequence[tuple[int, dict[str, object]]] = [
        (line, word.model_dump()) for line, utterance in enumerate(passage.utterances) for word in utterance.words
    ]
    return [{"line": line, **word} for line, word in spoken]


def _with_voice(member: CastMember, voices: Mapping[str, str]) -> CastMember:
    voice = member.voice or voices.get(member.name)
    return CastMember(name=member.name, description=member.description, role=member.role, voice=voice)
