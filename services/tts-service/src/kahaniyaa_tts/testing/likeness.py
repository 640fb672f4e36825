"""How far apart two voices are for whoever listens: by pitch, by pace and by the colour of their sound."""

import math
from dataclasses import dataclass
from typing import Any

import numpy
from numpy.typing import NDArray

from kahaniyaa_tts.engine import SAMPLE_RATE
from kahaniyaa_tts.testing.ears import pitches

_SEMITONES, _PACE, _COLOUR = 2.0, 0.12, 3.0
"""What counts as one step apart: so many semitones, so much of the length, so many dB between the spectra."""
_FRAME, _BANDS, _LOWEST, _HIGHEST = 1024, 20, 80.0, 8_000.0
_SUNG = 0.25
"""The share of frames that have a pitch, below which a voice whispers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Impression:
    """What stays of a voice that said a sentence: its pitch in Hz (0 for a whisper), its length, its colour in dB."""

    pitch: float
    seconds: float
    colour: NDArray[numpy.float64]  # the level of each of 20 bands, even on the mel scale, against their mean


def impression(pcm: bytes) -> Impression:
    """The impression that a voice makes by a sentence."""
    found = pitches(pcm)
    frames = max(len(pcm) // 2 // 1024, 1)
    middle = float(numpy.median(found)) if len(found) > _SUNG * frames else 0.0
    return Impression(pitch=middle, seconds=len(pcm) / 2 / SAMPLE_RATE, colour=_colour(pcm))


def apart(one: Impression, other: Impression) -> float:
    """How far apart two voices are that say the same sentence; from 1 on, anybody hears that they are two."""
    return math.hypot(
        semitones(one, other) / _SEMITONES,
        math.log(one.seconds / other.seconds) / math.log1p(_PACE),
        coloured(one, other) / _COLOUR,
    )


def semitones(one: Impression, other: Impression) -> float:
    """How much higher the first is than the other; nothing where one of them whispers."""
    return 12 * math.log2(one.pitch / other.pitch) if one.pitch and other.pitch else 0.0


def coloured(one: Impression, other: Impression) -> float:
    """How many dB their spectra differ by, whatever their loudness."""
    return float(numpy.sqrt(((one.colour - other.colour) ** 2).mean()))


def _colour(pcm: bytes) -> NDArray[numpy.float64]:
    wave = numpy.frombuffer(pcm, dtype="<i2").astype(numpy.float64) / 32768
    frames = numpy.lib.stride_tricks.sliding_window_view(wave, _FRAME)[:: _FRAME // 2] * numpy.hanning(_FRAME)
    power = (numpy.abs(numpy.fft.rfft(frames)) ** 2).mean(axis=0)
    edges = numpy.linspace(_mel(_LOWEST), _mel(_HIGHEST), _BANDS + 1)
    band = numpy.digitize(_mel(numpy.fft.rfftfreq(_FRAME, 1 / SAMPLE_RATE)), edges) - 1
    levels = numpy.array([10 * math.log10(float(power[band == number].sum()) + 1e-9) for number in range(_BANDS)])
    return levels - levels.mean()


def _mel(hertz: NDArray[numpy.floating[Any]] | float) -> NDArray[numpy.float64]:
    return 2595 * numpy.log10(1 + numpy.asarray(hertz) / 700)
