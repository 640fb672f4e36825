"""How long a story is, how long it takes to read aloud, and how hard it is to read."""

import re
from collections.abc import Iterable, Sequence

from kahaniyaa_shared.languages import primary
from kahaniyaa_story.writing.scenes import Scene

# English, Hindi and Tamil: measured on the narration of whole stories with their pauses, by the built-in voices
_WORDS_PER_MINUTE = {"en": 187, "hi": 162, "ta": 106, "ml": 80, "te": 95, "kn": 95}
_SIGNS_PER_MINUTE = {"en": 950, "hi": 755, "ta": 870}
"""Letters, vowel signs and spaces: from story to story half as different as words are, which may be long or short."""
_USUAL = 120
_SENTENCE_END = re.compile(r"[.!?।॥۔…]+")
_LEVELS = (6.0, 9.0, 12.0, 16.0)  # words per sentence up to which a text is of level 1, 2, 3, 4


def words_per_minute(language: str) -> int:
    """How many words of a language a narrator reads in a minute; agglutinating languages have longer words."""
    return _WORDS_PER_MINUTE.get(primary(language), _USUAL)


def signs_in(minutes: float, language: str) -> int:
    """How many letters, vowel signs and spaces a narrator reads in so long; 0 where nobody has measured it."""
    return round(minutes * _SIGNS_PER_MINUTE.get(primary(language), 0))


def count_words(texts: Iterable[str]) -> int:
    """How many words: runs without a space that hold a letter or a number."""
    return sum(any(char.isalnum() for char in word) for text in texts for word in text.split())


def minutes(texts: Sequence[str], language: str) -> float:
    """How long they take to read aloud, to a tenth of a minute."""
    signs = _SIGNS_PER_MINUTE.get(primary(language))
    whole = sum(map(len, texts)) / signs if signs else count_words(texts) / words_per_minute(language)
    return round(whole, 1)


def reading_level(texts: Sequence[str]) -> int | None:
    """1 to 5 by the mean length of sentences; None where there are none."""
    sentences = [part for text in texts for part in _SENTENCE_END.split(text) if count_words([part])]
    if not sentences:
        return None
    mean = count_words(sentences) / len(sentences)
    return 1 + sum(mean > most for most in _LEVELS)


def texts_of(scenes: Iterable[Scene]) -> list[str]:
    """Every line's text, in order."""
    return [line.text for scene in scenes for line in scene.lines]
