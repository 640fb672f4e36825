"""Runs an application on a port, or says plainly why it cannot."""

import errno
import gc
import logging
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from kahaniyaa_shared.heads import HttpProtocol
from kahaniyaa_shared.settings import ServiceSettings
from kahaniyaa_shared.starting import CannotStart
from kahaniyaa_shared.telemetry import configure_logs, log


class PortTaken(CannotStart):
    """Another program listens there already."""

    def __init__(self, host: str, port: int) -> None:
        self.other = port + 10 if port + 10 < 65536 else port - 10
        super().__init__(
            f"Port {port} on {host} is taken by another program. "
            f"Stop that one, or choose another port: PORT={self.other} before the command."
        )


def listen(host: str, port: int) -> socket.socket:
    """A listening socket, on any free port for 0; raises `PortTaken`, or `CannotStart` where it may not be opened."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only where the protocol is named does asyncio send each piece at once; else an answer waits 40 ms for its body.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except (OSError, OverflowError) as failure:
        listener.close()
        raise _not_opened(host, port, failure) from failure
    listener.set_inheritable(True)
    return listener


def _not_opened(host: str, port: int, failure: OSError | OverflowError) -> CannotStart:
    if isinstance(failure, OSError) and failure.errno == errno.EADDRINUSE:
        return PortTaken(host, port)
    return CannotStart(
        f"Port {port} on {host} cannot be opened ({failure}). Choose a port from 1024 to 65535, and an address of this "
        "machine: PORT=8000 HOST=127.0.0.1"
    )


@dataclass(slots=True)
class _Noticed:
    """An application whose failure to start is kept, because uvicorn tells only that there was one."""

    app: ASGIApp
    failure: Exception | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            await self.app(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send)
        except Exception as failure:
            self.failure = failure
            raise


class Server(uvicorn.Server):
    """uvicorn's server, which says when its door is open, and why it stays shut."""

    def __init__(self, app: ASGIApp, announce: Callable[[], None]) -> None:
        self._app, self._announce = _Noticed(app), announce
        super().__init__(_config(self._app))

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Open the door, then say so; raises `CannotStart` where the application does not start."""
        try:
            with _unheard("uvicorn.error"):
                await super().startup(sockets)
        except SystemExit as shut:
            raise _refusal(self._app.failure) from shut
        if self.started:
            self._announce()


def _refusal(failure: Exception | None) -> CannotStart:
    if isinstance(failure, CannotStart):
        return failure
    log().error("not_started", error=type(failure).__name__, exc_info=failure)
    return CannotStart(f"It could not start: {type(failure).__name__}: {failure}")


@contextmanager
def _unheard(name: str) -> Iterator[None]:
    logger = logging.getLogger(name)
    was, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = was


def server(app: ASGIApp, announce: Callable[[], None] = lambda: None) -> Server:
    """A server with our choices: no upgrades, hops counted by us and not by headers, no access log of addresses."""
    return Server(app, announce)


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=HttpProtocol,
        ws="none",
        lifespan="on",
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=3,
    )


def run(app: ASGIApp, listener: socket.socket, announce: Callable[[], None]) -> None:
    """Serve on a listening socket until stopped; raises `CannotStart` where the application does not start."""

    def opened() -> None:
        gc.freeze()  # what is there by now stays: to look it over for garbage holds everybody up for 0.1 s
        announce()

    try:
        server(app, opened).run(sockets=[listener])
    finally:
        listener.close()


def serve(app: ASGIApp, settings: ServiceSettings, *, name: str, port: int) -> None:
    """Serve until stopped; the log goes to standard error as JSON lines."""
    configure_logs(settings.log_level, service=name)
    listener = listen(settings.host, port)
    run(app, listener, lambda: say(f"{name} listens on http://{settings.host}:{listener.getsockname()[1]}"))


def say(line: str) -> None:
    """Tell the person at the terminal."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
