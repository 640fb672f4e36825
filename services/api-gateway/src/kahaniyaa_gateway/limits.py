"""How often anybody may ask: one wide limit for all, narrow ones for what costs much or is worth guessing at."""

import ipaddress
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from kahaniyaa_gateway.headers import Headers
from kahaniyaa_gateway.settings import GatewaySettings
from kahaniyaa_shared.counters import Limit, Limiter, LocalLimiter, RedisLimiter, require
from kahaniyaa_shared.identity import Caller

_SIGN_INS = frozenset({"/v1/auth/login", "/v1/auth/register", "/v1/auth/password/forgot", "/v1/auth/password/reset"})


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits that hold here."""

    everything: Limit
    sign_ins: Limit
    guests: Limit
    stories: Limit

    @classmethod
    def of(cls, settings: GatewaySettings) -> "Limits":
        """The limits as configured."""
        return cls(
            everything=Limit("everything", settings.most_per_minute, 60),
            sign_ins=Limit("sign-ins", settings.most_sign_ins_per_minute, 60),
            guests=Limit("guests", settings.most_guests_per_minute, 60),
            stories=Limit("stories", settings.most_stories_per_minute, 60),
        )

    def for_request(self, method: str, path: str) -> Limit:
        """The narrowest limit that is about this request."""
        if method != "POST":
            return self.everything
        if path in _SIGN_INS:
            return self.sign_ins
        if path == "/v1/auth/guest":
            return self.guests
        return self.stories if path == "/v1/stories" else self.everything


@dataclass(frozen=True, slots=True)
class Gauge:
    """Counts requests per person, or per address where nobody is signed in."""

    limiter: Limiter
    limits: Limits

    async def take(self, method: str, path: str, *, caller: Caller | None, address: str) -> Headers:
        """Go on, with the headers that tell how much is left; raises `TooMany` otherwise."""
        limit = self.limits.for_request(method, path)
        who = f"user:{caller.user_id}" if caller else f"address:{household(address)}"
        told = await require(self.limiter, limit, who)
        return [(name.lower().encode(), value.encode()) for name, value in told.items()]


def household(address: str) -> str:
    """An address as one limit counts it: an IPv6 household has a whole /64 to choose from."""
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(known, ipaddress.IPv4Address):
        return str(known)
    return str(known.ipv4_mapped or ipaddress.ip_network((known, 64), strict=False))


@asynccontextmanager
async def open_limiter(settings: GatewaySettings) -> AsyncIterator[Limiter]:
    """A limiter over all replicas of the gateway where Redis is configured, else within this process."""
    url = settings.redis_url.get_secret_value()
    if not url:
        yield LocalLimiter()
        return
    from kahaniyaa_shared.buses.redis import connect  # a quarter of a second that only those who have it need to wait

    client = connect(url, patience=settings.limits_redis_seconds)
    try:
        yield RedisLimiter(client, settings.namespace)
    finally:
        await client.aclose()
