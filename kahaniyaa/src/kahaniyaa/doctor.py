"""`kahaniyaa doctor`: what is configured, whether it works, and what to do where it does not."""

import asyncio
import shutil
import sys
from collections.abc import Iterator, Mapping

import httpx2
from fastapi import FastAPI

from kahaniyaa.abilities import abilities
from kahaniyaa.app import create_product
from kahaniyaa.findings import Finding
from kahaniyaa_gateway.page import find_page
from kahaniyaa_gateway.settings import GatewaySettings
from kahaniyaa_shared.buses import choose_bus
from kahaniyaa_shared.events import BusDown
from kahaniyaa_shared.serve import PortTaken, listen
from kahaniyaa_shared.settings import ServiceSettings, env_file
from kahaniyaa_shared.telemetry import configure_logs

_ENOUGH_DISK = 500_000_000
_ADVICE = {
    "database": "Is the server of DATABASE_URL running, and may this user make a schema there?",
    "events": "Is the server of REDIS_URL running? Without REDIS_URL an events file in DATA_DIR does the work.",
    "start": "Settings and their meaning are listed in .env.example.",
}


def doctor() -> int:
    """Look at everything and say what was found; returns 1 where something needs doing."""
    configure_logs("CRITICAL", service="doctor")
    settings = GatewaySettings.load()
    findings = [*_machine(settings), *_configured(settings), *asyncio.run(_services())]
    for finding in findings:
        sys.stdout.write(finding.told())
    wrong = sum(not finding.fine for finding in findings)
    sys.stdout.write("Everything works.\n" if not wrong else f"{wrong} of {len(findings)} need doing.\n")
    return 1 if wrong else 0


def _machine(settings: GatewaySettings) -> Iterator[Finding]:
    yield Finding("Python", sys.version.split()[0])
    free = shutil.disk_usage(_existing(settings)).free
    enough = free > _ENOUGH_DISK
    yield Finding(
        "Disk",
        f"{free / 1e9:.1f} GB free",
        fine=enough,
        advice="" if enough else "Free some, or set DATA_DIR elsewhere.",
    )
    page = find_page(settings)
    yield (
        Finding("Page", str(page))
        if page
        else Finding("Page", "not built", fine=False, advice="Build it: make run, or make wheel")
    )
    try:
        listen(settings.host, settings.port).close()
    except PortTaken as taken:
        yield Finding(
            "Port",
            str(taken).split(". ")[0],
            advice=f"Fine if that is Kahaniyaa; else: kahaniyaa up --port {taken.other}",
        )
    else:
        yield Finding("Port", f"{settings.port} is free")


def _existing(settings: ServiceSettings) -> str:
    return str(next(folder for folder in (settings.data_dir, *settings.data_dir.parents) if folder.exists()))


def _configured(settings: ServiceSettings) -> Iterator[Finding]:
    yield Finding("Settings file", str(env_file() or "none; the environment and the defaults are used"))
    yield Finding("Data", str(settings.data_dir))
    yield Finding("Database", "Postgres" if settings.database_url.get_secret_value() else "SQLite in the data folder")
    yield Finding("Events", "in the process; between services " + _between(settings))
    if settings.redis_url.get_secret_value():
        yield asyncio.run(_redis(settings))


def _between(settings: ServiceSettings) -> str:
    return "Redis" if settings.redis_url.get_secret_value() else "the events file in the data folder"


async def _redis(settings: ServiceSettings) -> Finding:
    url = settings.redis_url.get_secret_value()
    bus = choose_bus(redis_url=url, data_dir=settings.data_dir, namespace=settings.namespace)
    try:
        await bus.ping()
    except BusDown:
        return Finding("Redis", "does not answer", fine=False, advice=_ADVICE["events"])
    finally:
        await bus.close()
    return Finding("Redis", "answers")


async def _services() -> list[Finding]:
    """Start each service as it would run, ask it how it is, and stop it again."""
    product = create_product()
    found: list[Finding] = []
    for name, app in product.services.items():
        found += await _service(name, app)
    return found


async def _service(name: str, app: FastAPI) -> list[Finding]:
    try:
        async with app.router.lifespan_context(app):
            transport = httpx2.ASGITransport(app)
            async with httpx2.AsyncClient(transport=transport, base_url="http://service") as client:
                checks: Mapping[str, str] = (await client.get("/health/ready")).json()["checks"]
            return [*_checks(name, checks), *[found async for found in abilities(name, app)]]
    except Exception as failure:  # noqa: BLE001  # whatever keeps a service from starting is what the doctor reports
        return [Finding(f"{name}-service", f"does not start: {failure}", fine=False, advice=_ADVICE["start"])]


def _checks(name: str, checks: Mapping[str, str]) -> Iterator[Finding]:
    """A service that is well in one line; of one that is not, each thing it misses."""
    missed = {check: state for check, state in checks.items() if state != "up"}
    if not missed:
        yield Finding(f"{name}-service", "starts and is ready")
    for check, state in missed.items():
        yield Finding(f"{name}: {check}", state, fine=False, advice=_ADVICE.get(check, "See the service's README."))
