"""Where sentences end, in every script that Kahaniyaa reads."""

import re
from collections.abc import Iterator

from kahaniyaa_tts.text.abbreviations import abbreviations
from kahaniyaa_tts.text.document import Span

LONGEST = 600
"""Code points in one sentence; a longer one is cut at a comma or a space, so that no single job grows without bound."""

_END = re.compile(r"""[.!?।॥۔؟…᱾᱿꯫]+[”’"'»)\]}]*|\n+""")
_INITIAL = re.compile(r"[\u0900-\u0DFF]{1,3}\.")
_CUT = re.compile(r"[,;:،؛—–]\s|\s")


def sentences(text: str, language: str, *, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Every sentence between `start` and `end` that has something in it, in order, trimmed of white space."""
    last = len(text) if end is None else end
    begin = start
    for stop in _END.finditer(text, start, last):
        if _ends_a_sentence(text, stop, begin=begin, end=last, language=language):
            yield from _pieces(text, begin, stop.end())
            begin = stop.end()
    yield from _pieces(text, begin, last)


def _ends_a_sentence(text: str, stop: re.Match[str], *, begin: int, end: int, language: str) -> bool:
    signs = stop.group()
    if signs[0] == "\n" or any(sign in "।॥۔᱾᱿꯫" for sign in signs):
        return True
    if stop.end() < end and not text[stop.end()].isspace():
        return False
    if signs == "." and _is_shortened(text, begin, stop.end(), language):
        return False
    return not _goes_on_in_lower_case(text, stop.end(), end)


def _is_shortened(text: str, begin: int, stop: int, language: str) -> bool:
    words = text[begin:stop].split()[-2:]
    word = words[-1].lstrip("\"'“‘(«[") if words else ""
    if word in abbreviations(language):
        return True
    if word[:1].isascii():
        return len(word) == 2 and word[0].isupper()
    return bool(_INITIAL.fullmatch(word)) and (_is_initial(words[:-1]) or _is_initial(text[stop:].split(None, 1)[:1]))


def _is_initial(words: list[str]) -> bool:
    """Whether there is a word, and it is one syllable with a full stop: in Indian scripts initials come in rows."""
    return bool(words and _INITIAL.fullmatch(words[0]))


def _goes_on_in_lower_case(text: str, position: int, end: int) -> bool:
    rest = text[position:end].lstrip(" ")
    return rest[:1].islower()


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = _cut(text, start)
        yield Span(start, cut)
        start = cut
    if start < end:
        yield Span(start, end)


def _cut(text: str, start: int) -> int:
    places = [place.end() for place in _CUT.finditer(text, start + LONGEST // 2, start + LONGEST)]
    return places[-1] if places else start + LONGEST
