"""A gain after which no peak is too high, not even one between two samples."""

import math
from dataclasses import dataclass, field
from functools import reduce

import numpy
from numpy.typing import NDArray

CEILING = -1.7
"""dBTP: lower would cost the loudest voices more than the level at which all are to be."""

_BLOCK = 32  # samples that share a gain: 1.5 ms
_AHEAD = 8  # blocks before a peak in which the gain goes down; a power of two
_RELEASE = 0.05  # of the way back to full gain in a block: half of it in 20 ms
_UNHEARD = 1e-4  # of the gain: a thousandth of a dB
_REACH = 16  # samples on either side that tell what is between two
_FADE = 3.0
_AT_ONCE = 48  # blocks multiplied at once: more would wake the threads of the linear algebra, which wait by spinning

Wave = NDArray[numpy.float32]


@dataclass(slots=True)
class Limiter:
    """Makes PCM so many dB louder and holds its true peak (ITU-R BS.1770-5, Annex 2) below a ceiling.

    The gain goes down smoothly before a peak and comes back slowly after it, so that nothing is bent. Sound comes out
    13 ms of it later than it goes in, in whatever pieces, and all of it: the same samples in the same number.
    """

    decibels: float
    ceiling: float = CEILING  # dBTP
    # The gain must be able to go down before the first sample: the sound begins with silence that is not given out.
    _wave: Wave = field(default_factory=lambda: numpy.zeros(_REACH + _AHEAD * _BLOCK, numpy.float32))
    _early: int = _AHEAD * _BLOCK
    _needs: Wave = field(default_factory=lambda: numpy.ones(0, numpy.float32))  # gains that blocks not given yet allow
    _lows: NDArray[numpy.float64] = field(default_factory=lambda: numpy.ones(_AHEAD))  # of the blocks given last
    _owed: int = 0  # samples

    def more(self, pcm: bytes) -> bytes:
        """What of the sound is settled once this has come to it."""
        self._hear(pcm)
        return self._settled()

    def rest(self, pcm: bytes = b"") -> bytes:
        """The rest of the sound, which this ends."""
        self._hear(pcm, silence=_REACH + (2 * _AHEAD + 1) * _BLOCK)
        owed = self._owed
        return self._settled()[: 2 * owed]

    def _hear(self, pcm: bytes, *, silence: int = 0) -> None:
        """Take the sound in, louder, and so many samples of silence after it."""
        heard = numpy.frombuffer(pcm, dtype="<i2")
        self._owed += len(heard)
        begin, end = len(self._wave), len(self._wave) + len(heard)
        wave = numpy.empty(end + silence, numpy.float32)
        wave[:begin], wave[end:] = self._wave, 0
        numpy.multiply(heard, numpy.float32(10 ** (self.decibels / 20)), out=wave[begin:end])
        self._wave = wave

    def _settled(self) -> bytes:
        self._needs = numpy.concatenate((self._needs, self._new_needs()))
        blocks = len(self._needs) - _AHEAD
        if blocks <= 0:
            return b""
        wave = self._wave[_REACH : _REACH + blocks * _BLOCK]
        with numpy.errstate(invalid="ignore"):  # what has no room in 16 bits is held below
            sound = numpy.rint(wave, out=numpy.empty(len(wave), "<i2"), casting="unsafe")
        if min(self._needs.min(), self._lows.min()) < 1:
            self._hold(wave.reshape(blocks, _BLOCK), sound.reshape(blocks, _BLOCK))
        self._wave, self._needs = self._wave[blocks * _BLOCK :], self._needs[blocks:]
        sound, self._early = sound[self._early :], max(self._early - len(sound), 0)
        self._owed -= len(sound)
        return sound.tobytes()

    def _new_needs(self) -> Wave:
        """The gain that each block allows of which all is there that reaches into it."""
        known = len(self._needs)
        blocks = (len(self._wave) - 2 * _REACH) // _BLOCK - known
        if blocks <= 0:
            return numpy.ones(0, numpy.float32)
        wave = self._wave[known * _BLOCK :]
        allowed = numpy.ones(blocks, numpy.float32)
        highest = 10 ** (self.ceiling / 20) * 32768
        inside = wave[_REACH : _REACH + blocks * _BLOCK]
        if max(inside.max(), -inside.min()) <= highest / 1.5:  # as most first sounds are
            return allowed
        loud = _loud_blocks(inside, highest / 1.5)
        for first in range(0, len(loud), _AT_ONCE):
            few = loud[first : first + _AT_ONCE]
            around = wave[few[:, None] * _BLOCK + numpy.arange(_BLOCK + 2 * _REACH)]
            peaks = numpy.abs(numpy.hstack((around[:, _REACH:-_REACH], around @ _BETWEEN))).max(axis=1)
            # In steps of a thousandth: sums that are added up in another order differ in the last place.
            allowed[few] = numpy.floor(highest / numpy.maximum(peaks, highest) * 1000 + 1e-3) / 1000
        return allowed

    def _hold(self, wave: Wave, sound: NDArray[numpy.int16]) -> None:
        """Put into the sound those blocks of the wave whose gain is less than full.

        At a block's edges the gain is no more than both its sides allow, and goes straight from one to the other.
        """
        blocks = len(wave)
        lows = _windowed(numpy.minimum, self._needs)[: blocks + 1]
        held = numpy.concatenate((self._lows, _released(lows, float(self._lows[-1]))))
        smooth = _windowed(numpy.add, held) / _AHEAD
        edges = numpy.minimum(smooth[:-1], smooth[1:]).astype(numpy.float32)
        self._lows = held[blocks : blocks + _AHEAD]
        lower = numpy.flatnonzero(numpy.minimum(edges[:-1], edges[1:]) < 1)
        rises = edges[lower + 1] - edges[lower]
        sound[lower] = numpy.rint(wave[lower] * (edges[lower, None] + rises[:, None] * _WITHIN))


def _loud_blocks(wave: Wave, size: float) -> NDArray[numpy.intp]:
    """Which blocks hold a sample that is larger; most hold none."""
    eights = (numpy.abs(wave) > size).view(numpy.uint64).reshape(-1, _BLOCK // 8)
    return numpy.flatnonzero(reduce(numpy.bitwise_or, eights.T))


def _windowed(joined: numpy.ufunc, values: NDArray[numpy.floating]) -> NDArray[numpy.floating]:
    """Every `_AHEAD` values that follow one another joined to one: pairs first, then pairs of those, and so on."""
    width = 1
    while width < _AHEAD:
        values = joined(values[:-width], values[width:])
        width *= 2
    return values


def _released(lows: Wave, before: float) -> NDArray[numpy.float64]:
    """The lows, each at most a step back up from the one before it.

    What a gain lacks fades by the same factor in each block unless more is lacking: in logarithms, a running maximum.
    """
    fading = numpy.arange(len(lows) + 1) * -math.log(1 - _RELEASE)
    lacking = numpy.log(numpy.maximum(1 - numpy.concatenate(([before], lows)), 1e-30))
    lacked = numpy.exp(numpy.maximum.accumulate(lacking + fading) - fading)[1:]
    return 1 - numpy.where(lacked < _UNHEARD, 0, lacked)


def _between() -> Wave:
    """From a block with its reach to the three points after each of its samples: four times as many samples."""
    points = (numpy.arange(_BLOCK)[:, None] + numpy.array([0.25, 0.5, 0.75])).ravel()
    apart = numpy.arange(_BLOCK + 2 * _REACH)[:, None] - _REACH - points
    inside = numpy.abs(apart) <= _REACH
    window = numpy.i0(_FADE * numpy.sqrt(numpy.where(inside, 1 - (apart / _REACH) ** 2, 0))) / numpy.i0(_FADE)
    return (numpy.sinc(apart) * window * inside).astype(numpy.float32)


_BETWEEN = _between()
_WITHIN = numpy.arange(_BLOCK, dtype=numpy.float32) / numpy.float32(_BLOCK)
