"""A name is said as its entry says, by the phonemes that the engine makes of it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from kahaniyaa_shared.testing.running import running
from kahaniyaa_tts.app import create_app
from kahaniyaa_tts.engines.espeak.engine import Espeak
from kahaniyaa_tts.settings import TtsSettings
from kahaniyaa_tts.speech.service import SpeechService
from kahaniyaa_tts.speech.steps import Part, Phrase
from kahaniyaa_tts.text.document import plain
from kahaniyaa_tts.voices.choosing import ChosenVoices

ME = "01930000-0000-7000-8000-000000000001"
Hear = Callable[..., Awaitable[str]]


@pytest.fixture
async def hear(given: dict[str, Any], token_for: Callable[[str], str], espeak: Espeak) -> AsyncIterator[Hear]:
    """What is heard of a text, in IPA, once these entries are in the lexicon."""
    app = create_app(TtsSettings(**given))
    async with running(app, token=token_for(ME)) as client:

        async def heard(text: str, language: str, **entry: str) -> str:
            if entry:
                made = await client.post("/v1/lexicon", json={"language": language, **entry})
                assert made.status_code == 201, made.text
            speech: SpeechService = app.state.parts[SpeechService]
            lexicon = await speech.lexicons.of(ME)
            parts = (Part(document=plain(text), language=language),)
            script = speech.script(parts, ChosenVoices({}), respelled=lexicon.found)
            said = [step.sentence for step in script.steps if isinstance(step, Phrase)]
            clauses = [clause for each in said for clause in await espeak.phonemes(each.text, language, each.sounds)]
            return " ".join(clauses)

        yield heard


async def test_a_respelled_name_has_the_phonemes_of_its_respelling(hear: Hear) -> None:
    wrong = await hear("Look, Siobhan is here.", "en")
    right = await hear("Look, Shivawn is here.", "en")
    assert wrong != right
    assert await hear("Look, Siobhan is here.", "en", written="Siobhan", said="Shivawn") == right


async def test_a_name_in_ipa_has_exactly_its_sounds(hear: Hear) -> None:
    before = await hear("Look, Anaya is here.", "en")
    after = await hear("Look, Anaya is here.", "en", written="Anaya", ipa="ʌˈnaɪʌ")
    assert before.split()[0] == after.split()[0]
    assert before.split()[2:] == after.split()[2:]
    assert after.split()[1].replace("ˈ", "") == "ʌnaɪʌ"


async def test_a_possessive_of_a_name_in_ipa_is_heard_with_its_s(hear: Hear) -> None:
    after = await hear("It is Anaya’s kite.", "en", written="Anaya", ipa="ʌˈnaɪʌ")
    assert "ʌnaɪʌz" in after.replace("ˈ", "")


async def test_a_hindi_name_is_said_as_respelled_in_every_place(hear: Hear) -> None:
    right = await hear("गज जू ने कहा। गज जू जी आए।", "hi")
    assert await hear("गज्जू ने कहा। गज्जू जी आए।", "hi", written="गज्जू", said="गज जू") == right


async def test_a_tamil_name_keeps_its_joined_ending(hear: Hear) -> None:
    right = await hear("கஜ்ஜுராமனுக்கு ஒரு கதை.", "ta")
    assert await hear("ராமனுக்கு ஒரு கதை.", "ta", written="ராமன்", said="கஜ்ஜுராமன்") == right


async def test_an_entry_comes_before_numbers_and_abbreviations(hear: Hear) -> None:
    assert await hear("R2D2 has 5 stars.", "en", written="R2D2", said="artoo") == await hear(
        "artoo has five stars.", "en"
    )
    assert await hear("Dr. Bhoot came.", "en", written="Dr.", said="doctor-ji") == await hear(
        "doctor-ji Bhoot came.", "en"
    )
