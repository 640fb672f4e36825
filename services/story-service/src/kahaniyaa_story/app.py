"""story-service as an application."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from fastapi import FastAPI

from kahaniyaa_shared.platform import Platform, Surroundings
from kahaniyaa_shared.service import Parts, ServiceDefinition, create_service
from kahaniyaa_story.catalog import router as catalog
from kahaniyaa_story.composition import composed
from kahaniyaa_story.exports import router as exports
from kahaniyaa_story.listeners import router as listeners
from kahaniyaa_story.narration import router as narration
from kahaniyaa_story.settings import StorySettings
from kahaniyaa_story.shelf import router as shelf
from kahaniyaa_story.stories import router as stories
from kahaniyaa_story.writing.engine import StoryWriter
from kahaniyaa_story.writing.engines import configured_writers


def create_app(
    settings: StorySettings | None = None,
    surroundings: Surroundings | None = None,
    *,
    writers: Sequence[StoryWriter] | None = None,
) -> FastAPI:
    """The service with these settings and writers, or those of the environment; it opens nothing yet."""
    chosen = settings or StorySettings.load()

    @asynccontextmanager
    async def compose(platform: Platform) -> AsyncIterator[Parts]:
        engines = configured_writers(chosen) if writers is None else writers
        async with composed(platform, chosen, engines) as parts:
            yield parts

    definition = ServiceDefinition(
        name="story",
        package="kahaniyaa_story",
        title="Kahaniyaa's stories",
        description="Listens to what is wished for, writes stories in the languages of India and in English, keeps "
        "them, and has them read aloud.",
        routers=(catalog.router, shelf.router, listeners.router, stories.router, narration.router, exports.router),
        compose=compose,
    )
    return create_service(definition, chosen, surroundings)
