"""Whoever starts a service that cannot start is told why in a sentence, and how to go on."""

import asyncio
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from kahaniyaa_shared.database import Database
from kahaniyaa_shared.serve import PortTaken, listen
from kahaniyaa_shared.starting import CannotStart

MAIN = Path(__file__).resolve().parents[1] / "main.py"
REFUSED = {
    "a setting of the wrong kind": ({"MAX_JSON_BYTES": "many"}, "MAX_JSON_BYTES"),
    "a short secret": ({"SERVICE_SECRET": "short"}, "32 or more"),
    "another kind of database": ({"DATABASE_URL": "mysql://me:hidden@here/name"}, "postgresql://user"),
    "a database that is not there": ({"DATABASE_URL": "postgresql://me:hidden@127.0.0.1:1/x"}, "running"),
    "a folder that cannot be": ({"DATA_DIR": f"{MAIN}/data"}, "DATA_DIR="),
}


@pytest.mark.parametrize("reason", list(REFUSED))
def test_a_service_that_cannot_start_says_why_and_what_to_do(reason: str, tmp_path: Path) -> None:
    wrong, advice = REFUSED[reason]
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "HOST": "127.0.0.1", **wrong}
    started = subprocess.run(
        [sys.executable, "-c", _ON_A_FREE_PORT],
        env=environment,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert started.returncode == 1
    assert advice in started.stderr
    assert "Traceback" not in started.stderr
    assert "hidden" not in started.stderr
    assert len(started.stderr.splitlines()) <= 2


_ON_A_FREE_PORT = f"""
import runpy

from kahaniyaa_shared.serve import serve
from kahaniyaa_shared.service import create_service
from kahaniyaa_shared.settings import ServiceSettings
from kahaniyaa_shared.starting import told_plainly

with told_plainly():
    settings = ServiceSettings.load()
    serve(create_service(runpy.run_path({str(MAIN)!r})["BARE"], settings), settings, name="bare", port=0)
"""


def test_a_taken_port_is_named_together_with_another() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=f"Port {port} .* taken .* PORT="):
            listen("127.0.0.1", port)


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 70_000), ("192.0.2.1", 0), ("no.such.name.invalid", 0)])
def test_what_cannot_be_listened_on_is_told_apart_from_a_taken_port(host: str, port: int) -> None:
    with pytest.raises(CannotStart, match="cannot be opened") as refused:
        listen(host, port)
    assert not isinstance(refused.value, PortTaken)


def test_ready_is_said_with_the_port_that_was_found(tmp_path: Any) -> None:
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", _ON_A_FREE_PORT], env=environment, stdout=subprocess.PIPE, text=True
    ) as started:
        assert started.stdout
        said = started.stdout.readline()
        started.terminate()
    assert said.startswith("bare listens on http://127.0.0.1:")
    assert not said.strip().endswith(":0")


async def test_services_that_make_one_database_at_once_all_get_it(tmp_path: Path) -> None:
    async def opened(folder: Path) -> None:
        database = Database.open("", schema="bare", data_dir=folder)
        try:
            async with database.writer.begin() as connection:
                await connection.execute(text("CREATE TABLE IF NOT EXISTS a (b)"))
        finally:
            await database.close()

    for number in range(40):  # one start in a hundred found it locked
        await asyncio.gather(*(opened(tmp_path / str(number)) for _ in range(4)))
