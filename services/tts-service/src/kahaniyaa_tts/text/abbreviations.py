"""Abbreviations that end in a full stop: where no sentence ends, and what is said in their place."""

from functools import lru_cache

_DEVANAGARI = {
    "डॉ.": "डॉक्टर",
    "डा.": "डॉक्टर",
    "प्रो.": "प्रोफ़ेसर",
    "पं.": "पंडित",
    "श्री.": "श्री",
    "सुश्री.": "सुश्री",
    "सौ.": "सौ",
    "कु.": "कुमारी",
    "मो.": "मोहम्मद",
    "स्व.": "स्वर्गीय",
    "रु.": "रुपये",
    "रू.": "रुपये",
    "नं.": "नंबर",
    "क्र.": "क्रमांक",
    "पृ.": "पृष्ठ",
    "ई.": "ईसवी",
    "कि.मी.": "किलोमीटर",
    "कि.ग्रा.": "किलोग्राम",
    "से.मी.": "सेंटीमीटर",
}
_ENGLISH = {
    "Mr.": "Mister",
    "Mrs.": "Missis",
    "Ms.": "Miz",
    "Dr.": "Doctor",
    "Prof.": "Professor",
    "St.": "Saint",
    "Mt.": "Mount",
    "Capt.": "Captain",
    "Col.": "Colonel",
    "Gen.": "General",
    "Lt.": "Lieutenant",
    "Rev.": "Reverend",
    "Smt.": "Shrimati",
    "Sh.": "Shri",
    "Rs.": "rupees",
    "No.": "number",
    "Nos.": "numbers",
    "Fig.": "figure",
    "Vol.": "volume",
    "pp.": "pages",
    "Jr.": "Junior",
    "Sr.": "Senior",
    "e.g.": "for example",
    "i.e.": "that is",
    "etc.": "et cetera",
    "vs.": "versus",
    "approx.": "approximately",
    "a.m.": "A M",
    "p.m.": "P M",
    "Ltd.": "Limited",
    "Co.": "Company",
    "Jan.": "January",
    "Feb.": "February",
    "Aug.": "August",
    "Sept.": "September",
    "Oct.": "October",
    "Nov.": "November",
    "Dec.": "December",
}
_BENGALI = {
    "ডা.": "ডাক্তার",
    "ড.": "ডক্টর",
    "মি.": "মিস্টার",
    "মো.": "মোহাম্মদ",
    "মোঃ.": "মোহাম্মদ",
    "শ্রী.": "শ্রী",
    "অধ্যা.": "অধ্যাপক",
    "নং.": "নম্বর",
    "রু.": "রুপি",
    "টা.": "টাকা",
    "কি.মি.": "কিলোমিটার",
}
ABBREVIATIONS: dict[str, dict[str, str]] = {
    "en": _ENGLISH,
    "hi": _DEVANAGARI,
    "mr": _DEVANAGARI | {"रु.": "रुपये", "प्रा.": "प्राध्यापक", "कै.": "कैलासवासी", "चि.": "चिरंजीव", "इ.स.": "इसवी सन"},
    "ne": _DEVANAGARI | {"रु.": "रुपैयाँ", "प्रा.": "प्राध्यापक"},
    "kok": _DEVANAGARI,
    "mai": _DEVANAGARI,
    "bho": _DEVANAGARI,
    "sa": _DEVANAGARI,
    "doi": _DEVANAGARI,
    "bn": _BENGALI,
    "as": {"ডা.": "ডাক্তৰ", "ড.": "ডক্টৰ", "শ্ৰী.": "শ্ৰী", "মো.": "মোহাম্মদ", "কি.মি.": "কিলোমিটাৰ"},
    "gu": {
        "ડૉ.": "ડૉક્ટર",
        "ડો.": "ડૉક્ટર",
        "રૂ.": "રૂપિયા",
        "શ્રી.": "શ્રી",
        "પ્રો.": "પ્રોફેસર",
        "નં.": "નંબર",
        "ઈ.સ.": "ઈસવીસન",
    },
    "pa": {"ਡਾ.": "ਡਾਕਟਰ", "ਸ.": "ਸਰਦਾਰ", "ਰੁ.": "ਰੁਪਏ", "ਪ੍ਰੋ.": "ਪ੍ਰੋਫ਼ੈਸਰ", "ਨੰ.": "ਨੰਬਰ", "ਕਿ.ਮੀ.": "ਕਿਲੋਮੀਟਰ"},
    "or": {"ଡ.": "ଡକ୍ଟର", "ଡା.": "ଡାକ୍ତର", "ଟ.": "ଟଙ୍କା", "ଶ୍ରୀ.": "ଶ୍ରୀ", "ପ୍ରୋ.": "ପ୍ରଫେସର"},
    "ta": {
        "டாக்.": "டாக்டர்",
        "டா.": "டாக்டர்",
        "ரூ.": "ரூபாய்",
        "திரு.": "திரு",
        "திருமதி.": "திருமதி",
        "செல்வி.": "செல்வி",
        "பேரா.": "பேராசிரியர்",
        "எண்.": "எண்",
        "கி.மீ.": "கிலோமீட்டர்",
        "கி.பி.": "கிறிஸ்துவுக்குப் பின்",
        "கி.மு.": "கிறிஸ்துவுக்கு முன்",
    },
    "te": {
        "డా.": "డాక్టర్",
        "రూ.": "రూపాయలు",
        "శ్రీ.": "శ్రీ",
        "శ్రీమతి.": "శ్రీమతి",
        "ప్రొ.": "ప్రొఫెసర్",
        "నం.": "నంబర్",
        "కి.మీ.": "కిలోమీటర్లు",
        "క్రీ.శ.": "క్రీస్తు శకం",
    },
    "kn": {"ಡಾ.": "ಡಾಕ್ಟರ್", "ರೂ.": "ರೂಪಾಯಿ", "ಶ್ರೀ.": "ಶ್ರೀ", "ಪ್ರೊ.": "ಪ್ರೊಫೆಸರ್", "ಸಂ.": "ಸಂಖ್ಯೆ", "ಕಿ.ಮೀ.": "ಕಿಲೋಮೀಟರ್"},
    "ml": {"ഡോ.": "ഡോക്ടർ", "രൂ.": "രൂപ", "ശ്രീ.": "ശ്രീ", "പ്രൊഫ.": "പ്രൊഫസർ", "നം.": "നമ്പർ", "കി.മീ.": "കിലോമീറ്റർ"},
}
"""By language: the abbreviation with its full stop, and the words said for it."""

_ONLY_BEFORE_NUMBERS = frozenset(
    {"No.", "Nos.", "Fig.", "Vol.", "pp.", "Rs.", "रु.", "रू.", "नं.", "क्र.", "पृ.", "রু.", "নং.", "રૂ.", "નં.", "ਰੁ.", "ਨੰ."}
    | {"ரூ.", "எண்.", "రూ.", "నం.", "ರೂ.", "ಸಂ.", "രൂ.", "നം.", "ଟ."}
)
_ONLY_AFTER_NUMBERS = frozenset({"ई.", "टा.", "টা.", "a.m.", "p.m."})
_MAY_END = frozenset({"etc.", "a.m.", "p.m.", "Jr.", "Sr.", "Ltd.", "Co.", "St."})


@lru_cache(maxsize=256)
def abbreviations(language: str) -> dict[str, str]:
    """The abbreviations that a text in the language may hold: its own, and the English ones."""
    return _ENGLISH | ABBREVIATIONS.get(language, {})


def words_for(abbreviation: str, language: str, *, before: str, after: str) -> str | None:
    """What is said for it between what stands before and after it; None where it is a word that ends a sentence."""
    words = abbreviations(language).get(abbreviation)
    if words is None:
        return None
    if abbreviation in _ONLY_BEFORE_NUMBERS and not (after[:1].isdigit() or before[-1:].isdigit()):
        return None
    if abbreviation in _ONLY_AFTER_NUMBERS and not before[-1:].isdigit():
        return None
    return words


def may_end_a_sentence(abbreviation: str) -> bool:
    """Whether a sentence may well end with it, if a capital letter follows."""
    return abbreviation in _MAY_END
