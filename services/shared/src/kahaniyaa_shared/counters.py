"""Rate limits by the generic cell rate algorithm: exact within a process, and between processes where Redis is."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from kahaniyaa_shared.problems import TooMany
from kahaniyaa_shared.telemetry import log

if TYPE_CHECKING:
    from redis.asyncio import Redis

_MOST_KEYS = 50_000
# KEYS[1]: the key; ARGV: seconds per permit, burst tolerance in seconds. Redis' own clock, so that replicas agree.
_LUA = """
local t = redis.call('TIME'); local now = t[1] + t[2] / 1e6
local tat = tonumber(redis.call('GET', KEYS[1]) or now); if tat < now then tat = now end
local each = tonumber(ARGV[1]); local burst = tonumber(ARGV[2]); local next = tat + each
if next - burst > now then return {0, tostring(next - burst - now)} end
redis.call('SET', KEYS[1], next, 'PX', math.ceil((next - now) * 1000) + 1)
return {1, tostring(math.floor((burst - (next - now)) / each + 0.000001))}
"""


@dataclass(frozen=True, slots=True)
class Limit:
    """So many in so many seconds; all of them at once is fine, then they come back one by one."""

    name: str
    count: int
    seconds: float

    @property
    def each(self) -> float:
        """Seconds until one permit comes back."""
        return self.seconds / self.count


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it may go on; how many are left now, or in how many seconds to come back."""

    allowed: bool
    remaining: int
    retry_after: float


class Limiter(Protocol):
    """Counts what somebody does against a limit."""

    async def take(self, limit: Limit, who: str) -> Verdict:
        """Take one permit if there is one."""
        ...


@dataclass(slots=True)
class LocalLimiter:
    """Counts in this process."""

    clock: Callable[[], float] = time.monotonic
    _next: dict[tuple[str, str], float] = field(default_factory=dict[tuple[str, str], float])

    async def take(self, limit: Limit, who: str) -> Verdict:
        """Take one permit if there is one."""
        now, key = self.clock(), (limit.name, who)
        after = max(self._next.get(key, now), now) + limit.each
        if after - limit.seconds > now + 1e-9:
            return Verdict(allowed=False, remaining=0, retry_after=after - limit.seconds - now)
        if len(self._next) >= _MOST_KEYS:
            self._next = {k: at for k, at in self._next.items() if at > now}
        self._next[key] = after
        return Verdict(allowed=True, remaining=int((limit.seconds - (after - now)) / limit.each + 1e-6), retry_after=0)


@dataclass(slots=True)
class RedisLimiter:
    """Counts in Redis, exactly over all replicas; where Redis is lost, each replica counts by itself and says so."""

    client: "Redis"
    namespace: str
    fallback: LocalLimiter = field(default_factory=LocalLimiter)

    async def take(self, limit: Limit, who: str) -> Verdict:
        """Take one permit if there is one."""
        from redis.exceptions import RedisError  # loaded already, by whoever made the client

        key = f"{self.namespace}:limit:{limit.name}:{who}"
        try:
            answer: Any = await self.client.eval(_LUA, 1, key, str(limit.each), str(limit.seconds))
        except RedisError as failure:
            log().error("limits_are_local", error=type(failure).__name__)
            return await self.fallback.take(limit, who)
        if int(answer[0]):
            return Verdict(allowed=True, remaining=int(float(answer[1])), retry_after=0)
        return Verdict(allowed=False, remaining=0, retry_after=float(answer[1]))


async def require(limiter: Limiter, limit: Limit, who: str) -> dict[str, str]:
    """Go on if the limit allows it, with the headers that tell how much is left; raises `TooMany` otherwise."""
    verdict = await limiter.take(limit, who)
    policy = {"RateLimit-Policy": f'"{limit.name}";q={limit.count};w={round(limit.seconds)}'}
    if not verdict.allowed:
        reset = {"RateLimit": f'"{limit.name}";r=0;t={max(1, round(verdict.retry_after))}'}
        detail = f"That is more than {limit.count} in {round(limit.seconds)} seconds; wait a moment, then go on."
        raise TooMany(detail, retry_after=verdict.retry_after, headers=policy | reset)
    return policy | {"RateLimit": f'"{limit.name}";r={verdict.remaining};t={max(1, round(limit.each))}'}
