"""Picks, from CLDR's annotations of emoji, the words of a language by which a wish can name a concept."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from kahaniyaa_story.writing.engines.builtin.emoji import named
from kahaniyaa_story.writing.engines.builtin.hearing.listening import Ear

_THINGS = ("animal", "person", "being", "thing", "food", "place")
_LONGEST = 3  # words: longer names describe a drawing


@dataclass(frozen=True, slots=True)
class Annotation:
    """What CLDR says of one emoji in one locale: its keywords (`default`), and its name (`tts`)."""

    default: tuple[str, ...] = ()
    tts: tuple[str, ...] = ()


_ANNOTATIONS = TypeAdapter(dict[str, Annotation])


def read_annotations(file: Path) -> dict[str, Annotation]:
    """The annotations of one locale, as the npm package `cldr-annotations-full` has them."""
    return _ANNOTATIONS.validate_python(json.loads(file.read_text(encoding="utf-8"))["annotations"]["annotations"])


def safe_words(annotations: Mapping[str, Annotation], own: Ear, denied: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """The words that mean one concept and nothing else, by concept.

    The name of an emoji is a word for its concept. A keyword is one only if no emoji that means anything else bears it.
    What the language's own ear understands already is left out, and so is what a reader of the list denied.
    """
    meanings, found = named(), dict[str, dict[str, None]]()
    bearers = _bearers(annotations)
    for emoji, concept in meanings.items():
        annotation = annotations.get(emoji, Annotation())
        keywords = [word for word in _words(annotation.default) if bearers[word] == {concept}]
        for word in (*_words(annotation.tts), *keywords):
            if word not in denied and not _is_understood(word, concept, own):
                found.setdefault(concept, {})[word] = None
    return {concept: tuple(words) for concept, words in sorted(found.items())}


def _bearers(annotations: Mapping[str, Annotation]) -> dict[str, set[str]]:
    """The concepts of all emoji that bear a keyword; an empty one for those that mean no concept."""
    meanings, bearers = named(), dict[str, set[str]]()
    for emoji, annotation in annotations.items():
        for word in _words(annotation.default):
            bearers.setdefault(word, set()).add(meanings.get(emoji, ""))
    return bearers


def _words(names: Sequence[str]) -> Iterator[str]:
    for words in names:
        for word in words.split(","):  # some locales write several names as one
            if 0 < len(word.split()) <= _LONGEST:
                yield " ".join(word.casefold().split())


def _is_understood(word: str, concept: str, own: Ear) -> bool:
    """Whether the ear hears the concept in the words and nothing else that one can touch, or knows the whole already.

    “Little mouse” stays a mouse that is little; “teddy bear” is one doll, where the words alone are a doll and a bear.
    """
    found = own.hear(word).found
    if any(item.words == word for item in found):
        return True
    touched = {item.concept for item in found if item.group in _THINGS}
    return concept in {item.concept for item in found} and touched <= {concept}


def as_text(code: str, words: Mapping[str, Sequence[str]]) -> str:
    """The data file of a language."""
    return "".join((_HEAD.format(code=code), *(f"{concept} | {'; '.join(ways)}\n" for concept, ways in words.items())))


_HEAD = """\
# More words by which a wish is understood, from Unicode CLDR (cldr-annotations-full, locale {code}).
# Copyright © Unicode, Inc.; SPDX-License-Identifier: Unicode-3.0; the licence is in ../UNICODE-LICENSE.txt.
# Made by `kahaniyaa storyteller seed {code}`: change cldr.deny.txt or the lexicon instead.
# Where a lexicon knows a word too, the lexicon is right.
# concept | words
"""
