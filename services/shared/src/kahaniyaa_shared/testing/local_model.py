"""A real OpenAI-compatible server with a model of no wisdom, for tests of everything that speaks to such servers.

The model is made on the spot: random weights, and words of the test's choosing that it strings together. It streams,
counts tokens, keeps to a JSON schema, takes pictures and refuses a wrong key, as llama.cpp does; what it says is noise.
So it proves how we speak to a model, never how well a model tells.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kahaniyaa_shared.testing.tiny_model import ENGLISH, write_model, write_sight

START_SECONDS = 20.0
STOP_SECONDS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalModel:
    """Where the server is, what opens it, and the name it answers to."""

    base_url: str
    api_key: str
    model: str


class LocalModelError(Exception):
    """The server did not start; the message ends with what it last said."""


@contextmanager
def local_model(
    *, sees: bool = False, words: Sequence[str] = ENGLISH, context: int = 4096, parallel: int = 2
) -> Generator[LocalModel, None, None]:
    """Serve a tiny model on a free loopback port for as long as the block lasts.

    `sees` adds a vision part; `words` is the language it babbles in; `context` is its window in tokens per answer.
    One start takes under a second, so let a fixture of a whole module or session hold it.
    """
    with tempfile.TemporaryDirectory(prefix="local-model-") as folder:
        place = Path(folder)
        write_model(place / "model.gguf", words=words, context=context)
        if sees:
            write_sight(place / "sight.gguf")
        with _served(place, context * parallel, parallel) as model:
            yield model


@contextmanager
def _served(folder: Path, context: int, parallel: int) -> Generator[LocalModel, None, None]:
    api_key, name = "local-key", "tiny"
    with (folder / "log").open("wb") as log:
        command = [sys.executable, "-m", "kahaniyaa_shared.testing.local_model_server"]
        server = subprocess.Popen(  # noqa: S603 - every word of the command is ours
            [*command, str(folder), name, str(context), str(parallel)],
            stdin=subprocess.PIPE,  # the server ends with us: it leaves when this closes
            stdout=log,
            stderr=log,
            env={**os.environ, "LOCAL_MODEL_KEY": api_key},
        )
        try:
            yield LocalModel(base_url=_address(server, folder) + "/v1", api_key=api_key, model=name)
        finally:
            _stop(server)


def _address(server: subprocess.Popen[bytes], folder: Path) -> str:
    announced = folder / "address"
    deadline = time.monotonic() + START_SECONDS
    while not announced.exists():
        if server.poll() is not None or time.monotonic() > deadline:
            said = (folder / "log").read_text(errors="replace")[-2000:]
            raise LocalModelError(f"The local model server did not start:\n{said}")
        time.sleep(0.01)
    return announced.read_text()


def _stop(server: subprocess.Popen[bytes]) -> None:
    if server.stdin is not None:
        server.stdin.close()
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
