"""`kahaniyaa doctor`: what is configured, whether it works, and what to do where it does not."""

import asyncio
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import httpx2
from fastapi import FastAPI

from kahaniyaa.app import create_product
from kahaniyaa_gateway.page import find_page
from kahaniyaa_gateway.settings import GatewaySettings
from kahaniyaa_shared.serve import PortTaken, listen
from kahaniyaa_shared.settings import ServiceSettings, env_file
from kahaniyaa_shared.telemetry import configure_logs

_ENOUGH_DISK = 500_000_000
_ADVICE = {
    "database": "Is the server of DATABASE_URL running, and may this user make a schema there?",
    "events": "Is the server of REDIS_URL running? Without REDIS_URL an events file in DATA_DIR does the work.",
    "espeak": "Reinstall the voice engine: pip install --force-reinstall espeakng-loader",
    "start": "The message above says what it missed; settings are listed in .env.example.",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: fine or not, and what to do if not."""

    what: str
    state: str
    fine: bool = True
    advice: str = ""


def doctor() -> int:
    """Look at everything and say what was found; returns 1 where something needs doing."""
    configure_logs("CRITICAL", service="doctor")
    settings = GatewaySettings.load()
    findings = [*_machine(settings), *_configured(settings), *asyncio.run(_services())]
    for finding in findings:
        sys.stdout.write(f" {'ok ' if finding.fine else 'NO '} {finding.what:<24} {finding.state}\n")
        if not finding.fine and finding.advice:
            sys.stdout.write(f"     {'':<24} → {finding.advice}\n")
    wrong = sum(not finding.fine for finding in findings)
    sys.stdout.write("Everything works.\n" if not wrong else f"{wrong} of {len(findings)} need doing.\n")
    return 1 if wrong else 0


def _machine(settings: GatewaySettings) -> Iterator[Finding]:
    yield Finding("Python", sys.version.split()[0])
    free = shutil.disk_usage(_existing(settings)).free
    yield Finding(
        "Disk", f"{free / 1e9:.1f} GB free", fine=free > _ENOUGH_DISK, advice="Free some, or move DATA_DIR elsewhere."
    )
    page = find_page(settings)
    yield Finding(
        "Page", str(page) if page else "not built", fine=page is not None, advice="Build it: make run, or make wheel"
    )
    try:
        listen(settings.host, settings.port).close()
    except PortTaken as taken:
        yield Finding("Port", str(taken).split(". ")[0], advice="Fine if that is Kahaniyaa itself.")
    else:
        yield Finding("Port", f"{settings.port} is free")


def _existing(settings: ServiceSettings) -> str:
    return str(next(folder for folder in (settings.data_dir, *settings.data_dir.parents) if folder.exists()))


def _configured(settings: ServiceSettings) -> Iterator[Finding]:
    yield Finding("Settings file", str(env_file() or "none; the environment and the defaults are used"))
    yield Finding("Data", str(settings.data_dir))
    yield Finding("Database", "Postgres" if settings.database_url.get_secret_value() else "SQLite in the data folder")
    yield Finding("Events", "Redis" if settings.redis_url.get_secret_value() else "in the process, or the events file")


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
    except Exception as failure:  # noqa: BLE001  # whatever keeps a service from starting is what the doctor reports
        return [Finding(f"{name}-service", f"does not start: {failure}", fine=False, advice=_ADVICE["start"])]
    return [
        Finding(f"{name}: {check}", state, fine=state == "up", advice=_ADVICE.get(check, "See the service's README."))
        for check, state in checks.items()
    ]
