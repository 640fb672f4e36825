"""auth-service, put together."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import cast

from fastapi import FastAPI
from starlette.types import Receive, Scope, Send

from kahaniyaa_auth.accounts import router as accounts
from kahaniyaa_auth.accounts.limits import DoorLimits
from kahaniyaa_auth.accounts.passwords import Passwords
from kahaniyaa_auth.accounts.service import AccountService
from kahaniyaa_auth.keys import router as keys
from kahaniyaa_auth.keys.keyring import Keyring, open_keyring
from kahaniyaa_auth.keys.tokens import AccessTokens
from kahaniyaa_auth.sessions import router as sessions
from kahaniyaa_auth.sessions.service import SessionService
from kahaniyaa_auth.settings import AuthSettings
from kahaniyaa_auth.tidying import Tidying
from kahaniyaa_shared.contracts.events import SessionRevoked
from kahaniyaa_shared.counters import Limiter, LocalLimiter, RedisLimiter
from kahaniyaa_shared.database import now
from kahaniyaa_shared.platform import Platform, Surroundings
from kahaniyaa_shared.service import Parts, ServiceDefinition, create_service

_TOKENS_LIVE = timedelta(minutes=35)  # longer than any access token and the difference of clocks

Clock = Callable[[], datetime]


def create_app(
    settings: AuthSettings | None = None, surroundings: Surroundings | None = None, *, clock: Clock = now
) -> FastAPI:
    """auth-service as an ASGI application, which finds its own published keys without the network."""
    here = surroundings or Surroundings()

    async def ourselves(scope: Scope, receive: Receive, send: Send) -> None:
        await app(scope, receive, send)

    app = create_service(
        definition(clock),
        settings or AuthSettings.load(),
        replace(here, neighbours={**here.neighbours, "auth": ourselves}),
    )
    return app


def definition(clock: Clock) -> ServiceDefinition:
    """What auth-service is made of."""
    return ServiceDefinition(
        name="auth",
        package="kahaniyaa_auth",
        title="Kahaniyaa accounts",
        description="Who somebody is, where they are signed in, and the keys that let every service see it for itself.",
        routers=(accounts.router, sessions.router, keys.router),
        compose=lambda platform: compose(platform, clock),
    )


@asynccontextmanager
async def compose(platform: Platform, clock: Clock) -> AsyncIterator[Parts]:
    """The parts, by their types, and the tidying that goes on beside them."""
    settings = cast("AuthSettings", platform.settings)
    keyring = await open_keyring(platform.database, platform.secret)
    passwords = Passwords.open(workers=settings.hash_workers, waiting=settings.hash_waiting)
    async with _limiter(settings) as limiter:
        signed_in = SessionService(platform.database, platform.outbox, settings, platform.secret, clock)
        tokens = AccessTokens(keyring, settings.token_issuer, settings.access_lifetime, clock)
        people = AccountService(platform.database, platform.outbox, passwords, signed_in, tokens, clock)
        await platform.outbox.replay(SessionRevoked, since=_TOKENS_LIVE)
        platform.background.spawn(Tidying(people, signed_in).go_on())
        try:
            yield {
                AuthSettings: settings,
                Keyring: keyring,
                DoorLimits: DoorLimits(limiter, settings),
                SessionService: signed_in,
                AccountService: people,
            }
        finally:
            passwords.close()


@asynccontextmanager
async def _limiter(settings: AuthSettings) -> AsyncIterator[Limiter]:
    """Counts over all replicas where there is Redis, else in this process."""
    url = settings.redis_url.get_secret_value()
    if not url:
        yield LocalLimiter()
        return
    from kahaniyaa_shared.buses.redis import connect  # its library takes long to load

    async with connect(url) as redis:
        yield RedisLimiter(redis, settings.namespace)
