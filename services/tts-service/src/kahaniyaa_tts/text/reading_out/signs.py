"""Signs that stand for words: alone, between numbers, and before one."""

import re
from collections.abc import Iterable

from kahaniyaa_tts.text.reading_out.numbers import NUMBER, number
from kahaniyaa_tts.text.reading_out.tokens import Place, Reading

_ALONE = frozenset("&+=@%×÷")
_SUM = re.compile(rf"(?:{NUMBER})(?:[+×÷=](?:{NUMBER}))+")
_PART = re.compile(rf"{NUMBER}|[+×÷=]")
_NUMBERED = re.compile(r"#(\d{1,9})")
_ROMAN = re.compile(r"(?=[IVXL])(XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


def sign(place: Place) -> Iterable[Reading] | None:
    """A sign between two words."""
    core = place.token.core
    if core not in _ALONE or not place.words.signs.get(core):
        return None
    return [Reading(place.token.start, place.token.end, place.words.signs[core])]


def sum_written_out(place: Place) -> Iterable[Reading] | None:
    """`2+2=4`, and `#1`."""
    core, start = place.token.core, place.token.start
    if found := _NUMBERED.fullmatch(core):
        said = f"{place.words.signs['#']} {number(found[1], place.language, place.words)}"
        return [Reading(start, place.token.end, said)]
    if not _SUM.fullmatch(core):
        return None
    said = (place.words.signs.get(part.group()) or _number(part.group(), place) for part in _PART.finditer(core))
    return [Reading(start, place.token.end, " ".join(said))]


def chapter(place: Place) -> Iterable[Reading] | None:
    """A Roman number, only where it follows a word such as chapter."""
    core = place.token.core
    is_chapter = place.before in place.words.chapters or place.before.lower() in place.words.chapters
    if not is_chapter or not _ROMAN.fullmatch(core):
        return None
    return [Reading(place.token.start, place.token.end, number(str(_value(core)), place.language, place.words))]


def _number(written: str, place: Place) -> str:
    return number(written, place.language, place.words)


def _value(roman: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in roman]
    return sum(-value if value < max(values[i:]) else value for i, value in enumerate(values))
