"""Tests of one run in several processes: how many they are, and ports that no two of them share."""

import os
import random
import socket
from collections.abc import Iterator
from functools import cache

_MOST = 8
"""Beyond this, more processes start more of everything than they save."""

_PORTS = range(20_000, 32_000)
"""Below what Linux, macOS and Windows give to those who ask for any port, so that nobody is given one of ours."""


def how_many() -> int:
    """One more than there are cores, as many tests wait for another process; a few at most."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores + 1, _MOST)


def free_port() -> int:
    """A port that nobody listens on, and that no other test of this run is given."""
    return next(port for port in _own_ports() if _is_free(port))


@cache
def _own_ports() -> Iterator[int]:
    """The ports of this process alone among those of its run, each once, in an order that another run has not."""
    place = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    count = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    own = _PORTS[place % count :: count]
    return iter(random.SystemRandom().sample(own, len(own)))


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
