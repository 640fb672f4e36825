"""Numbers that nobody counts with, figure by figure: of telephones, of books, and whatever is as long."""

import re
from collections.abc import Iterable

from kahaniyaa_tts.text.reading_out.numerals import figures
from kahaniyaa_tts.text.reading_out.tokens import Place, Reading

_MOBILE = re.compile(r"(\+?91[- ]?|0)?([6-9]\d{4})[- ]?(\d{5})")
_HALF = re.compile(r"\d{5}")
_FIRST_HALF = re.compile(r"[6-9]\d{4}")
_COUNTRY = re.compile(r"\+\d{1,3}")
_GROUPS = re.compile(r"\+?\d+(?:-\d+){2,}")
_LANDLINE = re.compile(r"0\d{2,4}-\d{6,8}")


def telephone(place: Place) -> Iterable[Reading] | None:
    """Ten figures as in India, with the country or without, in one token or in two; groups joined by hyphens."""
    core = place.token.core
    if _MOBILE.fullmatch(core) or _GROUPS.fullmatch(core) or _LANDLINE.fullmatch(core):
        return [_reading(place)]
    is_country = _COUNTRY.fullmatch(core) and re.fullmatch(r"\d{4,12}", place.after)
    is_first = _FIRST_HALF.fullmatch(core) and _HALF.fullmatch(place.after)
    is_second = _HALF.fullmatch(core) and _FIRST_HALF.fullmatch(place.before)
    return [_reading(place)] if is_country or is_first or is_second else None


def telephone_said(written: str, place: Place) -> str:
    """Its figures, with a breath between groups."""
    plus = place.words.signs.get("+", "") if written.startswith("+") else ""
    mobile = _MOBILE.fullmatch(written)
    groups = list(filter(None, mobile.groups())) if mobile else re.split(r"[-\s()]+", written)
    heard = [figures(digits, place.language) for group in groups if (digits := re.sub(r"\D", "", group))]
    return f"{plus} {', '.join(heard)}".strip()


def _reading(place: Place) -> Reading:
    return Reading(place.token.start, place.token.end, telephone_said(place.token.core, place))
