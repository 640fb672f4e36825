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


_ENOUGH = 0.25
"""Of the letters: a Hindi text may well hold a few words in Latin letters, an English one hardly any in Devanagari."""


def language_of(text: str) -> str:
    """The likeliest language: that of the commonest script of ours if there is enough of it, else English."""
    scripts = Counter(_script(letter) for letter in text[:2000] if unicodedata.category(letter)[0] in "LM")
    ours = {script: count for script, count in scripts.items() if script in _BY_SCRIPT}
    script = max(ours, key=lambda name: ours[name], default="")
    return _BY_SCRIPT[script] if script and ours[script] >= _ENOUGH * scripts.total() else "en"


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ", 1)[0]
