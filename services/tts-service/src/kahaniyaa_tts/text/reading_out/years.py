"""Years of four figures: which numbers are years, and how they are said."""

import re

from kahaniyaa_tts.text.reading_out import english
from kahaniyaa_tts.text.reading_out.numerals import cardinal
from kahaniyaa_tts.text.reading_out.tokens import Place

YEAR = re.compile(r"[12]\d{3}")
"""What may be a year."""


def year(written: str, place: Place) -> str:
    """A year of four figures, in hundreds where the language says it so."""
    value = int(written)
    if place.language == "en":
        return english.year(value)
    century = place.words.century
    if century is None or not 1_100 <= value < 2_000:
        return cardinal(value, place.language)
    head, rest = divmod(value, 100)
    last = f" {cardinal(rest, place.language)}" if rest else ""
    return cardinal(head, place.language) + century + last


def is_year(place: Place) -> bool:
    """Whether the token is four figures that its neighbours make a year."""
    words = place.words
    if not YEAR.fullmatch(place.token.core) or place.after.lower() in words.scales:
        return False
    return place.before.lower() in words.before_year or _follows_month(place) or place.after in words.after_year


def _follows_month(place: Place) -> bool:
    """Whether a month stands before it, or before the day that does: `August 1947`, `August 15, 1947`."""
    earlier = [token.core.lower() for token in place.tokens[max(place.index - 2, 0) : place.index]]
    names = place.words.month_names
    if earlier and earlier[-1] in names:
        return True
    return len(earlier) == 2 and earlier[0] in names and earlier[1].isdigit()
