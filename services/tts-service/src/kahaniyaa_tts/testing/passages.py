"""The same short tale in every language with a voice of its own, for tests that listen."""

import tomllib
from functools import cache
from importlib.resources import files

from kahaniyaa_tts.voices.samples import SAMPLES

PASSAGES: dict[str, str] = {
    "en": "Once upon a time a small elephant lived in a green forest, and it wanted to fly.",
    "hi": "एक जंगल में एक छोटा हाथी रहता था, और वह उड़ना चाहता था।",
    "ta": "ஒரு காட்டில் ஒரு சிறிய யானை வாழ்ந்தது, அது பறக்க விரும்பியது.",
    "as": "এখন হাবিত এটা সৰু হাতী আছিল, আৰু সি উৰিব বিচাৰিছিল।",
    "bho": "एगो जंगल में एगो छोट हाथी रहत रहे, आ ऊ उड़े के चाहत रहे।",
    "bn": "এক বনে একটি ছোট হাতি থাকত, আর সে উড়তে চাইত।",
    "gu": "એક જંગલમાં એક નાનો હાથી રહેતો હતો, અને તે ઊડવા માંગતો હતો.",
    "kn": "ಒಂದು ಕಾಡಿನಲ್ಲಿ ಒಂದು ಚಿಕ್ಕ ಆನೆ ಇತ್ತು, ಅದು ಹಾರಲು ಬಯಸಿತ್ತು.",
    "kok": "एका रानांत एक ल्हान हत्ती रावतालो, आनी ताका उडपाक जाय आशिल्लें.",
    "mai": "एकटा जंगलमे एकटा छोट हाथी रहैत छल, आ ओ उड़य चाहैत छल।",
    "ml": "ഒരു കാട്ടിൽ ഒരു ചെറിയ ആന ജീവിച്ചിരുന്നു, അതിന് പറക്കാൻ ആഗ്രഹമുണ്ടായിരുന്നു.",
    "mr": "एका जंगलात एक छोटा हत्ती राहत होता, आणि त्याला उडायचे होते.",
    "ne": "एउटा जङ्गलमा एउटा सानो हात्ती बस्थ्यो, र ऊ उड्न चाहन्थ्यो।",
    "or": "ଗୋଟିଏ ଜଙ୍ଗଲରେ ଗୋଟିଏ ଛୋଟ ହାତୀ ରହୁଥିଲା, ଆଉ ସେ ଉଡ଼ିବାକୁ ଚାହୁଁଥିଲା।",
    "pa": "ਇੱਕ ਜੰਗਲ ਵਿੱਚ ਇੱਕ ਛੋਟਾ ਹਾਥੀ ਰਹਿੰਦਾ ਸੀ, ਅਤੇ ਉਹ ਉੱਡਣਾ ਚਾਹੁੰਦਾ ਸੀ।",
    "sa": "एकस्मिन् वने एकः लघुः गजः वसति स्म, सः उड्डयितुम् इच्छति स्म।",
    "sd": "هڪ جنگل ۾ هڪ ننڍو هاٿي رهندو هو، ۽ هو اڏامڻ چاهيندو هو.",
    "te": "ఒక అడవిలో ఒక చిన్న ఏనుగు ఉండేది, అది ఎగరాలని అనుకునేది.",
    "ur": "ایک جنگل میں ایک چھوٹا ہاتھی رہتا تھا، اور وہ اڑنا چاہتا تھا۔",
}


def passage(language: str) -> str:
    """What there is to listen to in the language: the sample and, where it is told, the tale; 3 to 8 seconds."""
    return f"{SAMPLES[language]} {PASSAGES.get(language, '')}".strip()


@cache
def tales(language: str) -> tuple[str, ...]:
    """Three tales of 20 to 40 words, in any language that stories are told in."""
    told = tomllib.loads(files("kahaniyaa_tts.testing").joinpath("tales.toml").read_text("utf-8"))
    return tuple(told[language])
