"""Finds in a text everything that is said otherwise than it is written, in the language's own words."""

import re
from collections.abc import Callable, Iterable, Iterator

from kahaniyaa_tts.text.abbreviations import words_for
from kahaniyaa_tts.text.document import Respelling, Span
from kahaniyaa_tts.text.reading_out import dates, money, numbers, signs, telephones, times, units
from kahaniyaa_tts.text.reading_out.numerals import counts_in
from kahaniyaa_tts.text.reading_out.tokens import Place, Reading, Token, tokens
from kahaniyaa_tts.text.reading_out.vocabulary import vocabulary

Rule = Callable[[Place], Iterable[Reading] | None]
"""What the token at a place is read as; None where the rule does not speak of it."""

_IN_FIGURES: tuple[Rule, ...] = (
    dates.written_in_figures,
    times.of_day,
    times.hour,
    times.from_to,
    telephones.telephone,
    money.sum_of,
    money.with_more,
    dates.day_of_month,
    numbers.percentage,
    numbers.fraction,
    numbers.counted,
    units.measure,
    numbers.number_range,
    signs.sum_written_out,
    numbers.plain,
    numbers.in_between,
)
_OTHERS: tuple[Rule, ...] = (money.abbreviated, times.half, units.unit, signs.sign, signs.chapter)
_COMMONEST = ("hi", "en", "bn", "mr", "te", "ta", "gu", "ur", "kn", "or", "ml", "pa")
_WORTH_READING = re.compile(r"[\d₹&+=@%×÷½¼¾⅓⅔.IVXL]")
_FIGURE = re.compile(r"[\d½¼¾⅓⅔]")
_WHOLE = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}|\d+")
_ADDRESS = re.compile(r"://|www\.|\w@\w|\w/\w*[a-z]")


def read_out(text: str, language: str) -> Iterable[Respelling]:
    """What is said for every number, sign and abbreviation, each in its own place, in order.

    Where the words of a language are not known, its voice reads figures as it may. Addresses stand as they are.
    """
    if not _WORTH_READING.search(text):
        return ()
    return [Respelling(span=Span(each.start, each.end), words=each.words) for each in _readings(text, language)]


def get_ready() -> None:
    """Load what the commonest languages need for their first number and abbreviation, so that no listener waits."""
    for language in _COMMONEST:
        read_out("a. ₹1", language)


def _readings(text: str, language: str) -> Iterator[Reading]:
    found = tokens(text)
    done = 0
    figures = [_FIGURE.search(token.core) is not None for token in found]
    for index, token in enumerate(found):
        beside = figures[max(index - 1, 0) : index + 2]
        if token.start < done or not (any(beside) or _WORTH_READING.search(token.core + token.closing)):
            continue
        for reading in _read(found, index, language) or _abbreviated(found, index, language):
            yield reading
            done = reading.end


def _read(found: list[Token], index: int, language: str) -> Iterable[Reading]:
    token, words = found[index], vocabulary(language)
    if _ADDRESS.search(token.core):
        return ()
    if words is None:
        return _counted(token, language)
    place = Place(found, index, language, words)
    rules = _IN_FIGURES if _FIGURE.search(token.core) else _OTHERS
    return next((read for rule in rules if (read := rule(place)) is not None), ())


def _counted(token: Token, language: str) -> Iterable[Reading]:
    """A whole number, where a language has number words and no others are known."""
    if not counts_in(language) or not _WHOLE.fullmatch(token.core):
        return ()
    return (Reading(token.start, token.end, numbers.number(token.core, language, None)),)


def _abbreviated(found: list[Token], index: int, language: str) -> Iterable[Reading]:
    """The abbreviation with its full stop, if it is one; the punctuation after that stop stays."""
    token = found[index]
    if not token.closing.startswith("."):
        return ()
    before = found[index - 1].core if index else ""
    after = found[index + 1].core if index + 1 < len(found) else ""
    words = words_for(f"{token.core}.", language, before=before, after=after)
    return () if words is None else (Reading(token.start, token.end + 1, words),)
