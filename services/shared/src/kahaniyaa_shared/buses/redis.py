"""Events between machines: Redis streams with consumer groups for lasting ones, pub/sub for the rest."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import uuid_utils
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError, ResponseError

from kahaniyaa_shared.background import end
from kahaniyaa_shared.events import BusDown, Event, Subscription
from kahaniyaa_shared.telemetry import log

_Follow = Callable[[Subscription, list[str], asyncio.Event], Awaitable[None]]
_STREAM_LENGTH = 100_000
_TAKEN_OVER_AFTER_MS = 30_000


def connect(url: str, *, patience: float = 5) -> Redis:
    """A client that gives up at once where Redis is lost: the library's own retries would hold a caller for seconds.

    `patience` is how many seconds it waits for a connection and for an answer.
    """
    return Redis.from_url(  # pyright: ignore[reportUnknownMemberType]  # the library types its options loosely
        url,
        decode_responses=True,
        retry=Retry(NoBackoff(), 0),
        socket_connect_timeout=patience,
        socket_timeout=patience,
    )


@dataclass(slots=True)
class RedisBus:
    """One stream per lasting type, one channel per other type, all under this installation's prefix."""

    client: Redis
    namespace: str
    _name: str = field(default_factory=lambda: str(uuid_utils.uuid7()))
    _readers: list[asyncio.Task[None]] = field(default_factory=list[asyncio.Task[None]])

    async def publish(self, event: Event) -> None:
        """Append to the type's stream, or tell the type's channel."""
        key = self._key(event.type)
        try:
            if event.lasting:
                await self.client.xadd(key, {"event": event.to_json()}, maxlen=_STREAM_LENGTH, approximate=True)
            else:
                await self.client.publish(key, event.to_json())  # pyright: ignore[reportUnknownMemberType]
        except RedisError as failure:
            raise BusDown("Redis does not answer.") from failure

    async def subscribe(self, subscription: Subscription) -> None:
        """Read the lasting types from their streams and the others from their channels, each in a task."""
        lasting = [kind.type for kind in subscription.kinds if kind.lasting]
        passing = [kind.type for kind in subscription.kinds if not kind.lasting]
        if lasting:
            await self._prepare_groups(subscription.group, lasting)
            follow = self._follow_group if subscription.group else self._follow_streams
            self._start(follow, subscription, lasting)
        if passing:
            listening = self._start(self._follow_channels, subscription, passing)
            async with asyncio.timeout(5):
                await listening.wait()

    async def ping(self) -> None:
        """Raise `BusDown` where Redis does not answer."""
        try:
            await self.client.ping()  # pyright: ignore[reportUnknownMemberType]
        except RedisError as failure:
            raise BusDown("Redis does not answer.") from failure

    async def close(self) -> None:
        """Stop reading and hang up."""
        await end(self._readers)
        self._readers.clear()
        await self.client.aclose()

    def _start(self, follow: _Follow, subscription: Subscription, types: list[str]) -> asyncio.Event:
        listening = asyncio.Event()
        self._readers.append(asyncio.create_task(self._again(follow, subscription, types, listening)))
        return listening

    def _key(self, kind: str) -> str:
        return f"{self.namespace}:events:{kind}"

    async def _prepare_groups(self, group: str | None, types: list[str]) -> None:
        for kind in types if group else ():
            try:
                await self.client.xgroup_create(self._key(kind), str(group), id="0", mkstream=True)
            except ResponseError:
                continue  # the group is there already
            except RedisError as failure:
                raise BusDown("Redis does not answer.") from failure

    async def _again(
        self, follow: _Follow, subscription: Subscription, types: list[str], listening: asyncio.Event
    ) -> None:
        while True:
            try:
                await follow(subscription, types, listening)
            except Exception as failure:  # noqa: BLE001  # the outermost loop of this task: lasting events come again
                log().error("event_not_handled", error=type(failure).__name__, group=subscription.group)
                await asyncio.sleep(1)

    async def _follow_group(self, subscription: Subscription, types: list[str], _listening: asyncio.Event) -> None:
        """Handle what others of the group left unfinished, then what is new; acknowledge after handling."""
        group, keys = str(subscription.group), [self._key(kind) for kind in types]
        await self._prepare_groups(group, types)
        for key in keys:
            claimed: Any = await self.client.xautoclaim(key, group, self._name, _TAKEN_OVER_AFTER_MS, count=100)
            await self._handle(subscription, key, claimed[1])
        fresh: Any = await self.client.xreadgroup(group, self._name, dict.fromkeys(keys, ">"), count=50, block=1000)
        for key, entries in _streams(fresh):
            await self._handle(subscription, key, entries)

    async def _handle(self, subscription: Subscription, key: str, entries: list[tuple[str, dict[str, str]]]) -> None:
        for number, fields in entries:
            await subscription.handler(Event.from_json(fields["event"]))
            await self.client.xack(key, str(subscription.group), number)

    async def _follow_streams(self, subscription: Subscription, types: list[str], _listening: asyncio.Event) -> None:
        start = f"{int((time.time() - subscription.since.total_seconds()) * 1000)}-0"
        positions: dict[Any, Any] = {self._key(kind): start for kind in types}
        while True:
            fresh: Any = await self.client.xread(positions, count=100, block=1000)
            for key, entries in _streams(fresh):
                for number, fields in entries:
                    await subscription.handler(Event.from_json(fields["event"]))
                    positions[key] = number

    async def _follow_channels(self, subscription: Subscription, types: list[str], listening: asyncio.Event) -> None:
        channel: Any = self.client.pubsub()  # pyright: ignore[reportUnknownMemberType]
        async with channel:
            await channel.subscribe(*(self._key(kind) for kind in types))
            while True:
                message = await channel.get_message(timeout=1)
                if message and message["type"] == "subscribe":
                    listening.set()
                elif message and message["type"] == "message":
                    await subscription.handler(Event.from_json(message["data"]))


def _streams(answer: Any) -> list[tuple[str, list[tuple[str, dict[str, str]]]]]:  # noqa: ANN401  # RESP2 and RESP3 differ
    if isinstance(answer, dict):
        return [(key, [entry for part in parts for entry in part]) for key, parts in answer.items()]  # pyright: ignore[reportUnknownVariableType]
    return list(answer or ())


@dataclass(slots=True)
class RedisLive:
    """Live messages over pub/sub: whoever is not listening misses them, and nothing is kept."""

    client: Redis
    namespace: str

    async def send(self, channel: str, message: str) -> None:
        """Tell the channel; a lost Redis loses only what may be lost."""
        try:
            await self.client.publish(f"{self.namespace}:live:{channel}", message)  # pyright: ignore[reportUnknownMemberType]
        except RedisError as failure:
            log().warning("live_message_lost", error=type(failure).__name__)

    @asynccontextmanager
    async def listen(self, channel: str) -> AsyncIterator[AsyncIterator[str]]:
        """Messages from the moment Redis has confirmed the subscription."""
        listener: Any = self.client.pubsub()  # pyright: ignore[reportUnknownMemberType]
        async with listener:
            await listener.subscribe(f"{self.namespace}:live:{channel}")
            await listener.get_message(timeout=1)
            yield self._messages(listener)

    async def close(self) -> None:
        """Hang up."""
        await self.client.aclose()

    @staticmethod
    async def _messages(listener: Any) -> AsyncIterator[str]:  # noqa: ANN401  # the library's untyped PubSub
        while True:
            message = await listener.get_message(ignore_subscribe_messages=True, timeout=1)
            if message:
                yield str(message["data"])
