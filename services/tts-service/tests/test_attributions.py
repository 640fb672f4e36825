"""A quote's end is no end of its sentence where the next words say whose it is: a comma's pause is heard there."""

import pytest

from kahaniyaa_tts.speech.steps import Part
from kahaniyaa_tts.testing.ears import longest_quiet
from kahaniyaa_tts.testing.fixtures import Perform
from kahaniyaa_tts.text.attribution import is_attributed
from kahaniyaa_tts.text.document import plain
from kahaniyaa_tts.text.sentences import sentences

ATTRIBUTED = [
    ("hi", "“चलो!” राजा बोला।"),
    ("hi", '"ठीक है।" माँ ने कहा।'),
    ("hi", "“कौन है?” बूढ़े आदमी ने पूछा, “अंदर आओ।”"),
    ("ta", "“போகலாம்!” என்றான் ராஜா."),
    ("ta", "“யார் அது?” என்று நரி கேட்டது."),
    ("bn", "“চলো!” রাজা বলল।"),
    ("mr", "“चल!” राजा म्हणाला."),
    ("te", "“రా!” అంది నక్క."),
    ("gu", "“ચાલો!” રાજાએ કહ્યું."),
    ("kn", "“ಬಾ!” ಎಂದಿತು ನರಿ."),
    ("ml", "“വരൂ!” എന്ന് രാജാവ് പറഞ്ഞു."),
    ("pa", "“ਚਲੋ!” ਰਾਜਾ ਬੋਲਿਆ।"),
    ("or", "“ଆସ!” ରାଜା କହିଲେ।"),
    ("as", "“ব’লা!” ৰজাই ক’লে।"),
    ("ur", "“چلو!” راجا بولا۔"),
    ("ne", "“हिँड!” राजाले भन्यो।"),
]
APART = [
    ("hi", "“चलो!” राजा चल पड़ा।"),
    ("hi", "“चलो!”\nराजा बोला।"),
    ("hi", "चलो! राजा बोला।"),
    ("hi", "“चलो!” राजा ने कहा: “देर हो गई।”"),
    ("hi", "“चलो!” दादी ने कहानी सुनाई।"),
    ("hi", "“चलो!” वे सब बहुत देर तक चलते रहे और किसी ने कुछ नहीं कहा।"),
    ("ta", "“போகலாம்!” ராஜா போனான்."),
    ("en", "“Come!” The king said it."),
]


def after_the_first(language: str, text: str) -> bool:
    return is_attributed(text, next(sentences(text, language)).end, language)


@pytest.mark.parametrize(("language", "text"), ATTRIBUTED)
def test_who_said_it_is_told_by_a_word_of_saying(language: str, text: str) -> None:
    assert after_the_first(language, text)


@pytest.mark.parametrize(("language", "text"), APART)
def test_what_else_follows_a_quote_is_a_sentence_of_its_own(language: str, text: str) -> None:
    assert not after_the_first(language, text)


@pytest.mark.parametrize(
    ("language", "said", "apart"),
    [
        ("hi", "“चलो!” राजा बोला।", "“चलो!” राजा सोया।"),
        ("hi", '"ठीक है।" माँ ने कहा।', '"ठीक है।" माँ ने देखा।'),
        ("ta", "“போகலாம்!” என்றான் ராஜா.", "“போகலாம்!” போனான் ராஜா."),
    ],
)
async def test_before_who_said_it_the_pause_is_a_commas(language: str, said: str, apart: str, perform: Perform) -> None:
    heard = await perform(Part(document=plain(said), language=language))
    assert longest_quiet(b"".join(each.pcm for each in heard)) == pytest.approx(0.17, abs=0.02)
    assert [said[word.span.start : word.span.end] for each in heard for word in each.words] == [
        word.strip('“”".!।') for word in said.split()
    ]
    usual = await perform(Part(document=plain(apart), language=language))
    assert longest_quiet(b"".join(each.pcm for each in usual)) == pytest.approx(0.3, abs=0.02)
