"""The language of a text whose sender did not say: by its script, which most of our languages have to themselves."""

import unicodedata
from collections import Counter

_BY_SCRIPT = {
    "DEVANAGARI": "hi",
    "TAMIL": "ta",
    "BENGALI": "bn",
    "GUJARATI": "gu",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "ORIYA": "or",
    "GURMUKHI": "pa",
    "TELUGU": "te",
    "ARABIC": "ur",
}


def language_of(text: str) -> str:
    """The likeliest language: that of the script most of the letters are in, and English for any other."""
    scripts = Counter(_script(letter) for letter in text[:2000] if letter.isalpha())
    script = max(scripts, key=lambda name: scripts[name], default="LATIN")
    return _BY_SCRIPT.get(script, "en")


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ", 1)[0]
