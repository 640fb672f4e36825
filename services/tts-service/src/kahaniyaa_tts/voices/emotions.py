"""What each emotion changes in a voice."""

from dataclasses import dataclass

from kahaniyaa_shared.contracts.speech import Emotion


@dataclass(frozen=True, slots=True, kw_only=True)
class Colour:
    """A change to any voice: times as fast, semitones higher, times as lively, dB louder, times as long a pause."""

    rate: float = 1.0
    pitch: float = 0.0
    lively: float = 1.0
    gain: float = 0.0
    pause: float = 1.0


EMOTIONS: dict[Emotion, Colour] = {
    "neutral": Colour(),
    "happy": Colour(rate=1.04, pitch=1.2, lively=1.3, gain=0.5),
    "sad": Colour(rate=0.82, pitch=-1.8, lively=0.55, gain=-1.5, pause=1.5),
    "excited": Colour(rate=1.22, pitch=2.4, lively=1.7, gain=1.5, pause=0.6),
    "calm": Colour(rate=0.90, pitch=-0.8, lively=0.75, gain=-0.5, pause=1.3),
    "mysterious": Colour(rate=0.80, pitch=-2.2, lively=1.25, gain=-2.0, pause=1.8),
    "cheerful": Colour(rate=1.12, pitch=1.8, lively=1.5, gain=1.0, pause=0.8),
    "dramatic": Colour(rate=0.90, pitch=0.4, lively=1.8, gain=1.5, pause=1.6),
    "gentle": Colour(rate=0.88, pitch=0.8, lively=0.75, gain=-0.5, pause=1.2),
}
"""Their gains add up to nothing: a story told in all of them is as loud as one told in none."""
