"""What is said for a text, with the way back from each code point said to the one on the page."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial

from kahaniyaa_tts.engine import Sounds
from kahaniyaa_tts.text.document import Respelling, Said, Span
from kahaniyaa_tts.text.letters import composed_for, letter_for
from kahaniyaa_tts.text.reading_out.said_as import said_as
from kahaniyaa_tts.text.respelling import Respelled, as_written
from kahaniyaa_tts.text.scripts import is_readable
from kahaniyaa_tts.text.transliteration import transliterated

_WORD = re.compile(r"\S+")
_DIGIT_COMMA = re.compile(r"(?<=\d),(?=\d)")
# Signs that a page may carry and a voice would name ("star star"), and quotes, at which espeak-ng waits 0.1 s.
_PASSED_OVER = frozenset('*_~^|\\#`<>{}[]"“”„«»‹›‘‚•·¯')
_NEVER_HEARD = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# A consonant that a joiner stands for (Unicode 5.1, Malayalam chillus): lost if the joiner were only dropped.
_CHILLUS = {"ണ്": "ൺ", "ന്": "ൻ", "ര്": "ർ", "ല്": "ൽ", "ള്": "ൾ", "ക്": "ൿ"}
_LONGEST_USUAL_WORD = 24
_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class SpokenText:
    """The words said; `origins[i]` is where on the page the i-th of their code points comes from.

    `sounds` are stretches of the words said that have sounds of their own.
    """

    text: str
    origins: tuple[int, ...]
    sounds: tuple[Sounds, ...] = ()

    def origin(self, position: int) -> int:
        """Where on the page the code point at the position comes from; the nearest one if there is none."""
        return self.origins[min(max(position, 0), len(self.origins) - 1)]


def spoken(said: Said, span: Span, language: str, respelled: Respelled = as_written) -> SpokenText:
    """What is said for that part of a piece which lies in the span.

    The piece's own respellings hold; between them, `respelled` says what else is not said as written.
    """
    saying = _Saying(language)
    at = span.start
    for respelling in said.respellings:
        if span.start <= respelling.span.start and respelling.span.end <= span.end:
            saying.add(_part(said, at, respelling.span.start), at, respelled)
            saying.respell(respelling, _part(said, respelling.span.start, respelling.span.end), respelled)
            at = respelling.span.end
    saying.add(_part(said, at, span.end), at, respelled)
    return saying.spoken()


def _part(said: Said, start: int, end: int) -> str:
    return said.text[start - said.span.start : end - said.span.start]


@dataclass(slots=True)
class _Saying:
    """Words said, as they come together."""

    language: str
    texts: list[str] = field(default_factory=list[str])
    origins: list[int] = field(default_factory=list[int])
    sounds: list[Sounds] = field(default_factory=list[Sounds])

    def add(self, text: str, start: int, respelled: Respelled) -> None:
        """Say a stretch of the page that begins at `start`, respelled where that is called for."""
        at = 0
        for found in respelled(text, self.language):
            self._as_it_stands(text[at : found.span.start], start + at)
            moved = replace(found, span=Span(start + found.span.start, start + found.span.end))
            self.respell(moved, text[found.span.start : found.span.end])
            at = found.span.end
        self._as_it_stands(text[at:], start + at)

    def respell(self, respelling: Respelling, written: str, respelled: Respelled = as_written) -> None:
        """Say other words, or sounds, for what is written in the respelling's place."""
        before, known, start = len(self.origins), len(self.sounds), respelling.span.start
        if respelling.words:
            self._instead(respelling.words, start, respelled)
        elif words := said_as(written, respelling.say_as, respelling.format, self.language):
            self._instead(words, start, as_written)
        else:
            self.add(written, start, respelled)
        if respelling.ipa and len(self.origins) > before:
            self.sounds[known:] = [Sounds(before, len(self.origins), respelling.ipa)]

    def spoken(self) -> SpokenText:
        return SpokenText("".join(self.texts), tuple(self.origins), tuple(self.sounds))

    def _instead(self, words: str, start: int, respelled: Respelled) -> None:
        """Say words that stand in for what is written at `start`, as any words are said."""
        said = _Saying(self.language)
        said.add(words, 0, respelled)
        before = len(self.origins)
        self._say("".join(said.texts), [start] * len(said.origins))
        self.sounds += [Sounds(before + each.start, before + each.end, each.ipa) for each in said.sounds]

    def _as_it_stands(self, text: str, start: int) -> None:
        """Say each word as a voice can read it, and one space wherever there is white space."""
        at = 0
        for found in _WORD.finditer(text):
            if at < found.start():
                self._say(" ", (start + at,))
            word = found.group()
            said, offsets = (_usual_word if len(word) <= _LONGEST_USUAL_WORD else _word)(word, self.language)
            self._say(said, map((start + found.start()).__add__, offsets))
            at = found.end()
        if at < len(text):
            self._say(" ", (start + at,))

    def _say(self, text: str, origins: Iterable[int]) -> None:
        self.texts.append(text)
        self.origins.extend(origins)


@lru_cache(maxsize=4_096)  # a story says most of its words again and again
def _usual_word(written: str, language: str) -> tuple[str, tuple[int, ...]]:
    said, offsets = _word(written, language)
    return said, tuple(offsets)


def _word(written: str, language: str) -> tuple[str, list[int]]:
    said = written
    offsets = list(range(len(written)))
    for change in (_without_digit_commas, _with_chillus, partial(_composed, language=language)):
        said, offsets = change(said, offsets)
    return _audible(*transliterated(said, offsets, language), language)


def _without_digit_commas(text: str, offsets: list[int]) -> tuple[str, list[int]]:
    """`1,23,456` as one number: with its commas, espeak-ng's word events would overlap the text after it."""
    if "," not in text:
        return text, offsets
    commas = {comma.start() for comma in _DIGIT_COMMA.finditer(text)}
    kept = [i for i in range(len(text)) if i not in commas]
    return "".join(text[i] for i in kept), [offsets[i] for i in kept]


def _with_chillus(text: str, offsets: list[int]) -> tuple[str, list[int]]:
    if _JOINER not in text:
        return text, offsets
    for letters, chillu in _CHILLUS.items():
        while (place := text.find(letters + _JOINER)) >= 0:
            text = text[:place] + chillu + text[place + 3 :]
            offsets = offsets[: place + 1] + offsets[place + 3 :]
    return text, offsets


def _composed(text: str, offsets: list[int], *, language: str) -> tuple[str, list[int]]:
    """In the form that the voice reads; where the length changes, each code point points at the nearest one."""
    composed = composed_for(text, language)
    if len(composed) == len(text):
        return composed, offsets
    return composed, [offsets[i * len(text) // len(composed)] for i in range(len(composed))]


def _audible(text: str, offsets: list[int], language: str) -> tuple[str, list[int]]:
    heard = [_heard(character, language) for character in text]
    where = [offset for each, offset in zip(heard, offsets, strict=True) for _ in each]
    return "".join(heard), where


@lru_cache(maxsize=8_192)  # asked for every character of every text
def _heard(character: str, language: str) -> str:
    if character == "’":
        return "'"
    if unicodedata.category(character) in _NEVER_HEARD:
        return ""
    if character in _PASSED_OVER:
        return " "
    letters = letter_for(character, language)
    return letters if all(is_readable(letter, language) for letter in letters) else " "
