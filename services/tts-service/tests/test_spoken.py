"""What is said for what is written, and the way back."""

from collections.abc import Callable

import pytest
from hypothesis import given as for_any
from hypothesis import strategies

from kahaniyaa_shared.languages import LANGUAGES
from kahaniyaa_tts.engine import Sounds
from kahaniyaa_tts.text.detection import language_of
from kahaniyaa_tts.text.document import Respelling, Said, Span
from kahaniyaa_tts.text.reading_out.reader import read_out
from kahaniyaa_tts.text.respelling import together
from kahaniyaa_tts.text.spoken import SpokenText, spoken
from kahaniyaa_tts.text.words import words


def said(text: str, language: str = "hi", alias: str = "") -> SpokenText:
    span = Span(0, len(text))
    respellings = (Respelling(span=span, words=alias),) if alias else ()
    return spoken(Said(span=span, text=text, respellings=respellings), span, language, read_out)


@pytest.mark.parametrize(
    ("language", "written", "heard"),
    [
        ("hi", "डॉ. शर्मा", "डॉक्टर शर्मा"),
        ("hi", "रु. 500", "पाँच सौ रुपये"),
        ("en", "Mr. Lion", "Mister Lion"),
        ("ta", "ரூ. 20", "இருபது ரூபாய்"),
        ("sd", "۱,۲۳,۴۵۶", "123456"),
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


@pytest.mark.parametrize("letters", ["你好", "Привет", "سلام", "ሰላም", "สวัสดี", "བོད", "こんにちは", "𒀀𒁀"])
def test_letters_that_no_hindi_voice_reads_are_left_out(letters: str) -> None:
    assert said(f"राजा {letters} आया").text.split() == ["राजा", "आया"]


@pytest.mark.parametrize(("letters", "language"), [("କାହାଣୀ", "or"), ("కథ", "te"), ("ਕਹਾਣੀ", "hi"), ("ಕಥೆ", "en")])
def test_letters_that_a_voice_reads_are_said(letters: str, language: str) -> None:
    assert said(letters, language).text == letters


@pytest.mark.parametrize(
    ("letters", "language", "heard"),
    [
        ("ᱥᱟᱱᱛᱟᱲᱤ", "sat", "सान्ताड़ि"),
        ("ᱚᱞ ᱪᱤᱠᱤ ᱯᱷᱩᱞ", "hi", "ऑल चिकि फुल"),
        ("ꯃꯩꯇꯩꯂꯣꯟ", "mni", "মৈতৈলোন"),
        ("ꯑꯥꯏ ꯃꯅꯤꯄꯨꯔ", "mni", "আই মনিপুর"),
        ("କାହାଣୀ", "hi", "काहाणी"),
        ("కథ", "ta", "कथ"),
        ("ସ୍ୱାମୀ", "or", "ସ୍ଵାମୀ"),
        ("रৰ", "bn", "रর"),
        ("রাজা", "as", "ৰাজা"),
        ("अ॒ग्निमी॑ळे", "sa", "अग्निमीळे"),
        ("अॅप ॲप", "mr", "अॅप ऍप"),
        ("كتاب", "ur", "کتاب"),
    ],
)
def test_letters_that_no_voice_reads_are_written_in_others(letters: str, language: str, heard: str) -> None:
    assert said(letters, language).text == heard


def test_letters_written_otherwise_point_at_their_own() -> None:
    told = said("ᱯᱷᱩᱞ", "sat")
    assert (told.text, told.origins) == ("फुल", (0, 2, 3))


def test_urdu_reads_its_own_letters() -> None:
    assert said("سلام دنیا", "ur").text == "سلام دنیا"


def test_what_is_said_for_an_abbreviation_points_at_it() -> None:
    text = said("यह डॉ. शर्मा")
    assert {text.origins[i] for i in range(3, 9)} == {3}
    assert text.origin(text.text.index("शर्मा")) == 7


@pytest.mark.parametrize(
    ("language", "alias", "heard"),
    [("en", "5 km", "five kilometres"), ("hi", "रु. 500", "पाँच सौ रुपये"), ("en", "Mr. Lion", "Mister Lion")],
)
def test_an_alias_is_said_as_any_text_is(language: str, alias: str, heard: str) -> None:
    text = said("xyz", language, alias=alias)
    assert text.text == heard
    assert set(text.origins) == {0}


def test_a_name_within_an_alias_has_its_sounds_there() -> None:
    def found(text: str, _language: str) -> list[Respelling]:
        at = text.find("Gola")
        return [Respelling(span=Span(at, at + 4), ipa="ɡoːla")] if at >= 0 else []

    span = Span(0, 9)
    piece = Said(span=span, text="the X ran", respellings=(Respelling(span=Span(4, 5), words="tall Gola"),))
    text = spoken(piece, span, "en", found)
    assert (text.text, text.sounds) == ("the tall Gola ran", (Sounds(9, 13, "ɡoːla"),))
    assert text.origins == (0, 1, 2, 3, *[4] * 9, 5, 6, 7, 8)


def test_sounds_on_the_page_hold_before_all_others() -> None:
    def found(text: str, _language: str) -> list[Respelling]:
        return [Respelling(span=Span(0, len(text)), ipa="a")] if text == "Gola" else []

    span = Span(0, 4)
    piece = Said(span=span, text="Gola", respellings=(Respelling(span=span, ipa="ɡoːla"),))
    assert spoken(piece, span, "en", found).sounds == (Sounds(0, 4, "ɡoːla"),)


def test_an_alias_points_at_what_it_stands_for() -> None:
    assert set(said("WHO", "en", alias="World Health Organization").origins) == {0}


@for_any(strategies.text(max_size=200), strategies.sampled_from(sorted(LANGUAGES)))
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
    [
        ("Hello", "en"),
        ("नमस्ते WhatsApp दुनिया", "hi"),
        ("வணக்கம்", "ta"),
        ("ಕಥೆ", "kn"),
        ("کہانی", "ur"),
        ("123", "en"),
        ("ᱠᱟᱹᱦᱱᱤ", "sat"),
        ("ꯋꯥꯔꯤ", "mni"),
        ("сказка", "ru"),
        ("παραμύθι", "el"),
        ("মই ৰাতিপুৱা উঠোঁ", "as"),
        ("مان ڪهاڻي ٻڌايان", "sd"),
        ("کٲشُر زَبان", "ks"),
        ("डोळे आणि केळी", "mr"),
        ("Привіт, їжачку", "uk"),
        ("이야기", "ko"),
        ("故事", "zh"),
        ("ተረት", "am"),
    ],
)
def test_a_text_tells_its_language_by_its_letters(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_respelling_is_said_in_its_place_and_points_at_what_it_stands_for() -> None:
    text = "Then Xu ran."
    xu = Respelling(span=Span(5, 7), words="Shoo", ipa="ʃuː")
    told = spoken(Said(span=Span(0, 12), text=text, respellings=(xu,)), Span(0, 12), "en")
    assert told.text == "Then Shoo ran."
    assert told.origins[5:9] == (5, 5, 5, 5)
    assert told.sounds == (Sounds(5, 9, "ʃuː"),)
    assert told.origins[-1] == 11


def test_what_the_text_itself_respells_holds_before_what_a_finder_finds() -> None:
    def finder(text: str, _language: str) -> list[Respelling]:
        return [Respelling(span=Span(at, at + 1), words="one") for at, letter in enumerate(text) if letter == "1"]

    own = Respelling(span=Span(2, 3), words="uno")
    said = Said(span=Span(0, 5), text="1 1 1", respellings=(own,))
    told = spoken(said, Span(0, 5), "en", finder)
    assert told.text == "one uno one"
    assert {told.origin(0), told.origin(4), told.origin(10)} == {0, 2, 4}


def test_of_two_finders_the_first_holds_where_both_find() -> None:
    def found(start: int, end: int, words: str) -> Callable[[str, str], list[Respelling]]:
        return lambda _text, _language: [Respelling(span=Span(start, end), words=words)]

    both = together(found(2, 5, "first"), found(4, 7, "second"))
    assert [each.words for each in both("", "")] == ["first"]
    assert [each.words for each in together(found(4, 7, "b"), found(0, 2, "a"))("", "")] == ["a", "b"]
