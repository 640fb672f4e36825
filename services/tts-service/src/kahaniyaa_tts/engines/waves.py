"""What engines do to sound before it leaves them: resampling, loudness, and samples as bytes."""

import numpy
from numpy.typing import NDArray

from kahaniyaa_tts.engine import LOUDNESS, SAMPLE_RATE

Wave = NDArray[numpy.float32]
"""Mono, between -1 and 1."""

_TAPER = 0.04  # of the band below the cutoff: a sharper edge would ring audibly
_BLOCK = 0.4  # seconds (ITU-R BS.1770-4, 5.1)
_STEPS = 4
_SILENT = 1e-10
_MOST_GAIN = 30.0


def resampled(wave: Wave, ratio: float) -> Wave:
    """The wave with so many times as many samples, by its spectrum: nothing above the new band is folded into it."""
    if ratio == 1.0 or not len(wave):
        return wave
    size = _convenient(len(wave) + 512)
    spectrum = numpy.fft.rfft(wave, size)
    target = 2 * round(size * ratio / 2)
    kept = numpy.zeros(target // 2 + 1, numpy.complex128)
    shared = min(len(spectrum), len(kept))
    kept[:shared] = spectrum[:shared] * _low_pass(shared)
    heard = numpy.fft.irfft(kept, target) * ratio
    return heard[: round(len(wave) * ratio)].astype(numpy.float32)


def pcm_of(wave: Wave) -> bytes:
    """The wave as 16-bit samples; what is beyond full scale is held there."""
    return (numpy.clip(wave, -1, 1) * 32767).astype("<i2").tobytes()


def wave_of(pcm: bytes) -> Wave:
    """16-bit samples as a wave."""
    return numpy.frombuffer(pcm, dtype="<i2").astype(numpy.float32) / numpy.float32(32768)


def levelling_gain(wave: Wave) -> float:
    """The gain in dB that brings a voice that sounds like this, at SAMPLE_RATE, to LOUDNESS; 0 for silence."""
    heard = _weighted(wave)
    block = int(_BLOCK * SAMPLE_RATE)
    starts = range(0, max(len(heard) - block, 0) + 1, block // _STEPS)
    powers = numpy.array([float((heard[start : start + block] ** 2).mean()) for start in starts])
    loud = powers[powers > 10 ** ((-70 + 0.691) / 10)]
    loud = loud[loud > loud.mean() / 10] if len(loud) else loud
    if not len(loud):
        return 0.0
    gain = LOUDNESS + 0.691 - 10 * float(numpy.log10(loud.mean()))
    return min(max(gain, -_MOST_GAIN), _MOST_GAIN)


def _convenient(size: int) -> int:
    """The next length whose Fourier transform is quick: a power of two, or one and a half of one."""
    power = 1 << (size - 1).bit_length()
    return power * 3 // 4 if power * 3 // 4 >= size else power


def _low_pass(bins: int) -> NDArray[numpy.float64]:
    taper = max(int(bins * _TAPER), 1)
    passed = numpy.ones(bins)
    passed[bins - taper :] = 0.5 + 0.5 * numpy.cos(numpy.pi * (numpy.arange(taper) + 1) / taper)
    return passed


def _weighted(wave: Wave) -> NDArray[numpy.float64]:
    """The wave as loudness is judged (K-weighting, ITU-R BS.1770-4, annex 1), by its analogue curve."""
    frequency = numpy.fft.rfftfreq(len(wave), 1 / SAMPLE_RATE)
    s = 1j * numpy.maximum(frequency, 1e-3)
    shelf_at, shelf_q, high = 1681.97, 0.7072, 10 ** (3.99984 / 20)
    shelf = (high * s**2 + high**0.4996668 / shelf_q * s * shelf_at + shelf_at**2) / (
        s**2 + s * shelf_at / shelf_q + shelf_at**2
    )
    low_at, low_q = 38.1355, 0.50033
    high_pass = s**2 / (s**2 + s * low_at / low_q + low_at**2)
    return numpy.fft.irfft(numpy.fft.rfft(wave.astype(numpy.float64)) * shelf * high_pass, len(wave))
