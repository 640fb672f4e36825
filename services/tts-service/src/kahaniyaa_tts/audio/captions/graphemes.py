"""How long a text is on a screen, in what a reader would call letters."""

import unicodedata

_JOINERS = frozenset("\u200c\u200d")
_LINKERS = frozenset("\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d")
"""The viramas that join the consonant after them to the one before (Unicode 15.1, rule GB9c)."""


def graphemes(text: str) -> int:
    """The number of grapheme clusters (UAX #29, as far as stories need it): क्षि is one, and so is 👨‍👩‍👧."""
    count = 0
    joins = False
    for character in text:
        if character in _JOINERS or unicodedata.category(character)[0] == "M":
            joins = character in _LINKERS or character == "\u200d" or (joins and character != "\u200c")
        else:
            count += not joins
            joins = False
    return count
