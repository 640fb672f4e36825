"""Where Tamil doubles the hard consonant that begins a word (க், ச், த், ப்), by the word before it.

Only what spelling alone decides: accusatives, participles, infinitives and adverbs that cannot be anything else. A
noun of the same look stands as it is (கதை கேட்டது; but அதைக் கேட்டது).
"""

import re
from functools import lru_cache

_LITTLE = "அந்த|இந்த|எந்த|எல்லா|அப்படி|இப்படி|எப்படி|மிக|நீல"
_ACCUSATIVES = (
    "[அஇஎ]தை|தன்னை|என்னை|உன்னை|நம்மை|அவனை|அவளை|அவரை|யாரை|எல்லாவற்றை|குரலை|பேச்சை|வீட்டை|ஆசிரியரை|பூவை|பாட்டை|காசை|குஞ்சை|கல்லை|"
    "கூழாங்கல்லை|வளையலை|படகை|பரிசை|பெயரை|காட்டை|நண்பரை|நீரை|மேட்டை|நூலை|சொல்லை|நிலாவை|விளக்கை|தட்டை"
)
_NOUNS = "விதை|வதை|பதை|நத்தை|மெத்தை|சொத்தை|வித்தை|அத்தை|கத்தை|செத்தை|வார்த்தை"
_ENDINGS = "போல|ாக|க்கார|[஀-௿]களை|யை|த்தை|(?:த|வ|ப்ப|ற்ற|ன்ற)தை"
_PARTICIPLES = """
பார்த்து கேட்டு விட்டு போட்டு தொட்டு இட்டு கூப்பிட்டு ஆசைப்பட்டு விட்டுவிட்டு கேட்டுவிட்டு எண்ணிவிட்டு
சொல்லிவிட்டு பார்த்துவிட்டு வைத்து கழித்து அழைத்து இழுத்து துடைத்து பிடித்து சாய்த்து யோசித்து கொடுத்து
எடுத்து சேர்த்து நினைத்து அணைத்து விரித்து சிரித்து முடித்து குதித்து படுத்து அடித்து தடுத்து மறுத்து
கவிழ்த்து அரைத்து படித்து நிறைத்து குழைத்து பிரித்து தலையசைத்து சிறகடித்து ஆமோதித்து உதைத்து கோத்து
துருப்பிடித்து தலைவிரித்து வெடவெடத்து நோக்கி தேடி தொடங்கி திரும்பி இறங்கி தயங்கி சிமிட்டி சுற்றி பற்றி
நிறுத்தி உருட்டி மாற்றி தாண்டி மூழ்கி நீட்டி ஓடி தள்ளி தட்டி திருப்பி ஊன்றி அடுக்கி சுண்டி உயர்த்தி பாடி
ஏறி பேசி தூக்கி விலக்கி எழுப்பி ஏந்தி எண்ணி காட்டி நடுங்கி தள்ளாடி மூடி சொல்லி ஒதுங்கி வழுக்கி துரத்தி
சுத்தமாக்கி குறுக்கி வாரி மாட்டி சுருக்கி அகற்றி இறக்கையாக்கி தொற்றி மீறி கூட்டி வாங்கி பின்னி பொங்கி
ஊற்றி மூச்சடக்கி நழுவி சறுக்கி தேற்றி விளையாடி தடுமாறி நம்பி தாலாட்டி பூசி தாங்கி இரண்டாக்கி ஏற்றி
வணங்கி தொங்கி எழுதி பழகி இருமி இறுகி கூடி தலையாட்டி சப்புக்கொட்டி ஆடி கலங்கி துள்ளி போய் திரும்ப இறங்க விரிய நனைய கூட
வரைய வளர நீந்த பழக
"""
_INFINITIVES = (
    "நடனமாட|விளையாட|கொண்டாட|மடங்க|சொல்ல|பேச|போக|வர|பாட|ஓட|ஆட|தேட|விட|செய்ய|தொட|எழ|அழ|விழ|தர|உதவ|ஏற|நிரம்ப|மெல்ல|"
    "(?!தக்க$|மிக்க$)[஀-௿]*(?:க்|ட்|ற்)க"
)
_WORDS = f"{_LITTLE}|நிற|{_ACCUSATIVES}|{'|'.join(_PARTICIPLES.split())}|{_INFINITIVES}"
_DOUBLING = re.compile(f"{_WORDS}|(?!(?:{_NOUNS})$)[஀-௿]*(?:{_ENDINGS})")
_DATIVE = re.compile("[஀-௿]+[க்ற]்கு")
_NO_DATIVE = re.compile("(?:விள|கண|வழ|கிழ|வட|இடு|சறு|முறு|மட)க்கு|(?<![஀-௿])(?:நா|மூ|பா|சா|தே|கொ|சு|வா)க்கு|(?:மே|தெ)ற்கு")
_BEFORE_HARD = re.compile("([஀-௿]+) (?=([கசதப])[^்])")
_STRAY = re.compile("[கசதப](?:(?<=[ுை].)|(?<=்க.))் (?=([஀-௿]))")


def doubled(text: str) -> str:
    """A line with the hard consonants doubled that the words before them double, and no others."""
    text = _BEFORE_HARD.sub(lambda match: f"{match[1]}{match[2]}் " if _doubles(match[1]) else match[0], text)
    return _STRAY.sub(lambda match: f"{match[1]}் " if match[1] in "கசதப" else " ", text)


@lru_cache(maxsize=8192)
def _doubles(word: str) -> bool:
    """Whether a word doubles the hard consonant after it; remembered, since the rules are long and words come again."""
    is_dative = _DATIVE.fullmatch(word) and not _NO_DATIVE.search(word)
    return bool(is_dative or _DOUBLING.fullmatch(word))
