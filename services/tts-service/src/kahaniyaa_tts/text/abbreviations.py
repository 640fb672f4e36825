"""Abbreviations that end in a full stop: where no sentence ends, and what is said in their place."""

_DEVANAGARI = {
    "डॉ.": "डॉक्टर",
    "डा.": "डॉक्टर",
    "प्रो.": "प्रोफ़ेसर",
    "पं.": "पंडित",
    "श्री.": "श्री",
    "सौ.": "सौ",
    "कु.": "कुमारी",
    "रु.": "रुपये",
    "रू.": "रुपये",
    "कि.मी.": "किलोमीटर",
    "कि.ग्रा.": "किलोग्राम",
}
_ENGLISH = {
    "Mr.": "Mister",
    "Mrs.": "Missis",
    "Ms.": "Miz",
    "Dr.": "Doctor",
    "Prof.": "Professor",
    "Rs.": "rupees",
    "Jr.": "Junior",
    "Sr.": "Senior",
    "No.": "number",
    "e.g.": "for example",
    "i.e.": "that is",
    "etc.": "et cetera",
    "vs.": "versus",
}
_BENGALI = {"ডা.": "ডাক্তার", "ড.": "ডক্টর", "মি.": "মিস্টার", "মো.": "মোহাম্মদ"}

ABBREVIATIONS: dict[str, dict[str, str]] = {
    "en": _ENGLISH,
    "hi": _DEVANAGARI,
    "mr": _DEVANAGARI | {"रु.": "रुपये", "प्रा.": "प्राध्यापक"},
    "ne": _DEVANAGARI | {"रु.": "रुपैयाँ", "प्रा.": "प्राध्यापक"},
    "kok": _DEVANAGARI,
    "bn": _BENGALI,
    "as": {"ডা.": "ডাক্তৰ", "ড.": "ডক্টৰ"},
    "gu": {"ડૉ.": "ડૉક્ટર", "ડો.": "ડૉક્ટર", "રૂ.": "રૂપિયા", "શ્રી.": "શ્રી", "પ્રો.": "પ્રોફેસર"},
    "pa": {"ਡਾ.": "ਡਾਕਟਰ", "ਸ.": "ਸਰਦਾਰ", "ਰੁ.": "ਰੁਪਏ", "ਪ੍ਰੋ.": "ਪ੍ਰੋਫ਼ੈਸਰ"},
    "or": {"ଡ.": "ଡକ୍ଟର", "ଡା.": "ଡାକ୍ତର", "ଟ.": "ଟଙ୍କା", "ଶ୍ରୀ.": "ଶ୍ରୀ"},
    "ta": {"டாக்.": "டாக்டர்", "ரூ.": "ரூபாய்", "திரு.": "திரு", "திருமதி.": "திருமதி", "பேரா.": "பேராசிரியர்"},
    "te": {"డా.": "డాక్టర్", "రూ.": "రూపాయలు", "శ్రీ.": "శ్రీ", "ప్రొ.": "ప్రొఫెసర్"},
    "kn": {"ಡಾ.": "ಡಾಕ್ಟರ್", "ರೂ.": "ರೂಪಾಯಿ", "ಶ್ರೀ.": "ಶ್ರೀ", "ಪ್ರೊ.": "ಪ್ರೊಫೆಸರ್"},
    "ml": {"ഡോ.": "ഡോക്ടർ", "രൂ.": "രൂപ", "ശ്രീ.": "ശ്രീ", "പ്രൊഫ.": "പ്രൊഫസർ"},
}
"""By language: the abbreviation with its full stop, and the words said for it."""


def abbreviations(language: str) -> dict[str, str]:
    """The abbreviations that a text in the language may hold: its own, and the English ones."""
    return _ENGLISH | ABBREVIATIONS.get(language, {})
