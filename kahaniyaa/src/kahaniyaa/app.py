"""Five applications in one process: the gateway in front, the services behind it as its upstreams."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

import kahaniyaa_gateway.app
import kahaniyaa_gateway.settings
from kahaniyaa.parts import PARTS
from kahaniyaa_shared.buses import InProcessBus, InProcessLive
from kahaniyaa_shared.platform import Surroundings


@dataclass(frozen=True, slots=True)
class Product:
    """The whole of Kahaniyaa as one ASGI application; its lifespan is all of theirs."""

    services: Mapping[str, FastAPI]
    gateway: FastAPI

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer through the gateway; start and stop everything together."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        else:
            await self.gateway(scope, receive, send)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Start every service, then the gateway; stop them at the end, last first."""
        async with AsyncExitStack() as stack:
            for app in (*self.services.values(), self.gateway):
                await stack.enter_async_context(app.router.lifespan_context(app))
            yield

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        try:
            async with self.running():
                await send({"type": "lifespan.startup.complete"})
                await receive()
        except Exception as failure:
            await send({"type": "lifespan.startup.failed", "message": f"{type(failure).__name__}: {failure}"})
            raise
        await send({"type": "lifespan.shutdown.complete"})


def create_product(**given: object) -> Product:
    """The product with these settings over the environment's; nothing is opened yet."""
    neighbours: dict[str, ASGIApp] = {}
    around = Surroundings(bus=InProcessBus(), live=InProcessLive(), neighbours=neighbours)
    services: dict[str, FastAPI] = {}
    for part in PARTS:
        services[part.name] = neighbours[part.name] = part.create(given, around)
    settings = kahaniyaa_gateway.settings.GatewaySettings.load(**given)
    return Product(services, kahaniyaa_gateway.app.create_app(settings, upstreams=neighbours, surroundings=around))
