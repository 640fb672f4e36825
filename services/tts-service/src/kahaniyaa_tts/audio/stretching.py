"""Sound made longer or shorter at its own pitch: overlapping frames, each taken where it goes on as the last one would.

Source: Verhelst and Roelands, "An overlap-add technique based on waveform similarity" (WSOLA), ICASSP 1993.
"""

import numpy
from numpy.typing import NDArray

_HOP = 330
"""15 ms; a frame is two of them."""
_LOOK = 180
"""So many samples to either side a frame is looked for: a period of a low voice."""

Wave = NDArray[numpy.float64]


def stretched(pcm: bytes, factor: float) -> bytes:
    """The sound so many times as long, to the sample."""
    wave = numpy.frombuffer(pcm, "<i2").astype(numpy.float64)
    samples = round(len(wave) * factor)
    padded = numpy.pad(wave, (_LOOK, 2 * _LOOK + 6 * _HOP))
    window = 0.5 - 0.5 * numpy.cos(numpy.pi * numpy.arange(2 * _HOP) / _HOP)
    made = numpy.zeros(samples + 2 * _HOP)
    made[:_HOP] = padded[_LOOK : _LOOK + _HOP] * (1 - window[:_HOP])
    at = _LOOK
    for start in range(0, samples, _HOP):
        if start:
            at = _likest(padded, round(start / factor) + _LOOK, at + _HOP)
        made[start : start + 2 * _HOP] += padded[at : at + 2 * _HOP] * window
    return numpy.clip(numpy.rint(made[:samples]), -32768, 32767).astype("<i2").tobytes()


def _likest(wave: Wave, near: int, goes_on: int) -> int:
    """The place near that one from which the wave is most like it is from where the last frame would go on."""
    wanted = wave[goes_on : goes_on + 2 * _HOP]
    around = wave[near - _LOOK : near + _LOOK + 2 * _HOP]
    energy = numpy.concatenate(((0.0,), numpy.cumsum(around**2)))
    power = numpy.sqrt(energy[2 * _HOP :] - energy[: -2 * _HOP])
    likeness = numpy.correlate(around, wanted, "valid") / numpy.maximum(power, 1.0)
    return near - _LOOK + int(likeness.argmax()) if likeness.max() > 0 else near
