"""Writes stories with a language model: a plan first, then scene by scene, each one checked before it counts."""

import asyncio
import json
import secrets
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, cast

from kahaniyaa_shared.contracts.speech import Emotion
from kahaniyaa_shared.engines import EngineError
from kahaniyaa_shared.languages import LANGUAGES, STORY_LANGUAGES
from kahaniyaa_shared.telemetry import log
from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engine import Ended, LineWritten, Piece, Plan, Planned, SceneBegun, SceneWritten, Words
from kahaniyaa_story.writing.engines.openai.replies import (
    ENDING_SCHEMA,
    MOST_LINES,
    MOST_SCENES,
    PLAN_SCHEMA,
    SCENE_SCHEMA,
    EndingReply,
    LineReply,
    PlannedScene,
    PlanReply,
    SceneReply,
    Unusable,
    checked,
)
from kahaniyaa_story.writing.engines.openai.scripts import is_in_script, is_too_short_to_tell
from kahaniyaa_story.writing.engines.openai.server import Message, ModelServer
from kahaniyaa_story.writing.engines.openai.unfinished import UnfinishedScene, whole_object
from kahaniyaa_story.writing.kept import BRIEF, to_json
from kahaniyaa_story.writing.prompts import prompt
from kahaniyaa_story.writing.scenes import CastMember, Ending, Gloss, Line, PictureDirection, Scene

if TYPE_CHECKING:
    from openai import AsyncOpenAI

_WORDS_PER_SCENE = 100
_TOKENS_PER_WORD = 14  # of an Indian script at the worst; JSON around it included
_SPARE_TOKENS = 3_000  # plans are short, but some models think before they answer
_TRIES = 2
_ROLES = frozenset(
    {
        *("grandmother", "grandfather", "mother", "father", "woman", "man", "girl", "boy", "child", "king", "queen"),
        *("witch", "sage", "giant", "beast", "trickster", "mouse", "cub", "fairy", "ghost", "robot"),
    }
)


@dataclass(frozen=True, slots=True)
class _Wish:
    """One story's brief, its deadline, and how the model is told of it."""

    brief: Brief
    server: ModelServer
    client: "AsyncOpenAI"
    deadline: float
    marker: str = field(default_factory=lambda: f"=====[{secrets.token_hex(8)}]=====")

    @property
    def names(self) -> tuple[str, ...]:
        """Names that were wished for; they may be of any script."""
        return tuple(character.name for character in self.brief.characters)

    def messages(self, name: str, **values: object) -> list[Message]:
        """A prompt as messages, the wish in it fenced as data."""
        brief, language = self.brief, LANGUAGES[self.brief.language]
        known = {
            "language": language.name, "native_name": language.native_name, "script": language.script,
            "audience": brief.audience, "tone": brief.tone, "marker": self.marker, "wish": self._as_data(),
        }  # fmt: skip
        system = prompt("system", known)
        return [{"role": "system", "content": system}, {"role": "user", "content": prompt(name, known | values)}]

    def _as_data(self) -> str:
        hidden = {"seed", "tone", "audience", "language", "length_words"}
        told: dict[str, Any] = to_json(BRIEF, self.brief)
        return json.dumps(
            {name: value for name, value in told.items() if value and name not in hidden}, ensure_ascii=False
        )

    def check_script(self, text: str) -> None:
        """Raise `Unusable` where the text is not in the story's language's script."""
        if not is_in_script(text, self.brief.language, names=self.names):
            raise Unusable("it is not in the script of the story's language")


@dataclass(frozen=True, slots=True)
class OpenAIWriter:
    """Tells stories by an OpenAI-compatible server, in every language of stories."""

    base_url: str
    api_key: str = field(repr=False)
    model: str
    seconds: float = 180.0
    servers: dict[str, ModelServer] = field(default_factory=dict[str, ModelServer], repr=False)

    @property
    def name(self) -> str:
        """`openai`."""
        return "openai"

    def writes(self, language: str) -> bool:
        """Whether stories are told in the language; how well the model does, it does not say."""
        return language in STORY_LANGUAGES

    async def write(
        self, brief: Brief, *, plan: Plan | None = None, finished: Sequence[Scene] = ()
    ) -> AsyncIterator[Piece]:
        """Tell the story; an answer that cannot be used is asked for once more, then the story fails."""
        server = self.servers.setdefault(self.base_url, ModelServer(self.base_url, self.api_key, self.model))
        async with server.connected() as client:
            wish = _Wish(brief, server, client, asyncio.get_running_loop().time() + self.seconds)
            writing = cast("AsyncGenerator[Piece, None]", self._told(wish, plan, finished))
            async with aclosing(writing) as pieces:
                async for piece in pieces:
                    yield piece

    async def _told(self, wish: _Wish, plan: Plan | None, finished: Sequence[Scene]) -> AsyncIterator[Piece]:
        planned = checked(PlanReply, plan) if plan else await self._plan(wish)
        if not plan:
            yield Planned(planned.title, _cast(planned, wish.brief), planned.model_dump(mode="json"))
        told = list(finished)
        for number in range(len(told) + 1, len(planned.scenes) + 1):
            writing = cast("AsyncGenerator[Piece, None]", self._scene(wish, planned, number, told))
            async with aclosing(writing) as pieces:
                async for piece in pieces:
                    told += [piece.scene] if isinstance(piece, SceneWritten) else []
                    yield piece
        yield Ended(await self._ending(wish, planned, told))

    async def _plan(self, wish: _Wish) -> PlanReply:
        scenes = max(1, min(MOST_SCENES, round(wish.brief.length_words / _WORDS_PER_SCENE)))
        messages = wish.messages("plan", scenes=scenes, words=wish.brief.length_words)
        for attempt in range(_TRIES):
            try:
                answer = await self._whole(wish, messages, schema=PLAN_SCHEMA, words=80 * scenes, attempt=attempt)
                plan = checked(PlanReply, answer)
                if not 1 <= len(plan.scenes) <= MOST_SCENES:
                    raise Unusable("it plans no scene, or too many")
                wish.check_script(plan.title)
                return plan
            except Unusable as failure:
                _note(failure, attempt)
        raise EngineError("The model twice gave a plan that cannot be used.", passing=False)

    async def _scene(self, wish: _Wish, plan: PlanReply, number: int, told: Sequence[Scene]) -> AsyncIterator[Piece]:
        """One scene; where an answer breaks off or cannot be used, the scene begins again."""
        planned = plan.scenes[number - 1]
        for attempt in range(_TRIES):
            picture = _picture(planned)
            yield SceneBegun(number, title=planned.title or None, picture=picture)
            lines: list[Line] = []
            try:
                async with aclosing(self._lines(wish, plan, number, told, attempt=attempt)) as pieces:
                    async for piece in pieces:
                        lines += [piece.written] if isinstance(piece, LineWritten) else []
                        yield piece
            except Unusable as failure:
                _note(failure, attempt)
                continue
            scene = Scene(number=number, title=planned.title or None, picture=picture, lines=tuple(lines))
            yield SceneWritten(scene)
            return
        raise EngineError(f"The model twice gave a scene {number} that cannot be used.", passing=False)

    async def _lines(
        self, wish: _Wish, plan: PlanReply, number: int, told: Sequence[Scene], *, attempt: int
    ) -> AsyncGenerator[Words | LineWritten]:
        words = max(40, round(wish.brief.length_words / len(plan.scenes)))
        messages = wish.messages("scene", **_scene_values(plan, number, told), words=words)
        reading, shown = UnfinishedScene(), 0
        async with aclosing(self._chunks(wish, messages, schema=SCENE_SCHEMA, words=words, attempt=attempt)) as chunks:
            async for chunk in chunks:
                place = len(reading.lines)
                for whole in reading.take(chunk):
                    yield LineWritten(number, place, _line(wish, whole))
                    place, shown = place + 1, 0
                text = reading.open_text()
                if len(text) > shown and not is_too_short_to_tell(text):
                    wish.check_script(text)
                    yield Words(number, place, text[shown:])
                    shown = len(text)
        scene = checked(SceneReply, whole_object(reading.answer))
        if not 1 <= len(scene.lines) <= MOST_LINES:
            raise Unusable("it has no line, or too many")
        for place, late in enumerate(scene.lines[len(reading.lines) :], len(reading.lines)):
            wish.check_script(late.text)
            yield LineWritten(number, place, late.line())

    async def _ending(self, wish: _Wish, plan: PlanReply, told: Sequence[Scene]) -> Ending:
        """Questions and words to know, or none where the model gives none that can be used: the story stands."""
        text = " ".join(line.text for scene in told for line in scene.lines)
        try:
            messages = wish.messages("ending", story=text)
            answer = await self._whole(wish, messages, schema=ENDING_SCHEMA, words=150, attempt=0)
            reply = checked(EndingReply, answer)
            wish.check_script(" ".join((reply.summary, *reply.questions)))
        except (Unusable, EngineError) as failure:
            log().warning("story_without_questions", engine="openai", error=type(failure).__name__)
            reply = EndingReply()
        known = [gloss for gloss in reply.vocabulary if gloss.word in text]
        used = tuple(name for name in wish.names if name in text)
        return Ending(
            summary=reply.summary or None,
            moral=plan.moral or None,
            questions=reply.questions[:3],
            vocabulary=tuple(Gloss(word=gloss.word, meaning=gloss.meaning) for gloss in known[:5]),
            used=used,
            unused=tuple(name for name in wish.names if name not in used),
        )

    async def _whole(
        self, wish: _Wish, messages: Sequence[Message], *, schema: Mapping[str, Any], words: int, attempt: int
    ) -> object:
        chunks = self._chunks(wish, messages, schema=schema, words=words, attempt=attempt)
        return whole_object("".join([chunk async for chunk in chunks]))

    def _chunks(
        self, wish: _Wish, messages: Sequence[Message], *, schema: Mapping[str, Any], words: int, attempt: int
    ) -> AsyncGenerator[str]:
        most, seed = words * _TOKENS_PER_WORD + _SPARE_TOKENS, wish.brief.seed + attempt
        return wish.server.answer(
            wish.client, messages, schema=schema, most_tokens=most, seed=seed, deadline=wish.deadline
        )


def _line(wish: _Wish, whole: object) -> Line:
    line = checked(LineReply, whole).line()
    wish.check_script(line.text)
    return line


def _cast(plan: PlanReply, brief: Brief) -> tuple[CastMember, ...]:
    """Everybody of the plan, and everybody who was wished for."""
    planned = {
        member.name: CastMember(
            name=member.name,
            description=member.description,
            role=member.role if member.role in _ROLES else "",
        )
        for member in plan.cast
    }
    for character in brief.characters:
        known = planned.get(character.name, CastMember(name=character.name, description=character.description))
        planned[character.name] = replace(known, voice=character.voice)
    return tuple(planned.values())


def _picture(planned: PlannedScene) -> PictureDirection:
    return PictureDirection(place=planned.place, time=planned.time, weather=planned.weather, doing=planned.happens)


def _scene_values(plan: PlanReply, number: int, told: Sequence[Scene]) -> dict[str, object]:
    before = "\n".join(line.text for scene in told[-2:] for line in scene.lines)
    return {
        "number": number,
        "scenes": len(plan.scenes),
        "plan": json.dumps(plan.model_dump(mode="json"), ensure_ascii=False),
        "before": before or "Nothing yet: this is the beginning.",
        "emotions": ", ".join(Emotion.__args__),
        "last": "; it is the last one, and ends the story" if number == len(plan.scenes) else "",
    }


def _note(failure: Unusable, attempt: int) -> None:
    log().warning("model_answer_unusable", engine="openai", reason=str(failure), attempt=attempt + 1)
