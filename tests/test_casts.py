"""The characters of told stories get voices that suit them, each its own."""

import pytest

from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller
from kahaniyaa_story.writing.scenes import CastMember
from kahaniyaa_tts.voices.casting import Character, cast

TELLER = BuiltinStoryteller()
WISHES = {
    "en": ("A shy little elephant who wants to fly", "Mina and her grandmother in the garden", "a fox tricks a crow"),
    "hi": ("एक शर्मीला छोटा हाथी उड़ना चाहता है", "मीना और उसकी दादी", "लोमड़ी और कौआ"),
    "ta": ("ஒரு குட்டி யானை பறக்க விரும்புகிறது", "மீனாவும் பாட்டியும்", "நரியும் காகமும்"),
}


def told(language: str, scenario: str, seed: int) -> tuple[CastMember, ...]:
    return TELLER.tell(Brief(language=language, scenario=scenario, seed=seed, length_words=400)).cast


@pytest.mark.parametrize("language", WISHES)
def test_everybody_in_a_told_story_has_a_voice_of_their_own_that_suits_them(language: str) -> None:
    for number, scenario in enumerate(WISHES[language]):
        members = told(language, scenario, number)
        asked = [Character(name=one.name, description=one.description, role=one.role) for one in members]
        voices = list(cast(asked, language))
        assert len(set(voices)) == len(voices) > 1
        roles = {member.role: voice.split("-")[1] for member, voice in zip(members, voices, strict=True)}
        assert roles.get("grandmother", "grandmother") == "grandmother"
        assert roles.get("young elephant", "child") == "child"
        assert roles.get("fox", "trickster") == roles.get("crow", "trickster") == "trickster"
