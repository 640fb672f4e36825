"""The words of a text as a reader sees them: what is lit while it is heard."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from kahaniyaa_tts.text.document import Span
from kahaniyaa_tts.text.scripts import is_said

# A word ends at white space, at a dash, at an ellipsis and at a slash, but at no hyphen or apostrophe; in Chinese,
# which has no spaces, each character is one.
_RUN = re.compile(r"[\u3400-\u9fff]|[^\s–—―…/।॥\u3000-\u3002\uff01\uff0c\uff1f\u3400-\u9fff]+")


def words(text: str, *, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Every word between `start` and `end`, in order, without the punctuation around it."""
    for run in _RUN.finditer(text, start, len(text) if end is None else end):
        trimmed = _trimmed(text, run.start(), run.end())
        if trimmed is not None:
            yield trimmed


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and not _is_wordlike(text[start]):
        start += 1
    while end > start and not _is_wordlike(text[end - 1]):
        end -= 1
    return Span(start, end) if start < end else None


@lru_cache(maxsize=4_096)  # asked at both ends of every word
def _is_wordlike(character: str) -> bool:
    return is_said(character) or unicodedata.category(character)[0] in "LMN" or character in "₹$€£%&@+="
