"""What brings each timbre to the loudness of all, in each language: as `testing.levelling` measured it."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kahaniyaa_tts.engines.espeak.languages import VOICES

_VARIATIONS: Mapping[str, tuple[float, ...]] = {
    "narrator-0": (0.0, -0.3, 0.4),
    "narrator-1": (0.0, -0.3, 0.4),
    "grandmother-0": (0.0, -0.4, 0.4),
    "grandmother-1": (0.0, -1.0, 1.1),
    "grandfather-0": (0.0, -0.4, 0.6),
    "grandfather-1": (0.0, -0.5, 0.5),
    "mother-0": (0.0, -0.5, 0.5),
    "mother-1": (0.0, -0.8, 0.8),
    "father-0": (0.0, -0.3, 0.4),
    "father-1": (0.0, -0.3, 0.3),
    "woman-0": (0.0, -0.7, 0.6),
    "woman-1": (0.0, -0.5, 0.7),
    "man-0": (0.0, -0.4, 0.4),
    "man-1": (0.0, -0.4, 0.4),
    "girl-0": (0.0, -0.3, 0.4),
    "girl-1": (0.0, -0.2, 0.2),
    "boy-0": (0.0, -0.3, 0.3),
    "boy-1": (0.0, -0.2, 0.2),
    "child-0": (0.0, -0.5, 0.3),
    "child-1": (0.0, -0.4, 0.2),
    "giant-0": (0.0, -0.5, 0.5),
    "giant-1": (0.0, -0.6, 0.6),
    "mouse-0": (0.0, -0.4, 0.4),
    "mouse-1": (0.0, -0.3, 0.4),
    "ghost-0": (0.0, -1.2),
    "ghost-1": (0.0, -1.1),
    "ghost-2": (0.0, -0.1),
    "robot-0": (-0.3, -0.4, 0.8),
    "robot-1": (0.0, -0.3, 0.2),
    "king-0": (0.0, -0.4, 0.4),
    "king-1": (0.0, -0.4, 0.6),
    "queen-0": (0.0, -0.7, 0.7),
    "queen-1": (0.0, -0.7, 0.7),
    "witch-0": (0.0, -0.2, 0.2),
    "witch-1": (0.0, -0.3, 0.3),
    "sage-0": (0.0, -0.3, 0.5),
    "sage-1": (0.0, -0.4, 0.5),
    "beast-0": (0.0, -0.4, 0.7),
    "beast-1": (0.0, -0.4, 0.5),
    "trickster-0": (0.0, -0.3, 0.3),
    "trickster-1": (0.0, -0.4, 0.4),
    "cub-0": (0.0, -0.2, 0.5),
    "cub-1": (0.0, -0.5, 0.2),
    "fairy-0": (0.0, -0.3, 0.3),
    "fairy-1": (0.0, -0.3, 0.1),
}
"""What each variation of the timbre adds, in any language."""


def level(timbre: str, language: str, variation: int) -> float:
    """The gain in dB for a timbre in the language; in one that was not measured, that of the one whose rules read it.

    Where that was not measured either, it is the mean of all.
    """
    gains = _levels().get(timbre)
    if gains is None:
        return 0.0
    usual = gains.get(language, gains.get(VOICES.get(language, ""), sum(gains.values()) / len(gains)))
    return round(usual + _VARIATIONS[timbre][variation], 1)


@cache
def _levels() -> Mapping[str, Mapping[str, float]]:
    """Gains in dB by role and timbre, one for each language."""
    table = files("kahaniyaa_tts.engines.espeak").joinpath("levels.csv").read_text("utf-8")
    return {row.pop("timbre"): {of: float(gain) for of, gain in row.items()} for row in csv.DictReader(table.split())}
