"""The least that speaking can cost: espeak-ng's library in this process, and its own command line."""

import ctypes
import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import espeakng_loader  # pyright: ignore[reportMissingTypeStubs]

from kahaniyaa_tts.engines.espeak.frames import Job

_SYNCHRONOUS, _NO_EXIT, _UTF8 = 2, 0x8000, 1
_RATE, _VOLUME, _PITCH, _RANGE = 1, 2, 3, 4
_BUFFER_MS = 200


def floor_seconds(jobs: Sequence[Job], rounds: int = 5) -> float:
    """Processor seconds that the library itself needs for the jobs, its sound thrown away: the best of the rounds."""
    library = _library()
    times: list[float] = []
    for _ in range(rounds):
        started = time.process_time()
        for job in jobs:
            _say(library, job)
        times.append(time.process_time() - started)
    return min(times)


def command_line_seconds(jobs: Sequence[Job]) -> float | None:
    """Processor seconds of one `espeak-ng` process per sentence, its sound thrown away; None where it is not there."""
    program = shutil.which("espeak-ng")
    if program is None:
        return None
    before = _children()
    for job in jobs:
        subprocess.run(
            [program, "-v", job.voice, "-s", str(job.rate), "-p", str(job.pitch), "--stdin", "--stdout"],
            input=job.text.encode(),
            stdout=subprocess.DEVNULL,
            check=True,
        )
    return _children() - before


def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    data = str(Path(espeakng_loader.get_data_path()).parent).encode()
    library.espeak_Initialize(_SYNCHRONOUS, _BUFFER_MS, data, _NO_EXIT)
    return library


def _say(library: ctypes.CDLL, job: Job) -> None:
    library.espeak_SetVoiceByName(job.voice.encode())
    for parameter, value in ((_RATE, job.rate), (_VOLUME, job.volume), (_PITCH, job.pitch), (_RANGE, job.range)):
        library.espeak_SetParameter(parameter, value, 0)
    text = job.text.encode()
    library.espeak_Synth(text, ctypes.c_size_t(len(text) + 1), 0, 1, 0, _UTF8, None, None)


def _children() -> float:
    times = os.times()
    return times.children_user + times.children_system
