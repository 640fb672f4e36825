"""Every role is told from every other by its sound alone, in every language, and none is louder than another."""

from itertools import combinations

import pytest

from kahaniyaa_shared.languages import STORY_LANGUAGES
from kahaniyaa_tts.engine import LOUDNESS
from kahaniyaa_tts.engines.espeak.languages import NEAREST
from kahaniyaa_tts.engines.espeak.roles import TIMBRES
from kahaniyaa_tts.speech.steps import Part
from kahaniyaa_tts.testing.ears import loudness, pitch, true_peak
from kahaniyaa_tts.testing.fixtures import Perform
from kahaniyaa_tts.testing.likeness import Impression, apart, impression
from kahaniyaa_tts.testing.passages import PASSAGES, passage, tales
from kahaniyaa_tts.text.document import plain
from kahaniyaa_tts.voices.catalogue import voice_id
from kahaniyaa_tts.voices.roles import ROLES, SHADES
from kahaniyaa_tts.voices.samples import SAMPLES

OWN = [language for language in PASSAGES if language not in NEAREST]


def nearest(heard: dict[str, Impression]) -> tuple[float, tuple[str, str]]:
    """The two that are most alike, and how far apart they are."""
    return min((apart(heard[one], heard[other]), (one, other)) for one, other in combinations(heard, 2))


async def sound(perform: Perform, language: str, voice: str, text: str = "") -> bytes:
    """What is heard of the voice."""
    part = Part(document=plain(text or passage(language)), language=language, voice=voice)
    return b"".join(heard.pcm for heard in await perform(part))


@pytest.mark.parametrize("language", STORY_LANGUAGES)
async def test_each_role_is_told_from_every_other_and_is_as_loud(language: str, perform: Perform) -> None:
    heard = dict[str, Impression]()
    near = 1.2 if language in OWN else 2  # of some there is no more than a greeting, of three seconds
    for role in ROLES:
        pcm = await sound(perform, language, f"{language}-{role}")
        heard[role] = impression(pcm)
        assert loudness(pcm) == pytest.approx(LOUDNESS, abs=near), role
    assert nearest(heard) > (1.3,)


@pytest.mark.parametrize("language", ["ks", "ta", "ur"])
async def test_each_role_is_as_loud_in_whatever_it_tells(language: str, perform: Perform) -> None:
    for role in ROLES:
        told = [await sound(perform, language, f"{language}-{role}", text) for text in tales(language)]
        levels = [loudness(pcm) for pcm in told]
        assert sum(levels) / len(levels) == pytest.approx(LOUDNESS, abs=1), role
        assert levels == pytest.approx([LOUDNESS] * len(levels), abs=1.2), role
        assert max(map(true_peak, told)) <= -1.5, role


@pytest.mark.parametrize(("language", "role"), list(zip([*OWN, *OWN], ROLES, strict=False)))
async def test_the_voices_of_a_role_are_told_from_each_other_and_are_as_loud(
    language: str, role: str, perform: Perform
) -> None:
    heard = dict[str, Impression]()
    for shade in range(SHADES):
        pcm = await sound(perform, language, voice_id(language, role, shade))
        heard[str(shade)] = impression(pcm)
        assert loudness(pcm) == pytest.approx(LOUDNESS, abs=1), shade
    assert nearest(heard) > (0.6,)


def test_every_role_is_played() -> None:
    assert set(TIMBRES) == set(ROLES)
    assert all(SHADES % len(timbres) == 0 for timbres in TIMBRES.values())


@pytest.mark.parametrize("language", ["en", "hi", "ta"])
async def test_a_giant_is_as_deep_and_a_mouse_as_high_as_they_should_be(language: str, perform: Perform) -> None:
    assert pitch(await sound(perform, language, f"{language}-giant")) < 80
    assert pitch(await sound(perform, language, f"{language}-mouse")) > 330


async def test_a_voice_speaks_every_language(perform: Perform) -> None:
    in_hindi, in_tamil = pitch(await sound(perform, "hi", "hi-giant")), pitch(await sound(perform, "ta", "hi-giant"))
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
