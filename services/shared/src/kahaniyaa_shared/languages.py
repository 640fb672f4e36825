"""The languages Kahaniyaa knows by name: code (BCP 47), own name, script and direction."""

from dataclasses import dataclass
from typing import Literal

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Language:
    """One language as a person would choose it."""

    code: str
    name: str
    native_name: str
    script: str  # ISO 15924
    direction: Direction = "ltr"


LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        Language("en", "English", "English", "Latn"),
        Language("hi", "Hindi", "हिन्दी", "Deva"),
        Language("ta", "Tamil", "தமிழ்", "Taml"),
        Language("as", "Assamese", "অসমীয়া", "Beng"),
        Language("bn", "Bengali", "বাংলা", "Beng"),
        Language("gu", "Gujarati", "ગુજરાતી", "Gujr"),
        Language("kn", "Kannada", "ಕನ್ನಡ", "Knda"),
        Language("kok", "Konkani", "कोंकणी", "Deva"),
        Language("ml", "Malayalam", "മലയാളം", "Mlym"),
        Language("mr", "Marathi", "मराठी", "Deva"),
        Language("ne", "Nepali", "नेपाली", "Deva"),
        Language("or", "Odia", "ଓଡ଼ିଆ", "Orya"),
        Language("pa", "Punjabi", "ਪੰਜਾਬੀ", "Guru"),
        Language("sd", "Sindhi", "سنڌي", "Arab", "rtl"),
        Language("te", "Telugu", "తెలుగు", "Telu"),
        Language("ur", "Urdu", "اردو", "Arab", "rtl"),
    )
}


def primary(code: str) -> str:
    """The primary subtag of a BCP 47 code: `hi` of `hi-Latn`."""
    return code.split("-", 1)[0].lower()
