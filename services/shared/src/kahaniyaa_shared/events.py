"""An event in its envelope (CloudEvents 1.0), and the bus that carries it: one protocol, three ways."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

from kahaniyaa_shared.contracts.events import EVENTS, EventData


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that became true: about which subject, the how-manieth about it, and in which request."""

    id: str
    source: str
    type: str
    time: datetime
    subject: str
    sequence: int
    request_id: str
    data: dict[str, Any] = field(default_factory=dict[str, Any])

    def to_json(self) -> str:
        """The event as CloudEvents 1.0 JSON."""
        return json.dumps(
            {
                "specversion": "1.0",
                "id": self.id,
                "source": self.source,
                "type": self.type,
                "time": self.time.isoformat(),
                "subject": self.subject,
                "sequence": self.sequence,
                "request_id": self.request_id,
                "datacontenttype": "application/json",
                "data": self.data,
            },
            ensure_ascii=False,
        )

    @classmethod
    def from_json(cls, text: str | bytes) -> "Event":
        """The event of a CloudEvents 1.0 JSON text."""
        told = json.loads(text)
        return cls(
            id=told["id"],
            source=told["source"],
            type=told["type"],
            time=datetime.fromisoformat(told["time"]),
            subject=told["subject"],
            sequence=int(told["sequence"]),
            request_id=told["request_id"],
            data=told["data"],
        )

    @property
    def lasting(self) -> bool:
        """Whether it must reach every group that asked for it, however late."""
        return self.type in EVENTS and EVENTS[self.type].lasting


Handler = Callable[[Event], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """Who wants to hear of what.

    With a `group`, each lasting event is handled once among all the processes of the group, again if a handler fails,
    and even if it happened while none of them ran. Without one, every process hears it; `since` says how far back.
    """

    kinds: tuple[type[EventData], ...]
    handler: Handler
    group: str | None = None
    since: timedelta = timedelta(0)

    @property
    def types(self) -> frozenset[str]:
        """The types it is about."""
        return frozenset(kind.type for kind in self.kinds)


class EventBus(Protocol):
    """Carries events between services; at least once for lasting ones, at most once for the others."""

    async def publish(self, event: Event) -> None:
        """Hand an event over; when this returns, a lasting event can no longer be lost. Raises `BusDown`."""
        ...

    async def subscribe(self, subscription: Subscription) -> None:
        """Deliver to this handler from now on, until the bus is closed."""
        ...

    async def ping(self) -> None:
        """Raise `BusDown` where events could not be carried now."""
        ...

    async def close(self) -> None:
        """Stop delivering, and wait for the handlers that run."""
        ...


class BusDown(Exception):
    """Events cannot be carried at the moment; the outbox keeps them."""


class Live(Protocol):
    """Carries what may be lost without harm, such as half-written lines, to whoever is listening right now."""

    async def send(self, channel: str, message: str) -> None:
        """Tell everyone who listens to the channel now; nobody listening is fine."""
        ...

    def listen(self, channel: str) -> AbstractAsyncContextManager[AsyncIterator[str]]:
        """Messages from the moment this is entered."""
        ...

    async def close(self) -> None:
        """Let listeners go."""
        ...
