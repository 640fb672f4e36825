"""A writer behind the gate: nobody ever sees a sentence that was not looked at."""

import re
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import cast

from kahaniyaa_shared.engines import EngineError
from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engine import (
    Ended,
    LineWritten,
    Piece,
    Plan,
    Planned,
    SceneBegun,
    SceneWritten,
    StoryWriter,
    Words,
)
from kahaniyaa_story.writing.safety import SafetyGate
from kahaniyaa_story.writing.scenes import Scene

_SENTENCE_END = re.compile(r"[.!?।॥۔…]+[\"'”’»)\]]*(?=\s|$)")


class _Unsuitable(Exception):
    """The writer made something that is not let through."""


@dataclass(slots=True)
class _Sentences:
    """Holds back words until their sentence is whole."""

    held: dict[tuple[int, int], str] = field(default_factory=dict[tuple[int, int], str])

    def whole(self, words: Words) -> str:
        """The whole sentences that these words complete in their line; the rest is held."""
        place = words.scene, words.line
        text = self.held.get(place, "") + words.delta
        end = max((match.end() for match in _SENTENCE_END.finditer(text)), default=0)
        self.held[place] = text[end:]
        return text[:end]


@dataclass(frozen=True, slots=True)
class Guarded:
    """Passes a writer's pieces on as far as the gate allows; a scene that it does not is asked for once more.

    A scene that is asked for again begins again: its `SceneBegun` comes a second time, and takes back the first.
    """

    writer: StoryWriter
    gate: SafetyGate

    @property
    def name(self) -> str:
        """The writer's."""
        return self.writer.name

    @property
    def model(self) -> str:
        """The writer's."""
        return self.writer.model

    def writes(self, language: str) -> bool:
        """As the writer does."""
        return self.writer.writes(language)

    async def write(
        self, brief: Brief, *, plan: Plan | None = None, finished: Sequence[Scene] = ()
    ) -> AsyncIterator[Piece]:
        """Tell the story, sentence by sentence through the gate."""
        told, asked_again = list(finished), -1
        while True:
            try:
                writing = cast("AsyncGenerator[Piece, None]", self._allowed(brief, plan, tuple(told)))
                async with aclosing(writing) as pieces:
                    async for piece in pieces:
                        plan = piece.plan if isinstance(piece, Planned) else plan
                        told += [piece.scene] if isinstance(piece, SceneWritten) else []
                        yield piece
                return
            except _Unsuitable as found:
                if asked_again == len(told):
                    unsuitable = "The writer twice wrote what does not belong in a child's story; nobody was shown it."
                    raise EngineError(unsuitable, passing=False) from found
                asked_again = len(told)

    async def _allowed(self, brief: Brief, plan: Plan | None, finished: Sequence[Scene]) -> AsyncIterator[Piece]:
        sentences = _Sentences()
        writing = cast("AsyncGenerator[Piece, None]", self.writer.write(brief, plan=plan, finished=finished))
        async with aclosing(writing) as pieces:
            async for piece in pieces:
                if isinstance(piece, Words):
                    whole = sentences.whole(piece)
                    self._check(whole)
                    if whole:
                        yield Words(piece.scene, piece.line, whole)
                else:
                    self._check(*_texts(piece))
                    yield piece

    def _check(self, *texts: str | None) -> None:
        if not all(self.gate.allows_output(text) for text in texts if text):
            raise _Unsuitable


def _texts(piece: Piece) -> list[str | None]:
    """Everything in a piece that somebody could read."""
    match piece:
        case Planned(title=title, cast=cast):
            return [title, *(text for member in cast for text in (member.name, member.description))]
        case SceneBegun(title=title, picture=picture):
            return [title, *((picture.place, picture.doing, *picture.who) if picture else ())]
        case LineWritten(written=line):
            return [line.text, line.speaker]
        case SceneWritten(scene=scene):
            return [scene.title, *(text for line in scene.lines for text in (line.text, line.speaker))]
        case Ended(ending=ending):
            glosses = (text for gloss in ending.vocabulary for text in (gloss.word, gloss.meaning))
            return [ending.summary, ending.moral, *ending.questions, *glosses]
        case Words(delta=delta):
            return [delta]
