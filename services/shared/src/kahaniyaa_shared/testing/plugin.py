"""What pytest has in every folder of this project: settings of its own per test, applications that run, no network."""

import ipaddress
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

from kahaniyaa_shared.identity import ServiceIdentity
from kahaniyaa_shared.platform import secret_of
from kahaniyaa_shared.settings import ServiceSettings
from kahaniyaa_shared.telemetry import configure_logs
from kahaniyaa_shared.testing.databases import migrated_file
from kahaniyaa_shared.testing.installation import installation
from kahaniyaa_shared.testing.needs import leave_out, refuse_without
from kahaniyaa_shared.testing.running import Client, client_of, running
from kahaniyaa_shared.testing.workers import how_many

if TYPE_CHECKING:
    from xdist.workermanage import WorkerController

__all__ = ["Client", "client_of", "running"]

_INSTALLED = frozenset({"given", "town"})
"""The fixtures that are an installation."""

_LEFT_OUT, _HANDED = pytest.StashKey[Sequence[str]](), "left out"


def _only_loopback(event: str, args: tuple[object, ...]) -> None:
    """Refuse connections that leave this machine: a test that needs one is wrong."""
    if event != "socket.connect" or not isinstance(args[1], tuple):
        return
    host = str(args[1][0])  # pyright: ignore[reportUnknownArgumentType]  # an audit event's own tuple
    try:
        if ipaddress.ip_address(host.split("%")[0]).is_loopback:
            return
    except ValueError:
        if host in {"localhost", ""}:
            return
    raise PermissionError(f"A test tried to reach {host}; tests talk to this machine only.")


def pytest_configure() -> None:
    """Close the network for the whole run, log only errors, as a service would, and fail no example for its time."""
    refuse_without()
    configure_logs("ERROR", service="test")
    sys.addaudithook(_only_loopback)
    slow = {hypothesis.HealthCheck.too_slow}
    hypothesis.settings.register_profile("untimed", hypothesis.settings(), deadline=None, suppress_health_check=slow)
    hypothesis.settings.load_profile("untimed")


@pytest.hookimpl(optionalhook=True, tryfirst=True)
def pytest_xdist_auto_num_workers() -> int:
    """As many processes as `-n auto` is to mean."""
    return how_many()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what stands on an installation's servers, and leave out what cannot run on this machine."""
    for item in items:
        if _stands_on_servers(item):
            item.add_marker("installation")
    config.stash[_LEFT_OUT] = leave_out(config, items)


def _stands_on_servers(item: pytest.Item) -> bool:
    """Whether the test may go otherwise on another database or bus."""
    named = {"postgres", "redis"} & {mark.name for mark in item.iter_markers()}
    return bool(named) or not _INSTALLED.isdisjoint(getattr(item, "fixturenames", ()))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In one of several processes: hand over what was left out, which is the same in all, as all collect the same."""
    handed = getattr(session.config, "workeroutput", None)
    if handed is not None:
        handed[_HANDED] = list(session.config.stash.get(_LEFT_OUT, ()))


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: "WorkerController") -> None:
    """Take it, in the process that talks to people."""
    if _HANDED in (handed := getattr(node, "workeroutput", {})):
        node.config.stash[_LEFT_OUT] = handed[_HANDED]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was left out, where everybody looks."""
    for line in config.stash.get(_LEFT_OUT, ()):
        terminalreporter.write_line(line, yellow=True)


@pytest.fixture
def given(tmp_path: Path) -> Iterator[dict[str, Any]]:
    """Settings of a test's own: its data folder, and its schemas and keys on the servers that this run is over."""
    with installation(tmp_path / "data") as settings:
        yield settings


@pytest.fixture
def furnished(given: dict[str, Any]) -> Callable[[str], dict[str, Any]]:
    """The same settings where a service has started before and left no rows: furnished("story").

    It spares hundreds of tests the migrations; those that are about a first start take `given`.
    """

    def furnish(service: str) -> dict[str, Any]:
        folder: Path = given["data_dir"]
        if not given["database_url"]:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{given['namespace']}_{service}.db").write_bytes(migrated_file(f"kahaniyaa_{service}"))
        return given

    return furnish


@pytest.fixture
def token_for(given: dict[str, Any]) -> Callable[[str], str]:
    """A token that every service of this test's installation takes: token_for(user_id)."""
    settings = ServiceSettings(**given)
    return ServiceIdentity("a-test", secret_of(settings), settings.token_issuer).token_for
