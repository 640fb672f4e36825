"""Where sentences end, in every script that Kahaniyaa reads."""

import re
import unicodedata
from collections.abc import Iterator

from kahaniyaa_tts.text.abbreviations import may_end_a_sentence, words_for
from kahaniyaa_tts.text.document import Span

LONGEST = 600
"""Code points in one sentence; a longer one is cut at a comma or a space, so that no single job grows without bound."""

ENDS = ".!?।॥۔؟…᱾᱿꯫։።፧፨。｡！？．‼⁇⁈⁉။៕"
"""The signs at which a sentence may end."""

_ALWAYS = "।॥᱾᱿꯫։።፧፨。｡！？．။៕"
"""Those that end one even where no space follows."""

CLOSING = "”’\"'»›)]}」』）】"
"""What closes behind a sentence's end and belongs to it."""

_OPENING = "\"'“‘«‹([{「『（【"
_END = re.compile(rf"[{re.escape(ENDS)}]+[{re.escape(CLOSING)}]*|\n+")
_INITIAL = re.compile(r"[\u0900-\u0DFF]{1,3}\.")
_LATIN_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_MARKER = re.compile(r"[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]")
_DASH = re.compile(r"\s*[–—-]\s")
_LETTERED = re.compile(r"(?:[^\W\d_]{1,5}۔){2,}")
_CUT = re.compile(r"[,;:،؛—–]\s|\s")
_LOOKED_BACK, _LOOKED_AHEAD = 200, 80
_ELLIPSIS_ENDS_AFTER = 3
"""Words; before fewer of them an ellipsis is a hesitation, where no capital letter tells."""


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
    if signs[0] == "\n" or any(sign in _ALWAYS for sign in signs):
        return True
    following = text[stop.end() : min(stop.end() + _LOOKED_AHEAD, end)]
    sentence = text[max(begin, stop.end() - _LOOKED_BACK) : stop.end()]
    if "۔" in signs:
        return not _is_lettered(text, stop.start(), begin)
    if following and not following[0].isspace():
        return False
    if signs == "." and _is_shortened(sentence, following, language):
        return False
    if signs[0] == "…" or signs.startswith(".."):
        return _ellipsis_ends(sentence, following)
    return not (_starts_in_lower_case(following) or _is_said(signs, following))


def _is_shortened(sentence: str, following: str, language: str) -> bool:
    """Whether the full stop belongs to its word: an abbreviation, an initial, or the number of an item in a list."""
    words = [word.lstrip(_OPENING) for word in sentence.split()[-2:]]
    word, before = words[-1], words[0] if len(words) > 1 else ""
    after = following.split(None, 1)[0] if following.strip() else ""
    if _MARKER.fullmatch(sentence.strip()):
        return bool(after) and not after.isspace()
    if words_for(word, language, before=before, after=after) is not None:
        return not (may_end_a_sentence(word) and after[:1].isupper() and not _is_saint(word, after, before))
    if _LATIN_INITIALS.fullmatch(word):
        return _is_latin_initial(word, before, after)
    return bool(_INITIAL.fullmatch(word)) and bool(_INITIAL.fullmatch(before) or _INITIAL.fullmatch(after))


def _is_saint(word: str, after: str, before: str) -> bool:
    """`St. Mary` goes on; `Station St. We` does not: a street has a name before it."""
    return word == "St." and not (before[:1].isupper() and before.isalpha()) and after[:1].isupper()


def _is_latin_initial(word: str, before: str, after: str) -> bool:
    """One capital letter or several, as in `A. P. J.`; the word I ends a sentence, and so do letters after a number."""
    if word == "I." and before[:1].islower() and not _LATIN_INITIALS.fullmatch(after):
        return False
    return word[0].isupper() or not after[:1].isupper()


def _is_lettered(text: str, position: int, begin: int) -> bool:
    """Whether an Urdu full stop stands in a row of letters' names, as in ایم۔اے۔"""
    opened = max(text.rfind(" ", begin, position) + 1, begin)
    return bool(_LETTERED.fullmatch(text[opened : opened + _LOOKED_BACK].split(None, 1)[0]))


def _ellipsis_ends(sentence: str, following: str) -> bool:
    """Where letters have no case, a long enough sentence tells; where they have, the letter after it."""
    first = following.lstrip().lstrip(_OPENING)[:1]
    if first.islower() or _is_said("…", following):
        return False
    return first.isupper() or not first or len(sentence.split()) >= _ELLIPSIS_ENDS_AFTER


def _is_said(signs: str, following: str) -> bool:
    """Whether a dash goes on with who said it: `— Come! — said the fox.`"""
    dash = _DASH.match(following)
    first = following[dash.end() :][:1] if dash else ""
    return first.islower() or bool(first and not first.isupper() and signs[0] != ".")


def _starts_in_lower_case(following: str) -> bool:
    return following.lstrip(" ")[:1].islower()


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
    """After the last comma or space that allows it, else between two letters; never before a letter's sign."""
    places = [place.end() for place in _CUT.finditer(text, start + LONGEST // 2, start + LONGEST)]
    cut = places[-1] if places else start + LONGEST
    while not places and cut > start + LONGEST // 2 and unicodedata.category(text[cut])[0] == "M":
        cut -= 1
    return cut
