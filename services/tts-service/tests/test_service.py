"""tts-service alone, as its folder starts it."""

import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from prometheus_client import CollectorRegistry

from kahaniyaa_shared.testing.workers import free_port
from kahaniyaa_tts.engines.choice import UnknownEngineError, chosen_engine
from kahaniyaa_tts.settings import TtsSettings

FOLDER = Path(__file__).parents[1]


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


def test_words_for_numbers_are_loaded_after_the_start_and_before_anybody_asks(tmp_path: Path) -> None:
    """In a process of its own, because nothing is ever loaded twice in one."""
    program = """
import asyncio, sys, time
from kahaniyaa_tts.app import create_app
from kahaniyaa_tts.settings import TtsSettings
from kahaniyaa_tts.text.reading_out.vocabulary import vocabulary

def is_loaded():
    return vocabulary.cache_info().currsize > 10 and "indic_numtowords" in sys.modules

async def start():
    app = create_app(TtsSettings.load(speech_warm_workers=0))
    assert not is_loaded(), "it is loaded before the start"
    async with app.router.lifespan_context(app):
        until = time.monotonic() + 10
        while not is_loaded() and time.monotonic() < until:
            await asyncio.sleep(0.01)
        assert is_loaded()

asyncio.run(start())
"""
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "LOG_LEVEL": "ERROR"}
    ran = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=environment, check=False, timeout=60)
    assert ran.returncode == 0


def test_settings_choose_the_engines(given: dict[str, Any]) -> None:
    assert chosen_engine(TtsSettings(**given), CollectorRegistry()).ref.name == "espeak"
    for wrong in ("nobody", " , "):
        with pytest.raises(UnknownEngineError, match="SPEECH_ENGINES"):
            chosen_engine(TtsSettings(**given, speech_engines=wrong), CollectorRegistry())


@pytest.mark.parametrize("wrong", ["hi", "hi=nobody", "xx=espeak", "espeak"])
def test_an_order_for_a_language_that_cannot_be_read_is_named(given: dict[str, Any], wrong: str) -> None:
    with pytest.raises(UnknownEngineError, match="SPEECH_ENGINES"):
        chosen_engine(TtsSettings(**given, speech_engines_by_language=wrong), CollectorRegistry())
