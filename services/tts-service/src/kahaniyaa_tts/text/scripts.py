"""Which letters a voice can read, so that none of them is ever spelled out as hexadecimal numbers.

espeak-ng changes to another language's rules by itself for some scripts, and names the letters of all others one by
one, Odia's and Telugu's among them: up to 1.9 s of sound for each (measured for every language and script).
"""

import unicodedata

from kahaniyaa_shared.languages import LANGUAGES
from kahaniyaa_shared.scripts import is_written_with, script_of

_READ_BY_ALL = frozenset(
    ["Latn", "Deva", "Beng", "Guru", "Gujr", "Taml", "Knda", "Mlym", "Sinh", "Grek", "Armn", "Geor", "Hang"]
)
_FATAL = frozenset({("vi", "Guru")})
"""What espeak-ng does not survive: words of that script within a text of that language (found by strange texts)."""
_OF_NO_SCRIPT = ((0x0000, 0x00BF), (0x0300, 0x036F), (0x0964, 0x0965), (0x2010, 0x2027), (0x2030, 0x205E))
_CURRENCY = (0x20A0, 0x20CF)
_FULL_STOPS_OF_ASIA = (0x3001, 0x3002)
_FULL_WIDTH = (0xFF01, 0xFF1F)
_SIGNS = (*_OF_NO_SCRIPT, _CURRENCY, _FULL_STOPS_OF_ASIA, _FULL_WIDTH)
_NEVER = frozenset({"Cn", "Co", "Cs", "So"})
_LOGOGRAMS = "\u06fd\u06fe"
"""Sindhi's *and* and *in*: words of one sign each, which Unicode counts among the symbols."""
_NAMES = {
    "Arab": "Arabic", "Armn": "Armenian", "Beng": "Bengali", "Cyrl": "Cyrillic", "Deva": "Devanagari",
    "Ethi": "Ethiopic", "Geor": "Georgian", "Grek": "Greek", "Gujr": "Gujarati", "Guru": "Gurmukhi", "Hang": "Hangul",
    "Hani": "Han", "Hebr": "Hebrew", "Hira": "Hiragana", "Kana": "Katakana", "Knda": "Kannada", "Latn": "Latin",
    "Mlym": "Malayalam", "Mtei": "Meetei Mayek", "Mymr": "Myanmar", "Olck": "Ol Chiki", "Orya": "Odia",
    "Sinh": "Sinhala", "Taml": "Tamil", "Telu": "Telugu", "Thai": "Thai", "Tibt": "Tibetan",
}  # fmt: skip


def is_said(character: str) -> bool:
    """Whether a character is a letter, a digit or a word of its own, and no mere mark."""
    return character.isalnum() or character in _LOGOGRAMS


def is_readable(character: str, language: str) -> bool:
    """Whether a voice of the language can read the character, or may pass over it as punctuation."""
    if unicodedata.category(character) in _NEVER and character not in _LOGOGRAMS:
        return False
    script = script_of(character)
    if script is None:
        return any(first <= ord(character) <= last for first, last in _SIGNS)
    if (language, script) in _FATAL:
        return False
    return script in _READ_BY_ALL or _is_own(character, language)


def unreadable_scripts(text: str, language: str) -> frozenset[str]:
    """The English names of the scripts of those letters in the text that a voice of the language cannot read."""
    return frozenset(_name(c) for c in set(text) if c.isalpha() and not is_readable(c, language))


def script_name(script: str) -> str:
    """The script's English name."""
    return _NAMES.get(script, script)


def _is_own(character: str, language: str) -> bool:
    return language in LANGUAGES and is_written_with(LANGUAGES[language].script, character)


def _name(letter: str) -> str:
    script = script_of(letter)
    return _NAMES[script] if script else unicodedata.name(letter, "UNKNOWN").split(" ", 1)[0].title()
