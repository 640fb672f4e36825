"""The least that speaking can cost: espeak-ng's library and LAME in this process, and its own command line."""

import ctypes
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import espeakng_loader

from kahaniyaa_tts.audio.encoders.mp3 import Mp3
from kahaniyaa_tts.engines.espeak.frames import Job
from kahaniyaa_tts.engines.espeak.variants import SHARED, without_faint_echoes

_SYNCHRONOUS, _NO_EXIT, _UTF8 = 2, 0x8000, 1
_RATE, _VOLUME, _PITCH, _RANGE = 1, 2, 3, 4
_BUFFER_MS = 200
_ON_SOUND = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_FIRST_BYTES = 2304
"""0.05 s of sound: LAME makes a first frame of it."""


class Library:
    """The library itself, its sound thrown away."""

    def __init__(self) -> None:
        self._library = _library()

    def seconds(self, job: Job) -> float:
        """Processor seconds that it needs for a job."""
        started = time.process_time()
        _say(self._library, job)
        return time.process_time() - started


def mp3_floor_seconds(jobs: Sequence[Job]) -> float:
    """Processor seconds of the library and one LAME for the jobs, with nothing around them."""
    library, lame = _library(), Mp3()
    started = time.process_time()
    with _heard(library, partial(_encoded, lame)):
        for job in jobs:
            _say(library, job)
    lame.finish()
    return time.process_time() - started


def first_mp3_seconds(jobs: Sequence[Job]) -> list[float]:
    """For each job, the seconds until the library and LAME have its first bytes, and no more is said of it."""
    library, firsts = _library(), list[float]()
    for job in jobs:
        lame, started = Mp3(), time.perf_counter()
        with _heard(library, partial(_begun, lame)):
            _say(library, job)
        firsts.append(time.perf_counter() - started)
    return firsts


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
    data = without_faint_echoes(Path(espeakng_loader.get_data_path()), SHARED)  # as the service has it
    library.espeak_Initialize(_SYNCHRONOUS, _BUFFER_MS, str(data.parent).encode(), _NO_EXIT)
    return library


@contextmanager
def _heard(library: ctypes.CDLL, is_enough: Callable[[bytes], bool]) -> Generator[None]:
    """Give the library's sound to somebody for as long as the block lasts, each time until there is enough."""

    @_ON_SOUND
    def on_sound(wave: int | None, count: int, _events: int | None) -> int:
        return int(is_enough(ctypes.string_at(wave, 2 * count))) if wave else 0

    library.espeak_SetSynthCallback(on_sound)
    try:
        yield
    finally:
        library.espeak_SetSynthCallback(None)


def _encoded(lame: Mp3, pcm: bytes) -> bool:
    lame.encode(pcm)
    return False


def _begun(lame: Mp3, pcm: bytes) -> bool:
    return bool(lame.encode(pcm.lstrip(b"\0")[:_FIRST_BYTES]))


def _say(library: ctypes.CDLL, job: Job) -> None:
    library.espeak_SetVoiceByName(job.voice.encode())
    for parameter, value in ((_RATE, job.rate), (_VOLUME, job.volume), (_PITCH, job.pitch), (_RANGE, job.range)):
        library.espeak_SetParameter(parameter, value, 0)
    text = job.text.encode()
    library.espeak_Synth(text, ctypes.c_size_t(len(text) + 1), 0, 1, 0, _UTF8, None, None)


def _children() -> float:
    times = os.times()
    return times.children_user + times.children_system
