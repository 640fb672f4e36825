"""Two sisters are called sisters, two brothers brothers, where their story says that they belong together."""

import re

import pytest

from kahaniyaa_story.writing.brief import Audience, Brief
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller


@pytest.mark.parametrize(
    ("language", "wish", "word"),
    [
        ("en", "two sisters and a lost kite", "sister"),
        ("en", "two brothers go to the sea", "brother"),
        ("en", "a boy and his sister", "sister"),
        ("hi", "दो बहनें पतंग उड़ाती हैं", "बहन"),
        ("hi", "दो भाई समुद्र देखना चाहते हैं", "भाई"),
        ("ta", "இரண்டு சகோதரிகள் பட்டம் விடுகிறார்கள்", "சகோதரி"),
        ("ta", "இரண்டு சகோதரர்கள் கடலைப் பார்க்க விரும்புகிறார்கள்", "சகோதர"),
    ],
)
@pytest.mark.parametrize(("words", "audience"), [(90, "preschool"), (150, "kids"), (350, "kids")])
@pytest.mark.parametrize("seed", range(4))
def test_two_of_a_family_are_called_what_they_are_to_each_other(
    storyteller: BuiltinStoryteller, language: str, wish: str, word: str, words: int, audience: Audience, seed: int
) -> None:
    brief = Brief(language=language, seed=seed, scenario=wish, length_words=words, audience=audience)
    told = storyteller.tell(brief)
    met = next(beat for beat in told.beats if beat.beat.key == "pal.kin")
    assert word in " ".join(line.text for line in met.lines)


def test_what_two_sisters_do_together_is_feminine_in_hindi(storyteller: BuiltinStoryteller) -> None:
    masculine = re.compile(r"दोनों (?!ने|को|की|का|के|से|में|पर)[^।!?,“”]*?(?:बैठे|पड़े|घूमे|गए|लगे|रहे|नाचे|मिले|गिरे|डरे)(?=[ ।,!])")
    for seed in range(24):
        told = storyteller.tell(Brief(language="hi", seed=seed, scenario="दो बहनें जो नाचना चाहती हैं", length_words=400))
        spoken = (line.text for beat in told.beats if beat.beat.key.startswith("pal.") for line in beat.lines)
        assert not masculine.findall(" ".join(spoken))


def test_what_a_brother_and_a_sister_do_together_is_masculine_in_hindi(storyteller: BuiltinStoryteller) -> None:
    both = [
        beat.lines
        for seed in range(24)
        for beat in storyteller.tell(
            Brief(language="hi", seed=seed, scenario="भाई-बहन जो नाचना चाहते हैं", length_words=400)
        ).beats
        if beat.beat.key.startswith("pal.")
    ]
    text = " ".join(line.text for lines in both for line in lines)
    assert "दोनों" in text
    assert not re.findall(r"दोनों (?:हँस|समझ|एक ही पत्थर पर) (?:पड़ीं|गईं|बैठीं)", text)


def test_two_brothers_keep_their_names_beside_a_boat(storyteller: BuiltinStoryteller) -> None:
    told = storyteller.tell(Brief(language="hi", seed=2, scenario="दो भाई सोनू और मोनू बारिश में नाव बनाते हैं"))
    cast = told.plan.tales[0].cast
    assert [(cast[role].name, cast[role].concept) for role in ("hero", "pal")] == [
        ("सोनू", "person.brother"),
        ("मोनू", "person.brother"),
    ]
