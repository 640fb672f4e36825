"""What espeak-ng's parameters do to the sound, as measured, so that rates and pitches asked for are those heard."""

import math
from itertools import pairwise

_NORMAL_WORDS_A_MINUTE = 175
_RATES = (80, 700)
_PITCH_FACTORS = (
    (0, 0.68),
    (20, 0.77),
    (40, 0.90),
    (50, 1.00),
    (60, 1.10),
    (70, 1.22),
    (80, 1.36),
    (90, 1.51),
    (99, 1.66),
)
"""The pitch parameter, and the factor on the fundamental frequency that it was measured to give (en and hi agree)."""
_PITCHES = tuple((parameter, math.log(factor)) for parameter, factor in _PITCH_FACTORS)

_NORMAL_RANGE = 50


def rate_parameter(rate: float) -> int:
    """The rate parameter for a speed factor: right within 3 % from 0.48 to 2.45, on to 4 by time compression."""
    return min(max(round(_NORMAL_WORDS_A_MINUTE * rate), _RATES[0]), _RATES[1])


def pitch_parameter(semitones: float) -> int:
    """The pitch parameter for semitones up or down, between -6.6 and +8.8; beyond it, the nearest."""
    wanted = semitones / 12 * math.log(2)
    for (low, below), (high, above) in pairwise(_PITCHES):
        if wanted <= above:
            return max(round(low + (high - low) * (wanted - below) / (above - below)), 0)
    return _PITCHES[-1][0]


def range_parameter(lively: float) -> int:
    """The range parameter for a factor on the melody's width."""
    return min(max(round(_NORMAL_RANGE * lively), 0), 99)


def is_within_reach(*, pitch: float) -> bool:
    """Whether the pitch asked for is the one that will be heard."""
    lowest, highest = (12 * math.log2(factor) for factor in (_PITCH_FACTORS[0][1], _PITCH_FACTORS[-1][1]))
    return lowest - 0.1 <= pitch <= highest + 0.1
