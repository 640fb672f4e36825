"""The words of a text as a lexicon compares them: without case, in one form, at their places."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# Everything is part of a word but white space and punctuation: vowel signs, nuktas and joiners of all scripts are.
_WORD = re.compile(
    r"[^\s\x00-\x1f !-/:-@\[-`{-\x7f\xa0-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf×÷।॥॰۔؟،؛٪"
    r"\u2000-\u200b\u200e-\u206f\u20a0-\u20cf\u2100-\u2bff\u3000-\u303f\uff00-\uff0f]+"
)
_CHILLUS = {"ണ്\u200d": "ൺ", "ന്\u200d": "ൻ", "ര്\u200d": "ർ", "ല്\u200d": "ൽ", "ള്\u200d": "ൾ", "ക്\u200d": "ൿ"}
_JOINERS = str.maketrans("", "", "\u200c\u200d")
_BETWEEN = str.maketrans({"‐": "-", "‑": "-", "–": "-", "’": "'", "ʼ": "'"})


class Token(NamedTuple):
    """A word of a text: as it is compared, and where it is, in code points."""

    folded: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words of a text, in order; hyphens and apostrophes part them."""
    found = ((folded(word.group()), word) for word in _WORD.finditer(text))
    return [Token(name, word.start(), word.end()) for name, word in found if name]


@lru_cache(maxsize=16_384)  # asked for every word of every text
def folded(word: str) -> str:
    """A word as it is compared: without case and joiners, NFC, Malayalam's chillus as letters of their own."""
    if "\u200d" in word:
        for letters, chillu in _CHILLUS.items():
            word = word.replace(letters, chillu)
    return unicodedata.normalize("NFC", word.translate(_JOINERS).casefold())


def between(text: str) -> str:
    """What stands between two words, as it is compared: any white space is one space, any hyphen is one hyphen."""
    return " ".join(f"_{text.translate(_BETWEEN)}_".split())[1:-1]


def folded_phrase(text: str) -> str:
    """A whole phrase as it is compared: the same for all that stand for the same entry."""
    return between(folded(text))
