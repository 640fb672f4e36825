"""Phonetic notation: the signs of IPA, and X-SAMPA as IPA."""

import unicodedata

import pytest
from hypothesis import given as for_any
from hypothesis import strategies

from kahaniyaa_tts.text.ipa import SIGNS, as_written_here, has_sound, unknown_signs
from kahaniyaa_tts.text.sampa import SAMPA, NotSampa, ipa_of


@pytest.mark.parametrize(
    ("sampa", "ipa"),
    [
        ('h@"loU', "həˈloʊ"),
        ('"tSA:r\\li', "ˈtʃɑːɹli"),
        ("ha:t_hira:m", "haːtʰiraːm"),
        ("m_~", "m̃"),
        ("r\\`", "ɻ"),
        ("t`_h", "ʈʰ"),
        ("k_>", "kʼ"),
        ("d_<", "ɗ"),
        ("|\\|\\", "ǁ"),
        ("a||b", "a‖b"),
        ("n_=", "n̩"),
        ("u-a", "ua"),
    ],
)
def test_x_sampa_is_read_as_ipa(sampa: str, ipa: str) -> None:
    assert ipa_of(sampa) == unicodedata.normalize("NFC", ipa)


def test_what_is_no_x_sampa_is_named() -> None:
    with pytest.raises(NotSampa) as refused:
        ipa_of("haːt")
    assert refused.value.sign == "ː"


@pytest.mark.parametrize("sign", SAMPA.values())
def test_every_sign_of_x_sampa_is_one_of_ipa(sign: str) -> None:
    assert unknown_signs(sign) == ()


@for_any(strategies.lists(strategies.sampled_from(sorted(SAMPA)), max_size=12))
def test_any_x_sampa_becomes_known_signs_in_their_one_form(signs: list[str]) -> None:
    ipa = ipa_of(" ".join(signs))
    assert unknown_signs(ipa) == ()
    assert unicodedata.is_normalized("NFC", ipa)


@for_any(strategies.text(alphabet=sorted(SIGNS) + list("g:',/[]")))
def test_what_is_in_our_form_stays_as_it_is(transcription: str) -> None:
    once = as_written_here(transcription)
    assert as_written_here(as_written_here(once)) == as_written_here(once)


def test_what_keyboards_lack_is_put_right() -> None:
    assert as_written_here(" /'gu:r.gaon/ ") == "ˈɡuːr.ɡaon"
    assert as_written_here("[ç]") == as_written_here("c\u0327") == "ç"


def test_what_is_no_sign_is_named_once() -> None:
    assert unknown_signs("ˈʃiːla") == ()
    assert unknown_signs("ʃ5ला5") == ("5", "ल", "ा")


def test_stress_alone_is_no_sound() -> None:
    assert not has_sound("ˈˌː .")
    assert has_sound("ˈç")
