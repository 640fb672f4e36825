"""Sentences end where a reader would take breath, in every script."""

from itertools import pairwise

import pytest
from hypothesis import given as for_any
from hypothesis import strategies

from kahaniyaa_tts.text.sentences import LONGEST, sentences


def split(text: str, language: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "One day. Two days! Three?", ["One day.", "Two days!", "Three?"]),
        ("hi", "राजा आया। रानी गई॥ क्या? हाँ!", ["राजा आया।", "रानी गई॥", "क्या?", "हाँ!"]),
        ("hi", "राजा आया।रानी गई।", ["राजा आया।", "रानी गई।"]),
        ("ta", "யானை வந்தது. அது பறந்தது.", ["யானை வந்தது.", "அது பறந்தது."]),
        ("ur", "وہ آیا۔ کیا ہوا؟ کچھ نہیں۔", ["وہ آیا۔", "کیا ہوا؟", "کچھ نہیں۔"]),
        ("en", "Wait… what? Yes.", ["Wait… what?", "Yes."]),
        ("hi", "“चलो!” राजा बोला।", ["“चलो!”", "राजा बोला।"]),
        ("en", "A title\n\nThen the text.", ["A title", "Then the text."]),
    ],
)
def test_a_sentence_ends_at_its_sign(language: str, text: str, expected: list[str]) -> None:
    assert split(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mr. Lion met Dr. Owl."),
        ("hi", "डॉ. शर्मा के पास रु. 500 थे।"),
        ("ta", "திரு. குமார் ரூ. 500 கொடுத்தார்."),
        ("en", "It weighs 3.5 kilos."),
        ("en", "J. R. Tiger came."),
        ("hi", "ए. पी. जे. अब्दुल कलाम आए।"),
        ("en", "“Who is it?” asked the owl."),
        ("en", "See a.b/c for it."),
    ],
)
def test_a_full_stop_that_ends_nothing_cuts_nothing(language: str, text: str) -> None:
    assert split(text, language) == [text]


def test_a_hindi_sentence_may_end_in_a_full_stop() -> None:
    assert split("माँ आई. वह हँसी.", "hi") == ["माँ आई.", "वह हँसी."]


def test_a_sentence_without_end_is_cut_at_a_space() -> None:
    text = "शब्द " * 500
    parts = split(text, "hi")
    assert max(map(len, parts)) <= LONGEST
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")
    assert all(not part.startswith("्") for part in parts)


@for_any(strategies.text(max_size=300), strategies.sampled_from(["en", "hi", "ta", "ur"]))
def test_nothing_of_any_text_is_lost_or_said_twice(text: str, language: str) -> None:
    spans = list(sentences(text, language))
    assert all(before.end <= after.start for before, after in pairwise(spans))
    said = "".join("".join(text[span.start : span.end].split()) for span in spans)
    assert said == "".join(text.split())
