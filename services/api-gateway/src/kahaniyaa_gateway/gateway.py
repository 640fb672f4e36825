"""What every request goes through: the size of its head, its route, who is asking, how often, and the service."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from kahaniyaa_gateway.access import Doorkeeper
from kahaniyaa_gateway.headers import Headers, Origin, onward, origin_of
from kahaniyaa_gateway.limits import Gauge
from kahaniyaa_gateway.routes import Route, RouteName, find_route
from kahaniyaa_shared.asgi.bodies import check_head
from kahaniyaa_shared.asgi.types import ASGIApp, Message, Receive, Scope, Send
from kahaniyaa_shared.contracts.openai import is_openai, told_twice
from kahaniyaa_shared.heads import HeadTooLarge
from kahaniyaa_shared.problems import Problem

_LARGEST_HEAD = 32_768
_LONGEST_ADDRESS = 8_192
_NOTED_BY_US = frozenset({"app", "router", "route", "state"})
# What a service sends is data: should a browser ever open it as a document, it may run and load nothing.
_GUARDS: Headers = [
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'; sandbox"),
    (b"referrer-policy", b"no-referrer"),
]


class AddressTooLong(Problem):
    """The address is longer than any of ours."""

    status: ClassVar[int] = 414
    slug: ClassVar[str] = "address-too-long"
    title: ClassVar[str] = "The address is too long"


@dataclass(frozen=True, slots=True)
class Gateway:
    """Passes requests to the services; each is an ASGI application, near or far."""

    upstreams: Mapping[str, ASGIApp]
    door: Doorkeeper
    gauge: Gauge
    trusted_proxies: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send, *, route: Route) -> None:
        """Answer one request to a service, or the problem that keeps it from getting there."""
        scope["route"] = RouteName(route.prefix)
        try:
            check_head(scope)
            origin = origin_of(scope, trusted_proxies=self.trusted_proxies)
            caller = await self.door.admit(scope, route.path)
            limits = await self.gauge.take(scope["method"], route.path, caller=caller, address=origin.address)
            upstream = self.upstreams[route.service]
            await upstream(_forwarded(scope, route, origin), receive, _adding(send, [*_GUARDS, *limits]))
        except Problem as problem:
            told = told_twice(problem) if is_openai(route.path) else problem
            await told.response()(scope, receive, send)


def _forwarded(scope: Scope, route: Route, origin: Origin) -> Scope:
    """The request as the service gets it: where it truly comes from, and nothing our own application noted in it."""
    return {
        **{key: value for key, value in scope.items() if key not in _NOTED_BY_US},
        "headers": onward(scope["headers"], origin),
        "scheme": origin.scheme,
        "client": (origin.address, 0),
        "path": route.path,
        "raw_path": route.path.encode() if route.renamed else scope["raw_path"],
    }


def _adding(send: Send, added: Headers) -> Send:
    """Answers with these headers too, where the service has not said them itself."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            said = {name for name, _ in message["headers"]}
            message["headers"] = [*message["headers"], *((k, v) for k, v in added if k not in said)]
        await send(message)

    return sending


@dataclass(frozen=True, slots=True)
class BoundedHeads:
    """Wraps an application so that no request's head costs more than it should (RFC 9110, 15.5.15; RFC 6585, 5)."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or the problem that its head is."""
        if scope["type"] == "http" and (problem := _too_much(scope)):
            await problem.response()(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _too_much(scope: Scope) -> Problem | None:
    if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > _LONGEST_ADDRESS:
        return AddressTooLong(f"Keep the address under {_LONGEST_ADDRESS:,} bytes; send longer things in a body.")
    if sum(len(name) + len(value) for name, value in scope["headers"]) > _LARGEST_HEAD:
        return HeadTooLarge(f"Keep all headers together under {_LARGEST_HEAD:,} bytes.")
    return None


@dataclass(frozen=True, slots=True)
class Routed:
    """Wraps an application: what belongs to a service goes there, and only the rest comes in."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            route = find_route(scope["path"])
        except Problem as problem:
            await problem.response()(scope, receive, send)
            return
        if route is None:
            await self.app(scope, receive, send)
            return
        gateway: Gateway = scope["app"].state.gateway
        await gateway(scope, receive, send, route=route)
