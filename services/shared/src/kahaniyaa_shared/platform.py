"""What a running service stands on: settings, database, bus, blobs and keys, opened and closed together."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import httpx2
from prometheus_client import CollectorRegistry
from sqlalchemy.exc import SQLAlchemyError
from starlette.types import ASGIApp

from kahaniyaa_shared.background import Background
from kahaniyaa_shared.blobs import BlobShelf, FolderBlobs
from kahaniyaa_shared.buses import choose_bus, choose_live
from kahaniyaa_shared.clients.auth import PublishedKeys
from kahaniyaa_shared.clients.base import ServiceClient
from kahaniyaa_shared.contracts.events import KeysRotated, SessionRevoked
from kahaniyaa_shared.database import Database
from kahaniyaa_shared.events import Event, EventBus, Live, Subscription
from kahaniyaa_shared.identity import ServiceIdentity, TokenVerifier
from kahaniyaa_shared.media import MediaSigner
from kahaniyaa_shared.migrations import migrate
from kahaniyaa_shared.outbox import Outbox
from kahaniyaa_shared.secret import InstallationSecret
from kahaniyaa_shared.settings import ServiceSettings
from kahaniyaa_shared.starting import CannotStart, needing_folder

_TOKEN_LIFETIME = timedelta(minutes=30)  # longer than any access token lives: older revocations do not matter


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a service finds in its own process; what it does not find there, it reaches as its settings say."""

    bus: EventBus | None = None
    live: Live | None = None
    neighbours: Mapping[str, ASGIApp] = field(default_factory=dict[str, ASGIApp])

    def client(self, service: str, urls: tuple[str, ...]) -> ServiceClient:
        """A client for a service: its application where it runs in this process, else the network."""
        neighbour = self.neighbours.get(service)
        transport = httpx2.ASGITransport(neighbour) if neighbour else None
        return ServiceClient.open(service, (f"http://{service}",) if neighbour else urls, transport=transport)


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """The parts that every service is given."""

    name: str
    settings: ServiceSettings
    surroundings: Surroundings
    registry: CollectorRegistry
    secret: InstallationSecret
    database: Database
    bus: EventBus
    live: Live
    outbox: Outbox
    blobs: BlobShelf
    verifier: TokenVerifier
    signer: MediaSigner
    identity: ServiceIdentity
    background: Background


def secret_of(settings: ServiceSettings) -> InstallationSecret:
    """The installation's secret as these settings have it."""
    with needing_folder(settings.data_dir):
        return InstallationSecret.load(settings.service_secret.get_secret_value(), settings.data_dir)


def schema_of(name: str, settings: ServiceSettings) -> str:
    """A service's schema on Postgres, or the name of its SQLite file."""
    return f"{settings.namespace}_{name}"


@asynccontextmanager
async def verifying(
    settings: ServiceSettings, surroundings: Surroundings, secret: InstallationSecret
) -> AsyncIterator[TokenVerifier]:
    """A token verifier with auth-service's published keys."""
    async with surroundings.client("auth", settings.urls("auth_service_urls")) as auth:
        yield TokenVerifier(PublishedKeys(auth), secret, settings.token_issuer)


async def follow_revocations(bus: EventBus, verifier: TokenVerifier) -> None:
    """Let a verifier know of sessions that were signed out, lately and from now on, and of new keys."""

    async def revoked(event: Event) -> None:
        data = SessionRevoked.model_validate(event.data)
        verifier.revoke(data.session_id, until=data.until)

    async def rotated(_event: Event) -> None:
        verifier.forget_keys()

    await bus.subscribe(Subscription(kinds=(SessionRevoked,), handler=revoked, since=_TOKEN_LIFETIME))
    await bus.subscribe(Subscription(kinds=(KeysRotated,), handler=rotated))


@asynccontextmanager
async def open_bus(settings: ServiceSettings, surroundings: Surroundings) -> AsyncIterator[EventBus]:
    """The bus of this process, or one of our own to the other processes, closed at the end."""
    if surroundings.bus:
        yield surroundings.bus
        return
    bus = choose_bus(
        redis_url=settings.redis_url.get_secret_value(), data_dir=settings.data_dir, namespace=settings.namespace
    )
    try:
        yield bus
    finally:
        await bus.close()


@asynccontextmanager
async def _open_live(settings: ServiceSettings, surroundings: Surroundings) -> AsyncIterator[Live]:
    if surroundings.live:
        yield surroundings.live
        return
    live = choose_live(redis_url=settings.redis_url.get_secret_value(), namespace=settings.namespace)
    try:
        yield live
    finally:
        await live.close()


@asynccontextmanager
async def _open_database(name: str, package: str, settings: ServiceSettings) -> AsyncIterator[Database]:
    schema = schema_of(name, settings)
    with needing_folder(settings.data_dir):
        database = Database.open(settings.database_url.get_secret_value(), schema=schema, data_dir=settings.data_dir)
    try:
        await _answers(database)
        await migrate(database, package=package, schema=schema)
        yield database
    finally:
        await database.close()


async def _answers(database: Database) -> None:
    """Raise `CannotStart` where nobody answers at the configured address, or not to us; a file is simply there."""
    if not database.is_postgres:
        return
    try:
        async with database.engine.connect():
            return
    except (OSError, SQLAlchemyError) as failure:
        raise CannotStart(
            f"The database does not answer ({getattr(failure, 'orig', failure)}). "
            "Is the server of DATABASE_URL running, and may this user sign in?"
        ) from failure


@asynccontextmanager
async def open_platform(
    name: str, *, package: str, settings: ServiceSettings, surroundings: Surroundings, registry: CollectorRegistry
) -> AsyncIterator[Platform]:
    """Open everything a service stands on, bring its database up to date, and carry its events until it stops."""
    secret = secret_of(settings)
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(_open_database(name, package, settings))
        bus = await stack.enter_async_context(open_bus(settings, surroundings))
        live = await stack.enter_async_context(_open_live(settings, surroundings))
        verifier = await stack.enter_async_context(verifying(settings, surroundings, secret))
        await follow_revocations(bus, verifier)
        background = await stack.enter_async_context(_background())
        outbox = Outbox(database, bus, f"/{name}-service")
        background.spawn(outbox.carry())
        yield Platform(
            name=name,
            settings=settings,
            surroundings=surroundings,
            registry=registry,
            secret=secret,
            database=database,
            bus=bus,
            live=live,
            outbox=outbox,
            blobs=BlobShelf(database, FolderBlobs(settings.data_dir / "blobs" / schema_of(name, settings))),
            verifier=verifier,
            signer=MediaSigner(secret),
            identity=ServiceIdentity(f"{name}-service", secret, settings.token_issuer),
            background=background,
        )


@asynccontextmanager
async def _background() -> AsyncIterator[Background]:
    background = Background()
    try:
        yield background
    finally:
        await background.stop()
