"""Every character of a story has a voice of its own that suits it, and keeps it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kahaniyaa_shared.languages import LANGUAGES
from kahaniyaa_tts.voices.casting import Character, cast
from kahaniyaa_tts.voices.catalogue import find_voice
from kahaniyaa_tts.voices.roles import ROLES, SHADES

WORDS = st.sampled_from(["", "a girl", "राजा", "एक छोटी चिड़िया", "an old owl", "sly", "யானை", "\0"])
CHARACTERS = st.builds(Character, name=st.text(max_size=12), description=WORDS, role=st.sampled_from(["", *ROLES, "x"]))


@given(characters=st.lists(CHARACTERS, max_size=12), language=st.sampled_from(sorted(LANGUAGES)))
def test_any_cast_is_the_same_twice_and_whoever_comes_later_changes_nobodys_voice(
    characters: list[Character], language: str
) -> None:
    voices = list(cast(characters, language))
    assert voices == list(cast(characters, language))
    assert [voice for voice, _ in zip(voices, characters[:-1], strict=False)] == list(cast(characters[:-1], language))
    assert f"{language}-narrator" not in voices
    for voice in voices:
        assert find_voice(voice) is not None


@given(roles=st.lists(st.sampled_from(sorted(set(ROLES) - {"narrator", "ghost", "robot"})), max_size=SHADES * 3))
def test_no_two_characters_share_a_voice_while_voices_last(roles: list[str]) -> None:
    voices = list(cast([Character(name=str(n), role=role) for n, role in enumerate(roles)], "hi"))
    assert len(set(voices)) == len(voices)


def test_when_a_roles_voices_are_gone_the_next_is_somebody_of_that_age() -> None:
    girls = [Character(name=f"girl {number}", role="girl") for number in range(10)]
    roles = [voice.split("-")[1] for voice in cast(girls, "hi")]
    assert roles[:SHADES] == ["girl"] * SHADES
    assert all(ROLES[role].age == "child" and ROLES[role].gender != "male" for role in roles)


def test_a_crowd_beyond_all_voices_still_speaks() -> None:
    assert len(list(cast([Character(name=str(n), role="giant") for n in range(100)], "hi"))) == 100


def test_a_character_sounds_alike_in_every_language() -> None:
    (mina,) = cast([Character(name="Mina", description="a girl")], "hi")
    assert list(cast([Character(name="Mina", description="a girl")], "ta")) == [mina.replace("hi-", "ta-")]


@pytest.mark.parametrize(
    ("language", "description", "role"),
    [
        ("en", "a shy little elephant", "child"),
        ("hi", "a shy elephant", "giant"),
        ("en", "a wise old owl", "sage"),
        ("en", "the lion's cub", "cub"),
        ("hi", "बूढ़ी दादी", "grandmother"),
        ("hi", "पिंकी की दादी", "grandmother"),
        ("hi", "एक चालाक लोमड़ी", "trickster"),
        ("hi", "परीक्षा देने वाला लड़का", "boy"),
        ("hi", "शेर", "beast"),
        ("hi", "रानी", "queen"),
        ("hi", "जंगल की चुड़ैल", "witch"),
        ("ta", "ஒரு குட்டி முயல்", "mouse"),
        ("ta", "பாட்டி", "grandmother"),
        ("ta", "தந்திரமான நரி", "trickster"),
        ("ta", "காட்டு யானைக்கு", "giant"),
        ("bn", "বুড়ো দাদু", "grandfather"),
        ("bn", "দাদা", "man"),
        ("bn", "একটা শেয়াল", "trickster"),
        ("mr", "दादा", "man"),
        ("mr", "सिंहाचा", "beast"),
        ("te", "ముసలి తాతయ్య", "grandfather"),
        ("te", "చిన్న అమ్మాయి", "girl"),
        ("gu", "ચાલાક શિયાળ", "trickster"),
        ("kn", "ಅಜ್ಜಿ", "grandmother"),
        ("kn", "ಅಜ್ಜ", "grandfather"),
        ("ml", "മുത്തശ്ശി", "grandmother"),
        ("ml", "ആനന്ദമുള്ള ആൺകുട്ടി", "boy"),
        ("pa", "ਇੱਕ ਸ਼ੇਰ", "beast"),
        ("or", "ଜେଜେମା", "grandmother"),
        ("as", "আইতা", "grandmother"),
        ("ur", "ایک ہاتھی", "giant"),
        ("sd", "بادشاهه", "king"),
        ("ne", "हजुरआमा", "grandmother"),
        ("kok", "आजी", "grandmother"),
    ],
)
def test_a_description_in_the_storys_language_finds_its_role(language: str, description: str, role: str) -> None:
    (voice,) = cast([Character(name="—", description=description)], language)
    assert voice.split("-")[1] == role


@pytest.mark.parametrize(
    ("character", "role"),
    [
        (Character(name="राजा"), "king"),
        (Character(name="X", role="giant", description="a mouse"), "giant"),
        (Character(name="X", role="rabbit"), "mouse"),
        (Character(name="Mrs Sharma"), "woman"),
    ],
)
def test_a_character_gets_the_role_that_is_known_of_it(character: Character, role: str) -> None:
    (voice,) = cast([character], "hi")
    assert voice.split("-")[1] == role
