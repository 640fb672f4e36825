"""Measures: `5 km`, `5km`, `-5°C`."""

import re
from collections.abc import Iterable

from kahaniyaa_tts.text.reading_out.numbers import NUMBER, number
from kahaniyaa_tts.text.reading_out.numerals import before_noun
from kahaniyaa_tts.text.reading_out.tokens import Place, Reading

_MEASURE = re.compile(rf"([-+]?)({NUMBER})(\D+)")
_COUNT = re.compile(rf"[-+]?(?:{NUMBER})")


def measure(place: Place) -> Iterable[Reading] | None:
    """A number and its unit in one token."""
    found = _MEASURE.fullmatch(place.token.core)
    if found is None or found[3].rstrip(".") not in place.words.units:
        return None
    return [Reading(place.token.start, place.token.end, measured(found[1], found[2], found[3], place))]


def unit(place: Place) -> Iterable[Reading] | None:
    """A unit by itself, after the number that it belongs to."""
    if place.token.core not in place.words.units or not _COUNT.fullmatch(place.before):
        return None
    return [Reading(place.token.start, place.token.end, _name(place.before.lstrip("+-"), place.token.core, place))]


def measured(sign: str, written: str, of: str, place: Place) -> str:
    """So many of the unit."""
    below = f"{place.words.minus} " if sign == "-" else ""
    said = before_noun(number(written, place.language, place.words), place.language)
    return f"{below}{said} {_name(written, of.strip().rstrip('.'), place)}"


def _name(written: str, of: str, place: Place) -> str:
    one, many = place.words.units[of]
    return one if written == "1" else many
