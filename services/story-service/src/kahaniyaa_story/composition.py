"""What story-service is made of, put together once when it starts."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

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
from kahaniyaa_story.narration.pronunciations import Pronunciations
from kahaniyaa_story.narration.reading import Reading
from kahaniyaa_story.narration.service import NarrationService
from kahaniyaa_story.owners import Owners
from kahaniyaa_story.settings import StorySettings
from kahaniyaa_story.shelf.service import ShelfService
from kahaniyaa_story.shelf.writer import ShelfWriter
from kahaniyaa_story.stories.asking import Asking
from kahaniyaa_story.stories.editing import StoryEditor
from kahaniyaa_story.stories.log import StoryLog
from kahaniyaa_story.stories.models import StoryRow
from kahaniyaa_story.stories.service import StoryService
from kahaniyaa_story.stories.stream import StoryStream
from kahaniyaa_story.stories.telling import Telling
from kahaniyaa_story.writing.engine import GetsReady, StoryWriter
from kahaniyaa_story.writing.safety import SafetyGate
from kahaniyaa_story.writing.writers import Writers

_TELLERS = 16  # stories at a time in one process: a model's writing is mostly waiting
_READERS = 2  # narrations at a time: speech is bound by the processor


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the parts stand on."""

    platform: Platform
    writers: Writers
    log: StoryLog
    desk: NarrationDesk
    tts: TtsClient
    vision: VisionClient

    def stories_shop(self) -> Workshop[StoryRow]:
        """Where stories are told."""
        telling = Telling(self.platform.database, self.log, self.platform.outbox, self.writers, self.desk)
        return Workshop(
            self.platform.database,
            StoryRow,
            StoryRow.status == "writing",
            advance=telling.advance,
            give_up=telling.give_up,
            places=_TELLERS,
        )

    def narrations_shop(self) -> Workshop[NarrationRow]:
        """Where stories are read aloud."""
        reading = Reading(self.platform.database, self.log, self.platform.outbox, self.tts)
        return Workshop(
            self.platform.database,
            NarrationRow,
            (NarrationRow.status == "working") & NarrationRow.is_due,
            advance=reading.advance,
            give_up=reading.give_up,
            places=_READERS,
        )

    def narrations(self) -> NarrationService:
        """The stories read aloud."""
        pronunciations = Pronunciations(self.platform.database, self.tts)
        return NarrationService(self.platform.database, self.desk, self.platform.signer, pronunciations)

    def listeners(self) -> ListenerService:
        """The children."""
        return ListenerService(self.platform.database, self.platform.outbox, self.writers.gate)

    def stories(self, listeners: ListenerService, workshop: Workshop[StoryRow]) -> StoryService:
        """The stories."""
        asking = Asking(self.writers, self.writers.gate, listeners, self.vision)
        database, outbox = self.platform.database, self.platform.outbox
        return StoryService(database, outbox, self.log, asking, self.desk, workshop)


@asynccontextmanager
async def composed(platform: Platform, settings: StorySettings, engines: Sequence[StoryWriter]) -> AsyncIterator[Parts]:
    """The parts of a running story-service; its workshops run for as long as this is entered."""
    async with _grounded(platform, settings, engines) as ground, _background() as background:
        stories_shop, narrations_shop = ground.stories_shop(), ground.narrations_shop()
        listeners = ground.listeners()
        stories = ground.stories(listeners, stories_shop)
        await Owners(platform.database, stories, listeners, ground.desk).follow(platform.bus)
        for work in (stories_shop.run(), narrations_shop.run(), _pass_on(ground.desk.called, narrations_shop)):
            background.spawn(work)
        background.spawn(_get_ready(engines))
        yield {
            CatalogService: CatalogService(ground.writers),
            ListenerService: listeners,
            NarrationService: ground.narrations(),
            StoryEditor: StoryEditor(platform.database, ground.writers.gate),
            ShelfService: ShelfService(stories),
            StoryService: stories,
            StoryStream: StoryStream(ground.log, platform.signer),
        }


@asynccontextmanager
async def _grounded(
    platform: Platform, settings: StorySettings, engines: Sequence[StoryWriter]
) -> AsyncIterator[_Ground]:
    around, identity = platform.surroundings, platform.identity
    gate = await asyncio.to_thread(SafetyGate.load)
    async with (
        around.client("tts", settings.urls("tts_service_urls")) as tts,
        around.client("vision", settings.urls("vision_service_urls")) as vision,
    ):
        yield _Ground(
            platform=platform,
            writers=Writers(tuple(engines), gate, others=(ShelfWriter(),)),
            log=StoryLog(platform.database, platform.live),
            desk=NarrationDesk(platform.outbox),
            tts=TtsClient(tts, identity),
            vision=VisionClient(vision, identity),
        )


@asynccontextmanager
async def _background() -> AsyncIterator[Background]:
    background = Background()
    try:
        yield background
    finally:
        await background.stop()


async def _get_ready(engines: Sequence[StoryWriter]) -> None:
    for engine in engines:
        if isinstance(engine, GetsReady):
            await asyncio.to_thread(engine.get_ready)


async def _pass_on(called: asyncio.Event, workshop: Workshop[NarrationRow]) -> None:
    """Wake the workshop whenever the desk is called."""
    while True:
        await called.wait()
        called.clear()
        workshop.wake()
