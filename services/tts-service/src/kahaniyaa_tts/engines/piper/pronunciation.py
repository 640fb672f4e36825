"""A sentence as the numbers that a Piper model reads, and which of them each word is."""

import re
import unicodedata
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass

from kahaniyaa_tts.engine import Sentence, Sounds
from kahaniyaa_tts.engines.piper.boundaries import beginnings
from kahaniyaa_tts.engines.piper.description import Description

Phonemes = Callable[[str], Awaitable[str]]
"""The IPA of some words, with a space between two; punctuation may be left out."""

_BEGIN, _BETWEEN, _END = "^", "_", "$"
_SIGNS = ",;:.!?।॥؟،؛۔…—–"
_WITHIN = r"(?<=\d)[.,:](?=\d)|(?<=\b[A-Za-z])\.(?=[A-Za-z]\b|\s[a-z])"  # 3.14; "the U.S. is"
_SILENT = "\"'“”„‘‚«»‹›()[]{}"
_PIECE = re.compile(rf"(?:{_WITHIN}|[^\s{_SIGNS}])+|[{_SIGNS}]+")
_MARKS = {"।": "", "॥": "", "۔": ".", "…": ".", "؟": "?", "،": ",", "؛": ";", "—": ";", "–": ";"}
"""As the models were taught: espeak-ng told their makers nothing at a danda, and a semicolon at a dash."""
_LANGUAGE_CHANGE = re.compile(r"\([a-z-]+\)")  # espeak-ng says so where it changes to another language's rules


@dataclass(frozen=True, slots=True)
class Pronounced:
    """A word or a punctuation mark: where it begins in the sentence, and how it is said."""

    position: int
    said: str
    is_word: bool
    runs_on: bool = False
    """Whether no space is before it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model reads, and the index in it at which each word begins, with the word's position in the sentence."""

    ids: tuple[int, ...]
    words: tuple[tuple[int, int], ...]  # position, index


async def pronounced(sentence: Sentence, phonemes: Phonemes) -> list[Pronounced]:
    """Every word and mark of the sentence, in order, with its sounds."""
    said: list[Pronounced] = []
    clause: list[tuple[int, str]] = []
    for position, piece in _pieces(sentence):
        if isinstance(piece, str) and not _PUNCTUATION.fullmatch(piece):
            clause.append((position, piece))
            continue
        said += await _spoken(clause, phonemes)
        clause = []
        said.append(_mark(position, piece) if isinstance(piece, str) else Pronounced(position, piece.ipa, is_word=True))
    return said + await _spoken(clause, phonemes)


def reading(said: list[Pronounced], description: Description) -> Reading:
    """The numbers for it, each followed by the model's pause sign; sounds that the model lacks are left out."""
    ids = [*_ids(_BEGIN, description), *_ids(_BETWEEN, description)]
    words: list[tuple[int, int]] = []
    for number, each in enumerate(said):
        if each.is_word:
            if number and not each.runs_on:
                ids += _spelled(" ", description)
            words.append((each.position, len(ids)))
        ids += _spelled(each.said, description)
    return Reading((*ids, *_ids(_END, description)), tuple(words))


_PUNCTUATION = re.compile(rf"[{_SIGNS}]+")


def _pieces(sentence: Sentence) -> Iterator[tuple[int, str | Sounds]]:
    """Words and marks as written, and in their places the stretches that have sounds of their own."""
    at = 0
    for sounds in sentence.sounds:
        yield from _written(sentence.text, at, sounds.start)
        yield sounds.start, sounds
        at = sounds.end
    yield from _written(sentence.text, at, len(sentence.text))


def _written(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    pieces = ((piece.start(), piece.group()) for piece in _PIECE.finditer(text, start, end))
    return ((at, piece) for at, piece in pieces if piece.strip(_SILENT))


def _mark(position: int, written: str) -> Pronounced:
    return Pronounced(position, _MARKS.get(written[0], written[0]), is_word=False)


async def _spoken(clause: list[tuple[int, str]], phonemes: Phonemes) -> list[Pronounced]:
    """The words of a clause, said together; found by their likeness to each alone where espeak-ng joins them."""
    if not clause:
        return []
    together = _said(await phonemes(" ".join(word for _, word in clause)))
    if len(together) == len(clause):
        return [Pronounced(at, said, is_word=True) for (at, _), said in zip(clause, together, strict=True)]
    alone = [" ".join(_said(await phonemes(word))) for _, word in clause]
    return list(_shared([at for at, _ in clause], alone, " ".join(together)))


def _shared(positions: list[int], alone: list[str], together: str) -> Iterator[Pronounced]:
    starts = [0, *beginnings(alone, together)[1:]]
    for position, start, end in zip(positions, starts, [*starts[1:], len(together)], strict=True):
        said = together[start:end].rstrip()
        yield Pronounced(position, said, is_word=True, runs_on=not said or together[start - 1 : start].strip() != "")


def _said(ipa: str) -> list[str]:
    return _LANGUAGE_CHANGE.sub("", ipa).split()


def _spelled(said: str, description: Description) -> list[int]:
    ids: list[int] = []
    for sign in unicodedata.normalize("NFD", said):
        if known := description.phoneme_id_map.get(sign):
            ids += [*known, *_ids(_BETWEEN, description)]
    return ids


def _ids(sign: str, description: Description) -> tuple[int, ...]:
    return description.phoneme_id_map.get(sign, ())
