"""Which letters a voice can read, so that none of them is ever spelled out as hexadecimal numbers.

espeak-ng changes to another language's rules by itself for Latin and most Indian scripts, but names the letters of all
other foreign scripts one by one, Odia's and Telugu's among them: up to 1.9 s of sound for each (measured).
"""

import unicodedata
from collections.abc import Iterable

_LATIN = ((0x0000, 0x024F), (0x1E00, 0x1EFF))
_INDIAN = ((0x0900, 0x0AFF), (0x0B80, 0x0BFF), (0x0C80, 0x0DFF), (0xA8E0, 0xA8FF))
_ODIA = ((0x0B00, 0x0B7F),)
_TELUGU = ((0x0C00, 0x0C7F),)
_ARABIC = ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC))
_MARKS_AND_CURRENCY = ((0x0300, 0x036F), (0x2010, 0x2027), (0x2030, 0x205E), (0x20A0, 0x20BF))
_OWN = {"or": _ODIA, "te": _TELUGU, "ur": _ARABIC, "sd": _ARABIC}


def is_readable(character: str, language: str) -> bool:
    """Whether a voice of the language can read the character, or may pass over it as punctuation."""
    if unicodedata.category(character) in {"Cn", "Co", "Cs", "So"}:
        return False
    ranges = _LATIN + _INDIAN + _MARKS_AND_CURRENCY + _OWN.get(language, ())
    return any(first <= ord(character) <= last for first, last in ranges)


def unreadable_scripts(text: str, language: str) -> frozenset[str]:
    """The scripts of those letters in the text that a voice of the language cannot read, by their Unicode names."""
    return frozenset(_scripts(c for c in set(text) if c.isalpha() and not is_readable(c, language)))


def _scripts(letters: Iterable[str]) -> Iterable[str]:
    return (unicodedata.name(letter, "UNKNOWN").split(" ", 1)[0].title() for letter in letters)
