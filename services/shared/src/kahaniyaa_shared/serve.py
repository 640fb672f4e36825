"""Runs an application on a port, or says plainly why it cannot."""

import errno
import socket
import sys
from collections.abc import Callable
from typing import NoReturn

import uvicorn
from starlette.types import ASGIApp

from kahaniyaa_shared.heads import HttpProtocol
from kahaniyaa_shared.settings import ServiceSettings
from kahaniyaa_shared.telemetry import configure_logs


class PortTaken(Exception):
    """Another program listens there already."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"Port {port} on {host} is taken by another program. "
            f"Stop that one, or choose another port: PORT={port + 10} before the command."
        )


def listen(host: str, port: int) -> socket.socket:
    """A listening socket, or `PortTaken`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as failure:
        listener.close()
        if failure.errno == errno.EADDRINUSE:
            raise PortTaken(host, port) from failure
        raise
    listener.set_inheritable(True)
    return listener


class Server(uvicorn.Server):
    """uvicorn's server, which says when its door is open."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Open the door, then say so."""
        await super().startup(sockets)
        if self.started:
            self._announce()


def server(app: ASGIApp, announce: Callable[[], None] = lambda: None) -> uvicorn.Server:
    """A server with our choices: no upgrades, hops counted by us and not by headers, no access log of addresses."""
    return Server(
        uvicorn.Config(
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
        ),
        announce,
    )


def serve(app: ASGIApp, settings: ServiceSettings, *, name: str, port: int) -> None:
    """Serve until stopped; the log goes to standard error as JSON lines."""
    configure_logs(settings.log_level, service=name)
    try:
        listener = listen(settings.host, port)
    except PortTaken as taken:
        _leave(str(taken))
    server(app, lambda: say(f"{name} listens on http://{settings.host}:{port}")).run(sockets=[listener])


def say(line: str) -> None:
    """Tell the person at the terminal."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _leave(message: str) -> NoReturn:
    sys.stderr.write(message + "\n")
    raise SystemExit(1)
