"""Under every story stand words that are in it, explained in easy words."""

import pytest

from kahaniyaa_story.writing.brief import AUDIENCES, TONES, Brief
from kahaniyaa_story.writing.engines.builtin.language import load
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller
from kahaniyaa_story.writing.engines.builtin.telling.endings import ending

LANGUAGES = ("en", "hi", "ta")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("words", "without"), [(80, 0), (90, 0), (200, 0), (400, 0)])
def test_a_story_explains_some_of_its_words(
    storyteller: BuiltinStoryteller, language: str, words: int, without: int
) -> None:
    forms = {explained.word: explained.forms for explained in load(language).glossary}
    bare = 0
    for seed in range(24):
        brief = Brief(
            language=language, seed=seed, tone=TONES[seed % 8], audience=AUDIENCES[seed % 6], length_words=words
        )
        told = storyteller.tell(brief)
        glosses = ending(told.teller, told.beats).vocabulary
        bare += not glosses
        assert len(glosses) <= 4
        assert all(any(form in told.text.casefold() for form in forms[gloss.word]) for gloss in glosses)
    assert bare <= without


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_explained_twice_or_by_itself(language: str) -> None:
    glossary = load(language).glossary
    words = [explained.word for explained in glossary]
    assert len(words) == len(set(words)) >= 100
    assert not [each.word for each in glossary if each.word.casefold() in each.meaning.casefold().split()]
