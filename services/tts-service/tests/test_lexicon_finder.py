"""What a lexicon finds in a text: whole words, in whatever form a language has them."""

from itertools import pairwise

import pytest
from hypothesis import given as for_any
from hypothesis import strategies

from kahaniyaa_tts.lexicon.endings import endings_of
from kahaniyaa_tts.lexicon.entry import Entry
from kahaniyaa_tts.lexicon.finder import Lexicon
from kahaniyaa_tts.text.document import Respelling, Said, Span
from kahaniyaa_tts.text.respelling import together
from kahaniyaa_tts.text.spoken import SpokenText, spoken

BABA = Entry(written="Baba Yaga", said="bah-bah yah-gah")


def said(text: str, language: str, *entries: Entry) -> SpokenText:
    span = Span(0, len(text))
    found = Lexicon.of((language, entry) for entry in entries).found
    return spoken(Said(span=span, text=text), span, language, found)


@pytest.mark.parametrize(
    ("language", "entry", "text", "heard"),
    [
        ("hi", Entry(written="हाथीराम", said="हाथी राम"), "हाथीराम ने कहा, “हाथीराम!”", "हाथी राम ने कहा,  हाथी राम! "),
        ("hi", Entry(written="हाथीराम", said="हाथी राम"), "हाथीरामपुर", "हाथीरामपुर"),
        ("hi", Entry(written="हाथीराम", said="हाथी राम"), "हाथीरामजी आए", "हाथी रामजी आए"),
        ("hi", Entry(written="राम", said="रा"), "राम-सीता", "रा-सीता"),
        ("en", Entry(written="Anaya", said="uh-nye-uh"), "ANAYA and Anaya’s kite", "uh-nye-uh and uh-nye-uh's kite"),
        ("en", Entry(written="Don", said="dawn"), "Don don't go, Don'll go", "dawn don't go, dawn'll go"),
        ("en", BABA, "Baba Yaga, baba\nyaga and Baba", "bah-bah yah-gah, bah-bah yah-gah and Baba"),
        ("en", BABA, "Baba-Yaga", "Baba-Yaga"),
        ("en", Entry(written="Spider-Man", said="spy der man"), "Spider‑Man sat", "spy der man sat"),
        ("en", Entry(written="C++", said="see plus plus"), "C++ and C", "see plus plus and C"),
        ("en", Entry(written="O'Neil", said="oh neel"), "O’Neil’s", "oh neel's"),
        ("mr", Entry(written="राम", said="राऽम"), "रामाला रामने रामाच्या", "राऽमाला राऽमने राऽमाच्या"),
        ("mr", Entry(written="सीता", said="सीऽता"), "सीतेला", "सीऽतेला"),
        ("bn", Entry(written="রাম", said="রাআম"), "রামের রামকে রামও", "রাআমের রাআমকে রাআমও"),
        ("gu", Entry(written="Anaya", said="અનાયા"), "Anayaને મળી", "અનાયાને મળી"),
        ("ta", Entry(written="ராமன்", said="ரா மன்"), "ராமனுக்கு ராமனை ராமன்", "ரா மனுக்கு ரா மனை ரா மன்"),
        ("ta", Entry(written="சீதா", said="சீ தா"), "சீதாவிடம்", "சீ தாவிடம்"),
        ("te", Entry(written="రాముడు", said="రా ముడు"), "రాముడికి", "రా ముడికి"),
        ("kn", Entry(written="ರಾಮ", said="ರಾಽಮ"), "ರಾಮನಿಗೆ", "ರಾಽಮನಿಗೆ"),
        ("ml", Entry(written="രാമൻ", said="രാ മൻ"), "രാമന്റെ രാമനെ", "രാ മന്റെ രാ മനെ"),
        ("ml", Entry(written="അവൻ", said="അ വൻ"), "അവന\u0d4d\u200d", "അ വൻ"),
        ("or", Entry(written="ରାମ", said="ରା ମ"), "ରାମକୁ", "ରା ମକୁ"),
        ("ne", Entry(written="राम", said="रा म"), "रामलाई", "रा मलाई"),
        ("pa", Entry(written="ਰਾਮ", said="ਰਾ ਮ"), "ਰਾਮ ਨੇ", "ਰਾ ਮ ਨੇ"),
        ("ur", Entry(written="رام", said="را م"), "رام نے کہا۔", "را م نے کہا۔"),
    ],
)
def test_a_name_is_said_as_its_entry_says(language: str, entry: Entry, text: str, heard: str) -> None:
    assert said(text, language, entry).text == heard


@pytest.mark.parametrize(
    ("language", "entry", "text"),
    [
        ("ta", Entry(written="ராமன்", ipa="raːman"), "ராமனுக்கு"),  # sounds alone cannot take an ending
        ("ta", Entry(written="ராமன்", said="raa mun"), "ராமனுக்கு"),  # nor can letters of another script
        ("ta", Entry(written="ராம", said="ரா"), "ராமாயணம்"),
        ("hi", Entry(written="राम", said="रा"), "आराम रामायण राम्य"),
        ("en", Entry(written="an", said="x"), "Anaya banana and ban"),
        ("mr", Entry(written="राम", said="राऽम"), "रामायण"),
    ],
)
def test_what_is_no_form_of_a_name_is_left_as_it_is(language: str, entry: Entry, text: str) -> None:
    assert said(text, language, entry).text == text


def test_the_longest_entry_is_meant_and_a_storys_own_before_the_owners() -> None:
    entries = (
        Entry(written="Baba", said="short"),
        BABA,
        Entry(written="Yaga", said="owner"),
        Entry(written="yaga", said="story", is_of_story=True),
    )
    assert said("Baba Yaga met Baba and Yaga", "en", *entries).text == "bah-bah yah-gah met short and story"


def test_an_entry_is_for_its_language_alone() -> None:
    assert Lexicon.of([("en", BABA)]).found("Baba Yaga", "hi") == []
    assert Lexicon().found("Baba Yaga", "en") == []


def test_words_of_several_keep_their_own_times() -> None:
    assert Lexicon.of([("en", BABA)]).found("O Baba Yaga!", "en") == [
        Respelling(span=Span(2, 6), words="bah-bah"),
        Respelling(span=Span(7, 11), words="yah-gah"),
    ]


def test_sounds_lie_where_the_word_is_and_take_a_possessive() -> None:
    anaya = Entry(written="Anaya", said="uh-nye-uh", ipa="ʌˈnaɪə")
    heard = said("Was Anaya here?", "en", anaya)
    assert [heard.text[s.start : s.end] for s in heard.sounds] == ["uh-nye-uh"]
    assert heard.sounds[0].ipa == "ʌˈnaɪə"
    for name, ipa, possessive in (("Anaya", "ʌˈnaɪə", "ʌˈnaɪəz"), ("Max", "mæks", "mæksɪz"), ("Jack", "dʒæk", "dʒæks")):
        text = f"It is {name}'s kite"
        heard = said(text, "en", Entry(written=name, ipa=ipa))
        assert heard.text == text
        assert Lexicon.of([("en", Entry(written=f"{name}'s", ipa=ipa))]).found(text, "en")[0].ipa == ipa
        assert [(heard.text[s.start : s.end], s.ipa) for s in heard.sounds] == [(f"{name}'s", possessive)]


def test_a_lexicon_comes_before_what_else_is_said_otherwise() -> None:
    lexicon = Lexicon.of([("en", Entry(written="R2D2", said="artoo"))])
    finder = together(lexicon.found, lambda _text, _language: [Respelling(span=Span(1, 2), words="two")])
    assert [found.words for found in finder("R2D2", "en")] == ["artoo"]


def test_a_tag_is_the_same_as_long_as_the_texts_are_said_the_same_way() -> None:
    texts = [("Baba Yaga came.", "en"), ("बाबा", "hi")]
    one = Lexicon.of([("en", BABA)])
    more = Lexicon.of([("en", Entry(written="Ivan", said="ee-vahn")), ("en", BABA)])
    other = Lexicon.of([("en", Entry(written="Baba Yaga", ipa="ˈbaba jɪˈɡa"))])
    assert one.tag(texts) == more.tag(texts) != other.tag(texts)
    assert one.tag(texts[1:]) == Lexicon().tag(texts) == ""


LETTERS = strategies.text(alphabet="Raमनरा ाी-'’.ன்ாை \n\u200d5", max_size=20)


@for_any(LETTERS, strategies.lists(LETTERS, max_size=4), strategies.sampled_from(["en", "hi", "mr", "ta", "ml"]))
def test_whatever_is_found_lies_in_the_text_in_order(text: str, names: list[str], language: str) -> None:
    lexicon = Lexicon.of((language, Entry(written=name, said="ரா ரா", ipa="a")) for name in names)
    found = lexicon.found(text, language)
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in found)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))


@pytest.mark.parametrize("language", ["mr", "kok", "ne", "bn", "as", "gu", "or", "ta", "te", "kn", "ml", "hi", "pa"])
def test_every_ending_is_found_on_a_name(language: str) -> None:
    for dropped, added in endings_of(language).pairs:
        name, form = "ABC" + dropped, "ABC" + added
        assert endings_of(language).joined_to(name.casefold(), form.casefold()) is not None
