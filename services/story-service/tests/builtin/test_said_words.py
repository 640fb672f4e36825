"""What a wish has a word of its own for is called by that word: नानी and not दादी, a jackal and not a fox."""

import pytest

from kahaniyaa_story.writing.brief import Brief, Earlier
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller


@pytest.mark.parametrize(
    ("wish", "word"),
    [
        ("कबीर की नानी की टूटी सुराही", "नानी"),
        ("कबीर की नानी की टूटी सुराही", "सुराही"),
        ("एक सियार जो गाना चाहता है", "सियार"),
        ("मेरी छतरी खो गई", "छतरी"),
    ],
)
@pytest.mark.parametrize("words", [120, 350])
def test_it_is_told_in_the_word_that_was_said(
    storyteller: BuiltinStoryteller, wish: str, word: str, words: int
) -> None:
    for seed in range(4):
        told = storyteller.tell(Brief(language="hi", seed=seed, scenario=wish, length_words=words))
        assert word in told.text
        assert word not in told.plan.unused


def test_it_keeps_that_word_when_it_goes_on_and_has_none_in_another_language(storyteller: BuiltinStoryteller) -> None:
    brief = Brief(language="hi", seed=3, scenario="एक सियार जो गाना चाहता है")
    told = storyteller.tell(brief)
    kept = told.plan.as_json()
    assert storyteller.tell(brief, kept).text == told.text
    english = storyteller.tell(Brief(language="en", seed=3, original=Earlier(language="hi", plan=kept)))
    assert "fox" in english.text
