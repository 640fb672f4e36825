"""Instructions in plain English, understood as far as single words go; what they say beyond that is passed over."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from kahaniyaa_shared.contracts.speech import Emotion

_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")
_NEGATIONS = frozenset({"not", "no", "never", "without", "avoid", "less", "don't", "don’t", "isn't", "isn’t"})
_REACH = 3
"""So many words after a negation are taken back by it: `not`, and `don't sound too sad`."""

_EMOTIONS: dict[Emotion, str] = {
    "happy": "happy happily joyful joyous delighted smiling glad",
    "sad": "sad sorrowful melancholy tearful mournful gloomy",
    "excited": "excited exciting energetic enthusiastic thrilled",
    "calm": "calm relaxed soothing serene peaceful meditative",
    "mysterious": "mysterious spooky eerie suspenseful secretive",
    "cheerful": "cheerful cheery playful upbeat bubbly",
    "dramatic": "dramatic dramatically theatrical intense epic",
    "gentle": "gentle gently soft tender quiet hushed whisper whispered whispering",
}
_RATES = {"slow": 0.8, "unhurried": 0.8, "leisurely": 0.8, "fast": 1.25, "quick": 1.25, "rapid": 1.25, "brisk": 1.25}
_PITCHES = {"deep": -3.0, "squeaky": 4.0}
_EMOTION_OF: dict[str, Emotion] = {word: emotion for emotion, words in _EMOTIONS.items() for word in words.split()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """How the voice is wanted."""

    emotion: Emotion = "neutral"
    rate: float = 1.0  # times as fast
    pitch: float = 0.0  # semitones higher


def delivery(instructions: str) -> Delivery:
    """The delivery that the instructions ask for: of several emotions, paces or pitches the first."""
    words = list(_wanted(instructions))
    stems = [word.removesuffix("ly") for word in words]
    felt = chain.from_iterable(zip(words, stems, strict=True))
    return Delivery(
        emotion=_emotion(felt),
        rate=next((_RATES[stem] for stem in stems if stem in _RATES), 1.0),
        pitch=next((_PITCHES[word] for word in words if word in _PITCHES), 0.0),
    )


def _emotion(words: Iterable[str]) -> Emotion:
    for word in words:
        if word in _EMOTION_OF:
            return _EMOTION_OF[word]
    return "neutral"


def _wanted(instructions: str) -> Iterator[str]:
    """The words of each clause up to what a negation takes back."""
    for clause in re.split(r"[.,;:!?\n]", instructions.lower()):
        words = _WORD.findall(clause)
        for at, word in enumerate(words):
            if _NEGATIONS.isdisjoint(words[max(0, at - _REACH) : at]):
                yield word
