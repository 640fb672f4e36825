"""A food that was asked for is eaten, and says so: in a story of ninety words as in one of three hundred."""

import pytest

from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller
from kahaniyaa_story.writing.engines.builtin.telling.endings import ending

WISHES = [
    ("en", "three mice and a piece of cake", "cake"),
    ("en", "a bear and ice cream", "ice cream"),
    ("hi", "नन्ही चींटी और बड़ा केक", "केक"),
    ("hi", "भालू और आइसक्रीम", "आइसक्रीम"),
    ("ta", "ஐஸ்கிரீம் விரும்பும் கரடி", "ஐஸ்கிரீம்"),
    ("ta", "இரண்டு அணில்கள் கேக் செய்கின்றன", "கேக்"),
]


@pytest.mark.parametrize(("language", "wish", "food"), WISHES)
@pytest.mark.parametrize("words", [90, 150, 300])
def test_a_food_that_was_asked_for_is_in_the_story(
    storyteller: BuiltinStoryteller, language: str, wish: str, food: str, words: int
) -> None:
    for seed in range(5):
        told = storyteller.tell(Brief(language=language, seed=seed, scenario=wish, length_words=words))
        text = told.text
        assert food.rstrip("்") in text
        assert food not in ending(told.teller, told.beats).unused
