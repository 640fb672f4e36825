"""What is said for what is written, and the way back."""

import pytest
from hypothesis import given as for_any
from hypothesis import strategies

from kahaniyaa_tts.text.detection import language_of
from kahaniyaa_tts.text.document import Said, Span
from kahaniyaa_tts.text.spoken import SpokenText, spoken
from kahaniyaa_tts.text.words import words


def said(text: str, language: str = "hi", alias: str | None = None) -> SpokenText:
    span = Span(0, len(text))
    return spoken(Said(span=span, text=text, alias=alias), span, language)


@pytest.mark.parametrize(
    ("language", "written", "heard"),
    [
        ("hi", "डॉ. शर्मा", "डॉक्टर शर्मा"),
        ("hi", "रु. 500", "रुपये 500"),
        ("en", "Mr. Lion", "Mister Lion"),
        ("ta", "ரூ. 20", "ரூபாய் 20"),
        ("hi", "1,23,456 तारे", "123456 तारे"),
        ("hi", "१,२३,४५६", "१२३४५६"),
        ("en", "don’t", "don't"),
        ("hi", "\x01\x1b\u200bराजा\u202e", "राजा"),
        ("ml", "അവന\u0d4d\u200d", "അവൻ"),
    ],
)
def test_what_is_written_short_is_said_long(language: str, written: str, heard: str) -> None:
    assert said(written, language).text == heard


@pytest.mark.parametrize("written", ["***राजा***", "_राजा_", "“राजा”", "<राजा>", "[राजा]", "🙂राजा🙂"])
def test_signs_around_a_word_are_not_named(written: str) -> None:
    assert said(written).text.strip() == "राजा"


@pytest.mark.parametrize("letters", ["ᱚᱞ", "你好", "Привет", "سلام", "କାହାଣୀ", "కథ", "ꯃꯩꯇꯩ", "𒀀𒁀"])
def test_letters_that_no_hindi_voice_reads_are_left_out(letters: str) -> None:
    assert said(f"राजा {letters} आया").text.split() == ["राजा", "आया"]


@pytest.mark.parametrize(("letters", "language"), [("କାହାଣୀ", "or"), ("కథ", "te"), ("ਕਹਾਣੀ", "hi"), ("ಕಥೆ", "en")])
def test_letters_that_a_voice_reads_are_said(letters: str, language: str) -> None:
    assert said(letters, language).text == letters


def test_urdu_reads_its_own_letters() -> None:
    assert said("سلام دنیا", "ur").text == "سلام دنیا"


def test_what_is_said_for_an_abbreviation_points_at_it() -> None:
    text = said("यह डॉ. शर्मा")
    assert {text.origins[i] for i in range(3, 9)} == {3}
    assert text.origin(text.text.index("शर्मा")) == 7


def test_an_alias_points_at_what_it_stands_for() -> None:
    assert set(said("WHO", "en", alias="World Health Organization").origins) == {0}


@for_any(strategies.text(max_size=200), strategies.sampled_from(["en", "hi", "ta", "ml", "ur"]))
def test_every_code_point_said_comes_from_the_page(text: str, language: str) -> None:
    heard = said(text, language)
    assert len(heard.text) == len(heard.origins)
    assert all(0 <= origin < len(text) for origin in heard.origins)
    assert list(heard.origins) == sorted(heard.origins)
    assert not any(ord(character) < 32 for character in heard.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“चलो!” राजा बोला।", ["चलो", "राजा", "बोला"]),
        ("राम-सीता आए", ["राम-सीता", "आए"]),
        ("don't stop—go…on", ["don't", "stop", "go", "on"]),
        ("क्‍या ₹500?", ["क्‍या", "₹500"]),
        ("।।। -- !", []),
    ],
)
def test_words_are_what_a_reader_points_at(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in words(text)] == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [("Hello", "en"), ("नमस्ते WhatsApp दुनिया", "hi"), ("வணக்கம்", "ta"), ("ಕಥೆ", "kn"), ("کہانی", "ur"), ("123", "en")],
)
def test_a_text_tells_its_language_by_its_letters(text: str, language: str) -> None:
    assert language_of(text) == language
