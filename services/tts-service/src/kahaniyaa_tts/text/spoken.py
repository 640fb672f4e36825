"""What is said for a text, with the way back from each code point said to the one on the page."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kahaniyaa_tts.text.abbreviations import abbreviations
from kahaniyaa_tts.text.document import Said, Span
from kahaniyaa_tts.text.scripts import is_readable

_CHUNK = re.compile(r"\S+|\s+")
_DIGIT_COMMA = re.compile(r"(?<=\d),(?=\d)")
# Signs that a page may carry and a voice would name ("star star"), and quotes, at which espeak-ng waits 0.1 s.
_PASSED_OVER = frozenset('*_~^|\\#`<>{}[]"“”„«»‹›‘‚•·¯')
_NEVER_HEARD = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# A consonant that a joiner stands for (Unicode 5.1, Malayalam chillus): lost if the joiner were only dropped.
_CHILLUS = {"ണ്": "ൺ", "ന്": "ൻ", "ര്": "ർ", "ല്": "ൽ", "ള്": "ൾ", "ക്": "ൿ"}
_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class SpokenText:
    """The words said; `origins[i]` is where on the page the i-th of their code points comes from."""

    text: str
    origins: tuple[int, ...]

    def origin(self, position: int) -> int:
        """Where on the page the code point at the position comes from; the nearest one if there is none."""
        return self.origins[min(max(position, 0), len(self.origins) - 1)]


def spoken(said: Said, span: Span, language: str) -> SpokenText:
    """What is said for that part of a piece which lies in the span; the piece's alias stands for all of it."""
    if said.alias is not None:
        return _under(said.alias, said.span, language)
    part = said.text[span.start - said.span.start : span.end - said.span.start]
    return _joined(_chunks(part, span.start, language))


def _under(alias: str, span: Span, language: str) -> SpokenText:
    """The alias, all of it read over the whole span that it stands for."""
    said = _joined(_chunks(alias, 0, language))
    return SpokenText(said.text, tuple(span.start for _ in said.origins))


def _joined(chunks: Iterator[tuple[str, list[int]]]) -> SpokenText:
    texts: list[str] = []
    origins: list[int] = []
    for text, where in chunks:
        texts.append(text)
        origins.extend(where)
    return SpokenText("".join(texts), tuple(origins))


def _chunks(text: str, start: int, language: str) -> Iterator[tuple[str, list[int]]]:
    known = abbreviations(language)
    for chunk in _CHUNK.finditer(text):
        said, offsets = _chunk(chunk.group(), language, known)
        yield said, [start + chunk.start() + offset for offset in offsets]


def _chunk(chunk: str, language: str, known: dict[str, str]) -> tuple[str, list[int]]:
    if chunk.isspace():
        return " ", [0]
    opening = len(chunk) - len(chunk.lstrip("\"'“‘(«["))
    if chunk[opening:] in known:
        words = known[chunk[opening:]]
        return words, [opening] * len(words)
    said = chunk
    offsets = list(range(len(chunk)))
    for change in (_without_digit_commas, _with_chillus, _composed):
        said, offsets = change(said, offsets)
    return _audible(said, offsets, language)


def _without_digit_commas(text: str, offsets: list[int]) -> tuple[str, list[int]]:
    """`1,23,456` as one number: with its commas, espeak-ng's word events would overlap the text after it."""
    commas = {comma.start() for comma in _DIGIT_COMMA.finditer(text)}
    kept = [i for i in range(len(text)) if i not in commas]
    return "".join(text[i] for i in kept), [offsets[i] for i in kept]


def _with_chillus(text: str, offsets: list[int]) -> tuple[str, list[int]]:
    for letters, chillu in _CHILLUS.items():
        while (place := text.find(letters + _JOINER)) >= 0:
            text = text[:place] + chillu + text[place + 3 :]
            offsets = offsets[: place + 1] + offsets[place + 3 :]
    return text, offsets


def _composed(text: str, offsets: list[int]) -> tuple[str, list[int]]:
    """NFC; where that changes the length, each code point points at the nearest one of the same word."""
    composed = unicodedata.normalize("NFC", text)
    if len(composed) == len(text):
        return composed, offsets
    return composed, [offsets[i * len(text) // len(composed)] for i in range(len(composed))]


def _audible(text: str, offsets: list[int], language: str) -> tuple[str, list[int]]:
    said: list[str] = []
    where: list[int] = []
    for character, offset in zip(text, offsets, strict=True):
        heard = _heard(character, language)
        said.append(heard)
        where.extend([offset] * len(heard))
    return "".join(said), where


@lru_cache(maxsize=8_192)  # asked for every character of every text
def _heard(character: str, language: str) -> str:
    if character == "’":
        return "'"
    if unicodedata.category(character) in _NEVER_HEARD:
        return ""
    if character in _PASSED_OVER or not is_readable(character, language):
        return " "
    return character
