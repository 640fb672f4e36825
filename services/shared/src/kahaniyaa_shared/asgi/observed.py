"""Gives each request its id, counts and times it, and writes one line about it."""

import time
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Histogram

from kahaniyaa_shared.asgi.types import ASGIApp, Message, Receive, Scope, Send, header, headers_without
from kahaniyaa_shared.problems import Broken, StorageFull
from kahaniyaa_shared.room import is_out_of_room
from kahaniyaa_shared.telemetry import following, log

_OUR_FAULT = "This is our fault and is in our log under the request id; nothing was half-written."
_NO_ROOM = "The disk of this server is full; nothing was half-written. Make room on it, or ask whoever runs it to."
_UNWATCHED = ("/health", "/metrics")


@dataclass(frozen=True, slots=True)
class RequestMetrics:
    """How many requests, and how long until their first byte, by route template: never by address."""

    seconds: Histogram
    broken: Counter

    @classmethod
    def on(cls, registry: CollectorRegistry) -> "RequestMetrics":
        """Register them."""
        return cls(
            Histogram(
                "http_first_byte_seconds", "Time to an answer's head.", ("method", "route", "status"), registry=registry
            ),
            Counter("http_broken_total", "Answers of 500 and above.", ("route",), registry=registry),
        )


@dataclass(frozen=True, slots=True)
class Observed:
    """Wraps an application: `X-Request-Id` in and out, metrics, and an access line without addresses or texts."""

    app: ASGIApp
    metrics: RequestMetrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = header(scope, b"x-request-id")
        with following(given.decode("latin-1") if given else None) as chosen:
            await self._answer(scope, receive, send, chosen=chosen)

    async def _answer(self, scope: Scope, receive: Receive, send: Send, *, chosen: str) -> None:
        scope["headers"] = [*headers_without(scope, b"x-request-id"), (b"x-request-id", chosen.encode())]
        started = time.perf_counter()
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message["headers"] = [*headers_without(message, b"x-request-id"), (b"x-request-id", chosen.encode())]
                self._note(scope, message["status"], time.perf_counter() - started)
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as failure:  # the outermost loop: a fault must become an answer
            log().error("request_broke", error=type(failure).__name__, exc_info=failure)
            if begun:
                raise
            problem = StorageFull(_NO_ROOM) if is_out_of_room(failure) else Broken(_OUR_FAULT)
            await problem.response()(scope, receive, watched)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        if scope["path"].startswith(_UNWATCHED):
            return
        route = getattr(scope.get("route"), "path", "unrouted")
        self.metrics.seconds.labels(scope["method"], route, status).observe(seconds)
        if status >= 500:
            self.metrics.broken.labels(route).inc()
        log().info("answered", method=scope["method"], route=route, status=status, duration_ms=round(seconds * 1e3, 1))
