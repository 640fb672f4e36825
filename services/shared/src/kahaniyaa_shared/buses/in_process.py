"""Events and live messages within one process."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from kahaniyaa_shared.events import Event, Subscription

_WAITING = 1_000  # live messages a slow listener may be behind before it loses some


@dataclass(slots=True)
class InProcessBus:
    """Calls the handlers before `publish` returns: what a handler could not do, the outbox publishes again."""

    _subscriptions: list[Subscription] = field(default_factory=list[Subscription])

    async def publish(self, event: Event) -> None:
        """Let every subscription handle it, each in its turn."""
        for subscription in tuple(self._subscriptions):
            if event.type in subscription.types:
                await subscription.handler(event)

    async def subscribe(self, subscription: Subscription) -> None:
        """Deliver to this handler from now on."""
        self._subscriptions.append(subscription)

    async def ping(self) -> None:
        """Always fine."""

    async def close(self) -> None:
        """Forget the handlers."""
        self._subscriptions.clear()


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
