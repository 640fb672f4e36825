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
    "happy": Colour(rate=1.06, pitch=1.2, lively=1.35, gain=0.5),
    "sad": Colour(rate=0.84, pitch=-1.6, lively=0.6, gain=-2.5, pause=1.4),
    "excited": Colour(rate=1.16, pitch=2.2, lively=1.6, gain=1.5, pause=0.7),
    "calm": Colour(rate=0.90, pitch=-0.6, lively=0.8, gain=-1.5, pause=1.3),
    "mysterious": Colour(rate=0.82, pitch=-1.2, lively=1.2, gain=-3.0, pause=1.6),
    "cheerful": Colour(rate=1.10, pitch=1.7, lively=1.45, gain=1.0, pause=0.9),
    "dramatic": Colour(rate=0.92, pitch=0.6, lively=1.7, gain=2.0, pause=1.5),
    "gentle": Colour(rate=0.88, pitch=0.4, lively=0.75, gain=-2.0, pause=1.2),
}
