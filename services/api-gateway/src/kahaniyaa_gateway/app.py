"""The gateway's application: what is routed goes to the services, the rest is its own and the page's."""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from random import SystemRandom

from fastapi import FastAPI
from prometheus_client import CollectorRegistry, start_http_server
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp

from kahaniyaa_gateway import operations
from kahaniyaa_gateway.access import Doorkeeper
from kahaniyaa_gateway.gateway import BoundedHeads, Gateway, Routed
from kahaniyaa_gateway.limits import Gauge, Limits, open_limiter
from kahaniyaa_gateway.neighbourhood import Neighbourhood
from kahaniyaa_gateway.page import Page
from kahaniyaa_gateway.replicas import Replicas
from kahaniyaa_gateway.routes import SERVICES
from kahaniyaa_gateway.settings import GatewaySettings
from kahaniyaa_gateway.upstream import HttpUpstream, client_session
from kahaniyaa_shared import problems
from kahaniyaa_shared.asgi.bodies import StrictBodies
from kahaniyaa_shared.asgi.conditional import Conditional
from kahaniyaa_shared.asgi.observed import Observed, RequestMetrics
from kahaniyaa_shared.media import MediaSigner
from kahaniyaa_shared.platform import Surroundings, follow_revocations, open_bus, secret_of, verifying
from kahaniyaa_shared.service import VERSION


def create_app(
    settings: GatewaySettings | None = None,
    upstreams: Mapping[str, ASGIApp] | None = None,
    surroundings: Surroundings | None = None,
) -> FastAPI:
    """The gateway before these services; those that are not given are reached over the network, as settings say."""
    settings = settings or GatewaySettings.load()
    near = upstreams or {}
    around = surroundings or Surroundings(neighbours=near)

    registry = CollectorRegistry()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with _metrics(settings, registry):
            async with _opened(settings, near, around) as gateway:
                app.state.gateway = gateway
                app.state.neighbourhood = Neighbourhood(gateway.upstreams)
                yield

    app = FastAPI(
        title="Kahaniyaa",
        version=VERSION,
        lifespan=lifespan,
        openapi_url=None,
        redirect_slashes=False,
        telemetry={"operation_spans": False, "logs": False},
    )
    problems.install(app)
    app.include_router(operations.router)
    app.router.default = GZipMiddleware(Page.of(settings), minimum_size=1000, compresslevel=6)
    _wrap(app, settings, registry)
    return app


def _wrap(app: FastAPI, settings: GatewaySettings, registry: CollectorRegistry) -> None:
    """What a request goes through, from the inside out: what is routed never meets the two innermost."""
    app.add_middleware(StrictBodies, max_bytes=settings.max_json_bytes)
    app.add_middleware(Conditional)
    app.add_middleware(Routed)
    app.add_middleware(BoundedHeads)
    app.add_middleware(Observed, metrics=RequestMetrics.on(registry))


@contextmanager
def _metrics(settings: GatewaySettings, registry: CollectorRegistry) -> Iterator[None]:
    """Prometheus' text on a port of its own, where one is configured: the gateway's own is the world's."""
    if not settings.metrics_port:
        yield
        return
    server, thread = start_http_server(settings.metrics_port, addr=settings.host, registry=registry)
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@asynccontextmanager
async def _opened(
    settings: GatewaySettings, near: Mapping[str, ASGIApp], around: Surroundings
) -> AsyncIterator[Gateway]:
    secret = secret_of(settings)
    async with AsyncExitStack() as stack:
        bus = await stack.enter_async_context(open_bus(settings, around))
        verifier = await stack.enter_async_context(verifying(settings, around, secret))
        await follow_revocations(bus, verifier)
        limiter = await stack.enter_async_context(open_limiter(settings))
        far = await stack.enter_async_context(_over_the_network(settings))
        yield Gateway(
            upstreams={**far, **near},
            door=Doorkeeper(verifier, MediaSigner(secret)),
            gauge=Gauge(limiter, Limits.of(settings)),
            trusted_proxies=settings.trusted_proxies,
        )


@asynccontextmanager
async def _over_the_network(settings: GatewaySettings) -> AsyncIterator[dict[str, ASGIApp]]:
    chance = SystemRandom()
    async with client_session(
        connect_seconds=settings.upstream_connect_seconds, silence_seconds=settings.upstream_silence_seconds
    ) as session:
        yield {
            name: HttpUpstream(name, session, Replicas.of(settings.urls(f"{name}_service_urls"), chance))
            for name in SERVICES
        }
