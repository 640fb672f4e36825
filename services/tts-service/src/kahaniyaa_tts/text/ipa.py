"""The International Phonetic Alphabet: which signs it has, and the one way in which we write it.

Source: the chart of the International Phonetic Association (revised to 2020), with the few older signs that
dictionaries still use (ʦ ʣ ʧ ʤ ɚ ɝ ɫ ᵻ ᵿ).
"""

import unicodedata

_VOWELS = "iyɨʉɯuɪʏʊeøɘɵɤoəɛœɜɞʌɔæɐaɶɑɒɚɝᵻᵿ"
_CONSONANTS = "pbtdʈɖcɟkɡqɢʔmɱnɳɲŋɴʙrʀⱱɾɽɸβfvθðszʃʒʂʐçʝxɣχʁħʕhɦɬɮʋɹɻjɰlɭʎʟɫ"
_OTHERS = "ʍwɥʜʢʡɕʑɺɧʘǀǃǂǁɓɗʄɠʛʦʣʧʤʨʥ"
_SUPERSCRIPTS = "ʰʱʷʲˠˤⁿˡʼˀ˞ᵊᶿˣ"
_MARKS = "\u0325\u030a\u032c\u0324\u0330\u033c\u032a\u033a\u033b\u031f\u0320\u0308\u033d\u0329\u032f\u0318\u0319"
_MORE_MARKS = "\u0303\u0334\u031d\u031e\u031c\u0339\u031a\u0361\u035c\u0327\u0306\u0311\u0322"
_TONES = "\u030b\u0301\u0304\u0300\u030f\u030c\u0302\u1dc4\u1dc5\u1dc8˥˦˧˨˩ꜛꜜ↗↘"
_LENGTH_AND_STRESS = "ːˑˈˌ.|‖‿ "
SIGNS = frozenset(_VOWELS + _CONSONANTS + _OTHERS + _SUPERSCRIPTS + _MARKS + _MORE_MARKS + _TONES + _LENGTH_AND_STRESS)
"""Every sign that stands in a transcription, decomposed."""

_SOUNDS = frozenset(_VOWELS + _CONSONANTS + _OTHERS)
_AS_TYPED = str.maketrans({"g": "ɡ", ":": "ː", "'": "ˈ", "’": "ʼ", "ʹ": "ʲ", ",": "ˌ", "\u0331": "\u0320"})


def as_written_here(transcription: str) -> str:
    """The transcription in our one form: NFC, without `/…/` or `[…]`, what keyboards lack put right."""
    bare = transcription.strip().removeprefix("/").removesuffix("/").removeprefix("[").removesuffix("]")
    return " ".join(unicodedata.normalize("NFC", bare.translate(_AS_TYPED)).split())


def unknown_signs(transcription: str) -> tuple[str, ...]:
    """Those characters of a transcription, in our form, that are no signs of the alphabet, each once."""
    decomposed = unicodedata.normalize("NFD", transcription)
    found = (sign for sign in decomposed if sign not in SIGNS)
    return tuple(dict.fromkeys(found))


def has_sound(transcription: str) -> bool:
    """Whether any sign in it stands for a sound, so that there is something to hear."""
    return not _SOUNDS.isdisjoint(unicodedata.normalize("NFC", transcription))
