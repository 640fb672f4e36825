"""A running auth-service with a clock of the test's own, and everything it tells the others."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi import FastAPI

from kahaniyaa_auth.accounts.service import AccountService
from kahaniyaa_auth.app import create_app
from kahaniyaa_auth.sessions.service import SessionService
from kahaniyaa_auth.settings import AuthSettings
from kahaniyaa_auth.tidying import Tidying
from kahaniyaa_shared.buses.in_process import InProcessBus
from kahaniyaa_shared.contracts.events import EVENTS
from kahaniyaa_shared.events import Event, Subscription
from kahaniyaa_shared.platform import Surroundings
from kahaniyaa_shared.testing.running import Client, client_of


@dataclass
class Clock:
    """A clock that the test moves."""

    moment: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __call__(self) -> datetime:
        return self.moment

    def advance(self, **time: float) -> None:
        self.moment += timedelta(**time)


@dataclass
class Heard:
    """What other services would have heard."""

    events: list[Event] = field(default_factory=list[Event])

    async def note(self, event: Event) -> None:
        self.events.append(event)

    async def until(self, kind: str) -> list[dict[str, Any]]:
        """What was told of this kind, as soon as there is something."""
        async with asyncio.timeout(30):
            while not self.of(kind):
                await asyncio.sleep(0.01)
        return self.of(kind)

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [event.data for event in self.events if event.type == kind]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def bearer() -> Callable[[str], dict[str, str]]:
    return lambda token: {"Authorization": f"Bearer {token}"}


@pytest.fixture
def settings(furnished: Callable[[str], dict[str, Any]]) -> AuthSettings:
    return AuthSettings(**furnished("auth"))


@pytest.fixture
async def app(settings: AuthSettings, clock: Clock, heard: Heard) -> FastAPI:
    bus = InProcessBus()
    await bus.subscribe(Subscription(kinds=tuple(EVENTS.values()), handler=heard.note))
    return create_app(settings, Surroundings(bus=bus), clock=clock)


@pytest.fixture
async def auth(app: FastAPI) -> AsyncIterator[Client]:
    """A client that keeps no cookies."""
    async with client_of(app) as client:
        client.event_hooks["response"] = [_drop_cookies(client)]
        yield client


@pytest.fixture
def tidying(auth: Client, app: FastAPI) -> Tidying:
    """What runs once an hour, to be run when the test wants it."""
    parts = app.state.parts
    return Tidying(parts[AccountService], parts[SessionService])


def _drop_cookies(client: Client) -> Callable[[Any], Awaitable[None]]:
    async def drop(_response: object) -> None:
        client.cookies.clear()

    return drop


@pytest.fixture
def registered(auth: Client) -> Callable[..., Awaitable[dict[str, Any]]]:
    """Registers somebody: await registered("meera@example.in")."""

    async def register(email: str = "meera@example.in", **headers: str) -> dict[str, Any]:
        asked = {"email": email, "password": "seven quiet peacocks", "full_name": "Meera"}
        answer = await auth.post("/v1/auth/register", json=asked, headers=headers)
        assert answer.status_code == 201, answer.text
        return answer.json()

    return register
