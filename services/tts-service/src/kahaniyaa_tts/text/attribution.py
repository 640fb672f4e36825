"""Who said it: the few words behind a quote with which its sentence goes on, where no small letter tells."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kahaniyaa_tts.text.sentences import ENDS
from kahaniyaa_tts.text.words import words

_QUOTE = re.compile(rf"[{re.escape(ENDS)}][”’\"'»›」』]+$")
_LONGEST_QUOTE_END = 6
_CLAUSE = re.compile(rf"[ \t\u00a0]*([^\n:,،、“‘«‹「『\"{re.escape(ENDS)}]{{1,120}})(?:[,،{re.escape(ENDS)}]|\s*$)")
_MOST_WORDS = 8


def is_attributed(text: str, at: int, language: str) -> bool:
    """Whether a quote with a sign of its own ends there, and what follows in its line is a short "said the king"."""
    said = _verbs(language)
    if said is None or not _QUOTE.search(text, max(at - _LONGEST_QUOTE_END, 0), at):
        return False
    clause = _CLAUSE.match(text, at)
    if clause is None:
        return False
    found = [text[word.start : word.end] for word in words(text, start=clause.start(1), end=clause.end(1))]
    return len(found) <= _MOST_WORDS and said.search(f" {_plain(' '.join(found))} ") is not None


@cache
def _verbs(language: str) -> re.Pattern[str] | None:
    marks = [mark.strip() for mark in _table().get(language, "").split(",")]
    ways = [re.escape(_plain(mark.removesuffix("-"))) + ("" if mark.endswith("-") else " ") for mark in marks if mark]
    return re.compile(f" (?:{'|'.join(ways)})") if ways else None


@cache
def _table() -> Mapping[str, str]:
    return tomllib.loads(files("kahaniyaa_tts.text").joinpath("attributions.toml").read_text("utf-8"))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("’", "'")
