"""Days and years: `15/8/1947`, `1947-08-15`, `15 August 1947`."""

import re
from collections.abc import Iterable

from kahaniyaa_tts.text.reading_out import english
from kahaniyaa_tts.text.reading_out.numbers import year
from kahaniyaa_tts.text.reading_out.numerals import cardinal
from kahaniyaa_tts.text.reading_out.tokens import Place, Reading

_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY = re.compile(r"\d{1,2}")


def written_in_figures(place: Place) -> Iterable[Reading] | None:
    """A date in figures: the day first, as India writes it, or the month where it can be nothing else; or the year."""
    core = place.token.core
    if found := _DAY_FIRST.fullmatch(core):
        day, month, of_year = int(found[1]), int(found[3]), found[4]
        if month > 12 >= day:
            day, month = month, day
    elif found := _YEAR_FIRST.fullmatch(core):
        of_year, month, day = found[1], int(found[2]), int(found[3])
    else:
        return None
    if not is_date(day, month):
        return None
    said = f"{day_said(day, place)} {place.words.months[month - 1]} {year(of_year, place)}"
    return [Reading(place.token.start, place.token.end, said)]


def day_of_month(place: Place) -> Iterable[Reading] | None:
    """The day beside a month's name: counted in English, a number elsewhere."""
    core, names = place.token.core, place.words.month_names
    if place.language != "en" or not _DAY.fullmatch(core) or not 0 < int(core) <= 31:
        return None
    if place.after.lower() not in names and place.before.rstrip(".").lower() not in names:
        return None
    if place.before.lower() == "may" and place.before != "May":
        return None
    return [Reading(place.token.start, place.token.end, day_said(int(core), place))]


def is_date(day: int, month: int) -> bool:
    """Whether a month has the day."""
    return 1 <= month <= 12 and 1 <= day <= 31


def day_said(day: int, place: Place) -> str:
    """The day of a month."""
    return english.ordinal(day) if place.language == "en" else cardinal(day, place.language)
