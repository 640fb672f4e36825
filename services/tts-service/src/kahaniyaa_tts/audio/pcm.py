"""Mono 16-bit PCM: silence, gain without clipping, and samples as time."""

import numpy

from kahaniyaa_tts.engine import SAMPLE_RATE

_KNEE = 0.70
_CEILING = 0.88
"""Of full scale (-1.1 dB): sound louder than the knee bends towards this and never reaches it."""
_HARDLY_HEARD = 100


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
    """The sound so many dB louder, with its peaks bent below full scale rather than cut off."""
    wave = numpy.frombuffer(pcm, dtype="<i2").astype(numpy.float32) * (10 ** (decibels / 20) / 32768)
    loud = numpy.abs(wave) > _KNEE
    if loud.any():
        room = _CEILING - _KNEE
        over = (numpy.abs(wave[loud]) - _KNEE) / room
        wave[loud] = numpy.sign(wave[loud]) * (_KNEE + room * numpy.tanh(over))
    return (wave * 32767).astype("<i2").tobytes()


def without_end(pcm: bytes) -> bytes:
    """The sound up to 5 ms after the last that is louder than a hundredth of its loudest."""
    wave = numpy.abs(numpy.frombuffer(pcm, dtype="<i2").astype(numpy.int32))
    loud = numpy.flatnonzero(wave > wave.max(initial=0) / _HARDLY_HEARD)
    return pcm[: 2 * (int(loud[-1]) + samples_of(5))] if loud.size else pcm
