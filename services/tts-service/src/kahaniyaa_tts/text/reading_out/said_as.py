"""SSML's say-as: a text said as what its author says it is."""

import re
import unicodedata
from collections.abc import Callable, Mapping

from kahaniyaa_tts.text.reading_out import dates, money, numbers, times, units
from kahaniyaa_tts.text.reading_out.numbers import NUMBER, number, ordinal, over
from kahaniyaa_tts.text.reading_out.numerals import cardinal, counts_in, figures
from kahaniyaa_tts.text.reading_out.telephones import telephone_said
from kahaniyaa_tts.text.reading_out.tokens import Place, Token, with_ascii_figures
from kahaniyaa_tts.text.reading_out.vocabulary import vocabulary

LONGEST = 200
"""Code points: what is longer would be one sentence without end."""

_SIGNED = re.compile(rf"([-+]?)({NUMBER})")
_ORDINAL = re.compile(r"(\d{1,9})\D{0,6}")
_FRACTION = re.compile(r"(?:(\d{1,9})[ +])?(\d{1,9})/(\d{1,9})")
_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(?:[:.m](\d{2}))?s?\s*(?:([ap])\.?m\.?)?", re.IGNORECASE)
_MEASURE = re.compile(rf"([-+]?)({NUMBER})\s*(\S.*)")
_MONEY_BEFORE = re.compile(rf"(\D{{1,4}}?)\s*({NUMBER})")
_MONEY_AFTER = re.compile(rf"({NUMBER})\s*(\D{{1,4}})")
_CODES = {"INR": "₹", "USD": "$", "EUR": "€", "GBP": "£", "BDT": "৳"}


def said_as(text: str, kind: str, form: str, language: str) -> str | None:
    """The words for a text whose `interpret-as` is `kind` and whose `format` is `form`; None where it cannot be.

    Kinds: cardinal, number, ordinal, digits, characters (and spell-out, verbatim), date, time, telephone, currency,
    fraction, unit. None means that the kind is not known, that the text is longer than LONGEST or not of the kind (a
    date without a number), or that the words of the language are not known: it is then said as any other text.
    """
    said = _KINDS.get(kind)
    written = with_ascii_figures(text).strip()
    if said is None or not written or len(written) > LONGEST:
        return None
    words = vocabulary(language)
    if words is None:
        return _without_vocabulary(written, kind, language)
    return said(written, form, Place((Token(0, written, "", ""),), 0, language, words))


def says_as(kind: str) -> bool:
    """Whether the kind is one that `said_as` knows."""
    return kind in _KINDS


def _without_vocabulary(text: str, kind: str, language: str) -> str | None:
    if kind in _SPELLED:
        return _spelled(text, language)
    if not counts_in(language) or not text.isdecimal():
        return None
    return {"cardinal": number(text, language, None), "digits": figures(text, language)}.get(kind)


def _cardinal(text: str, _form: str, place: Place) -> str | None:
    found = _SIGNED.fullmatch(text.replace(" ", ""))
    if found is None:
        return None
    said = number(found[2], place.language, place.words)
    return f"{place.words.minus} {said}" if found[1] == "-" else said


def _number(text: str, form: str, place: Place) -> str | None:
    forms = {"ordinal": _ordinal, "digits": _digits, "telephone": _telephone, "fraction": _fraction}
    return forms.get(form, _cardinal)(text, "", place) or _fraction(text, "", place)


def _ordinal(text: str, _form: str, place: Place) -> str | None:
    found = _ORDINAL.fullmatch(text.replace(",", ""))
    return ordinal(int(found[1]), place.language, place.words) if found else None


def _digits(text: str, _form: str, place: Place) -> str | None:
    return _spelled(text, place.language).replace(",", "") if any(map(str.isdecimal, text)) else None


def _characters(text: str, _form: str, place: Place) -> str | None:
    return _spelled(text, place.language)


def _spelled(text: str, language: str) -> str:
    """Each letter with its signs by itself, figures by their names, signs that have a name by that."""
    words = vocabulary(language)
    names: dict[str, str] = {**words.signs, ".": words.point, "-": words.minus} if words else {}
    heard = [_letter(cluster, language, names) for cluster in _clusters(text) if not cluster.isspace()]
    return ", ".join(filter(None, heard))


def _letter(cluster: str, language: str, names: Mapping[str, str]) -> str:
    if cluster.isdecimal() and counts_in(language):
        return cardinal(int(cluster), language)
    return names.get(cluster, cluster.upper() if cluster[0].isalnum() else "")


def _clusters(text: str) -> list[str]:
    """Letters as a reader counts them: with their signs, and joined ones as one."""
    clusters: list[str] = []
    for letter in text:
        if clusters and not letter.isspace() and (_is_sign(letter) or _is_joined(clusters[-1])):
            clusters[-1] += letter
        else:
            clusters.append(letter)
    return clusters


def _is_sign(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "M" or letter in "\u200c\u200d"


def _is_joined(cluster: str) -> bool:
    """Whether the letter after it belongs to it: after a virama, but not in Tamil, where a dot ends a letter."""
    last = cluster.rstrip("\u200d\u200c")[-1:]
    return bool(last) and unicodedata.combining(last) == 9 and last != "்"


def _date(text: str, form: str, place: Place) -> str | None:
    return dates.date_said(text, form, place)


def _time(text: str, form: str, place: Place) -> str | None:
    found = _TIME.fullmatch(text)
    if found is None or int(found[1]) > 24 or int(found[2] or 0) > 59:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[4]:
        half = times.half_of_day(found[4])
        return f"{times.before_hour_word(hour, minute, place)[0]} {half}"
    if form == "hms12" and hour > 12:
        hour -= 12
    return times.time_said(hour, minute, place)


def _telephone(text: str, _form: str, place: Place) -> str | None:
    return telephone_said(text, place) if any(map(str.isdecimal, text)) else None


def _currency(text: str, _form: str, place: Place) -> str | None:
    before, after = _MONEY_BEFORE.fullmatch(text), _MONEY_AFTER.fullmatch(text)
    sign, written = (before[1], before[2]) if before else (after[2], after[1]) if after else ("", "")
    sign = _CODES.get(sign.strip().upper(), sign.strip())
    if sign in place.words.rupees or f"{sign}." in place.words.rupees:
        sign = "₹"
    return money.amount(written, sign, place) if sign in place.words.currencies else None


def _fraction(text: str, _form: str, place: Place) -> str | None:
    read = numbers.fraction(place)
    if read is not None:
        return " ".join(reading.words for reading in read)
    found = _FRACTION.fullmatch(text)
    if found is None:
        return None
    said = over(found[2], found[3], place)
    return f"{cardinal(int(found[1]), place.language)} {place.words.signs['&']} {said}" if found[1] else said


def _unit(text: str, _form: str, place: Place) -> str | None:
    found = _MEASURE.fullmatch(text)
    if found is None or found[3].strip().rstrip(".") not in place.words.units:
        return None
    return units.measured(found[1], found[2], found[3], place)


_SPELLED = frozenset({"characters", "spell-out", "verbatim"})
_KINDS: Mapping[str, Callable[[str, str, Place], str | None]] = {
    "cardinal": _cardinal,
    "number": _number,
    "ordinal": _ordinal,
    "digits": _digits,
    **dict.fromkeys(_SPELLED, _characters),
    "date": _date,
    "time": _time,
    "telephone": _telephone,
    "currency": _currency,
    "fraction": _fraction,
    "unit": _unit,
}
