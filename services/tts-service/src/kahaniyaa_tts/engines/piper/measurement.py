"""What is measured of a voice, once, on its language's sample sentence: its level, and how it takes a pace."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from kahaniyaa_tts.engine import SAMPLE_RATE
from kahaniyaa_tts.engines.piper.shelf import PiperVoice
from kahaniyaa_tts.engines.waves import Wave, levelling_gain, resampled

_QUICK = 0.5
_LEAST = 0.02


@dataclass(frozen=True, slots=True)
class Measured:
    """The gain in dB that levels a voice, and the share of its time that no pace changes.

    A model rounds every sign's time up to whole steps, and gives each pause between signs one at least: at the pace of
    its own a quarter of the time is made of that, so half the slowness asked of it would not be half the time.
    """

    gain: float
    steady: float

    def slowness(self, wanted: float) -> float:
        """What must be asked of the model for a sentence to last so many times as long as at its own pace."""
        return max((wanted - self.steady) / (1 - self.steady), _LEAST)


Sample = Callable[[float], Wave]
"""The voice's sample sentence at a slowness, evenly said, at the model's own rate."""


def measured(sample: Sample, rate: int) -> Measured:
    """Measure a voice whose sound has this rate."""
    usual, quick = sample(1.0), sample(_QUICK)
    changing = (len(usual) - len(quick)) / (1 - _QUICK) / max(len(usual), 1)
    gain = levelling_gain(resampled(usual, SAMPLE_RATE / rate))
    return Measured(round(gain, 1), round(min(max(1 - changing, 0.0), 0.5), 3))


def kept(voice: PiperVoice) -> dict[str, Measured]:
    """What is known of the voices of this model; nothing where that cannot be read."""
    try:
        known: dict[str, dict[str, Any]] = json.loads(voice.loudness.read_text("utf-8"))
        return {key: Measured(float(told["gain"]), float(told["steady"])) for key, told in known.items()}
    except (OSError, ValueError, AttributeError, TypeError, KeyError):
        return {}


def keep(voice: PiperVoice, known: dict[str, Measured]) -> None:
    """Write it beside the voice, where that can be."""
    beside = voice.loudness.with_name(f".{voice.loudness.name}")
    try:
        beside.write_text(json.dumps({key: asdict(each) for key, each in known.items()}), "utf-8")
        beside.replace(voice.loudness)
    except OSError:  # a folder that cannot be written costs a second at each start
        beside.unlink(missing_ok=True)
