"""Services as processes of their own, started as a person starts them: `python main.py` in the service's folder."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx2

from kahaniyaa_shared.clients.trust import trusted

_START_SECONDS = 60
_KEPT = ("PATH", "HOME", "LANG", "VIRTUAL_ENV", "LD_LIBRARY_PATH")


@dataclass(slots=True)
class ServiceProcess:
    """One service process; it is ended when the block is left, by its own id."""

    folder: Path
    port: int
    environment: Mapping[str, str]
    log: Path
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start it, without waiting until it answers."""
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "main.py"],
                cwd=self.folder,
                env={**kept, **self.environment, "PORT": str(self.port)},
                stdout=log,
                stderr=log,
            )

    def wait(self) -> None:
        """Wait until it is ready; raises with its log where it is not in a minute."""
        until = time.monotonic() + _START_SECONDS
        with httpx2.Client(base_url=self.url, timeout=2, verify=trusted()) as client:
            while time.monotonic() < until and (self._process is None or self._process.poll() is None):
                with suppress(httpx2.TransportError):
                    if client.get("/health/ready").is_success:
                        return
                time.sleep(0.05)
        raise RuntimeError(f"{self.folder.name} is not ready:\n{self.log.read_text('utf-8')[-3000:]}")

    def kill(self) -> None:
        """End it as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end, and wait for it."""
        self._end(signal.SIGTERM)

    def _end(self, sign: signal.Signals) -> None:
        if self._process is None or self._process.poll() is not None:
            return
        self._process.send_signal(sign)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
