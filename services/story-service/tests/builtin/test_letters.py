"""A name in other letters sounds as it did."""

import pytest

from kahaniyaa_story.writing.engines.builtin.letters import sound_of, written_in

NAMES = [
    ("DEVANAGARI", "Bala", "बाला"),
    ("DEVANAGARI", "Chitra", "चित्रा"),
    ("DEVANAGARI", "Meenu", "मीनू"),
    ("DEVANAGARI", "Lakshmi", "लक्ष्मी"),
    ("DEVANAGARI", "Zubinka", "ज़ुबिनका"),
    ("DEVANAGARI", "புள்ளி", "पुल्ली"),
    ("DEVANAGARI", "முருகன்", "मुरुगन"),
    ("DEVANAGARI", "கபீர்", "कबीर"),
    ("DEVANAGARI", "வெற்றி", "वेट्री"),
    ("DEVANAGARI", "মীনা", "मीना"),
    ("DEVANAGARI", "మీనా", "मीना"),
    ("TAMIL", "तारा", "தாரா"),
    ("TAMIL", "राजकुमार", "ராஜ்குமார்"),
    ("TAMIL", "अंजलि", "அஞ்ஜலி"),
    ("TAMIL", "फूलमती", "பூலம்தி"),
    ("TAMIL", "Momo", "மோமோ"),
    ("LATIN", "मीना", "Meena"),
    ("LATIN", "चिंटू", "Chintu"),
    ("LATIN", "राजकुमार", "Rajkumar"),
    ("LATIN", "தேன்மொழி", "Tenmozhi"),
    ("LATIN", "ਗੀਤਾ", "Geeta"),
    ("LATIN", "रामू काका", "Ramu Kaka"),
]


@pytest.mark.parametrize(("letters", "name", "written"), NAMES)
def test_a_name_is_written_as_it_sounds(letters: str, name: str, written: str) -> None:
    assert written_in(letters, name) == written


@pytest.mark.parametrize(("letters", "name"), [("ARABIC", "Meena"), ("LATIN", "メイ"), ("TAMIL", "42")])
def test_a_name_in_letters_that_are_not_known_stays(letters: str, name: str) -> None:
    assert written_in(letters, name) == name


def test_one_name_sounds_alike_in_all_letters() -> None:
    assert sound_of("Latha") == sound_of("लता")
    assert sound_of("Ishaan") == sound_of("ईशान")
    assert sound_of("Kabir", is_voiced=False) == sound_of("கபீர்", is_voiced=False) == sound_of("कबीर", is_voiced=False)
    assert sound_of("गीता") != sound_of("कीता")
