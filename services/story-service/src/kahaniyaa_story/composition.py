"""What story-service is made of, put together once when it starts."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

from kahaniyaa_shared.background import Background
from kahaniyaa_shared.clients.tts import TtsClient
from kahaniyaa_shared.clients.vision import VisionClient
from kahaniyaa_shared.durable import Workshop
from kahaniyaa_shared.platform import Platform
from kahaniyaa_shared.service import Parts
from kahaniyaa_story.catalog.service import CatalogService
from kahaniyaa_story.listeners.service import ListenerService
from kahaniyaa_story.narration.desk import NarrationDesk
from kahaniyaa_story.narration.models import NarrationRow
from kahaniyaa_story.narration.reading import Reading
from kahaniyaa_story.narration.service import NarrationService
from kahaniyaa_story.owners import Owners
from kahaniyaa_story.settings import StorySettings
from kahaniyaa_story.stories.asking import Asking
from kahaniyaa_story.stories.editing import StoryEditor
from kahaniyaa_story.stories.log import StoryLog
from kahaniyaa_story.stories.models import StoryRow
from kahaniyaa_story.stories.service import StoryService
from kahaniyaa_story.stories.stream import StoryStream
from kahaniyaa_story.stories.telling import Telling
from kahaniyaa_story.writing.engine import StoryWriter
from kahaniyaa_story.writing.safety import SafetyGate
from kahaniyaa_story.writing.writers import Writers

_READERS = 2  # narrations at a time: speech is bound by the processor


@asynccontextmanager
async def composed(platform: Platform, settings: StorySettings, engines: Sequence[StoryWriter]) -> AsyncIterator[Parts]:
    """The parts of a running story-service; its workshops run for as long as this is entered."""
    async with AsyncExitStack() as stack:
        surroundings, identity = platform.surroundings, platform.identity
        tts = await stack.enter_async_context(surroundings.client("tts", settings.urls("tts_service_urls")))
        vision = await stack.enter_async_context(surroundings.client("vision", settings.urls("vision_service_urls")))
        gate = await asyncio.to_thread(SafetyGate.load)
        database, outbox = platform.database, platform.outbox
        log = StoryLog(database, platform.live)
        writers = Writers(tuple(engines), gate)
        desk = NarrationDesk(outbox)
        telling = Telling(database, log, outbox, writers, desk)
        reading = Reading(database, log, outbox, TtsClient(tts, identity))
        stories_shop = Workshop(
            database, StoryRow, StoryRow.status == "writing", advance=telling.advance, give_up=telling.give_up
        )
        due = (NarrationRow.status == "working") & NarrationRow.is_due
        narrations_shop = Workshop(
            database, NarrationRow, due, advance=reading.advance, give_up=reading.give_up, places=_READERS
        )
        listeners = ListenerService(database, outbox, gate)
        asking = Asking(writers, gate, listeners, VisionClient(vision, identity))
        stories = StoryService(database, outbox, log, asking, desk, stories_shop)
        await Owners(database, stories, listeners, desk).follow(platform.bus)
        background = await stack.enter_async_context(_background())
        for work in (stories_shop.run(), narrations_shop.run(), _pass_on(desk.called, narrations_shop)):
            background.spawn(work)
        yield {
            CatalogService: CatalogService(writers),
            ListenerService: listeners,
            NarrationService: NarrationService(database, desk, platform.signer),
            StoryEditor: StoryEditor(database, gate),
            StoryService: stories,
            StoryStream: StoryStream(log, platform.signer),
        }


@asynccontextmanager
async def _background() -> AsyncIterator[Background]:
    background = Background()
    try:
        yield background
    finally:
        await background.stop()


async def _pass_on(called: asyncio.Event, workshop: Workshop[NarrationRow]) -> None:
    """Wake the workshop whenever the desk is called."""
    while True:
        await called.wait()
        called.clear()
        workshop.wake()
