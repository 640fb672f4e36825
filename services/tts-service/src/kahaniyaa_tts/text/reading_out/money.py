"""Sums of money: the number first and then the coin, whichever way they are written."""

import re
from collections.abc import Iterable
from decimal import Decimal

from kahaniyaa_tts.text.reading_out.numbers import NUMBER, half_more, number
from kahaniyaa_tts.text.reading_out.numerals import before_noun, cardinal
from kahaniyaa_tts.text.reading_out.tokens import Place, Reading

_SIGNED = re.compile(rf"(?:([₹$€£৳])|(\D{{1,4}}?)\.?)({NUMBER})(/-)?")
_TRAILED = re.compile(rf"({NUMBER})([₹$€£৳])")
_HUNDREDTHS = re.compile(r"\d{2}")
_AMOUNT = re.compile(rf"({NUMBER})(?:/-)?")
_DASHED = re.compile(rf"({NUMBER})/-")
_JOINED = re.compile(rf"([₹$€£৳])({NUMBER})(-?)([^\W\d_]\D*)")
_ZEROS = {"k": 3, "l": 5, "m": 6, "mn": 6, "cr": 7, "b": 9, "bn": 9}
"""How many a letter behind a sum stands for: thousands, lakhs, millions, crores, billions."""
_TAMIL_SIGNS = dict(zip("அஆஇஈஉஊஎஏஐஒஓஔ", ("", *"ாிீுூெேைொோௌ"), strict=True))
_PULLI = "்"
_DROPPED = (_PULLI, "ு")
"""What a word of Tamil loses at its end before a vowel."""


def sum_of(place: Place) -> Iterable[Reading] | None:
    """`₹500`, `Rs.500`, `500₹` and `500/-`; before lakh and crore the coin is said after them."""
    core = place.token.core
    if found := _SIGNED.fullmatch(core):
        sign = found[1] or ("₹" if {found[2], f"{found[2]}."} & place.words.rupees else "")
        return _sum(found[3], sign, place, place.token.start)
    if found := _TRAILED.fullmatch(core):
        return _sum(found[1], found[2], place, place.token.start)
    if found := _DASHED.fullmatch(core):
        return _sum(found[1], "₹", place, place.token.start)
    return None


def with_more(place: Place) -> Iterable[Reading] | None:
    """`₹50-க்கு`, `₹500ला`, `$5-a-day`: the sum, and then what is joined on to it; `₹5k` and `₹2.5L` in full."""
    found = _JOINED.fullmatch(place.token.core)
    if found is None or found[1] not in place.words.currencies:
        return None
    if not found[3] and found[4].isascii():
        return _shortened(found[2], found[4], found[1], place)
    said, more = amount(found[2], found[1], place), found[4]
    if more in place.words.scales:
        number_said = number(found[2], place.language, place.words, is_indian=True)
        return [Reading(place.token.start, place.token.end, f"{number_said} {more} {_coins(found[1], place)}")]
    if place.language == "ta":
        return [Reading(place.token.start, place.token.end, _joined_in_tamil(said, more))]
    return [Reading(place.token.start, place.token.end - len(more), f"{said} ")]


def abbreviated(place: Place) -> Iterable[Reading] | None:
    """`Rs. 500` and `रु. 500` in two tokens."""
    token, following = place.token, place.tokens[place.index + 1 : place.index + 2]
    is_rupees = token.core == "₹" or {token.core, token.core + token.closing} & place.words.rupees
    found = _AMOUNT.fullmatch(following[0].core) if is_rupees and following else None
    if found is None:
        return None
    second = Place(place.tokens, place.index + 1, place.language, place.words)
    return _sum(found[1], "₹", second, token.start)


def amount(written: str, sign: str, place: Place) -> str:
    """So many of a coin, and so many hundredths."""
    one, many, hundredth, hundredths = place.words.currencies[sign]
    whole, _, rest = written.replace(",", "").partition(".")
    is_indian = sign == "₹"
    if not _HUNDREDTHS.fullmatch(rest):
        said = number(written, place.language, place.words, is_indian=is_indian)
        return f"{before_noun(said, place.language)} {one if whole == '1' and not rest else many}"
    said = before_noun(number(whole, place.language, place.words, is_indian=is_indian), place.language)
    said += f" {one if whole == '1' else many}"
    if not int(rest):
        return said
    parts = f"{cardinal(int(rest), place.language)} {hundredth if int(rest) == 1 else hundredths}"
    return parts if not int(whole) else f"{said} {parts}"


def _sum(written: str, sign: str, place: Place, start: int) -> Iterable[Reading] | None:
    if sign not in place.words.currencies:
        return None
    following = place.following
    if following is None or place.after not in place.words.scales:
        return [Reading(start, place.token.end, amount(written, sign, place))]
    half = half_more(int(written[:-2].replace(",", "")), place) if re.fullmatch(r"[\d,]+\.5", written) else None
    return [
        Reading(start, place.token.end, half or number(written, place.language, place.words, is_indian=True)),
        Reading(following.start, following.end, f"{following.core} {_coins(sign, place)}"),
    ]


def _shortened(written: str, more: str, sign: str, place: Place) -> Iterable[Reading] | None:
    zeros = _ZEROS.get(more.lower())
    if zeros is None:
        return None
    whole = Decimal(written.replace(",", "")).scaleb(zeros).normalize()
    return [Reading(place.token.start, place.token.end, amount(f"{whole:f}", sign, place))]


def _coins(sign: str, place: Place) -> str:
    return place.words.currencies[sign][1]


def _joined_in_tamil(said: str, ending: str) -> str:
    """The coin with a case's ending, as Tamil joins the two: `ரூபாய்க்கு`, `ரூபாயில்`, `டாலருக்கு`, `பைசாவுக்கு`."""
    stem, last = said[:-1], said[-1]
    if ending[0] in _TAMIL_SIGNS:
        return (stem if last in _DROPPED else f"{said}வ") + _TAMIL_SIGNS[ending[0]] + ending[1:]
    if last == _PULLI:
        return said + ending if stem.endswith("ய") else f"{stem}ு{ending}"
    return said + ending if last in _DROPPED else f"{said}வு{ending}"
