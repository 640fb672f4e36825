"""The roles of a story and how each sounds: by pitch, pace and timbre clearly apart from one another."""

from dataclasses import dataclass, replace
from typing import Literal

Gender = Literal["female", "male", "neutral"]
Age = Literal["child", "adult", "elder"]

LOUDNESS = -19.0
"""LUFS (ITU-R BS.1770) at which every role speaks; the gains below were measured over English, Hindi and Tamil."""

_SHADES = ((0.0, 1.0), (1.4, 1.04), (-1.4, 0.96))
"""Semitones and pace by which several voices of one role and timbre differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceSound:
    """What an engine is told of a voice, and the gain in dB that makes it as loud as every other voice."""

    timbre: str
    pitch: float = 0.0  # semitones above the timbre's own
    rate: float = 1.0
    lively: float = 1.0
    gain: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Somebody a story needs, with one or more timbres that can play the part; the first is the role's usual voice."""

    name: str
    gender: Gender
    age: Age
    sounds: tuple[VoiceSound, ...]

    @property
    def shades(self) -> tuple[VoiceSound, ...]:
        """Every voice of the role; the first is the usual one, each of the others differs from all before it."""
        return tuple(
            replace(sound, pitch=sound.pitch + semitones, rate=sound.rate * pace)
            for semitones, pace in _SHADES
            for sound in self.sounds
        )


ROLES: dict[str, Role] = {
    role.name: role
    for role in (
        Role(
            name="narrator",
            gender="female",
            age="adult",
            sounds=(VoiceSound(timbre="f2", rate=0.95, gain=-1.1),),
        ),
        Role(
            name="grandmother",
            gender="female",
            age="elder",
            sounds=(
                VoiceSound(timbre="grandma", pitch=-4.2, rate=0.82, lively=0.9, gain=1.8),
                VoiceSound(timbre="aunty", pitch=-2.6, rate=0.80, gain=0.2),
            ),
        ),
        Role(
            name="grandfather",
            gender="male",
            age="elder",
            sounds=(
                VoiceSound(timbre="m4", pitch=-2.0, rate=0.80, gain=0.9),
                VoiceSound(timbre="m1", pitch=-1.4, rate=0.78, lively=0.8, gain=2.0),
            ),
        ),
        Role(
            name="mouse",
            gender="neutral",
            age="child",
            sounds=(
                VoiceSound(timbre="anika", pitch=6.2, rate=1.0, gain=-1.6),
                VoiceSound(timbre="belinda", pitch=7.3, rate=1.2, gain=-4.1),
            ),
        ),
        Role(
            name="child",
            gender="neutral",
            age="child",
            sounds=(
                VoiceSound(timbre="f5", pitch=5.6, rate=1.06, lively=1.2, gain=-0.6),
                VoiceSound(timbre="f3", pitch=5.2, rate=1.0, lively=1.3, gain=-0.8),
            ),
        ),
        Role(
            name="giant",
            gender="male",
            age="adult",
            sounds=(
                VoiceSound(timbre="m8", pitch=-4.6, rate=0.80, lively=0.8, gain=7.1),
                VoiceSound(timbre="m4", pitch=-5.2, rate=0.84, lively=0.7, gain=2.3),
            ),
        ),
        Role(
            name="woman",
            gender="female",
            age="adult",
            sounds=(
                VoiceSound(timbre="f3", pitch=1.6, rate=1.0, lively=1.1),
                VoiceSound(timbre="f1", pitch=3.4, rate=0.97, gain=-1.8),
            ),
        ),
        Role(
            name="man",
            gender="male",
            age="adult",
            sounds=(
                VoiceSound(timbre="m7", pitch=1.2, rate=0.98, gain=-0.4),
                VoiceSound(timbre="m3", pitch=2.4, rate=1.02, gain=0.2),
            ),
        ),
    )
}
"""By name."""
