"""Numbers in the words of each language: by indic-numtowords where that is right, corrected or composed here otherwise.

The library knows numbers of up to nine figures in 23 languages. Its words below a hundred were read through; what is
wrong in them, or in how it joins them, is put right here. It takes up to a tenth of a second to load, and does so at
the first number; `reader.get_ready` says one before anybody waits for it.
"""

import re
from functools import lru_cache
from typing import cast

from kahaniyaa_tts.text.reading_out import english

LARGEST = 10**13
"""Up to here a number is said as one; beyond, figure by figure."""

_CRORE = 10**7
_LIBRARYS_LARGEST = 10**9
_LIBRARY = frozenset(
    {"as", "bn", "brx", "doi", "gu", "hi", "kn", "kok", "ks", "mai", "ml"}
    | {"mni", "mr", "ne", "or", "pa", "sa", "sat", "ta", "te", "ur"}
)
_NEAREST = {"bho": "hi", "bpy": "bn"}
_CORRECTED = {
    "hi": {"छः": "छह", "चौंतालीस": "चवालीस", "छयासठ": "छियासठ", "अट्ठारह": "अठारह"},
    "mr": {"हज़ार": "हजार"},
    "ne": {"साोह्र": "सोह्र", "तिन": "तीन", "बिस": "बीस", "तिस": "तीस"},
    "bn": {"অষ্টআশি": "অষ্টাশি", "ষোল": "ষোলো", "ঊনিশ": "উনিশ"},
    "as": {"পঁঞ্চল্লিশ": "পঞ্চল্লিশ"},
    "pa": {
        "ਪਨਤਾਲੀ": "ਪੰਤਾਲੀ", "ਸਨਤਾਲੀ": "ਸੰਤਾਲੀ", "ਉਨਾਹਟ": "ਉਨਾਹਠ", "ਤਹੇਹਰ": "ਤਿਹੱਤਰ", "ਚਹੱਤਰ": "ਚੁਹੱਤਰ", "ਪਚਹੱਤ": "ਪਚੱਤਰ",
    },
    "or": {"ଶୁନ୍ୟ": "ଶୂନ", "କୋଡିଏ": "କୋଡ଼ିଏ", "ସତୂରି": "ସତୁରି"},
    "ta": {
        "ஓன்று": "ஒன்று", "ஓன்பது": "ஒன்பது", "தொண்ணூரெட்டு": "தொண்ணூற்றெட்டு", "தொண்ணூற்றிரெண்டு": "தொண்ணூற்றிரண்டு",
    },
    "kn": {"ನಾನ್ನೂರು": "ನಾನೂರು", "ಅರವತ್ಮೂರು": "ಅರವತ್ತಮೂರು"},
    "ur": {
        "پاںچ": "پانچ", "چھے": "چھ", "تےيس": "تئیس", "چھببیس": "چھبیس", "ستااس": "ستائیس", "اٹھااس": "اٹھائیس",
        "انتيس": "انتیس", "اكتيس": "اکتیس",
    },
}  # fmt: skip
_JOINED_WRONGLY = {
    "pa": ((re.compile(r"^ਸੌ|(?<=ਹਜ਼ਾਰ )ਸੌ|(?<=ਲੱਖ )ਸੌ"), "ਇੱਕ ਸੌ"),),
    "te": ((re.compile(r"^ఒక వెయ్యి"), "వెయ్యి"),),
    "kn": ((re.compile(r"ತ್ತ್(?=ಮೂರು|ನಾಲ್ಕು)"), "ತ್ತ"),),
}
_TELUGU_MANY = re.compile(r"(వందల|వేల|లక్షల|కోట్ల)ు$")
# The word for ten million, and what it becomes before the rest of the number.
_CRORES = {
    "as": ("কোটি", "কোটি"), "bn": ("কোটি", "কোটি"), "gu": ("કરોડ", "કરોડ"), "hi": ("करोड़", "करोड़"),
    "kn": ("ಕೋಟಿ", "ಕೋಟಿ"), "kok": ("कोटी", "कोटी"), "mai": ("करोड़", "करोड़"), "ml": ("കോടി", "കോടി"),
    "mr": ("कोटी", "कोटी"), "ne": ("करोड", "करोड"), "or": ("କୋଟି", "କୋଟି"), "pa": ("ਕਰੋੜ", "ਕਰੋੜ"),
    "ta": ("கோடி", "கோடியே"), "te": ("కోట్లు", "కోట్ల"), "ur": ("کروڑ", "کروڑ"),
}  # fmt: skip


def counts_in(language: str) -> bool:
    """Whether there are number words for the language; if not, its voice reads the figures as it may."""
    return language == "en" or _own(language) in _LIBRARY


def cardinal(number: int, language: str, *, is_indian: bool = True) -> str:
    """One, two, three, for 0 up to LARGEST; in lakhs and crores but for English that is not grouped so."""
    if language == "en":
        return english.cardinal(number, is_indian=is_indian)
    return _cardinal(number, _own(language))


def figures(digits: str, language: str) -> str:
    """Every figure by itself, in order."""
    return " ".join(cardinal(int(digit), language) for digit in digits)


def before_noun(said: str, language: str) -> str:
    """The number as it stands before what is counted: Telugu's hundreds, thousands and crores lose their ending."""
    return _TELUGU_MANY.sub(r"\1", said) if language == "te" else said


def _own(language: str) -> str:
    return _NEAREST.get(language, language)


@lru_cache(maxsize=4_096)
def _cardinal(number: int, language: str) -> str:
    if number >= _LIBRARYS_LARGEST and language not in _CRORES:
        return figures(str(number), language)
    if number >= _CRORE and language in _CRORES:
        head, rest = divmod(number, _CRORE)
        if head > 1 or language not in {"ta", "te", "ml"}:
            crore = _CRORES[language][bool(rest)]
            return f"{_cardinal(head, language)} {crore}" + (f" {_cardinal(rest, language)}" if rest else "")
    return _kannada(number) if language == "kn" else _by_library(number, language)


def _by_library(number: int, language: str) -> str:
    from indic_numtowords import num2words  # pyright: ignore[reportUnknownVariableType]  # it has no types

    said = cast("str", num2words(number, lang=language)).replace("\u200b", "").replace("\u200c", "")
    corrected = _CORRECTED.get(language, {})
    words = [corrected.get(word, word) for word in said.split()]
    joined = " ".join(words)
    for wrong, right in _JOINED_WRONGLY.get(language, ()):
        joined = wrong.sub(right, joined)
    return joined


def _kannada(number: int) -> str:
    """Composed here: the library joins hundreds wrongly (110) and ends thousands as if more came."""
    if number == 83:
        return "ಎಂಬತ್ತಮೂರು"
    for size, alone, joined in ((10**5, "ಲಕ್ಷ", "ಲಕ್ಷದ"), (1_000, "ಸಾವಿರ", "ಸಾವಿರದ")):
        if number >= size:
            head, rest = divmod(number, size)
            return f"{_kannada(head)} {joined} {_kannada(rest)}" if rest else f"{_kannada(head)} {alone}"
    if number > 100 and number % 100:
        return f"{_by_library(number // 100 * 100, 'kn').removesuffix('ು')} {_kannada(number % 100)}"
    return _by_library(number, "kn")
