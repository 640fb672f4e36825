"""A story-service whose writer takes its time, as a program of its own that a test can kill: PORT DATA_DIR SETTINGS."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Sequence

from kahaniyaa_shared.serve import serve
from kahaniyaa_story.app import create_app
from kahaniyaa_story.settings import StorySettings
from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engine import Ended, LineWritten, Piece, Plan, Planned, SceneBegun, SceneWritten, Words
from kahaniyaa_story.writing.scenes import CastMember, Ending, Line, Scene

SCENES, LINES, PAUSE = 4, 3, 0.04


class SlowWriter:
    """Takes a moment for every word."""

    name, model = "slow", "slow-1"

    def writes(self, language: str) -> bool:
        return bool(language)

    async def write(
        self, brief: Brief, *, plan: Plan | None = None, finished: Sequence[Scene] = ()
    ) -> AsyncIterator[Piece]:
        if plan is None:
            yield Planned(f"About {brief.scenario}", (CastMember(name="Mina"),), {"scenes": SCENES})
        for number in range(len(finished) + 1, SCENES + 1):
            yield SceneBegun(number)
            lines = tuple(Line(kind="narration", text=f"Scene {number} has line {place}.") for place in range(LINES))
            for place, line in enumerate(lines):
                for word in line.text.split():
                    await asyncio.sleep(PAUSE)
                    yield Words(number, place, f"{word} ")
                yield LineWritten(number, place, line)
            yield SceneWritten(Scene(number=number, lines=lines))
        yield Ended(Ending())


if __name__ == "__main__":
    settings = StorySettings(**json.loads(sys.argv[1]))
    serve(create_app(settings, writers=(SlowWriter(),)), settings, name="story", port=settings.port)
