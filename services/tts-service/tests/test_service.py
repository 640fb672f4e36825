"""tts-service alone, as its folder starts it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from prometheus_client import CollectorRegistry

from kahaniyaa_tts.engines.choice import UnknownEngineError, chosen_engine
from kahaniyaa_tts.settings import TtsSettings

FOLDER = Path(__file__).parents[1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_python_main_py_serves(tmp_path: Path) -> None:
    port = free_port()
    environment = {**os.environ, "PORT": str(port), "DATA_DIR": str(tmp_path), "LOG_LEVEL": "ERROR"}
    command = [sys.executable, "main.py"]
    with subprocess.Popen(command, cwd=FOLDER, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            assert answers(f"http://127.0.0.1:{port}/health/ready")
        finally:
            process.terminate()


def answers(address: str) -> bool:
    for _ in range(200):
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                return answer.status == 200
        except OSError:
            time.sleep(0.1)
    return False


def test_settings_choose_the_engines(given: dict[str, Any]) -> None:
    assert chosen_engine(TtsSettings(**given), CollectorRegistry()).ref.name == "espeak"
    for wrong in ("nobody", " , "):
        with pytest.raises(UnknownEngineError, match="SPEECH_ENGINES"):
            chosen_engine(TtsSettings(**given, speech_engines=wrong), CollectorRegistry())


@pytest.mark.parametrize("wrong", ["hi", "hi=nobody", "xx=espeak", "espeak"])
def test_an_order_for_a_language_that_cannot_be_read_is_named(given: dict[str, Any], wrong: str) -> None:
    with pytest.raises(UnknownEngineError, match="SPEECH_ENGINES"):
        chosen_engine(TtsSettings(**given, speech_engines_by_language=wrong), CollectorRegistry())
