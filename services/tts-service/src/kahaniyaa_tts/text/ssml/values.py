"""The values of SSML's attributes, in the units that voices understand. Clauses are of SSML 1.1 (W3C, 2010)."""

import math
import re

LONGEST_PAUSE_MS = 10_000
RATES = (0.25, 4.0)
PITCHES = (-12.0, 12.0)
GAINS = (-60.0, 12.0)

_TIME = re.compile(r"\+?(\d{1,9}(?:\.\d{0,6})?|\.\d{1,6})(ms|s)")
_NUMBER = r"([+-]?(?:\d{1,6}(?:\.\d{0,6})?|\.\d{1,6}))"
_PERCENT = re.compile(_NUMBER + "%")
_SEMITONES = re.compile(_NUMBER + "st")
_DECIBELS = re.compile(_NUMBER + "dB")
_FACTOR = re.compile(r"\+?(\d{1,4}(?:\.\d{0,6})?|\.\d{1,6})")

_STRENGTHS = {"none": 0, "x-weak": 100, "weak": 200, "medium": 400, "strong": 700, "x-strong": 1_200}
_RATE_NAMES = {"x-slow": 0.5, "slow": 0.75, "medium": 1.0, "default": 1.0, "fast": 1.35, "x-fast": 1.8}
_PITCH_NAMES = {"x-low": -6.0, "low": -3.0, "medium": 0.0, "default": 0.0, "high": 3.0, "x-high": 6.0}
_VOLUME_NAMES = {
    "silent": -60.0,
    "x-soft": -12.0,
    "soft": -6.0,
    "medium": 0.0,
    "default": 0.0,
    "loud": 4.0,
    "x-loud": 8.0,
}
_RANGE_NAMES = {"x-low": 0.3, "low": 0.6, "medium": 1.0, "default": 1.0, "high": 1.4, "x-high": 1.8}
EMPHASES: dict[str, tuple[float, float]] = {
    "strong": (0.85, 4.0),
    "moderate": (0.93, 2.0),
    "none": (1.0, 0.0),
    "reduced": (1.08, -3.0),
}
"""By level (3.2.2): how many times as fast, and how many dB louder."""


def pause(time: str | None, strength: str | None) -> int | None:
    """Milliseconds of a break (3.2.3); the time wins over the strength. None if neither can be read."""
    if time is None:
        return _STRENGTHS.get(strength or "medium")
    match = _TIME.fullmatch(time.strip())
    if match is None:
        return None
    return round(float(match[1]) * (1000 if match[2] == "s" else 1))


def rate(value: str) -> float | None:
    """How many times as fast (3.2.4): a name, a factor, or a percentage; `+20%` and `120%` are the same."""
    return _RATE_NAMES.get(value, _proportion(value))


def pitch(value: str) -> float | None:
    """How many semitones higher (3.2.4): a name, semitones, or a change in percent of the frequency."""
    if value in _PITCH_NAMES:
        return _PITCH_NAMES[value]
    if match := _SEMITONES.fullmatch(value):
        return float(match[1])
    match = _PERCENT.fullmatch(value)
    factor = 1 + float(match[1]) / 100 if match else 0.0
    return 12 * math.log2(factor) if factor > 0 else None


def volume(value: str) -> float | None:
    """How many dB louder (3.2.4): a name or decibels."""
    if value in _VOLUME_NAMES:
        return _VOLUME_NAMES[value]
    match = _DECIBELS.fullmatch(value)
    return float(match[1]) if match else None


def pitch_range(value: str) -> float | None:
    """How many times as wide the melody is (3.2.4): a name, or a change in percent."""
    return _RANGE_NAMES.get(value, _proportion(value))


def _proportion(value: str) -> float | None:
    if match := _PERCENT.fullmatch(value):
        change = float(match[1]) / 100
        factor = 1 + change if match[1][0] in "+-" else change
        return factor if factor > 0 else None
    match = _FACTOR.fullmatch(value)
    return float(match[1]) or None if match else None


def held(value: float, limits: tuple[float, float]) -> float:
    """The value, or the limit that it passes."""
    return min(max(value, limits[0]), limits[1])
