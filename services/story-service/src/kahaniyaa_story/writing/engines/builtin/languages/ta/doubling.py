"""Where Tamil doubles the hard consonant that begins a word (க், ச், த், ப்), by the word before it.

Only what spelling alone decides: accusatives, participles, infinitives and adverbs that cannot be anything else. A
noun of the same look stands as it is (கதை கேட்டது; but அதைக் கேட்டது).
"""

import re

_HARD = "(?=([கசதப])[^்])"
_START = "(?<![஀-௿])"
_LITTLE = "அந்த|இந்த|எந்த|அப்படி|இப்படி|எப்படி|மிக|நீல"
_ACCUSATIVES = (
    "[அஇஎ]தை|தன்னை|என்னை|உன்னை|நம்மை|அவனை|அவளை|அவரை|யாரை|எல்லாவற்றை|குரலை|பேச்சை|வீட்டை|ஆசிரியரை|பூவை|பாட்டை|காசை|குஞ்சை|கல்லை|"
    "கூழாங்கல்லை|வளையலை|படகை|பரிசை|பெயரை|காட்டை|நண்பரை|நீரை|மேட்டை|நூலை|சொல்லை|நிலாவை|விளக்கை|தட்டை"
)
_NOUNS = "விதை|வதை|பதை|நத்தை|மெத்தை|சொத்தை|வித்தை|அத்தை|கத்தை|செத்தை|வார்த்தை"
_ENDINGS = "போல|ாக| நிற|[஀-௿]களை|யை|த்தை|(?:த|வ|ப்ப|ற்ற|ன்ற)தை"
_PARTICIPLES = (
    "பார்த்து|கேட்டு|விட்டு|போட்டு|தொட்டு|வைத்து|கழித்து|அழைத்து|இழுத்து|துடைத்து|பிடித்து|சாய்த்து|யோசித்து|கொடுத்து|"
    "எடுத்து|சேர்த்து|நினைத்து|அணைத்து|விரித்து|சிரித்து|முடித்து|குதித்து|படுத்து|அடித்து|தடுத்து|மறுத்து|சேகரித்து|"
    "நோக்கி|தேடி|தொடங்கி|திரும்பி|இறங்கி|தயங்கி|சிமிட்டி|சுற்றி|பற்றி|நிறுத்தி|உருட்டி|மாற்றி|தாண்டி|மூழ்கி|நீட்டி|ஓடி|தள்ளி|"
    "தட்டி|திருப்பி|ஊன்றி|அடுக்கி|சுண்டி|உயர்த்தி|பாடி|ஏறி|பேசி|தூக்கி|விலக்கி|எழுப்பி|ஏந்தி|எண்ணி|காட்டி|நடுங்கி|தள்ளாடி"
)
_INFINITIVES = "சொல்ல|பேச|போக|வர|பாட|ஓட|ஆட|தேட|விட|செய்ய|தொட|எழ|அழ|விழ|தர|உதவ|ஏற|நிரம்ப|மெல்ல|(?!தக்க |மிக்க )[஀-௿]*(?:க்|ட்|ற்)க"
_WHOLE = f"{_LITTLE}|{_ACCUSATIVES}|{_PARTICIPLES}|{_INFINITIVES}"
_AFTER_WORDS = re.compile(f"{_START}({_WHOLE}|(?!(?:{_NOUNS}) )[஀-௿]*(?:{_ENDINGS})) {_HARD}")
_AFTER_DATIVE = re.compile(f"([஀-௿]+[க்ற]்கு) {_HARD}")
_NO_DATIVES = re.compile("(?:விள|கண|வழ|நா|மூ|பா|சா|தே|கொ|சு|கிழ|வட|இடு|சறு|முறு|மட|வா)க்கு|(?:மே|தெ)ற்கு")
_STRAY = re.compile(r"(?:(?<=[ுை])|(?<=்க))[கசதப]் (?=([஀-௿]))")


def doubled(text: str) -> str:
    """A line with the hard consonants doubled that the words before them double, and no others."""
    text = _AFTER_WORDS.sub(lambda match: f"{match[1]}{match[2]}் ", text)
    text = _STRAY.sub(lambda match: f"{match[1]}் " if match[1] in "கசதப" else " ", text)
    return _AFTER_DATIVE.sub(_after_dative, text)


def _after_dative(match: re.Match[str]) -> str:
    return f"{match[1]} " if _NO_DATIVES.search(match[1]) else f"{match[1]}{match[2]}் "
