"""Voices that an engine has by name: chosen, listed, kept to their language, and stood in for."""

import pytest

from kahaniyaa_tts.engine import Abilities, EngineVoice
from kahaniyaa_tts.speech.script import script
from kahaniyaa_tts.speech.steps import Part, Phrase, Script
from kahaniyaa_tts.text.document import plain
from kahaniyaa_tts.voices.choosing import ChosenVoices
from kahaniyaa_tts.voices.models import VoicePreset
from kahaniyaa_tts.voices.problems import UnknownVoice

PRATHAM = EngineVoice(id="piper:hi_IN-pratham", name="Pratham", language="hi", gender="male")
NAMED = {PRATHAM.id: PRATHAM}
ABILITIES = Abilities(languages=frozenset({"hi", "ta"}), word_times="exact", voices=(PRATHAM,))


def written(text: str, language: str, voice: str, *, may_be_gone: bool = False, **preset: VoicePreset) -> Script:
    part = Part(document=plain(text), language=language, voice=voice, may_be_stood_in_for=may_be_gone)
    chosen = ChosenVoices(preset, NAMED)
    return script((part,), chosen.speaker, abilities=ABILITIES, reaches=lambda _: True)


def test_a_voice_by_name_speaks_its_language() -> None:
    (phrase,) = (step for step in written("राजा", "hi", PRATHAM.id).steps if isinstance(step, Phrase))
    assert (phrase.sentence.voice, phrase.sentence.role) == (PRATHAM.id, "man")


def test_another_language_is_read_by_its_usual_voice_and_that_is_told() -> None:
    told = written("ராஜா", "ta", PRATHAM.id)
    (phrase,) = (step for step in told.steps if isinstance(step, Phrase))
    assert (phrase.sentence.voice, phrase.sentence.role) == ("", "man")
    assert told.warnings == (f"The voice {PRATHAM.id} speaks Hindi alone; Tamil is read by its usual voice.",)


def test_a_preset_of_a_voice_by_name_changes_it() -> None:
    slow = VoicePreset(voice=PRATHAM.id, speed=0.5, pitch=0.0, gain=-3.0, emotion="neutral")
    (phrase,) = (step for step in written("राजा", "hi", "slow", slow=slow).steps if isinstance(step, Phrase))
    assert (phrase.sentence.voice, phrase.sentence.rate, phrase.gain) == (PRATHAM.id, 0.5, -3.0)


def test_a_voice_that_is_gone_is_stood_in_for_where_that_is_wished() -> None:
    with pytest.raises(UnknownVoice):
        written("राजा", "hi", "piper:other")
    told = written("राजा", "hi", "piper:other", may_be_gone=True)
    assert told.warnings == ("The voice piper:other is gone; the narrator speaks in its place.",)
    with pytest.raises(UnknownVoice):
        written("राजा", "hi", "hi-nobody", may_be_gone=True)
