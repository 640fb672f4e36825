"""Numbers that nobody counts with, figure by figure: of telephones, of books, and whatever is as long."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from kahaniyaa_tts.text.reading_out.numerals import figures
from kahaniyaa_tts.text.reading_out.tokens import Place, Reading, Token

_MOBILE = re.compile(r"(\+?91[- ]?|0)?([6-9]\d{4})[- ]?(\d{5})")
_HALF = re.compile(r"\d{5}")
_FIRST_HALF = re.compile(r"[6-9]\d{4}")
_COUNTRY = re.compile(r"\+\d{1,3}")
_GROUPS = re.compile(r"\+?\d+(?:-\d+){2,}")
_LANDLINE = re.compile(r"0\d{2,4}-\d{6,8}")
_IN_PARTS = re.compile(r"(?:0\d{2,4}|\+\d{1,3} \d{2,4})[- ](?:\d{3,4}[- ]\d{3,4}|\d{6,8})")
_FEWEST_FIGURES, _MOST_FIGURES = 10, 13
_MOST_PARTS = 4


def telephone(place: Place) -> Iterable[Reading] | None:
    """Ten figures as in India, with the country or without, in one token or in two; groups joined by hyphens."""
    core = place.token.core
    if _MOBILE.fullmatch(core) or _GROUPS.fullmatch(core) or _LANDLINE.fullmatch(core):
        return [_reading(place)]
    is_country = _COUNTRY.fullmatch(core) and re.fullmatch(r"\d{4,12}", place.after)
    is_first = _FIRST_HALF.fullmatch(core) and _HALF.fullmatch(place.after)
    is_second = _HALF.fullmatch(core) and _FIRST_HALF.fullmatch(place.before)
    return [_reading(place)] if is_country or is_first or is_second or _is_in_parts(place) else None


def _is_in_parts(place: Place) -> bool:
    """Whether it is part of a number with its area's code: `044-2345 6789`, `(080) 2345-6789`, `+1 (555) 123-4567`."""
    firsts = range(max(place.index - _MOST_PARTS + 1, 0), place.index + 1)
    around = place.tokens[firsts[0] : place.index + _MOST_PARTS]
    if sum(map(str.isdigit, chain.from_iterable(part.core for part in around))) < _FEWEST_FIGURES:
        return False  # as nearly always
    return any(
        _is_whole(place.tokens[first:end])
        for first in firsts
        for end in range(place.index + 1, first + _MOST_PARTS + 1)
    )


def _is_whole(parts: Sequence[Token]) -> bool:
    """Whether the tokens are one number, with nothing between them but its code's brackets."""
    written = " ".join(part.core for part in parts)
    figures_in_it = sum(character.isdigit() for character in written)
    is_parted = any(part.closing.strip(")") for part in parts[:-1]) or any(
        part.opening.strip("(") for part in parts[1:]
    )
    return not is_parted and _FEWEST_FIGURES <= figures_in_it <= _MOST_FIGURES and bool(_IN_PARTS.fullmatch(written))


def telephone_said(written: str, place: Place) -> str:
    """Its figures, with a breath between groups."""
    plus = place.words.signs.get("+", "") if written.startswith("+") else ""
    mobile = _MOBILE.fullmatch(written)
    groups = list(filter(None, mobile.groups())) if mobile else re.split(r"[-\s()]+", written)
    heard = [figures(digits, place.language) for group in groups if (digits := re.sub(r"\D", "", group))]
    return f"{plus} {', '.join(heard)}".strip()


def _reading(place: Place) -> Reading:
    return Reading(place.token.start, place.token.end, telephone_said(place.token.core, place))
