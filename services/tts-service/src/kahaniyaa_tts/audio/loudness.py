"""How loud sound is (ITU-R BS.1770-5), measured while it comes."""

import math
from dataclasses import dataclass, field

import numpy
from numpy.typing import NDArray

from kahaniyaa_tts.engine import SAMPLE_RATE

_HOP = SAMPLE_RATE // 10  # samples: four hops are a block of 400 ms, and each block begins a hop after the last
_SILENT = -70.0  # LUFS
_QUIET = -10.0  # LU below the mean of what is not silent
_OFFSET = -0.691

Powers = NDArray[numpy.float64]


@dataclass(slots=True)
class Meter:
    """Measures the gated loudness of mono PCM.

    The two filters of the standard are applied to each hop's spectrum: for speech within 0.1 LU of filtering the sound
    itself, and a hundred times as fast as that is in Python.
    """

    _hops: list[Powers] = field(default_factory=list[Powers])
    _held: bytes = b""

    def add(self, pcm: bytes) -> None:
        """More sound."""
        held = self._held + pcm
        hops = len(held) // (2 * _HOP)
        self._held = held[hops * 2 * _HOP :]
        if hops:
            wave = numpy.frombuffer(held, dtype="<i2", count=hops * _HOP).astype(numpy.float32) / numpy.float32(32768)
            spectra = numpy.abs(numpy.fft.rfft(wave.reshape(hops, _HOP))) ** 2
            self._hops.append(2 * (spectra @ _WEIGHTS) / _HOP**2)

    @property
    def lufs(self) -> float | None:
        """The loudness of all so far; None while there is no block that is louder than silence."""
        hops = numpy.concatenate([*self._hops, numpy.zeros(0)])
        if len(hops) < 4:
            return None
        blocks = numpy.lib.stride_tricks.sliding_window_view(hops, 4).mean(axis=1)
        heard = blocks[blocks > _power(_SILENT)]
        if not len(heard):
            return None
        loud = heard[heard > heard.mean() * 10 ** (_QUIET / 10)]
        return _OFFSET + 10 * math.log10(float(loud.mean()))


def _power(lufs: float) -> float:
    return 10 ** ((lufs - _OFFSET) / 10)


def _weights() -> Powers:
    """The power response of the standard's shelf and high-pass at each frequency of a hop's spectrum."""
    z = numpy.exp(2j * numpy.pi * numpy.fft.rfftfreq(_HOP))
    k, q, high = math.tan(math.pi * 1681.974450955533 / SAMPLE_RATE), 0.7071752369554196, 10 ** (3.999843853973347 / 20)
    middle = high**0.4996667741545416
    shelf = (high + middle * k / q + k * k) + 2 * (k * k - high) / z + (high - middle * k / q + k * k) / z**2
    shelf /= (1 + k / q + k * k) + 2 * (k * k - 1) / z + (1 - k / q + k * k) / z**2
    k, q = math.tan(math.pi * 38.13547087602444 / SAMPLE_RATE), 0.5003270373238773
    norm = 1 + k / q + k * k
    high_pass = (1 - 2 / z + 1 / z**2) / (1 + 2 * (k * k - 1) / norm / z + (1 - k / q + k * k) / norm / z**2)
    return numpy.abs(shelf * high_pass) ** 2


_WEIGHTS = _weights()
