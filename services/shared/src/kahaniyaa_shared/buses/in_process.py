"""Events and live messages within one process."""

import asyncio
from collections import defaultdict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from kahaniyaa_shared.events import Event, Subscription

_REMEMBERED = 1_000  # lasting events, for who subscribes late in the start
_WAITING = 1_000  # live messages a slow listener may be behind before it loses some


@dataclass(slots=True)
class InProcessBus:
    """Calls the handlers before `publish` returns: what a handler could not do, the outbox publishes again.

    Services of one process start one after the other, and the first may tell at once what a stopped process left:
    so who subscribes later is told the lasting events it would have missed.
    """

    _subscriptions: list[Subscription] = field(default_factory=list[Subscription])
    _told: deque[Event] = field(default_factory=lambda: deque[Event](maxlen=_REMEMBERED))

    async def publish(self, event: Event) -> None:
        """Let every subscription handle it, each in its turn, those too that are made meanwhile."""
        for subscription in self._subscriptions:
            if event.type in subscription.types:
                await subscription.handler(event)
        if event.lasting:
            self._told.append(event)

    async def subscribe(self, subscription: Subscription) -> None:
        """Deliver to this handler what it missed, and then from now on."""
        missed = [event for event in self._told if _wants(subscription, event)]
        self._subscriptions.append(subscription)
        for event in missed:
            await subscription.handler(event)

    async def ping(self) -> None:
        """Always fine."""

    async def close(self) -> None:
        """Forget the handlers, and what they were told."""
        self._subscriptions.clear()
        self._told.clear()


def _wants(subscription: Subscription, event: Event) -> bool:
    recent = subscription.since and event.time >= datetime.now(UTC) - subscription.since
    return event.type in subscription.types and bool(subscription.group or recent)


@dataclass(slots=True)
class InProcessLive:
    """Live messages to listeners in this process; a listener that falls far behind loses the oldest."""

    _listeners: defaultdict[str, set[asyncio.Queue[str]]] = field(
        default_factory=lambda: defaultdict[str, set[asyncio.Queue[str]]](set)
    )

    async def send(self, channel: str, message: str) -> None:
        """Put the message in every listener's queue."""
        for queue in self._listeners.get(channel, ()):
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(message)

    @asynccontextmanager
    async def listen(self, channel: str) -> AsyncIterator[AsyncIterator[str]]:
        """Messages from now on."""
        queue: asyncio.Queue[str] = asyncio.Queue(_WAITING)
        self._listeners[channel].add(queue)
        try:
            yield _drain(queue)
        finally:
            self._listeners[channel].discard(queue)
            if not self._listeners[channel]:
                del self._listeners[channel]

    async def close(self) -> None:
        """Forget the listeners."""
        self._listeners.clear()


async def _drain(queue: asyncio.Queue[str]) -> AsyncIterator[str]:
    while True:
        yield await queue.get()
