"""Words light with their sound in long texts too: sentence after sentence, in six languages, and after ten minutes."""

import io
from itertools import pairwise, product

import numpy
import pytest
import soundfile

from kahaniyaa_tts.engine import SAMPLE_RATE
from kahaniyaa_tts.speech.steps import Part
from kahaniyaa_tts.testing.ears import onset
from kahaniyaa_tts.testing.fixtures import Perform, Service
from kahaniyaa_tts.text.document import plain
from kahaniyaa_tts.text.words import words

SENTENCES = {
    "en": (
        "A small elephant|The old king|My grandfather|A hungry tiger|The tailor's son|One brave mouse|A clever crow|He",
        (
            "went to the river.|ate a sweet mango.|saw the moon over a hill!|asked, where is my hat?|slept by a tree.|"
            "laughed, and ran home.|told nobody of it.|could not find the way…"
        ),
    ),
    "hi": (
        "एक छोटा हाथी|बूढ़ा राजा|भूखा बाघ|दर्ज़ी का बेटा|एक बहादुर चूहा|किसान|चतुर कौआ|मेरा दोस्त",
        (
            "नदी पर गया।|मीठा आम खाने लगा।|चाँद को देखकर हँसा!|बरगद के नीचे सो गया।|रास्ता भूल गया…|घर की ओर भागा।|"
            "बोला, मेरी टोपी कहाँ है?|किसी से नहीं डरा।"
        ),
    ),
    "ta": (
        "ஒரு சிறிய யானை|பசித்த புலி|தைரியமான எலி|அந்தக் காகம்|ஒரு குரங்கு|வெள்ளை முயல்|தந்திர நரி|புள்ளி மான்",
        (
            "ஆற்றுக்குப் போனது.|இனிப்பான மாம்பழம் சாப்பிட்டது.|நிலவைப் பார்த்துச் சிரித்தது!|மரத்தின் கீழ் தூங்கியது.|"
            "வழியை மறந்தது…|வீட்டை நோக்கி ஓடியது.|என் தொப்பி எங்கே என்று கேட்டது.|யாருக்கும் பயப்படவில்லை."
        ),
    ),
    "te": (
        "ఒక చిన్న ఏనుగు|ఆకలిగొన్న పులి|ధైర్యమైన ఎలుక|ఆ కాకి|ఒక కోతి|తెల్ల కుందేలు|జిత్తుల నక్క|మచ్చల జింక",
        (
            "నదికి వెళ్ళింది.|తీపి మామిడి తిన్నది.|చంద్రుడిని చూసి నవ్వింది!|చెట్టు కింద నిద్రపోయింది.|దారి మరిచిపోయింది…|"
            "ఇంటి వైపు పరిగెత్తింది.|నా టోపీ ఎక్కడ అని అడిగింది.|ఎవరికీ భయపడలేదు."
        ),
    ),
    "bn": (
        "ছোট হাতি|বুড়ো রাজা|ক্ষুধার্ত বাঘ|সাহসী ইঁদুর|চালাক কাক|কৃষক|আমার বন্ধু|দুষ্টু বানর",
        (
            "নদীতে গেল।|মিষ্টি আম খেল।|চাঁদ দেখে হাসল!|গাছের নিচে ঘুমিয়ে পড়ল।|পথ ভুলে গেল…|বাড়ির দিকে দৌড়াল।|"
            "বলল, আমার টুপি কোথায়?|কাউকে ভয় পেল না।"
        ),
    ),
    "mr": (
        "एक छोटा हत्ती|म्हातारा राजा|भुकेला वाघ|शूर उंदीर|हुशार कावळा|शेतकरी|माझा मित्र|खोडकर बोका",
        (
            "नदीवर गेला.|गोड आंबा खाऊ लागला.|चंद्राकडे बघून हसला!|झाडाखाली झोपला.|रस्ता विसरला…|घराकडे पळाला.|"
            "म्हणाला, माझी टोपी कुठे आहे?|कोणालाही घाबरला नाही."
        ),
    ),
}
"""Who, and what they did: 64 sentences of each language."""


def sentences(language: str) -> list[str]:
    who, did = (each.split("|") for each in SENTENCES[language])
    return [f"{one} {what}" for one, what in product(who, did)]


@pytest.mark.parametrize("language", SENTENCES)
async def test_of_64_sentences_19_in_20_light_within_60_ms_of_their_sound(language: str, perform: Perform) -> None:
    text = " ".join(sentences(language))
    heard = await perform(Part(document=plain(text), language=language))
    said = [each for each in heard if each.words]
    errors = [abs(each.words[0].start - each.start - onset(each.pcm)) / SAMPLE_RATE for each in said]
    assert len(errors) >= 64
    assert sum(error <= 0.060 for error in errors) / len(errors) >= 0.95, sorted(errors)[-8:]
    timed = [word for each in said for word in each.words]
    assert [word.span for word in timed] == list(words(text))
    assert all(before.end <= after.start for before, after in pairwise(timed))
    estimated = sum(word.is_estimated for word in timed)
    assert estimated <= len(timed) / 8


@pytest.mark.parametrize("audio_format", ["wav", "mp3"])
async def test_after_ten_minutes_words_are_still_where_they_are_heard(service: Service, audio_format: str) -> None:
    rounds = sentences("hi") * 3
    utterances = [{"text": text, "language": "hi", "pause_after_ms": 4000} for text in rounds]
    async with service() as client:
        asked = {"utterances": utterances, "format": audio_format}
        passage = (await client.post("/v1/tts/passages", json=asked)).json()
        content = (await client.get(passage["audio_url"])).content
    with soundfile.SoundFile(io.BytesIO(content)) as file:
        rate, sound = file.samplerate, numpy.asarray(file.read(dtype="int16")).tobytes()
    assert passage["utterances"][-64]["start_ms"] - passage["utterances"][0]["start_ms"] > 600_000
    late = [lateness(sound, rate, said["words"][0]["start_ms"]) for said in passage["utterances"]]
    drift = [abs(end - begin) for begin, end in zip(late[:64], late[-64:], strict=True)]
    assert numpy.median(drift) <= 0.010
    assert sum(each <= 0.020 for each in drift) / len(drift) >= 0.95
    assert sum(abs(each) <= 0.060 for each in late) / len(late) >= 0.95


def lateness(sound: bytes, rate: int, told_ms: int) -> float:
    """Seconds by which the sound begins after the moment that was told, looked for from half a second before it."""
    begin = max(told_ms * rate // 1000 - rate // 2, 0)
    return onset(sound[2 * begin : 2 * (begin + 2 * rate)]) / SAMPLE_RATE - (told_ms / 1000 - begin / rate)
