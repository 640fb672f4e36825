"""Processes that work for the service: executed anew, not forked, with nothing of what the service knows."""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from pathlib import Path

import kahaniyaa_tts

MOST_ANSWER_BYTES = 4 * 1024 * 1024
"""Of one answer: more is none."""

_KEPT_ENVIRONMENT = ("LD_LIBRARY_PATH", "SYSTEMROOT")  # what some interpreters need to start at all


async def executed(module: str, *arguments: str) -> Process:
    """The module of this package as a process of its own, that is asked and answers by pipes; raises OSError.

    It finds no installed packages but those that it is told of, so that it is up soon.
    """
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-E", "-S", "-m", module, *arguments),
        cwd=Path(kahaniyaa_tts.__file__).parents[1],
        env={name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ},
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        limit=MOST_ANSWER_BYTES,
    )


async def end(process: Process) -> None:
    """End the process now, whatever it is doing."""
    if process.returncode is None:
        process.kill()
    await process.wait()
    if process.stdin is not None:
        process.stdin.close()
        with suppress(OSError):  # what was not written yet went with the process
            await process.stdin.wait_closed()
