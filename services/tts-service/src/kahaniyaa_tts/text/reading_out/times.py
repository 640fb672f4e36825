"""Times of the day: `10:30`, with the hour's word after it or without."""

import re
from collections.abc import Iterable

from kahaniyaa_tts.text.reading_out.numbers import half_more, joined
from kahaniyaa_tts.text.reading_out.numerals import cardinal
from kahaniyaa_tts.text.reading_out.tokens import Place, Reading, Token

_HOUR = re.compile(r"(\d{1,2})([ap])\.?m", re.IGNORECASE)
_FROM_TO = re.compile(r"(\d{1,2}):(\d{2})([-–])(\d{1,2}):(\d{2})")
_CLOCK = re.compile(r"\d{1,2}(?::\d{2})?")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})((?:[ap]\.?m)?)", re.IGNORECASE)

_HALVES_OF_DAY = {"am": "A M", "pm": "P M"}


def of_day(place: Place) -> Iterable[Reading] | None:
    """A time with a colon; with a point where the hour's word follows."""
    found = _TIME.fullmatch(place.token.core)
    if found is None or int(found[1]) > 24 or int(found[2]) > 59:
        return None
    names_hour = place.after in place.words.clock.hour_words
    if "." in place.token.core.rstrip("amp.") and not names_hour:
        return None
    half_of_day = found[3].replace(".", "").lower()
    if half_of_day:
        said = f"{before_hour_word(int(found[1]), int(found[2]), place)[0]} {_HALVES_OF_DAY[half_of_day]}"
        return [Reading(place.token.start, place.token.end, said)]
    return _readings(int(found[1]), int(found[2]), place, names_hour=names_hour)


def hour(place: Place) -> Iterable[Reading] | None:
    """`9am`."""
    found = _HOUR.fullmatch(place.token.core)
    if found is None:
        return None
    said = f"{cardinal(int(found[1]), place.language)} {half_of_day(found[2])}"
    return [Reading(place.token.start, place.token.end, said)]


def half(place: Place) -> Iterable[Reading] | None:
    """`am` and `p.m.` after an hour."""
    letters = place.token.core.replace(".", "").lower()
    if letters not in _HALVES_OF_DAY or not _CLOCK.fullmatch(place.before):
        return None
    end = place.token.end + _has_own_stop(place.token)
    return [Reading(place.token.start, end, _HALVES_OF_DAY[letters])]


def from_to(place: Place) -> Iterable[Reading] | None:
    """`10:30-11:30`."""
    found = _FROM_TO.fullmatch(place.token.core)
    if found is None:
        return None
    first = before_hour_word(int(found[1]), int(found[2]), place)[0]
    second = before_hour_word(int(found[4]), int(found[5]), place)[0]
    return joined(place, (first, second), place.token.start + found.start(3))


def time_said(hour: int, minute: int, place: Place) -> str:
    """The time with all its words."""
    clock, halves = place.words.clock, place.words.halves
    if minute == 0:
        return clock.hour.format(h=cardinal(hour, place.language))
    if halves and clock.half and (part := _part_of_hour(hour, minute, place)):
        return clock.half.format(half=part)
    return clock.minutes.format(h=cardinal(hour, place.language), m=_minutes(minute, place))


def before_hour_word(hour: int, minute: int, place: Place) -> tuple[str, bool]:
    """The time as it is said before the hour's word, and whether that word becomes the minutes'."""
    clock = place.words.clock
    said = cardinal(hour, place.language)
    if minute == 0:
        return said, False
    if place.words.halves and clock.half and (part := _part_of_hour(hour, minute, place)):
        return part, False
    form = clock.minutes_before_hour_word
    return form.format(h=said, m=_minutes(minute, place)), bool(clock.minute_word)


def half_of_day(letter: str) -> str:
    """The letters of the half of the day: of `a`, A M."""
    return _HALVES_OF_DAY[f"{letter.lower()}m"]


def _readings(hour: int, minute: int, place: Place, *, names_hour: bool) -> Iterable[Reading]:
    token, following = place.token, place.following
    if not names_hour or following is None:
        yield Reading(token.start, token.end, time_said(hour, minute, place))
        return
    said, is_minutes = before_hour_word(hour, minute, place)
    yield Reading(token.start, token.end, said)
    letters = following.core.replace(".", "").lower()
    if is_minutes or letters in _HALVES_OF_DAY:
        end = following.end + _has_own_stop(following)
        yield Reading(following.start, end, _HALVES_OF_DAY.get(letters, place.words.clock.minute_word))


def _part_of_hour(hour: int, minute: int, place: Place) -> str | None:
    halves = place.words.halves
    if halves is None or not 1 <= hour <= 12:
        return None
    if minute == 30:
        return half_more(hour, place)
    if minute == 15 and halves.past:
        return f"{halves.past} {cardinal(hour, place.language)}"
    if minute == 45 and halves.before:
        return f"{halves.before} {cardinal(hour % 12 + 1, place.language)}"
    return None


def _has_own_stop(token: Token) -> bool:
    """Whether the full stop after it is its own: that of `p.m.`"""
    return "." in token.core and token.closing.startswith(".")


def _minutes(minute: int, place: Place) -> str:
    said = cardinal(minute, place.language)
    return f"oh {said}" if place.language == "en" and minute < 10 else said
