"""The shelf as a writer: it tells the tale it was asked for, as it is written down."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from kahaniyaa_shared.engines import EngineError
from kahaniyaa_story.shelf.tales import Tale, languages_of, read_tale, tale_ids
from kahaniyaa_story.writing.brief import Brief, Earlier
from kahaniyaa_story.writing.engine import Ended, LineWritten, Piece, Plan, Planned, SceneBegun, SceneWritten, Words
from kahaniyaa_story.writing.scenes import Scene

NAME, _MODEL = "shelf", "tales-1"


def from_shelf(tale_id: str, language: str) -> Earlier:
    """A tale as the original of a brief."""
    return Earlier(language=language, plan={"writer": NAME, "model": _MODEL, "notes": {"tale": tale_id}})


@dataclass(frozen=True, slots=True)
class ShelfWriter:
    """Tells the tale that a brief has as its original; a brief without one is for others."""

    @property
    def name(self) -> str:
        """`shelf`."""
        return NAME

    @property
    def model(self) -> str:
        """Which edition of the shelf."""
        return _MODEL

    def writes(self, language: str) -> bool:
        """Whether there is a tale in the language."""
        return any(language in languages_of(tale_id) for tale_id in tale_ids())

    def retells(self, language: str) -> bool:
        """The same: a tale in another language is the same tale."""
        return self.writes(language)

    async def write(
        self, brief: Brief, *, plan: Plan | None = None, finished: Sequence[Scene] = ()
    ) -> AsyncIterator[Piece]:
        """Tell the tale, or go on with it after the scenes that are finished."""
        notes = plan or (brief.original.plan if brief.original else {})
        tale = _tale(str(notes.get("tale", "")), brief.language)
        if plan is None:
            yield Planned(title=tale.title, cast=tale.cast, plan={"tale": tale.id}, about=tale.about)
        for scene in tale.scenes[len(finished) :]:
            yield SceneBegun(number=scene.number, title=scene.title, picture=scene.picture)
            for number, line in enumerate(scene.lines):
                yield Words(scene=scene.number, line=number, delta=line.text)
                yield LineWritten(scene=scene.number, line=number, written=line)
            yield SceneWritten(scene)
            await asyncio.sleep(0)
        yield Ended(tale.ending)


def _tale(tale_id: str, language: str) -> Tale:
    if tale_id not in tale_ids() or language not in languages_of(tale_id):
        raise EngineError(f"There is no tale {tale_id!r} in {language!r} on the shelf.", passing=False)
    return read_tale(tale_id, language)
