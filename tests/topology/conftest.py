"""Five services as processes, by hand or as the compose file says, and a person at their gateway."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest
import yaml

from kahaniyaa_shared.testing.processes import ServiceProcess
from kahaniyaa_shared.testing.workers import free_port

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("auth-service", "story-service", "tts-service", "vision-service", "api-gateway")


@dataclass(frozen=True, slots=True)
class Town:
    """Every process by its service, and a person's client of the gateway."""

    processes: dict[str, list[ServiceProcess]]
    client: httpx2.Client


@pytest.fixture
def by_hand(tmp_path: Path) -> Iterator[Town]:
    """One process each, nothing else installed: SQLite, the events file, no Redis."""
    ports = {name: [free_port()] for name in NAMES}
    with _running(ports, {name: {"DATA_DIR": str(tmp_path / "data")} for name in NAMES}, tmp_path) as town:
        yield town


@pytest.fixture
def composed(tmp_path: Path, given: dict[str, Any]) -> Iterator[Town]:
    """The services of docker-compose.yml, its replicas and environment, on the servers that run here."""
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]
    ports = {name: [free_port() for _ in range(_replicas(compose[name]))] for name in NAMES}
    own = {
        "DATABASE_URL": str(given["database_url"]),
        "REDIS_URL": str(given["redis_url"]),
        "NAMESPACE": str(given["namespace"]),
        "DATA_DIR": str(tmp_path / "data"),
    }
    environments = {name: {**_literal(compose[name]["environment"]), **own} for name in NAMES}
    with _running(ports, environments, tmp_path) as town:
        yield town


def _replicas(service: dict[str, Any]) -> int:
    return int(service.get("deploy", {}).get("replicas", 1))


@contextmanager
def _running(ports: dict[str, list[int]], environments: dict[str, dict[str, str]], folder: Path) -> Iterator[Town]:
    """Start every process at once, wait for all, and stop them at the end."""
    processes = {
        name: [
            ServiceProcess(
                ROOT / "services" / name, port, {**environments[name], **_urls(ports)}, folder / f"{name}-{port}.log"
            )
            for port in ports[name]
        ]
        for name in NAMES
    }
    every = [process for replicas in processes.values() for process in replicas]
    with ExitStack() as stack:
        for process in every:
            stack.enter_context(process)
        for process in every:
            process.wait()
        client = stack.enter_context(httpx2.Client(base_url=processes["api-gateway"][0].url, timeout=60))
        guest = client.post("/v1/auth/guest", json={}).raise_for_status().json()
        client.headers["Authorization"] = f"Bearer {guest['access_token']}"
        yield Town(processes, client)


def _urls(ports: dict[str, list[int]]) -> dict[str, str]:
    """Where each service is, as its neighbours are told."""
    behind = {name.split("-")[0].upper(): of for name, of in ports.items() if name != "api-gateway"}
    return {f"{name}_SERVICE_URLS": ",".join(f"http://127.0.0.1:{port}" for port in of) for name, of in behind.items()}


def _literal(environment: dict[str, str]) -> dict[str, str]:
    """A compose environment without what it leaves to the machine it runs on (`${NAME:-}`)."""
    return {name: str(value) for name, value in environment.items() if not str(value).startswith("${")}
