"""Letters that a voice would name instead of reading, and the letters in whose place they stand.

espeak-ng names what is not in a voice's rules ("Arabic letter kaf"): found by having each voice say every letter of its
script and measuring 0.4 s or more. A letter that stands for nothing is a sign of writing alone, as Vedic accents are.
"""

import unicodedata
from collections.abc import Mapping

_DEVANAGARI = {
    "ऄ": "अ", "ॲ": "ऍ", "ॳ": "अ", "ॴ": "आ", "ॵ": "औ", "ॶ": "उ", "ॷ": "ऊ", "ऺ": "", "ऻ": "ा", "ॎ": "े", "ॏ": "ौ", "ॕ": "े",
    "ॖ": "ु", "ॗ": "ू", "ॸ": "ड", "ॹ": "झ", "ॺ": "य", "ॻ": "ग", "ॼ": "ज", "ॾ": "ड", "ॿ": "ब", "ॽ": "", "ॱ": "", "ऀ": "ँ",
    "॑": "", "॒": "", "॓": "", "॔": "",
}  # fmt: skip
_BENGALI = {"ৗ": "", "ঽ": "", "ৼ": "ং", "ঀ": ""}
_BENGALI_OF_OTHERS = _BENGALI | {"ৰ": "র", "ৱ": "ওয়"}
_ASSAMESE = _BENGALI | {"র": "ৰ"}
_GURMUKHI = {"ਁ": "ਂ", "ੑ": "", "ੴ": "ਇੱਕ ਓਅੰਕਾਰ", "ੵ": "੍ਯ"}
_GUJARATI = {"ૹ": "ઝ", "ૺ": "", "ૻ": "", "ૼ": ""}
_ODIA = {"ୱ": "ଵ", "ଽ": "", "୕": "", "ୖ": "", "ୗ": ""}
_ARABIC = {
    "إ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ٵ": "ا", "ۂ": "ہ", "ۀ": "ہ", "ة": "ت", "ۃ": "ت", "ۍ": "ی", "ێ": "ے",
    "ې": "ے", "ؠ": "ی", "ٮ": "ی", "ۄ": "و", "ۆ": "و", "ۇ": "و", "ۈ": "و", "ۋ": "و", "ە": "ہ", "ټ": "ٹ", "ډ": "ڈ",
    "ړ": "ڑ",
    "ږ": "ژ", "ښ": "ش", "څ": "چ", "ځ": "ز", "ګ": "گ", "ڼ": "ن", "ٗ": "ُ", "ٖ": "ِ",
}  # fmt: skip
_URDU = _ARABIC | {
    "ك": "ک", "ڪ": "ک", "ه": "ہ", "ى": "ی", "ٻ": "ب", "ٺ": "ٹ", "ٽ": "ٹ", "ٿ": "ت", "ڀ": "ب", "ڃ": "ج", "ڄ": "ج",
    "ڇ": "چ", "ڊ": "ڈ", "ڌ": "د", "ڍ": "ڈ", "ڏ": "ڈ", "ڙ": "ڑ", "ڦ": "پ", "ڱ": "ن", "ڳ": "گ", "ڻ": "ن",
}  # fmt: skip
_SINDHI = _ARABIC | {"ك": "ڪ", "ى": "ي", "ڈ": "ڊ", "ں": "ن", "ژ": "ز", "ۃ": "ت"}
_OF_ALL = _DEVANAGARI | _GURMUKHI | _GUJARATI | _ODIA
_BY_LANGUAGE: Mapping[str, Mapping[str, str]] = {
    "as": _OF_ALL | _ASSAMESE,
    "ur": _OF_ALL | _BENGALI_OF_OTHERS | _URDU,
    "ks": _OF_ALL | _BENGALI_OF_OTHERS | _URDU,
    "sd": _OF_ALL | _BENGALI_OF_OTHERS | _SINDHI,
}
_OF_OTHERS = _OF_ALL | _BENGALI_OF_OTHERS
# Letters that Unicode's NFC takes apart, and that the Assamese voice reads in one piece only.
_IN_ONE_PIECE = {"as": {"\u09af\u09bc": "\u09df", "\u09a1\u09bc": "\u09dc", "\u09a2\u09bc": "\u09dc"}}
_ARABIC_MARKS = (("\u0610", "\u061a"), ("\u0653", "\u065f"), ("\u06d6", "\u06ed"))


def composed_for(text: str, language: str) -> str:
    """The text in the normal form that a voice of the language reads: NFC, but for letters it knows in one piece."""
    composed = unicodedata.normalize("NFC", text)
    for apart, whole in _IN_ONE_PIECE.get(language, {}).items():
        composed = composed.replace(apart, whole)
    return composed


def letter_for(character: str, language: str) -> str:
    """What a voice of the language is given for the character: mostly itself, nothing for a sign that is not heard."""
    stands_for = _BY_LANGUAGE.get(language, _OF_OTHERS).get(character)
    if stands_for is not None:
        return stands_for
    if unicodedata.category(character) == "Nd":
        return str(unicodedata.digit(character))
    is_mark = character == "ـ" or any(first <= character <= last for first, last in _ARABIC_MARKS)
    return "" if is_mark else character
