"""Ears for tests: pitch, loudness and onsets, measured on the sound itself."""

import numpy
from numpy.typing import NDArray

from kahaniyaa_tts.engine import SAMPLE_RATE

Wave = NDArray[numpy.float64]
_FRAME = 2048
_WINDOW = numpy.hanning(_FRAME)
_VOICED = 0.4
_AUDIBLE = 0.02


def pitch(pcm: bytes) -> float:
    """The median fundamental frequency in Hz, by autocorrelation of the frames that are loud and periodic."""
    return float(numpy.median(pitches(pcm)))


def pitches(pcm: bytes) -> list[float]:
    """The fundamental frequency in Hz of each frame (of which there is one every 1,024 samples) that has one."""
    wave = _wave(pcm)
    periods = (_period(wave[i : i + _FRAME]) for i in range(0, len(wave) - _FRAME, _FRAME // 2))
    return [SAMPLE_RATE / period for period in periods if period]


def loudness(pcm: bytes) -> float:
    """The gated loudness in LUFS (ITU-R BS.1770), its two filters applied in the frequency domain.

    A sound shorter than one of its blocks is one.
    """
    wave = _wave(pcm)
    count = _handy(len(wave))
    z: NDArray[numpy.complex128] = numpy.exp(2j * numpy.pi * numpy.fft.rfftfreq(count))
    heard = numpy.fft.irfft(numpy.fft.rfft(wave, count) * _shelf(z) * _high_pass(z), count)[: len(wave)]
    block = int(0.4 * SAMPLE_RATE)
    powers = numpy.array([(heard[i : i + block] ** 2).mean() for i in range(0, max(1, len(heard) - block), block // 4)])
    powers = powers[_lufs(powers) > -70]
    powers = powers[_lufs(powers) > _lufs(powers.mean(keepdims=True)) - 10]
    return float(_lufs(powers.mean(keepdims=True))[0])


def true_peak(pcm: bytes) -> float:
    """The highest peak in dB of full scale, those between samples included: the sound at four times its rate, exactly.

    The standard's own interpolation (BS.1770, Annex 2) is a filter that comes near this and never above it.
    """
    wave = numpy.pad(_wave(pcm), 64)  # its end is not followed by its beginning
    count = _handy(len(wave))
    spectrum = numpy.zeros(2 * count + 1, dtype=numpy.complex128)
    spectrum[: count // 2 + 1] = numpy.fft.rfft(wave, count)
    return float(20 * numpy.log10(max(numpy.abs(numpy.fft.irfft(spectrum, 4 * count)).max() * 4, 1e-6)))


def longest_quiet(pcm: bytes) -> float:
    """Seconds of the longest stretch that is not louder than a hundredth of the loudest."""
    wave = numpy.abs(_wave(pcm))
    return float(numpy.diff(numpy.flatnonzero(wave > wave.max() / 100)).max()) / SAMPLE_RATE


def onset(pcm: bytes, *, start: int = 0) -> int:
    """The first sample at or after `start` from which 5 ms hold a peak above a fiftieth of the loudest."""
    wave = numpy.abs(_wave(pcm))
    step = SAMPLE_RATE // 200
    peaks = numpy.array([wave[i : i + step].max() for i in range(start, len(wave) - step, step)])
    return start + int(numpy.argmax(peaks > wave.max() / 50)) * step


def _wave(pcm: bytes) -> Wave:
    return numpy.frombuffer(pcm, dtype="<i2").astype(numpy.float64) / 32768


def _handy(count: int) -> int:
    """The next length whose factors are 2, 3 and 5: at any other, a Fourier transform takes several times as long."""
    odd = (3**threes * 5**fives for threes in range(6) for fives in range(4))
    return min(factor << (-(-count // factor) - 1).bit_length() for factor in odd)


def _period(frame: Wave) -> int:
    """The period in samples; 0 for a frame that is quiet or has none."""
    if float(numpy.sqrt((frame**2).mean())) < _AUDIBLE:
        return 0
    spectrum = numpy.abs(numpy.fft.rfft((frame - frame.mean()) * _WINDOW, 2 * _FRAME)) ** 2
    correlation = numpy.fft.irfft(spectrum)
    shortest, longest = SAMPLE_RATE // 600, SAMPLE_RATE // 50
    period = shortest + int(numpy.argmax(correlation[shortest:longest]))
    return period if correlation[period] > _VOICED * correlation[0] else 0


def _lufs(power: Wave) -> Wave:
    return -0.691 + 10 * numpy.log10(numpy.maximum(power, 1e-12))


def _shelf(z: NDArray[numpy.complex128]) -> NDArray[numpy.complex128]:
    k, q, high = float(numpy.tan(numpy.pi * 1681.97 / SAMPLE_RATE)), 0.7072, 10 ** (3.99984 / 20)
    middle = high**0.4996667741545416
    norm = 1 + k / q + k * k
    above = (high + middle * k / q + k * k) + 2 * (k * k - high) / z + (high - middle * k / q + k * k) / z**2
    return above / (norm + 2 * (k * k - 1) / z + (1 - k / q + k * k) / z**2)


def _high_pass(z: NDArray[numpy.complex128]) -> NDArray[numpy.complex128]:
    k, q = float(numpy.tan(numpy.pi * 38.1355 / SAMPLE_RATE)), 0.50033
    norm = 1 + k / q + k * k
    return (1 - 2 / z + 1 / z**2) / (1 + 2 * (k * k - 1) / norm / z + (1 - k / q + k * k) / norm / z**2)
