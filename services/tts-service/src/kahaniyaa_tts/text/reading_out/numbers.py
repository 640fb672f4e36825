"""Numbers by themselves: counted, with a point, in ranges and fractions, first and second, and out of a hundred."""

import re
from collections.abc import Iterable

from kahaniyaa_tts.text.reading_out import english
from kahaniyaa_tts.text.reading_out.numerals import LARGEST, before_noun, cardinal, figures
from kahaniyaa_tts.text.reading_out.tokens import Place, Reading
from kahaniyaa_tts.text.reading_out.vocabulary import Vocabulary, with_ending
from kahaniyaa_tts.text.reading_out.years import YEAR, is_year, year

NUMBER = r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d+(?:\.\d+)?"
_PLAIN = re.compile(rf"([-+]?)({NUMBER})")
_RANGE = re.compile(rf"({NUMBER})([-–—])({NUMBER})([%°]?.{{0,2}})")
_FRACTION = re.compile(r"(\d{1,3})/(\d{1,3})")
_VULGAR = re.compile(r"(\d{0,9})([½¼¾⅓⅔])")
_PERCENT = re.compile(rf"([-+]?)({NUMBER})[%٪]")
_ORDINAL = re.compile(r"(\d{1,9})-?((?!\d)[\w\u0900-\u0dff\u200c\u200d]{1,9})")
_INDIAN_GROUPS = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_MOST_FIGURES = len(str(LARGEST))
_ANY = re.compile(rf"\d{{1,4}}(?:\.\d{{1,4}}){{2,}}|{NUMBER}")
_ENGLISH_ORDINALS = frozenset({"st", "nd", "rd", "th"})


def number(written: str, language: str, words: Vocabulary | None, *, is_indian: bool = False) -> str:
    """A number as it is written in figures, with groups and a point or without; too long a one figure by figure."""
    is_indian = is_indian or bool(_INDIAN_GROUPS.fullmatch(written))
    whole, _, fraction = written.replace(",", "").partition(".")
    if (len(whole) > 1 and whole.startswith("0")) or len(whole) > _MOST_FIGURES or int(whole) > LARGEST:
        said = figures(whole, language)
    else:
        said = cardinal(int(whole), language, is_indian=is_indian)
    if not fraction:
        return said
    return f"{said} {words.point} {figures(fraction, language)}" if words else f"{said} {figures(fraction, language)}"


def ordinal(value: int, language: str, words: Vocabulary) -> str:
    """First, second, third."""
    if language == "en":
        return english.ordinal(value)
    ending = words.ordinals.usual
    own = words.ordinals.words.get(f"{value}{ending}")
    return own or with_ending(cardinal(value, language), words.ordinals.suffixes.get(ending, ("", ending)))


def plain(place: Place) -> Iterable[Reading] | None:
    """A number, with its sign; a year where it is one; with half of it in a word before hundred, lakh and crore."""
    found = _PLAIN.fullmatch(place.token.core)
    if found is None:
        return None
    sign, written = found.groups()
    said = year(written, place) if is_year(place) else _halved(written, place) or _number(written, place)
    if place.after[:1].isalpha():
        said = before_noun(said, place.language)
    return [_whole(place, _signed(sign, said, place.words))]


def percentage(place: Place) -> Iterable[Reading] | None:
    """So many out of a hundred."""
    found = _PERCENT.fullmatch(place.token.core)
    if found is None:
        return None
    said = f"{_number(found[2], place)} {place.words.percent}"
    return [_whole(place, _signed(found[1], said, place.words))]


def number_range(place: Place) -> Iterable[Reading] | None:
    """From one number to another: `5-10`, and years of which the second may be short: `2019–20`."""
    found = _RANGE.fullmatch(place.token.core)
    if found is None or found[4] not in {"", "%"} or found[1].startswith("0"):
        return None
    first, second = _range_words(found[1], found[3], place)
    if found[4]:
        second += f" {place.words.percent}"
    dash = place.token.start + found.start(2)
    return joined(place, (first, second), dash)


def fraction(place: Place) -> Iterable[Reading] | None:
    """Halves, quarters and thirds, alone or after a number; others as one number over another."""
    core, words = place.token.core, place.words
    if found := _VULGAR.fullmatch(core):
        return [_whole(place, _mixed(found[1], found[2], place))]
    found = _FRACTION.fullmatch(core)
    if found is None or not 0 < int(found[1]) < int(found[2]):
        return None
    sign = {"1/2": "½", "1/4": "¼", "3/4": "¾", "1/3": "⅓", "2/3": "⅔"}.get(core, "")
    return [_whole(place, words.fractions.get(sign) or over(found[1], found[2], place))]


def over(above: str, below: str, place: Place) -> str:
    """One number over another."""
    form = place.words.over
    n, d = cardinal(int(above), place.language), cardinal(int(below), place.language)
    return form.format(n=n, d=d) if "{" in form else f"{n} {form} {d}"


def counted(place: Place) -> Iterable[Reading] | None:
    """First, second, third, as each language writes them: `5वाँ`, `1-ஆம்`, `2nd`."""
    found = _ORDINAL.fullmatch(place.token.core)
    if found is None:
        return None
    value, suffix = found.groups()
    said = _counted(int(value), suffix, place)
    return None if said is None else [_whole(place, said)]


def in_between(place: Place) -> Iterable[Reading] | None:
    """Numbers among letters and signs: `COVID-19`, `7:3`, `10টি`; what is around them stands as it is."""
    core, start = place.token.core, place.token.start
    found = _ANY.finditer(core)
    return [Reading(start + each.start(), start + each.end(), _spaced(each, core, place)) for each in found]


def _whole(place: Place, words: str) -> Reading:
    return Reading(place.token.start, place.token.end, words)


def _signed(sign: str, said: str, words: Vocabulary) -> str:
    name = {"-": words.minus, "+": words.signs.get("+", "")}.get(sign, "")
    return f"{name} {said}" if name else said


def _number(written: str, place: Place) -> str:
    return number(written, place.language, place.words)


def _halved(written: str, place: Place) -> str | None:
    if place.words.halves is None or place.after not in place.words.scales or not written.endswith(".5"):
        return None
    return half_more(int(written.replace(",", "").partition(".")[0]), place)


def half_more(value: int, place: Place) -> str | None:
    """So many and a half, where the language has words for it."""
    halves = place.words.halves
    if halves is None or not 1 <= value <= LARGEST:
        return None
    if said := {1: halves.one, 2: halves.two}.get(value):
        return said
    whole = cardinal(value, place.language)
    return f"{halves.more} {whole}" if isinstance(halves.more, str) else with_ending(whole, halves.more)


def _mixed(whole: str, sign: str, place: Place) -> str:
    part = place.words.fractions.get(sign, "")
    if not whole:
        return part
    half = half_more(int(whole), place) if sign == "½" else None
    return half or f"{cardinal(int(whole), place.language)} {place.words.signs.get('&', '')} {part}"


def _range_words(first: str, second: str, place: Place) -> tuple[str, str]:
    is_years = bool(YEAR.fullmatch(first)) and len(second) in {2, 4} and "." not in second
    if not is_years or (len(second) == 4 and int(second) <= int(first)):
        return _number(first, place), _number(second, place)
    return year(first, place), year(second, place) if len(second) == 4 else _number(second, place)


def joined(place: Place, said: tuple[str, str], dash: int) -> Iterable[Reading]:
    """From the first to the second, which with its dash begins at `dash`."""
    to, (first, second) = place.words.to, said
    if isinstance(to, tuple):
        first = with_ending(first, to)
    else:
        second = f"{to} {second}"
    return [Reading(place.token.start, dash, first), Reading(dash, place.token.end, f" {second}")]


def _counted(value: int, suffix: str, place: Place) -> str | None:
    if place.language == "en":
        if suffix == "s" and value % 10 == 0 and value > 1_000:
            return english.decade(value)
        return english.ordinal(value) if suffix.lower() in _ENGLISH_ORDINALS else None
    ordinals = place.words.ordinals
    own = ordinals.words.get(f"{value}{suffix}")
    if own or suffix not in ordinals.suffixes or value >= LARGEST:
        return own
    return with_ending(cardinal(value, place.language), ordinals.suffixes[suffix])


def _spaced(found: re.Match[str], core: str, place: Place) -> str:
    before, after = core[: found.start()][-1:], core[found.end() :][:1]
    written = found.group()
    parts = written.split(".") if written.count(".") > 1 else [written]
    said = f" {place.words.point} ".join(_number(part, place) for part in parts)
    return (" " if before.isalpha() else "") + said + (" " if after.isascii() and after.isalpha() else "")
