"""How espeak-ng plays each role: by timbre, pitch and pace clearly apart from one another, all equally loud."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

_SHADES = ((0.0, 1.0), (1.4, 1.04), (-1.4, 0.96))
"""Semitones and pace by which several voices of one role and timbre differ."""


@dataclass(frozen=True, slots=True)
class Timbre:
    """One of espeak-ng's variants as it is used for a role; the gain in dB, as measured, makes it as loud as others."""

    name: str
    pitch: float = 0.0  # semitones above the variant's own
    rate: float = 1.0
    lively: float = 1.0
    gain: float = 0.0


_TIMBRES: Mapping[str, tuple[Timbre, ...]] = {
    "narrator": (Timbre("f2", rate=0.95, gain=-0.1),),
    "grandmother": (
        Timbre("grandma", pitch=-4.2, rate=0.82, lively=0.9, gain=2.8),
        Timbre("aunty", pitch=-2.6, rate=0.80, gain=1.2),
    ),
    "grandfather": (
        Timbre("m4", pitch=-2.0, rate=0.80, gain=1.9),
        Timbre("m1", pitch=-1.4, rate=0.78, lively=0.8, gain=3.0),
    ),
    "mouse": (
        Timbre("anika", pitch=6.2, rate=1.0, gain=-0.6),
        Timbre("belinda", pitch=7.3, rate=1.2, gain=-3.1),
    ),
    "child": (
        Timbre("f5", pitch=5.6, rate=1.06, lively=1.2, gain=0.4),
        Timbre("f3", pitch=5.2, rate=1.0, lively=1.3, gain=0.2),
    ),
    "giant": (
        Timbre("m8", pitch=-4.6, rate=0.80, lively=0.8, gain=8.1),
        Timbre("m4", pitch=-5.2, rate=0.84, lively=0.7, gain=3.3),
    ),
    "woman": (
        Timbre("f3", pitch=1.6, rate=1.0, lively=1.1, gain=1.0),
        Timbre("f1", pitch=3.4, rate=0.97, gain=-0.8),
    ),
    "man": (
        Timbre("m7", pitch=1.2, rate=0.98, gain=0.6),
        Timbre("m3", pitch=2.4, rate=1.02, gain=1.2),
    ),
}
"""By role, measured over English, Hindi and Tamil to the loudness that all voices have; the first is the usual one."""


def timbre(role: str, shade: int) -> Timbre:
    """How that shade of the role sounds; of a role that is not known, the narrator's."""
    timbres = _TIMBRES.get(role, _TIMBRES["narrator"])
    variation, which = divmod(shade, len(timbres))
    semitones, pace = _SHADES[variation % len(_SHADES)]
    usual = timbres[which]
    return replace(usual, pitch=usual.pitch + semitones, rate=usual.rate * pace)
