"""The words and emoji of a text, as they are compared."""

import re
import unicodedata
from collections.abc import Sequence

from kahaniyaa_story.writing.engines.builtin import emoji

WORD = re.compile(r"[\w\u0900-\u0963\u0966-\u096f\u0971-\u0dff\u200c\u200d’']+")
EMOJI = re.compile(emoji.PATTERN)
TOKEN = re.compile(f"{emoji.PATTERN}|{WORD.pattern}")
TAMIL = frozenset(map(chr, range(0x0B80, 0x0C00)))
TAMIL_SUFFIX = 4  # signs that an ending may add: யில் is four
_SILENT_END = "\u0bcd"  # of a Tamil word, which gives way to an ending: மிட்டாய், மிட்டாயை

Tokens = Sequence[re.Match[str]]


def fold(word: str) -> str:
    """A word as it is compared: composed, without case, joiners, a possessive ending or an emoji's skin."""
    plain = unicodedata.normalize("NFC", word).casefold().replace("’", "'")
    return plain.replace("\u200c", "").replace("\u200d", "").removesuffix("'s").translate(emoji.PLAIN)


def restored(stem: str) -> tuple[str, str]:
    """The words that a stem may come from: as it stands, and with the silent end that gave way to an ending."""
    return stem, stem + _SILENT_END


def without_silent_end(word: str) -> str:
    """What of a word stands before whatever ending it bears."""
    return word.removesuffix(_SILENT_END)


def is_parted(tokens: Tokens, at: int) -> bool:
    """Whether more than space stands between a word and the one before it: “Anu, Bala”."""
    return bool(tokens[0].string[tokens[at - 1].end() : tokens[at].start()].strip()) if 0 < at < len(tokens) else False


def is_small(word: str) -> bool:
    """Whether a word is written as no name is, where letters are large and small."""
    return word.isascii() and word.islower()


def script(words: str) -> str:
    """The script that a text begins in."""
    letters = (unicodedata.name(c, "").split(" ")[0] for c in words if c.isalpha())
    return next(letters, "")
