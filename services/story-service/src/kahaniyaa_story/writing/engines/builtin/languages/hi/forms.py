"""Hindi's forms: what a noun becomes before a postposition and in the plural, and how words show gender and number."""

from itertools import pairwise

_SMALL = {
    "था": ("था", "थी", "थे", "थीं"),
    "गया": ("गया", "गई", "गए", "गईं"),
    "हुआ": ("हुआ", "हुई", "हुए", "हुईं"),
    "है": ("है", "है", "हैं", "हैं"),
    "का": ("का", "की", "के", "की"),
    "हो": ("हो", "हो", "हों", "हों"),
    "रहे": ("रहे", "रहे", "रहें", "रहें"),
    "दिया": ("दिया", "दी", "दिए", "दीं"),
    "लिया": ("लिया", "ली", "लिए", "लीं"),
    "किया": ("किया", "की", "किए", "कीं"),
    "पिया": ("पिया", "पी", "पिए", "पीं"),
    "सिया": ("सिया", "सी", "सिए", "सीं"),
}
_AFTER_STEM = frozenset(["रहा", "चुका", "सका", "पाया", "सकता", "पाता", "दिया", "लिया", "डाला", "जाएगा", "देगा", "लेगा"])
"""Verbs that stand after a bare stem (चिल्ला रहा था): what is before them never changes."""
_SHORT_STEMS = frozenset(["खा", "जा", "पा", "ला"])


def oblique(word: str, gender: str, *, changes: bool = True) -> str:
    """The form before a postposition: घोड़ा is घोड़े; feminines and most masculines stay as they are."""
    if gender != "m" or not changes:
        return word
    if word.endswith("आ"):
        return word[:-1] + "ए"
    return word[:-1] + "े" if word.endswith("ा") else word


def plural(word: str, gender: str, *, changes: bool = True) -> str:
    """Several of them as a subject: घोड़े, चिड़ियाँ, लड़कियाँ, किताबें."""
    if gender == "m":
        return oblique(word, "m", changes=changes)
    if word.endswith("ी"):
        return word[:-1] + "ियाँ"
    if word.endswith("या"):
        return word + "ँ"
    if word.endswith("ि"):
        return word + "याँ"
    return word + "एँ" if word.endswith(("ा", "ू", "ु")) else word + "ें"


def plural_oblique(word: str, gender: str, *, changes: bool = True) -> str:
    """Several of them before a postposition: घोड़ों, चिड़ियों, लड़कियों, किताबों."""
    if gender == "m" and word.endswith(("ा", "आ")) and changes:
        return word[:-1] + ("ों" if word.endswith("ा") else "ओं")
    if word.endswith("या"):
        return word[:-1] + "ओं" if word.endswith("ैया") else word[:-1] + "ों"
    if word.endswith("ी"):
        return word[:-1] + "ियों"
    if word.endswith("ू"):
        return word[:-1] + "ुओं"
    return word + "ओं" if word.endswith(("ा", "ु")) else word + "ों"


def agreeing(word: str, kind: str) -> str:
    """One word of the masculine singular made to agree: kind is `m f p fp` (several or honoured) or `o` (oblique)."""
    if word in _SMALL:
        return _SMALL[word][["m", "f", "p", "fp"].index(kind if kind != "o" else "p")]
    if word.endswith("या") and kind != "m":
        return word[:-2] + {"f": "ई", "p": "ए", "fp": "ईं", "o": "ए"}[kind]
    if word.endswith("ा"):
        return word[:-1] + {"m": "ा", "f": "ी", "p": "े", "fp": "ीं", "o": "े"}[kind]
    return word


def all_agreeing(spec: str, kind: str) -> str:
    """Each word that shows gender, but no bare stem; of feminine plurals only the last shows the number: चली गई थीं."""
    words = spec.split(" ")
    before = "f" if kind == "fp" else kind
    shown = [word if _is_stem(word, then) else agreeing(word, before) for word, then in pairwise(words)]
    return " ".join([*shown, agreeing(words[-1], kind)])


def _is_stem(word: str, then: str) -> bool:
    return then in _AFTER_STEM or (word in _SHORT_STEMS and then == "गया")
