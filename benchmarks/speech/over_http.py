"""tts-service as a process of its own, as it is started, and what a client in another process has of it."""

import asyncio
import json
import socket
import tempfile
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from kahaniyaa_shared.identity import ServiceIdentity
from kahaniyaa_shared.platform import secret_of
from kahaniyaa_shared.testing.processes import ServiceProcess
from kahaniyaa_tts.audio.formats import Form
from kahaniyaa_tts.settings import TtsSettings

OWNER = "01930000-0000-7000-8000-000000000001"
_FOLDER = Path(__file__).parents[2] / "services" / "tts-service"
_SETTINGS = {"SPEECH_WORKERS": "2", "SPEECH_WARM_WORKERS": "2", "LOG_LEVEL": "ERROR"}
_WORKERS_READY = 3.0  # seconds
_TOKEN_SECONDS = 200.0


@dataclass(slots=True)
class Alone:
    """The service on its port, with a folder that only it has."""

    port: int
    identity: ServiceIdentity
    _token: str = ""
    _until: float = 0.0

    async def first_byte(self, text: str, form: Form) -> float:
        """Seconds from asking to the first byte of the sound, which is then heard to its end."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        request = self._request(text, form)
        asked = time.perf_counter()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readuntil(b"\r\n")  # how long the first piece is
        await reader.readexactly(1)
        took = time.perf_counter() - asked
        assert head.startswith(b"HTTP/1.1 200"), head
        assert (await reader.read()).endswith(b"\r\n0\r\n\r\n")
        writer.close()
        return took

    async def first_bytes(self, texts: Sequence[str], form: Form, *, rest: float) -> list[float]:
        """The same for each of the texts, one after the other with so many seconds of rest."""
        firsts: list[float] = []
        for text in texts:
            await asyncio.sleep(rest)
            firsts.append(await self.first_byte(text, form))
        return firsts

    def memory(self) -> float:
        """Megabytes of the service and of its workers, memory that they share counted once (PSS, Linux)."""
        service = next(pid for pid in _processes() if f"PORT={self.port}" in _read(pid, "environ").split("\0"))
        return sum(map(_pss, (service, *_children(service))))

    def _request(self, text: str, form: Form) -> bytes:
        body = json.dumps({"text": text, "format": form}).encode()
        head = (
            "POST /v1/tts/speech HTTP/1.1",
            f"Host: 127.0.0.1:{self.port}",
            f"Authorization: Bearer {self._current_token()}",
            "Content-Type: application/json",
            f"Content-Length: {len(body)}",
            "Connection: close",
        )
        return "\r\n".join((*head, "", "")).encode() + body

    def _current_token(self) -> str:
        """The same for some minutes, as a person's is: the service remembers it."""
        if time.monotonic() > self._until:
            self._token, self._until = self.identity.token_for(OWNER), time.monotonic() + _TOKEN_SECONDS
        return self._token


@asynccontextmanager
async def alone() -> AsyncGenerator[Alone]:
    """The service, up and with its workers ready."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
        free.close()
        environment = {**_SETTINGS, "DATA_DIR": folder}
        with ServiceProcess(_FOLDER, port, environment, log=Path(folder) / "log") as process:
            await asyncio.to_thread(process.wait)
            await asyncio.sleep(_WORKERS_READY)
            settings = TtsSettings(data_dir=Path(folder))  # pyright: ignore[reportCallIssue]  # the rest has defaults
            yield Alone(port, ServiceIdentity("a-benchmark", secret_of(settings), settings.token_issuer))


def _processes() -> list[int]:
    return [int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdigit()]


def _children(parent: int) -> list[int]:
    return [pid for pid in _processes() if _read(pid, "stat").rpartition(")")[2].split()[1:2] == [str(parent)]]


def _pss(pid: int) -> float:
    return int(_read(pid, "smaps_rollup").split("\nPss:")[1].split()[0]) / 1024


def _read(pid: int, name: str) -> str:
    try:
        return Path(f"/proc/{pid}/{name}").read_text(errors="replace")
    except OSError:  # it went meanwhile
        return ""
