"""Which Piper voice plays a role: one of its gender where there is one, and different ones where there are several."""

from collections.abc import Sequence

from kahaniyaa_tts.engine import Sentence
from kahaniyaa_tts.engines.manners import Manner, gender_of, manner, place_of
from kahaniyaa_tts.engines.piper.shelf import PiperVoice

_ACROSS = 4.0
"""Semitones by which a man's voice plays a woman, and the other way about."""

_SHADES = (0.0, 1.0, -1.0, 2.0, -2.0, 0.5)
"""Semitones by which several of one role differ where there is no other voice for them."""


def player(sentence: Sentence, voices: Sequence[PiperVoice]) -> tuple[PiperVoice, Manner] | None:
    """Which of the voices says the sentence, and how; the one it names where that is among them."""
    able = [voice for voice in voices if voice.told.language == sentence.language]
    if not able:
        return None
    named = next((voice for voice in able if voice.told.id == sentence.voice), None)
    if named is not None:
        return named, manner(sentence.role)
    suited = [voice for voice in able if _suits(voice, sentence.role)] or able
    voice = suited[(place_of(sentence.role) + sentence.shade) % len(suited)]
    return voice, _played(voice, sentence.role, sentence.shade // len(suited))


def _suits(voice: PiperVoice, role: str) -> bool:
    wanted = gender_of(role)
    return wanted == "neutral" or voice.told.gender in {wanted, "neutral"}


def _played(voice: PiperVoice, role: str, shade: int) -> Manner:
    usual = manner(role)
    across = {"female": -_ACROSS, "male": _ACROSS}.get(voice.told.gender, 0.0)
    moved = 0.0 if _suits(voice, role) or role == "narrator" else across
    return Manner(usual.pitch + moved + _SHADES[shade % len(_SHADES)], usual.rate)
