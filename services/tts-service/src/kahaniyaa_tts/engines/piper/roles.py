"""How a natural voice plays each role: a little higher or lower and faster or slower, so that it stays natural."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kahaniyaa_tts.engine import Sentence
from kahaniyaa_tts.engines.piper.shelf import PiperVoice
from kahaniyaa_tts.voices.roles import ROLES

_ACROSS = 4.0
"""Semitones by which a man's voice plays a woman, and the other way about."""

_SHADES = (0.0, 1.0, -1.0, 2.0, -2.0, 0.5)
"""Semitones by which several of one role differ where there is no other voice for them."""


@dataclass(frozen=True, slots=True)
class Manner:
    """Semitones higher and times as fast as the voice speaks by itself."""

    pitch: float = 0.0
    rate: float = 1.0


_MANNERS: Mapping[str, Manner] = {
    "grandmother": Manner(-1.5, 0.90),
    "grandfather": Manner(-2.0, 0.88),
    "mouse": Manner(6.5, 1.10),
    "child": Manner(4.0, 1.05),
    "giant": Manner(-5.5, 0.86),
    "woman": Manner(0.8, 1.0),
    "man": Manner(-0.8, 1.0),
}


def player(sentence: Sentence, voices: Sequence[PiperVoice]) -> tuple[PiperVoice, Manner] | None:
    """Which of the voices says the sentence, and how; the one it names where that is among them."""
    able = [voice for voice in voices if voice.told.language == sentence.language]
    if not able:
        return None
    named = next((voice for voice in able if voice.told.id == sentence.voice), None)
    if named is not None:
        return named, _MANNERS.get(sentence.role, Manner())
    suited = [voice for voice in able if _suits(voice, sentence.role)] or able
    round_, which = divmod(sentence.shade, len(suited))
    return suited[which], _manner(suited[which], sentence.role, round_)


def _suits(voice: PiperVoice, role: str) -> bool:
    gender = ROLES[role].gender if role in ROLES else "neutral"
    return gender == "neutral" or voice.told.gender in {gender, "neutral"}


def _manner(voice: PiperVoice, role: str, shade: int) -> Manner:
    usual = _MANNERS.get(role, Manner())
    across = {"female": -_ACROSS, "male": _ACROSS}.get(voice.told.gender, 0.0)
    moved = 0.0 if _suits(voice, role) or role == "narrator" else across
    return Manner(usual.pitch + moved + _SHADES[shade % len(_SHADES)], usual.rate)
