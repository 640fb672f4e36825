"""vision-service put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

from fastapi import FastAPI

from kahaniyaa_shared.platform import Platform, Surroundings
from kahaniyaa_shared.service import Parts, ServiceDefinition, create_service
from kahaniyaa_vision.darkroom.darkroom import ProcessDarkroom
from kahaniyaa_vision.darkroom.limits import LONGEST_SIDE, MOST_PIXELS
from kahaniyaa_vision.describing.choosing import chosen
from kahaniyaa_vision.describing.router import router as describing_router
from kahaniyaa_vision.describing.schemas import Capabilities
from kahaniyaa_vision.describing.service import DescribingService, cards
from kahaniyaa_vision.forgetting import Forgetting
from kahaniyaa_vision.images.repository import Album
from kahaniyaa_vision.images.router import router as images_router
from kahaniyaa_vision.images.service import ImageService
from kahaniyaa_vision.settings import VisionSettings

FORMATS = ("image/jpeg", "image/png", "image/webp", "image/gif", "image/heic", "image/avif")


@asynccontextmanager
async def compose(platform: Platform) -> AsyncIterator[Parts]:
    """The parts of vision-service; its darkroom and its describers are let go of at the end."""
    settings = cast("VisionSettings", platform.settings)
    describer = chosen(settings)
    darkroom = ProcessDarkroom()
    album = Album(platform.database, platform.blobs, platform.outbox)
    images = ImageService(album, darkroom, platform.signer)
    await Forgetting(album).listen(platform.bus)
    try:
        yield {
            VisionSettings: settings,
            ImageService: images,
            DescribingService: DescribingService(images, darkroom, describer),
            Capabilities: Capabilities(
                formats=FORMATS,
                max_bytes=settings.max_picture_bytes,
                max_pixels=MOST_PIXELS,
                max_side=LONGEST_SIDE,
                describers=cards(describer.describers),
            ),
        }
    finally:
        await describer.close()
        await darkroom.close()


VISION = ServiceDefinition(
    name="vision",
    package="kahaniyaa_vision",
    title="Kahaniyaa vision-service",
    description="Keeps pictures safely and says what they show.",
    routers=(images_router, describing_router),
    compose=compose,
)


def create_app(settings: VisionSettings | None = None, surroundings: Surroundings | None = None) -> FastAPI:
    """vision-service as an ASGI application; it opens nothing before its lifespan is entered."""
    return create_service(VISION, settings or VisionSettings.load(), surroundings)
