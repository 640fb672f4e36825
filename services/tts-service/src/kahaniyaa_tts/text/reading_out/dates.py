"""Days and years: `15/8/1947`, `1947-08-15`, `15 August 1947`."""

import re
from collections.abc import Iterable, Mapping

from kahaniyaa_tts.text.reading_out import english
from kahaniyaa_tts.text.reading_out.numerals import cardinal
from kahaniyaa_tts.text.reading_out.tokens import Place, Reading
from kahaniyaa_tts.text.reading_out.years import year

_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_FORMS = frozenset({"mdy", "dmy", "ymd", "ydm", "my", "md", "dm", "ym", "y", "m", "d"})
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


def date_said(text: str, form: str, place: Place) -> str | None:
    """A date whose parts stand in that order (`dmy`, `my`, `d` …), or in the likeliest; None if it is no date."""
    parts = _PARTS.findall(text)
    if form not in _FORMS:
        form = _likely_form(parts)
    if len(parts) == 1 < len(form) and len(parts[0]) == sum(map(_figures_of, form)):
        parts = _cut(parts[0], form)
    return _of_parts(dict(zip(form, parts, strict=True)), place) if 0 < len(parts) == len(form) else None


def _likely_form(parts: list[str]) -> str:
    """Day, month, year, as far as there are parts; the year before all where it comes first."""
    if parts and len(parts[0]) == 4:
        return "ymd"[: len(parts)]
    return {1: "y", 2: "dm", 3: "dmy"}.get(len(parts), "")


def _figures_of(part: str) -> int:
    return 4 if part == "y" else 2


def _cut(digits: str, form: str) -> list[str]:
    cut: list[str] = []
    for part in form:
        cut.append(digits[: _figures_of(part)])
        digits = digits[_figures_of(part) :]
    return cut


def _of_parts(parts: Mapping[str, str], place: Place) -> str | None:
    month = _month(parts.get("m"), place)
    day = parts.get("d", "1").lstrip("0")
    if month is None or not day.isdecimal() or not is_date(int(day), 1):
        return None
    heard = [day_said(int(day), place)] if "d" in parts else []
    heard += [month] if "m" in parts else []
    if "y" in parts:
        if not parts["y"].isdecimal():
            return None
        heard.append(year(parts["y"], place))
    return " ".join(heard)


def _month(written: str | None, place: Place) -> str | None:
    """The month's name; nothing where none is asked for, None where there is no such month."""
    if written is None:
        return ""
    if not written.isdecimal():
        return written if written.lower() in place.words.month_names else None
    return place.words.months[int(written) - 1] if 1 <= int(written) <= 12 else None
