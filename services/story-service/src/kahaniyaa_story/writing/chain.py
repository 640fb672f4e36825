"""Several writers as one: the first that works tells the story, and goes on with it after an interruption."""

from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import cast

from kahaniyaa_shared.engines import EngineError, EngineRef
from kahaniyaa_shared.telemetry import log
from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engine import Piece, Plan, Planned, StoryWriter
from kahaniyaa_story.writing.scenes import Scene


def writer_of(plan: Plan) -> EngineRef:
    """Which writer made this plan of a chain's."""
    return EngineRef(name=str(plan["writer"]), model=str(plan["model"]))


@dataclass(frozen=True, slots=True)
class FirstThatWorks:
    """Asks its writers in order; changes to the next only before the first piece, for a story has one teller.

    Its plans hold the writer's own plan and its name, so that the same writer goes on with it.
    """

    writers: tuple[StoryWriter, ...]

    @property
    def name(self) -> str:
        """The names of its writers."""
        return ",".join(writer.name for writer in self.writers)

    @property
    def model(self) -> str:
        """It has no model of its own."""
        return ""

    def writes(self, language: str) -> bool:
        """Whether any of its writers does."""
        return any(writer.writes(language) for writer in self.writers)

    async def write(
        self, brief: Brief, *, plan: Plan | None = None, finished: Sequence[Scene] = ()
    ) -> AsyncIterator[Piece]:
        """Tell the story by the first writer that works, or by the one that began it."""
        failures: list[EngineError] = []
        for writer in self._candidates(brief.language, plan or (brief.original.plan if brief.original else None)):
            begun = False
            notes = _notes(plan) if plan else None
            try:
                async with aclosing(
                    _generator(writer.write(_own(brief, writer), plan=notes, finished=finished))
                ) as pieces:
                    async for piece in pieces:
                        begun = True
                        yield _marked(piece, writer)
                return
            except EngineError as failure:
                if begun:
                    raise
                log().warning("writer_did_not_work", engine=writer.name, error=type(failure).__name__)
                failures.append(failure)
        if not failures:
            raise EngineError("The writer that began this story is not configured any more.", passing=False)
        raise EngineError(str(failures[-1]), passing=any(failure.passing for failure in failures)) from failures[-1]

    def _candidates(self, language: str, plan: Plan | None) -> tuple[StoryWriter, ...]:
        able = tuple(writer for writer in self.writers if writer.writes(language))
        return tuple(writer for writer in able if writer.name == writer_of(plan).name) if plan else able


def _own(brief: Brief, writer: StoryWriter) -> Brief:
    """The brief with the writer's own notes of what was told before: those of others say nothing to it."""
    mine = (told for told in brief.earlier if writer_of(told.plan).name == writer.name)
    earlier = tuple(replace(told, plan=_notes(told.plan)) for told in mine)
    original = replace(brief.original, plan=_notes(brief.original.plan)) if brief.original else None
    return replace(brief, earlier=earlier, original=original)


def _notes(plan: Plan) -> Plan:
    return cast("Mapping[str, object]", plan["notes"])


def _marked(piece: Piece, writer: StoryWriter) -> Piece:
    if not isinstance(piece, Planned):
        return piece
    return replace(piece, plan={"writer": writer.name, "model": writer.model, "notes": dict(piece.plan)})


def _generator(pieces: AsyncIterator[Piece]) -> AsyncGenerator[Piece, None]:
    return cast("AsyncGenerator[Piece, None]", pieces)
