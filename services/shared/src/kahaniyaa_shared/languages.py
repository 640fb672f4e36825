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


_TOLD = (
    Language("en", "English", "English", "Latn"),
    Language("hi", "Hindi", "हिन्दी", "Deva"),
    Language("ta", "Tamil", "தமிழ்", "Taml"),
    Language("as", "Assamese", "অসমীয়া", "Beng"),
    Language("bho", "Bhojpuri", "भोजपुरी", "Deva"),
    Language("bn", "Bengali", "বাংলা", "Beng"),
    Language("brx", "Bodo", "बड़ो", "Deva"),
    Language("doi", "Dogri", "डोगरी", "Deva"),
    Language("gu", "Gujarati", "ગુજરાતી", "Gujr"),
    Language("kn", "Kannada", "ಕನ್ನಡ", "Knda"),
    Language("kok", "Konkani", "कोंकणी", "Deva"),
    Language("ks", "Kashmiri", "کٲشُر", "Arab", "rtl"),
    Language("mai", "Maithili", "मैथिली", "Deva"),
    Language("ml", "Malayalam", "മലയാളം", "Mlym"),
    Language("mni", "Manipuri", "ꯃꯩꯇꯩꯂꯣꯟ", "Mtei"),
    Language("mr", "Marathi", "मराठी", "Deva"),
    Language("ne", "Nepali", "नेपाली", "Deva"),
    Language("or", "Odia", "ଓଡ଼ିଆ", "Orya"),
    Language("pa", "Punjabi", "ਪੰਜਾਬੀ", "Guru"),
    Language("sa", "Sanskrit", "संस्कृतम्", "Deva"),
    Language("sat", "Santali", "ᱥᱟᱱᱛᱟᱲᱤ", "Olck"),
    Language("sd", "Sindhi", "سنڌي", "Arab", "rtl"),
    Language("te", "Telugu", "తెలుగు", "Telu"),
    Language("ur", "Urdu", "اردو", "Arab", "rtl"),
)
_READ_ALOUD = (
    Language("af", "Afrikaans", "Afrikaans", "Latn"),
    Language("am", "Amharic", "አማርኛ", "Ethi"),
    Language("an", "Aragonese", "aragonés", "Latn"),
    Language("ar", "Arabic", "العربية", "Arab", "rtl"),
    Language("az", "Azerbaijani", "azərbaycanca", "Latn"),
    Language("ba", "Bashkir", "башҡортса", "Cyrl"),
    Language("be", "Belarusian", "беларуская", "Cyrl"),
    Language("bg", "Bulgarian", "български", "Cyrl"),
    Language("bpy", "Bishnupriya", "বিষ্ণুপ্রিয়া মণিপুরী", "Beng"),
    Language("bs", "Bosnian", "bosanski", "Latn"),
    Language("ca", "Catalan", "català", "Latn"),
    Language("cs", "Czech", "čeština", "Latn"),
    Language("cv", "Chuvash", "чӑвашла", "Cyrl"),
    Language("cy", "Welsh", "Cymraeg", "Latn"),
    Language("da", "Danish", "dansk", "Latn"),
    Language("de", "German", "Deutsch", "Latn"),
    Language("el", "Greek", "Ελληνικά", "Grek"),
    Language("eo", "Esperanto", "Esperanto", "Latn"),
    Language("es", "Spanish", "español", "Latn"),
    Language("et", "Estonian", "eesti", "Latn"),
    Language("eu", "Basque", "euskara", "Latn"),
    Language("fa", "Persian", "فارسی", "Arab", "rtl"),
    Language("fi", "Finnish", "suomi", "Latn"),
    Language("fr", "French", "français", "Latn"),
    Language("ga", "Irish", "Gaeilge", "Latn"),
    Language("gd", "Scottish Gaelic", "Gàidhlig", "Latn"),
    Language("gn", "Guarani", "avañe'ẽ", "Latn"),
    Language("grc", "Ancient Greek", "Ἑλληνική", "Grek"),
    Language("hak", "Hakka Chinese", "Hak-kâ-fa", "Latn"),
    Language("haw", "Hawaiian", "ʻōlelo Hawaiʻi", "Latn"),
    Language("he", "Hebrew", "עברית", "Hebr", "rtl"),
    Language("hr", "Croatian", "hrvatski", "Latn"),
    Language("ht", "Haitian Creole", "kreyòl ayisyen", "Latn"),
    Language("hu", "Hungarian", "magyar", "Latn"),
    Language("hy", "Armenian", "հայերեն", "Armn"),
    Language("hyw", "Western Armenian", "արեւմտահայերէն", "Armn"),
    Language("ia", "Interlingua", "interlingua", "Latn"),
    Language("id", "Indonesian", "Bahasa Indonesia", "Latn"),
    Language("io", "Ido", "Ido", "Latn"),
    Language("is", "Icelandic", "íslenska", "Latn"),
    Language("it", "Italian", "italiano", "Latn"),
    Language("jbo", "Lojban", "la .lojban.", "Latn"),
    Language("ka", "Georgian", "ქართული", "Geor"),
    Language("kk", "Kazakh", "қазақ тілі", "Cyrl"),
    Language("kl", "Greenlandic", "kalaallisut", "Latn"),
    Language("ko", "Korean", "한국어", "Kore"),
    Language("ku", "Kurdish", "kurdî", "Latn"),
    Language("ky", "Kyrgyz", "кыргызча", "Cyrl"),
    Language("la", "Latin", "latina", "Latn"),
    Language("lb", "Luxembourgish", "Lëtzebuergesch", "Latn"),
    Language("lfn", "Lingua Franca Nova", "elefen", "Latn"),
    Language("lt", "Lithuanian", "lietuvių", "Latn"),
    Language("ltg", "Latgalian", "latgalīšu", "Latn"),
    Language("lv", "Latvian", "latviešu", "Latn"),
    Language("mi", "Māori", "te reo Māori", "Latn"),
    Language("mk", "Macedonian", "македонски", "Cyrl"),
    Language("ms", "Malay", "Bahasa Melayu", "Latn"),
    Language("mt", "Maltese", "Malti", "Latn"),
    Language("mto", "Totontepec Mixe", "Ayuujk", "Latn"),
    Language("nb", "Norwegian Bokmål", "norsk bokmål", "Latn"),
    Language("nci", "Classical Nahuatl", "nāhuatlahtōlli", "Latn"),
    Language("nl", "Dutch", "Nederlands", "Latn"),
    Language("nog", "Nogai", "ногай тили", "Cyrl"),
    Language("om", "Oromo", "Afaan Oromoo", "Latn"),
    Language("pap", "Papiamento", "Papiamentu", "Latn"),
    Language("pl", "Polish", "polski", "Latn"),
    Language("pt", "Portuguese", "português", "Latn"),
    Language("qu", "Quechua", "Runa Simi", "Latn"),
    Language("quc", "K'iche'", "K'iche'", "Latn"),
    Language("ro", "Romanian", "română", "Latn"),
    Language("ru", "Russian", "русский", "Cyrl"),
    Language("si", "Sinhala", "සිංහල", "Sinh"),
    Language("sk", "Slovak", "slovenčina", "Latn"),
    Language("sl", "Slovenian", "slovenščina", "Latn"),
    Language("smj", "Lule Sami", "julevsámegiella", "Latn"),
    Language("sq", "Albanian", "shqip", "Latn"),
    Language("sr", "Serbian", "српски", "Cyrl"),
    Language("sv", "Swedish", "svenska", "Latn"),
    Language("sw", "Swahili", "Kiswahili", "Latn"),
    Language("ti", "Tigrinya", "ትግርኛ", "Ethi"),
    Language("tk", "Turkmen", "türkmençe", "Latn"),
    Language("tn", "Setswana", "Setswana", "Latn"),
    Language("tr", "Turkish", "Türkçe", "Latn"),
    Language("tt", "Tatar", "татарча", "Cyrl"),
    Language("ug", "Uyghur", "ئۇيغۇرچە", "Arab", "rtl"),
    Language("uk", "Ukrainian", "українська", "Cyrl"),
    Language("uz", "Uzbek", "oʻzbekcha", "Latn"),
    Language("vi", "Vietnamese", "Tiếng Việt", "Latn"),
    Language("yue", "Cantonese", "粵語", "Hant"),
    Language("zh", "Chinese", "中文", "Hans"),
)

STORY_LANGUAGES: dict[str, Language] = {language.code: language for language in _TOLD}
"""Those in which a story can be asked for: English, the scheduled languages of India, and Bhojpuri."""

LANGUAGES: dict[str, Language] = {language.code: language for language in (*_TOLD, *_READ_ALOUD)}
"""All of them: in the others, what is already written can be read aloud."""


def primary(code: str) -> str:
    """The primary subtag of a BCP 47 code: `hi` of `hi-Latn`."""
    return code.split("-", 1)[0].lower()
