"""How high a voice is."""

import numpy
from numpy.typing import NDArray

from kahaniyaa_tts.engine import SAMPLE_RATE

_FRAME = 1_024
_STEP = 512
_LOWEST, _HIGHEST = 50, 600
_PERIODIC = 0.5
_LOUD = 0.1

Wave = NDArray[numpy.float64]


def fundamental(pcm: bytes) -> float | None:
    """The median fundamental frequency in Hz, by autocorrelation of the loud and periodic frames; None if none is."""
    wave = numpy.frombuffer(pcm, dtype="<i2").astype(numpy.float64)
    if len(wave) < 2 * _FRAME:
        return None
    frames = numpy.lib.stride_tricks.sliding_window_view(wave, 2 * _FRAME)[::_STEP]
    power = (frames**2).mean(axis=1)
    loud = frames[power > _LOUD**2 * power.max()]
    periods = [period for period in map(_period, loud) if period]
    return SAMPLE_RATE / float(numpy.median(periods)) if periods else None


def _period(frame: Wave) -> float:
    """The period in samples, to a part of one; 0 for a frame that has none."""
    centred = (frame - frame.mean()) * numpy.hanning(len(frame))
    correlation = numpy.fft.irfft(numpy.abs(numpy.fft.rfft(centred, 2 * len(frame))) ** 2)
    window = numpy.hanning(len(frame))
    own = numpy.fft.irfft(numpy.abs(numpy.fft.rfft(window, 2 * len(frame))) ** 2)
    shortest, longest = SAMPLE_RATE // _HIGHEST, SAMPLE_RATE // _LOWEST
    levelled = correlation[: longest + 1] / own[: longest + 1]
    best = shortest + int(numpy.argmax(levelled[shortest:longest]))
    if levelled[best] < _PERIODIC * levelled[0] or not shortest < best < longest:
        return 0.0
    return best + _top(*levelled[best - 1 : best + 2])


def _top(before: float, at: float, after: float) -> float:
    """Where the top of the parabola through three values lies, from the middle one."""
    bend = before - 2 * at + after
    return 0.5 * (before - after) / bend if bend else 0.0
