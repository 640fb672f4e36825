"""How espeak-ng plays each role: by timbre, pitch and pace clearly apart from one another, all equally loud."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from kahaniyaa_tts.engines.espeak.levels import level

_VARIATIONS = ((0.0, 1.0), (2.0, 1.08), (-2.0, 0.93))
"""Semitones and pace by which several voices of one role and timbre differ."""


@dataclass(frozen=True, slots=True)
class Timbre:
    """One of espeak-ng's variants as it is used for a role; the gain in dB, as measured, makes it as loud as others."""

    name: str
    pitch: float = 0.0  # semitones above the variant's own
    rate: float = 1.0
    lively: float = 1.0
    volume: int = 100  # espeak-ng's own; less than all of it where a variant would be cut off
    gain: float = 0.0
    lowest: float = -12.0  # semitones; below, espeak-ng 1.52 does not survive some words in the variant


TIMBRES: Mapping[str, tuple[Timbre, ...]] = {
    "narrator": (Timbre("f2", rate=0.95), Timbre("f1", pitch=3.0, rate=0.97)),
    "grandmother": (Timbre("grandma", pitch=-4.2, rate=0.80, lively=0.9), Timbre("aunty", pitch=-3.0, rate=0.78)),
    "grandfather": (
        Timbre("m1", pitch=-1.2, rate=0.76, lively=0.8),
        Timbre("m4", pitch=-2.6, rate=0.80, lively=0.8),
    ),
    "mother": (Timbre("f4", pitch=-1.8, rate=0.93), Timbre("belinda", pitch=-4.2, rate=0.90, volume=75)),
    "father": (Timbre("m7", pitch=-0.5, rate=0.93), Timbre("Mario", pitch=-0.8, rate=0.92)),
    "woman": (Timbre("Andrea", pitch=-2.4, rate=0.92, lively=1.1, volume=75), Timbre("linda", pitch=-2.0, volume=75)),
    "man": (Timbre("m3", pitch=2.4, rate=1.02), Timbre("pablo", pitch=1.6)),
    "girl": (Timbre("Alicia", pitch=1.2, rate=1.20, lively=1.2), Timbre("Annie", pitch=1.4, rate=1.14, lively=1.2)),
    "boy": (Timbre("f5", pitch=2.6, rate=1.14, lively=1.2), Timbre("f3", pitch=2.0, rate=1.18, lively=1.1)),
    "child": (Timbre("f5", pitch=5.6, lively=1.2), Timbre("f3", pitch=5.4, lively=1.3)),
    "giant": (Timbre("m8", pitch=-4.0, rate=0.80, lively=0.8), Timbre("boris", pitch=-3.8, rate=0.78, lively=0.8)),
    "mouse": (Timbre("zac", pitch=1.0, rate=1.10, volume=60), Timbre("zac", pitch=-1.5, rate=1.24, volume=60)),
    "ghost": (
        Timbre("whisperf", rate=0.80, volume=75),
        Timbre("whisper", rate=0.82),
        Timbre("caleb", rate=0.80),
    ),
    "robot": (Timbre("robosoft8", rate=0.95, lively=0.3), Timbre("UniRobot", rate=0.90, lively=0.3)),
    "king": (Timbre("gustave", pitch=-1.2, rate=0.86, volume=60), Timbre("Jacky", pitch=-1.4, rate=0.84, volume=40)),
    "queen": (Timbre("steph", pitch=0.8, rate=0.84), Timbre("steph2", pitch=2.4, rate=0.86, volume=75)),
    "witch": (
        Timbre("shelby", pitch=1.4, rate=1.10, lively=1.7, lowest=-3.6),
        Timbre("croak", pitch=7.0, rate=1.10, lively=1.6),
    ),
    "sage": (Timbre("Reed", pitch=-2.2, rate=0.74, lively=0.8), Timbre("edward", pitch=-2.4, rate=0.74, lively=0.8)),
    "beast": (Timbre("Lee", pitch=-2.0, rate=0.92), Timbre("kaukovalta", pitch=-1.6, rate=0.94)),
    "trickster": (
        Timbre("ed", pitch=3.0, rate=1.22, lively=1.4, volume=40),
        Timbre("Gene2", pitch=4.4, rate=1.20, lively=1.4, volume=60),
    ),
    "cub": (
        Timbre("belinda", pitch=4.0, rate=1.02, lively=1.2, volume=75),
        Timbre("linda", pitch=4.0, lively=1.2, volume=75),
    ),
    "fairy": (Timbre("Alicia", pitch=4.0, rate=0.92, lively=1.1), Timbre("Annie", pitch=4.4, rate=0.86, lively=1.1)),
}
"""By role; the first is the usual one. Whispers have no pitch to differ by: of them there are three."""


@lru_cache(maxsize=4_096)  # asked for every sentence
def timbre(role: str, shade: int, language: str) -> Timbre:
    """How that shade of the role sounds in the language; of a role that is not known, the narrator's."""
    played = role if role in TIMBRES else "narrator"
    timbres = TIMBRES[played]
    variation, which = divmod(shade, len(timbres))
    semitones, pace = _VARIATIONS[variation % len(_VARIATIONS)]
    usual = timbres[which]
    gain = level(f"{played}-{which}", language, variation)
    return replace(usual, pitch=usual.pitch + semitones, rate=usual.rate * pace, gain=gain)
