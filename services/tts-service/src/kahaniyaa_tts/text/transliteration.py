"""Letters that no voice reads, written in letters that one does: what is heard is close, and no word is lost.

Ol Chiki has a letter for every vowel and writes no vowel that is not heard; Meetei Mayek, Odia and Telugu are written
in syllables as Devanagari and Bengali are, Odia and Telugu even in the same order of code points (Unicode 15).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kahaniyaa_shared.languages import LANGUAGES

_DEVANAGARI = 0x0900
_VIRAMA, _HASANTA = "्", "্"

_OL_CONSONANTS = {
    "ᱛ": "त", "ᱜ": "ग", "ᱝ": "ङ", "ᱞ": "ल", "ᱠ": "क", "ᱡ": "ज", "ᱢ": "म", "ᱣ": "व", "ᱥ": "स", "ᱦ": "ह", "ᱧ": "ञ",
    "ᱨ": "र", "ᱪ": "च", "ᱫ": "द", "ᱬ": "ण", "ᱭ": "य", "ᱯ": "प", "ᱰ": "ड", "ᱱ": "न", "ᱲ": "ड़", "ᱴ": "ट", "ᱵ": "ब",
    "ᱶ": "व",
}  # fmt: skip
_OL_ASPIRATED = {
    "क": "ख", "ग": "घ", "च": "छ", "ज": "झ", "ट": "ठ", "ड": "ढ", "त": "थ", "द": "ध", "प": "फ", "ब": "भ", "ड़": "ढ़",
}  # fmt: skip
_OL_VOWELS = {"ᱚ": ("ऑ", "ॉ"), "ᱟ": ("आ", "ा"), "ᱤ": ("इ", "ि"), "ᱩ": ("उ", "ु"), "ᱮ": ("ए", "े"), "ᱳ": ("ओ", "ो")}
_OL_SIGNS = {"ᱸ": "ँ", "ᱺ": "ँ", "᱾": "।", "᱿": "॥"}
_OL_BREATH = "ᱷ"

_MEETEI = {
    "ꯀ": "ক", "ꯁ": "স", "ꯂ": "ল", "ꯃ": "ম", "ꯄ": "প", "ꯅ": "ন", "ꯆ": "চ", "ꯇ": "ত", "ꯈ": "খ", "ꯉ": "ঙ", "ꯊ": "থ",
    "ꯋ": "ওয়", "ꯌ": "য়", "ꯍ": "হ", "ꯎ": "উ", "ꯏ": "ই", "ꯐ": "ফ", "ꯑ": "অ", "ꯒ": "গ", "ꯓ": "ঝ", "ꯔ": "র", "ꯕ": "ব",
    "ꯖ": "জ", "ꯗ": "দ", "ꯘ": "ঘ", "ꯙ": "ধ", "ꯚ": "ভ", "ꯣ": "ো", "ꯤ": "ি", "ꯥ": "া", "ꯦ": "ে", "ꯧ": "ৌ", "ꯨ": "ু",
    "ꯩ": "ৈ", "ꯪ": "ং", "ꯡ": "ং", "ꯢ": "ই", "꯫": "।", "꯭": _HASANTA,
}  # fmt: skip
_MEETEI_FINALS = {"ꯛ": "ক", "ꯜ": "ল", "ꯝ": "ম", "ꯞ": "প", "ꯟ": "ন", "ꯠ": "ত"}
_MEETEI_INITIALS = {
    "ꯑꯥ": "আ", "ꯑꯤ": "ই", "ꯑꯨ": "উ", "ꯑꯦ": "এ", "ꯑꯩ": "ঐ", "ꯑꯣ": "ও", "ꯑꯧ": "ঔ",
}  # fmt: skip
_TELUGU_ALONE = {0x0C58: "च", 0x0C59: "ज", 0x0C5A: "र", 0x0C55: "", 0x0C56: "", 0x0C5D: "न"}
_ODIA_ALONE = {0x0B5F: "य", 0x0B71: "व", 0x0B55: "", 0x0B56: "ै", 0x0B57: "ौ", 0x0B35: "व"}

Letters = Iterator[tuple[str, int]]
"""What is written for a run of letters, and which letter of the run each piece of it stands for."""


@dataclass(frozen=True, slots=True)
class Transliterated:
    """The scripts that were written in another one's letters: `{"Olck": "Deva"}`."""

    run: re.Pattern[str]
    script: str
    into: str
    written: Callable[[str], Letters]


def transliterated(text: str, offsets: list[int], language: str) -> tuple[str, list[int]]:
    """The text with every letter that a voice of the language cannot read in one that it can; offsets go along."""
    if text.isascii():
        return text, offsets
    for each in _ALL:
        if _is_needed(each, language) and each.run.search(text):
            text, offsets = _written(each, text, offsets)
    return text, offsets


def scripts_written_otherwise(text: str, language: str) -> Mapping[str, str]:
    """The scripts in the text of which the letters are read as another script's, and which: `{"Olck": "Deva"}`."""
    return {each.script: each.into for each in _ALL if _is_needed(each, language) and each.run.search(text)}


def _is_needed(each: Transliterated, language: str) -> bool:
    return each.script in {"Olck", "Mtei"} or language not in LANGUAGES or LANGUAGES[language].script != each.script


def _written(each: Transliterated, text: str, offsets: list[int]) -> tuple[str, list[int]]:
    said: list[str] = []
    where: list[int] = []
    done = 0
    for run in each.run.finditer(text):
        said.append(text[done : run.start()])
        where += offsets[done : run.start()]
        for letters, index in each.written(run.group()):
            said.append(letters)
            where += [offsets[run.start() + index]] * len(letters)
        done = run.end()
    return "".join(said) + text[done:], where + offsets[done:]


def _ol_chiki(run: str) -> Letters:
    """Two consonants that meet are joined by a virama; at a word's end Hindi says no vowel by itself."""
    open_consonant = False
    for index, letter in enumerate(run):
        if letter in _OL_VOWELS:
            yield _OL_VOWELS[letter][open_consonant], index
        elif letter in _OL_CONSONANTS:
            consonant = _OL_CONSONANTS[letter]
            if run[index + 1 : index + 2] == _OL_BREATH:
                consonant = _OL_ASPIRATED.get(consonant, consonant)
            yield (_VIRAMA if open_consonant else "") + consonant, index
        else:
            yield _OL_SIGNS.get(letter, ""), index
        open_consonant = letter in _OL_CONSONANTS or (open_consonant and letter not in _OL_VOWELS | _OL_SIGNS)


def _meetei_mayek(run: str) -> Letters:
    index = 0
    while index < len(run):
        initial = _MEETEI_INITIALS.get(run[index : index + 2])
        if initial:
            yield initial, index
            index += 2
            continue
        yield _meetei_letter(run, index), index
        index += 1


def _meetei_letter(run: str, index: int) -> str:
    final = _MEETEI_FINALS.get(run[index])
    if final is None:
        return _MEETEI.get(run[index], "")
    return final + _HASANTA if index + 1 < len(run) else final


def _by_place(first: int, alone: Mapping[int, str]) -> Callable[[str], Letters]:
    def written(run: str) -> Letters:
        for index, letter in enumerate(run):
            code = ord(letter)
            yield alone.get(code, chr(code - first + _DEVANAGARI)), index

    return written


_ALL = (
    Transliterated(re.compile("[\u1c5a-\u1c7f]+"), "Olck", "Deva", _ol_chiki),
    Transliterated(re.compile("[\uabc0-\uabed\uaae0-\uaaff]+"), "Mtei", "Beng", _meetei_mayek),
    Transliterated(re.compile("[\u0b01-\u0b63\u0b71]+"), "Orya", "Deva", _by_place(0x0B00, _ODIA_ALONE)),
    Transliterated(re.compile("[\u0c00-\u0c63]+"), "Telu", "Deva", _by_place(0x0C00, _TELUGU_ALONE)),
)
