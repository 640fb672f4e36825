"""A wish that no plot tells of is not put aside for another story: it is quoted, and is what the story is about."""

import re
from dataclasses import replace

import pytest

from kahaniyaa_story.writing.brief import Brief, Earlier
from kahaniyaa_story.writing.engines.builtin.markup import MarkupError, read_tellings
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller

WISHES = [
    ("en", "A tiger with a toothache"),
    ("en", "Ravi's old radio starts to speak at night"),
    ("en", "A village where nobody laughs"),
    ("en", "The day all the clocks stopped"),
    ("en", "A cow that gives chocolate milk"),
    ("hi", "मगरमच्छ ने ढाबा खोला"),
    ("hi", "रवि का पुराना रेडियो रात में बोलने लगता है"),
    ("ta", "ரவியின் பழைய ரேடியோ இரவில் பேசத் தொடங்குகிறது"),
]


@pytest.mark.parametrize(("language", "wish"), WISHES)
@pytest.mark.parametrize("words", [120, 300, 700])
def test_the_story_is_about_it(storyteller: BuiltinStoryteller, language: str, wish: str, words: int) -> None:
    told = storyteller.tell(Brief(language=language, seed=5, scenario=wish, length_words=words))
    assert told.plan.tales[0].plot == "matter"
    assert told.text.count(wish) == 1
    assert wish in told.plan.used
    assert told.plan.unused == ()
    assert abs(len(told.text.split()) / words - 1) <= 0.1


def test_what_is_somebodys_does_not_say_what_they_are_like(storyteller: BuiltinStoryteller) -> None:
    for seed in range(12):
        told = storyteller.tell(Brief(language="en", seed=seed, scenario=WISHES[1][1]))
        assert not re.search(r"\bold (boy|man) named Ravi", told.text)


@pytest.mark.parametrize(("language", "wish"), WISHES[:3])
def test_who_reads_other_letters_is_told_it_without_the_quotation(
    storyteller: BuiltinStoryteller, language: str, wish: str
) -> None:
    brief = Brief(language=language, seed=2, scenario=wish)
    told = storyteller.tell(brief)
    again = storyteller.tell(
        replace(brief, language="hi", original=Earlier(language=language, plan=told.plan.as_json()))
    )
    assert [tale.plot for tale in again.plan.tales] == ["matter"]
    assert wish not in again.text
    assert wish in again.plan.unused


def test_a_line_in_a_mood_that_there_is_not_is_refused() -> None:
    with pytest.raises(MarkupError, match="'curious' is no emotion"):
        _ = read_tellings("== open\n- hero curious: What is that?\n")["open"][0].lines
