"""A service from its parts: one call gives it problems, request ids, health, metrics, limits and its collaborators."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any, cast

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import JSONResponse, Response
from fastapi.routing import APIRoute
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.types import Scope

from kahaniyaa_shared import problems
from kahaniyaa_shared.asgi.bodies import StrictBodies
from kahaniyaa_shared.asgi.conditional import Conditional
from kahaniyaa_shared.asgi.idempotency import Idempotent
from kahaniyaa_shared.asgi.observed import Observed, RequestMetrics
from kahaniyaa_shared.asgi.types import header
from kahaniyaa_shared.document import document_layers
from kahaniyaa_shared.platform import Platform, Surroundings, open_platform
from kahaniyaa_shared.problems import Invalid, Problem, Unauthenticated, Unreadable
from kahaniyaa_shared.settings import ServiceSettings
from kahaniyaa_shared.version import VERSION

Parts = Mapping[type, object]
"""What a service is composed of, by type: endpoints ask for a part with `Annotated[T, part(T)]`."""

Check = Callable[[], Awaitable[None]]
"""Raises where something a service depends on does not answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceDefinition:
    """What makes one service differ from another."""

    name: str  # `story`: its schema, its place in logs, its name for the others
    package: str
    title: str
    description: str
    routers: Sequence[APIRouter]
    compose: Callable[[Platform], AbstractAsyncContextManager[Parts]]
    checks: Callable[[Parts], Mapping[str, Check]] = lambda _parts: {}


def create_service(
    definition: ServiceDefinition, settings: ServiceSettings, surroundings: Surroundings | None = None
) -> FastAPI:
    """The service as an ASGI application; it opens nothing before its lifespan is entered."""
    registry = CollectorRegistry()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        opening = open_platform(
            definition.name,
            package=definition.package,
            settings=settings,
            surroundings=surroundings or Surroundings(),
            registry=registry,
        )
        async with opening as platform, definition.compose(platform) as parts:
            app.state.platform, app.state.parts = platform, parts
            yield

    app = new_app(definition.title, definition.description, lifespan=lifespan)
    for router in definition.routers:
        app.include_router(router)
    app.include_router(_health(definition))
    app.include_router(_metrics(registry))
    app.add_middleware(Idempotent, database=lambda: _platform(app).database, whose=lambda scope: _whose(app, scope))
    install_layers(app, registry, max_json_bytes=settings.max_json_bytes)
    return app


class _Application(FastAPI):
    def openapi(self) -> dict[str, Any]:
        """The API's document, with what the layers around it add."""
        return document_layers(super().openapi())


def new_app(
    title: str, description: str, *, lifespan: Callable[[FastAPI], AbstractAsyncContextManager[None]]
) -> FastAPI:
    """A FastAPI application with our conventions: named operations, problems for errors, no texts in telemetry."""
    app = _Application(
        title=title,
        description=description,
        version=VERSION,
        lifespan=lifespan,
        telemetry={"operation_spans": False, "logs": False},
        generate_unique_id_function=_operation_id,
        responses=problems.problems(Unreadable, Unauthenticated, Invalid),
        docs_url=None,  # FastAPI's page loads its scripts from elsewhere; the gateway has one for all services
        redoc_url=None,
        redirect_slashes=False,
    )
    problems.install(app)
    return app


def install_layers(app: FastAPI, registry: CollectorRegistry, *, max_json_bytes: int) -> None:
    """Put around an application what every request goes through, from the inside out."""
    app.add_middleware(StrictBodies, max_bytes=max_json_bytes)
    app.add_middleware(Conditional)
    app.add_middleware(Observed, metrics=RequestMetrics.on(registry))


def _operation_id(route: APIRoute) -> str:
    return route.name


def _platform(app: FastAPI) -> Platform:
    return cast("Platform", app.state.platform)


async def _whose(app: FastAPI, scope: Scope) -> str | None:
    """The caller of a request for its idempotency key; who cannot be verified is refused later, by the endpoint."""
    scheme, _, token = (header(scope, b"authorization") or b"").decode("latin-1").partition(" ")
    if scheme.lower() != "bearer":
        return None
    try:
        return (await _platform(app).verifier.verify(token)).user_id
    except Problem:
        return None


def _health(definition: ServiceDefinition) -> APIRouter:
    router = APIRouter(prefix="/health", tags=["operations"])

    @router.get("/live")
    async def live() -> dict[str, str]:
        """Whether the process answers."""
        return {"status": "live", "service": definition.name, "version": VERSION}

    @router.get("/ready", responses={503: {"description": "A dependency does not answer; `checks` says which."}})
    async def ready(request: Request) -> Response:
        """Whether every dependency answers, each with its state; 503 where one does not."""
        app: FastAPI = request.app  # not from outside: FastAPI remembers endpoints as long as the process lives
        platform = _platform(app)
        checks: dict[str, Check] = {"database": platform.database.ping, "events": platform.bus.ping}
        states = {name: await _state(check) for name, check in {**checks, **definition.checks(app.state.parts)}.items()}
        ready = all(state == "up" for state in states.values())
        content = {"status": "ready" if ready else "not-ready", "service": definition.name, "checks": states}
        return JSONResponse(content, status_code=200 if ready else 503)

    return router


async def _state(check: Check) -> str:
    try:
        await check()
    except Exception as failure:  # noqa: BLE001  # whatever is wrong with a dependency, the answer is that it is down
        return f"down ({type(failure).__name__})"
    return "up"


def _metrics(registry: CollectorRegistry) -> APIRouter:
    router = APIRouter(tags=["operations"])

    @router.get("/metrics", include_in_schema=False)
    async def metrics() -> Response:
        """Prometheus' text format; not routed by the gateway."""
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    return router


__all__ = ["VERSION", "Check", "Parts", "ServiceDefinition", "create_service", "install_layers", "new_app"]
