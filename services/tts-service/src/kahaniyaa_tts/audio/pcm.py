"""Mono 16-bit PCM: silence, gain without clipping, and samples as time."""

import numpy
from numpy.typing import NDArray

from kahaniyaa_tts.audio.limiter import Limiter
from kahaniyaa_tts.engine import SAMPLE_RATE

_HARDLY_HEARD = 1 / 100
"""Of the loudest: what is softer than that after a sentence is no part of it."""

_QUIET = 1 / 200
"""Of full scale: what is softer than that before a sentence is no part of it."""


def silence(samples: int) -> bytes:
    """So many samples of nothing."""
    return bytes(2 * samples)


def samples_of(milliseconds: float) -> int:
    """How many samples so many milliseconds are."""
    return round(milliseconds * SAMPLE_RATE / 1000)


def milliseconds_of(samples: int) -> int:
    """How many milliseconds so many samples are."""
    return round(samples * 1000 / SAMPLE_RATE)


def amplified(pcm: bytes, decibels: float) -> bytes:
    """The sound so many dB louder, its peaks held below full scale."""
    return Limiter(decibels).rest(pcm)


def without_end(pcm: bytes, *, hardly_heard: float = _HARDLY_HEARD) -> bytes:
    """The sound up to 5 ms after the last that is louder than that part of its loudest."""
    wave = _absolute(pcm)
    loud = numpy.flatnonzero(wave > wave.max(initial=0) * hardly_heard)
    return pcm[: 2 * (int(loud[-1]) + samples_of(5))] if loud.size else pcm


def quiet_at_first(pcm: bytes, decibels: float) -> int:
    """How many samples there are, 5 ms less, before anything is heard of it once it is so many dB louder."""
    loud = numpy.flatnonzero(_absolute(pcm) * 10 ** (decibels / 20) > _QUIET * 32768)
    return max(int(loud[0]) - samples_of(5), 0) if loud.size else len(pcm) // 2


def _absolute(pcm: bytes) -> NDArray[numpy.int32]:
    return numpy.abs(numpy.frombuffer(pcm, dtype="<i2").astype(numpy.int32))
