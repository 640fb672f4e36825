"""Roles sound apart from each other, emotions are heard, and every character keeps a voice."""

from itertools import pairwise

import numpy
import pytest

from kahaniyaa_shared.contracts.speech import Emotion
from kahaniyaa_shared.languages import STORY_LANGUAGES
from kahaniyaa_tts.audio.pcm import amplified
from kahaniyaa_tts.engine import LOUDNESS
from kahaniyaa_tts.speech.steps import Part
from kahaniyaa_tts.testing.ears import loudness, pitch
from kahaniyaa_tts.testing.fixtures import Perform
from kahaniyaa_tts.text.document import plain
from kahaniyaa_tts.voices.casting import Character, cast
from kahaniyaa_tts.voices.catalogue import built_in_voices, find_voice
from kahaniyaa_tts.voices.roles import ROLES
from kahaniyaa_tts.voices.samples import SAMPLES

TEXTS = {
    "en": "Once upon a time a small elephant lived in a green forest, and it wanted to fly.",
    "hi": "एक जंगल में एक छोटा हाथी रहता था, और वह उड़ना चाहता था।",
    "ta": "ஒரு காட்டில் ஒரு சிறிய யானை வாழ்ந்தது, அது பறக்க விரும்பியது.",
}


async def sound(perform: Perform, language: str, *, voice: str | None = None, emotion: Emotion = "neutral") -> bytes:
    part = Part(document=plain(TEXTS[language]), language=language, voice=voice, emotion=emotion)
    return b"".join(heard.pcm for heard in await perform(part))


@pytest.mark.parametrize("language", TEXTS)
async def test_each_role_has_a_pitch_of_its_own(language: str, perform: Perform) -> None:
    pitches = {role: pitch(await sound(perform, language, voice=f"{language}-{role}")) for role in ROLES}
    ordered = sorted(pitches.values())
    assert all(higher / lower > 1.12 for lower, higher in pairwise(ordered)), pitches
    assert pitches["giant"] < 80
    assert pitches["mouse"] > 330


@pytest.mark.parametrize("language", TEXTS)
async def test_no_role_is_louder_than_another(language: str, perform: Perform) -> None:
    for role in ROLES:
        heard = loudness(await sound(perform, language, voice=f"{language}-{role}"))
        assert heard == pytest.approx(LOUDNESS, abs=1.2), role


async def test_emotions_are_heard(perform: Perform) -> None:
    neutral = await sound(perform, "hi")
    sad, excited = await sound(perform, "hi", emotion="sad"), await sound(perform, "hi", emotion="excited")
    assert len(sad) > 1.12 * len(neutral) > 1.12 * len(excited) * 1.1
    assert pitch(sad) < 0.95 * pitch(neutral)
    assert pitch(excited) > 1.08 * pitch(neutral)
    assert loudness(sad) < loudness(neutral) - 1.5


async def test_a_voice_speaks_every_language(perform: Perform) -> None:
    in_hindi = pitch(await sound(perform, "hi", voice="hi-giant"))
    in_tamil = pitch(await sound(perform, "ta", voice="hi-giant"))
    assert in_tamil == pytest.approx(in_hindi, rel=0.1)


@pytest.mark.parametrize("language", STORY_LANGUAGES)
async def test_every_language_has_a_narrator_who_says_every_word(language: str, perform: Perform) -> None:
    heard = await perform(Part(document=plain(SAMPLES[language]), language=language))
    assert 1 < sum(len(each.pcm) for each in heard) / 44100 < 8
    assert sum(len(each.words) for each in heard) == len(SAMPLES[language].split())


@pytest.mark.parametrize("language", STORY_LANGUAGES)
async def test_no_language_spells_its_words(language: str, perform: Perform) -> None:
    text = SAMPLES[language]
    heard = await perform(Part(document=plain(text), language=language))
    assert sum(len(each.pcm) for each in heard) / 44100 / len(text) < 0.16


def test_loud_sound_is_bent_and_never_cut() -> None:
    wave = (numpy.sin(numpy.arange(22050) / 20) * 30000).astype("<i2").tobytes()
    loud = numpy.frombuffer(amplified(wave, 12), "<i2")
    assert numpy.abs(loud).max() < 32767 * 0.89
    assert amplified(b"", 6) == b""


def test_every_voice_is_found_by_its_id() -> None:
    voices = list(built_in_voices())
    assert len(voices) == len(SAMPLES) * len(ROLES)
    assert all(find_voice(voice.id) == voice for voice in voices)


@pytest.mark.parametrize(
    "identifier", ["", "hi", "hi-", "hi-nobody", "xx-child", "hi-child-9", "hi-child-0", "HI-child"]
)
def test_no_other_id_finds_a_voice(identifier: str) -> None:
    assert find_voice(identifier) is None


@pytest.mark.parametrize(
    ("character", "role"),
    [
        (Character(name="Gola", description="a shy little elephant"), "child"),
        (Character(name="Gola", description="a shy elephant"), "giant"),
        (Character(name="शन्नो", description="बूढ़ी दादी"), "grandmother"),
        (Character(name="சின்னு", description="ஒரு குட்டி முயல்"), "mouse"),
        (Character(name="राजा", description=""), "man"),
        (Character(name="X", role="giant"), "giant"),
        (Character(name="X", role="queen"), "woman"),
        (Character(name="चींचीं", description="एक छोटी चिड़िया"), "mouse"),
    ],
)
def test_a_character_gets_the_role_that_fits(character: Character, role: str) -> None:
    (voice,) = cast([character], "hi")
    assert voice.split("-")[1] == role


def test_a_character_keeps_its_voice_whoever_comes_after_it() -> None:
    mina, ravi = Character(name="Mina", description="a girl"), Character(name="Ravi", description="a boy")
    (alone,) = cast([mina], "hi")
    assert next(iter(cast([mina, ravi], "hi"))) == alone
    assert next(iter(cast([mina, ravi], "ta"))) == alone.replace("hi-", "ta-")


def test_no_two_characters_share_a_voice_while_voices_last() -> None:
    children = [Character(name=f"child {number}", description="a child") for number in range(6)]
    assert len(set(cast(children, "hi"))) == 6
    assert len(list(cast([*children, Character(name="one more", description="a child")], "hi"))) == 7
