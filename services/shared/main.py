"""A bare service: what `create_service` gives before anything is added, on port 8009."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from kahaniyaa_shared.platform import Platform
from kahaniyaa_shared.serve import serve
from kahaniyaa_shared.service import Parts, ServiceDefinition, create_service
from kahaniyaa_shared.settings import ServiceSettings
from kahaniyaa_shared.starting import told_plainly


@asynccontextmanager
async def compose(_platform: Platform) -> AsyncIterator[Parts]:
    """A bare service has no parts."""
    yield {}


BARE = ServiceDefinition(
    name="bare",
    package="kahaniyaa_shared",
    title="A bare service",
    description="What every Kahaniyaa service has.",
    routers=(),
    compose=compose,
)

if __name__ == "__main__":
    with told_plainly():
        settings = ServiceSettings.load()
        serve(create_service(BARE, settings), settings, name=BARE.name, port=8009)
