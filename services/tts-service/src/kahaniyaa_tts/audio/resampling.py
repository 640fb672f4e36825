"""Mono 16-bit PCM at another rate, piece by piece, with neither a delay nor a seam between the pieces."""

import math
from dataclasses import dataclass, field
from functools import cache

import numpy
from numpy.typing import NDArray

_REACH = 24
"""Samples on either side that one new sample is made of."""

_FADE = 8.0
"""The Kaiser window's beta: nothing that the change of rate mirrors is louder than -80 dB."""

_AT_ONCE = 8
"""Stretches multiplied at once: more would wake the threads of the linear algebra, which wait by spinning."""

Wave = NDArray[numpy.float32]


@dataclass(slots=True)
class Resampler:
    """Changes the rate by an ideal low-pass under a Kaiser window.

    The two rates meet again every `step` samples, which become `made` new ones: each such stretch, with its reach on
    both sides, is multiplied by one matrix.
    """

    rate: int
    to: int
    _matrix: Wave = field(init=False)
    _held: bytes = field(default=bytes(2 * _REACH), init=False)  # before the beginning there is silence
    _given: int = field(default=0, init=False)
    _taken: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self._matrix = _matrix(self._step, self._made, min(1.0, self.to / self.rate))

    @property
    def _step(self) -> int:
        return self.rate // math.gcd(self.rate, self.to)

    @property
    def _made(self) -> int:
        return self.to // math.gcd(self.rate, self.to)

    def more(self, pcm: bytes) -> bytes:
        """The new samples that can be known from what there is."""
        self._taken += len(pcm) // 2
        return self._converted(pcm)

    def rest(self) -> bytes:
        """The last ones, up to exactly as long as what was taken."""
        left = round(self._taken * self.to / self.rate) - self._given
        return self._converted(bytes(2 * (self._step + 2 * _REACH)))[: 2 * left]

    def _converted(self, pcm: bytes) -> bytes:
        held = self._held + pcm
        stretches = max((len(held) // 2 - 2 * _REACH) // self._step, 0)
        self._held = held[2 * stretches * self._step :]
        if not stretches:
            return b""
        wave = numpy.frombuffer(held, dtype="<i2").astype(numpy.float32)
        windows = numpy.lib.stride_tricks.sliding_window_view(wave, self._step + 2 * _REACH)[:: self._step][:stretches]
        few = (windows[i : i + _AT_ONCE] for i in range(0, stretches, _AT_ONCE))
        made = numpy.concatenate([numpy.ascontiguousarray(each) @ self._matrix for each in few])
        self._given += made.size
        return numpy.clip(numpy.rint(made), -32768, 32767).astype("<i2").tobytes()


@cache
def _matrix(step: int, made: int, cutoff: float) -> Wave:
    """From a stretch with its reach on both sides, (step + 2 reach,), to its new samples, (made,)."""
    old = numpy.arange(step + 2 * _REACH)[:, None] - _REACH
    new = numpy.arange(made)[None, :] * step / made
    apart = old - new
    inside = numpy.abs(apart) <= _REACH
    window = numpy.i0(_FADE * numpy.sqrt(numpy.where(inside, 1 - (apart / _REACH) ** 2, 0))) / numpy.i0(_FADE)
    weights = numpy.sinc(cutoff * apart) * window * inside
    return (weights / weights.sum(axis=0)).astype(numpy.float32)
