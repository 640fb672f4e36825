"""The values of SSML's attributes, in the units that voices understand. Clauses are of SSML 1.1 (W3C, 2010)."""

import math
import re
from dataclasses import dataclass
from itertools import pairwise

LONGEST_PAUSE_MS = 10_000
RATES = (0.25, 4.0)
PITCHES = (-12.0, 12.0)
GAINS = (-120.0, 12.0)
UNBENT = 1.0
"""dB by which every voice can be louder and be heard so within half a decibel: above it, peaks are held down."""
RANGES = (0.0, 2.0)

_TIME = re.compile(r"\+?(\d{1,9}(?:\.\d{0,6})?|\.\d{1,6})(ms|s)")
_NUMBER = r"([+-]?(?:\d{1,6}(?:\.\d{0,6})?|\.\d{1,6}))"
_PERCENT = re.compile(_NUMBER + "%")
_SEMITONES = re.compile(r"([+-]?(?:\d{1,3}(?:\.\d{0,6})?|\.\d{1,6}))st")
_HERTZ = re.compile(_NUMBER + "Hz")
_DECIBELS = re.compile(_NUMBER + "dB")
_FACTOR = re.compile(r"\+?(\d{1,6}(?:\.\d{0,6})?|\.\d{1,6})")
_TARGET = re.compile(r"\(\s*" + _NUMBER + r"%\s*,\s*([^\s,()]{1,20})\s*\)")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,8}")
_NAME = re.compile(r"[^\W\d][\w.·-]{0,199}")

_STRENGTHS = {"none": 0, "x-weak": 100, "weak": 200, "medium": 400, "strong": 700, "x-strong": 1_200}
_RATE_NAMES = {"x-slow": 0.5, "slow": 0.75, "medium": 1.0, "default": 1.0, "fast": 1.35, "x-fast": 1.8}
_PITCH_NAMES = {"x-low": -6.0, "low": -3.0, "medium": 0.0, "default": 0.0, "high": 3.0, "x-high": 6.0}
_VOLUME_NAMES = {
    "silent": -120.0,
    "x-soft": -12.0,
    "soft": -6.0,
    "medium": 0.0,
    "default": 0.0,
    "loud": 3.0,
    "x-loud": 6.0,
}
_RANGE_NAMES = {"x-low": 0.3, "low": 0.6, "medium": 1.0, "default": 1.0, "high": 1.4, "x-high": 1.8}
_FULL_VOLUME = 100
EMPHASES: dict[str, tuple[float, float]] = {
    "strong": (0.85, 4.0),
    "moderate": (0.93, 2.0),
    "none": (1.0, 0.0),
    "reduced": (1.1, -3.0),
}
"""By level (3.2.2): how many times as fast, and how many dB louder."""


@dataclass(frozen=True, slots=True)
class Tone:
    """A pitch (3.2.4): semitones above the voice's own and Hz above that, or a frequency in Hz whatever the voice."""

    semitones: float = 0.0
    more_hertz: float = 0.0
    hertz: float | None = None

    @property
    def is_in_hertz(self) -> bool:
        """Whether how high it is depends on how high the voice is."""
        return self.hertz is not None or self.more_hertz != 0


def time(value: str) -> int | None:
    """Milliseconds of a time as CSS writes it: `250ms`, `1.5s`."""
    match = _TIME.fullmatch(value)
    return round(float(match[1]) * (1000 if match[2] == "s" else 1)) if match else None


def strength(value: str) -> int | None:
    """Milliseconds of a break of that strength (3.2.3)."""
    return _STRENGTHS.get(value)


def rate(value: str) -> float | None:
    """How many times as fast (3.2.4): a name, a factor, or a percentage; `+20%` and `120%` are the same."""
    return _RATE_NAMES.get(value) or _proportion(value)


def pitch(value: str) -> Tone | None:
    """A name, a frequency, or a change in semitones, Hz or percent of the frequency (3.2.4)."""
    if value in _PITCH_NAMES:
        return Tone(_PITCH_NAMES[value])
    if match := _SEMITONES.fullmatch(value):
        return Tone(float(match[1]))
    if match := _HERTZ.fullmatch(value):
        hertz = float(match[1])
        return Tone(more_hertz=hertz) if match[1][0] in "+-" else Tone(hertz=hertz) if hertz else None
    match = _PERCENT.fullmatch(value)
    factor = 1 + float(match[1]) / 100 if match else 0.0
    return Tone(12 * math.log2(factor)) if factor > 0 else None


def contour(value: str) -> Tone | None:
    """The mean of a contour's targets over its time (3.2.4): before the first and after the last, they hold on."""
    targets = [(float(match[1]), pitch(match[2])) for match in _TARGET.finditer(value)]
    if not targets or _TARGET.sub("", value).strip():
        return None
    known = [(at, tone) for at, tone in targets if tone is not None]
    if len(known) < len(targets):
        return None
    inside = sorted(((at, tone) for at, tone in known if 0 <= at <= 100), key=lambda target: target[0])
    return _mean([(0.0, inside[0][1]), *inside, (100.0, inside[-1][1])]) if inside else None


def _mean(targets: list[tuple[float, Tone]]) -> Tone:
    if any(tone.hertz is not None for _, tone in targets):
        return Tone(hertz=_area([(at, tone.hertz or 0.0) for at, tone in targets if tone.hertz is not None]))
    semitones = _area([(at, tone.semitones) for at, tone in targets])
    return Tone(semitones, _area([(at, tone.more_hertz) for at, tone in targets]))


def _area(points: list[tuple[float, float]]) -> float:
    """The mean of a line through the points."""
    width = points[-1][0] - points[0][0]
    if not width:
        return sum(value for _, value in points) / len(points)
    return sum((after - before) * (low + high) / 2 for (before, low), (after, high) in pairwise(points)) / width


def volume(value: str) -> float | None:
    """How many dB louder (3.2.4): a name, decibels, or SSML 1.0's number from 0 to 100, the usual loudness."""
    if value in _VOLUME_NAMES:
        return _VOLUME_NAMES[value]
    if match := _DECIBELS.fullmatch(value):
        return float(match[1])
    match = _FACTOR.fullmatch(value)
    if match is None or value.startswith("+") or float(match[1]) > _FULL_VOLUME:
        return None
    return max(20 * math.log10(float(match[1]) / _FULL_VOLUME), GAINS[0]) if float(match[1]) else GAINS[0]


def pitch_range(value: str) -> float | None:
    """How many times as wide the melody is (3.2.4): a name, percent or semitones more; Hz leave it as it is."""
    if match := _SEMITONES.fullmatch(value):
        return 2 ** (float(match[1]) / 12)
    if _HERTZ.fullmatch(value):
        return 1.0
    return _RANGE_NAMES.get(value) or _proportion(value)


def decibels(value: str) -> float | None:
    """A sound's change of level (3.3.1): `+6dB`."""
    match = _DECIBELS.fullmatch(value)
    return float(match[1]) if match else None


def percentage(value: str) -> float | None:
    """A factor written in percent (3.3.1): 1.5 for `150%`; more than nothing."""
    match = _PERCENT.fullmatch(value)
    return float(match[1]) / 100 if match and float(match[1]) > 0 else None


def count(value: str) -> float | None:
    """How many times (3.3.1): more than nothing, and not always whole."""
    match = _FACTOR.fullmatch(value)
    return float(match[1]) or None if match else None


def number(value: str) -> int | None:
    """A whole number, 0 or more."""
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else None


def ordinal(value: str) -> int | None:
    """A whole number, 1 or more."""
    return number(value) or None


def language(value: str) -> str | None:
    """A language tag (BCP 47)."""
    return value if _LANGUAGE.fullmatch(value) else None


def identifier(value: str) -> str | None:
    """A name as XML lets an id be."""
    return value if _NAME.fullmatch(value) else None


def anything(value: str) -> str | None:
    """Whatever it is, unless it is nothing."""
    return value or None


def _proportion(value: str) -> float | None:
    if match := _PERCENT.fullmatch(value):
        change = float(match[1]) / 100
        factor = 1 + change if match[1][0] in "+-" else change
        return factor if factor > 0 else None
    return count(value)


def held(value: float, limits: tuple[float, float]) -> float:
    """The value, or the limit that it passes."""
    return min(max(value, limits[0]), limits[1])
