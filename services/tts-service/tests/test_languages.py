"""Every language is read aloud, and no letter of any script is ever spelled out, whatever language stands around it."""

from kahaniyaa_shared.languages import LANGUAGES, STORY_LANGUAGES
from kahaniyaa_tts.engine import SAMPLE_RATE
from kahaniyaa_tts.engines.espeak.engine import Espeak
from kahaniyaa_tts.engines.espeak.languages import NEAREST, VOICES
from kahaniyaa_tts.speech.script import script
from kahaniyaa_tts.speech.steps import Part
from kahaniyaa_tts.testing.ears import loudness
from kahaniyaa_tts.testing.fixtures import Perform
from kahaniyaa_tts.text.document import Respelling, Span, plain
from kahaniyaa_tts.text.reading_out.reader import read_out
from kahaniyaa_tts.text.respelling import Respelled
from kahaniyaa_tts.voices.choosing import ChosenVoices
from kahaniyaa_tts.voices.samples import SAMPLES

SECONDS_PER_LETTER = 0.35
"""Ordinary speech takes 0.08 to 0.28 s for a letter, a letter that is named 0.4 s and more."""

SENTENCES = {
    "as": "ৰজাই ক’লে যে এই পথাৰখন বৰ ধুনীয়া, আৰু ৱাৰ্ড নম্বৰ ঠিক আছে।",
    "bho": "एगो राजा रहलें, उनका लगे एगो सुग्गा रहे।",
    "bpy": "আকগ রাজা আসিলগা, তার য়ারি এহান।",
    "brx": "सासे राजा दंमोन, बिनि गंसे मावसि दंमोन।",
    "doi": "इक राजा हा, उसदे कोल इक तोता हा।",
    "kok": "एक राजा आसलो, ताचे कडेन एक कीर आसलो.",
    "ks": "اَکھ پادشاہ اوس، تَمِس اوس اَکھ طوطہٕ۔ کٲشُر زَبان چھِ مٮ۪ٹھ۔",
    "mai": "एकटा राजा छलाह, हुनका लग एकटा सुग्गा छल।",
    "mni": "ꯅꯤꯡꯊꯧ ꯑꯃ ꯂꯩꯔꯝꯃꯤ꯫ ꯃꯍꯥꯛꯀꯤ ꯇꯣꯇꯥ ꯑꯃ ꯂꯩꯔꯝꯃꯤ꯫",
    "or": "ବିଶ୍ୱର ସ୍ୱାମୀ ଜଣେ ରାଜା ଥିଲେ, ତାଙ୍କର ଗୋଟିଏ ଶୁଆ ଥିଲା।",
    "sa": "अ॒ग्निमी॑ळे पु॒रोहि॑तम्। आसीद् राजा, तस्य शुकः आसीत्।",
    "sat": "ᱢᱤᱫ ᱨᱟᱡᱟ ᱛᱟᱦᱮᱸ ᱠᱟᱱᱟᱭ᱾ ᱩᱱᱤᱭᱟᱜ ᱢᱤᱫ ᱢᱤᱨᱩ ᱛᱟᱦᱮᱸ ᱠᱟᱱᱟ᱾",
}
SCRIPTS = {
    "Latn": "dear friend", "Deva": "नमस्ते कहानी", "Beng": "নমস্কাৰ গল্প ৱ", "Guru": "ਸਤ ਕਹਾਣੀ",
    "Gujr": "નમસ્તે વાર્તા", "Orya": "ନମସ୍କାର କାହାଣୀ", "Taml": "வணக்கம் கதை", "Telu": "నమస్కారం కథ",
    "Knda": "ನಮಸ್ಕಾರ ಕಥೆ", "Mlym": "നമസ്കാരം കഥ", "Sinh": "ආයුබෝවන්", "Arab": "سلام دنیا ګ ړ ۄ",
    "Hebr": "שלום סיפור", "Cyrl": "Привет сказка", "Grek": "παραμύθι", "Armn": "հեքիաթ",
    "Geor": "ზღაპარი", "Ethi": "ሰላም ተረት", "Hang": "안녕 이야기", "Hani": "你好故事",
    "Hira": "こんにちは", "Kana": "コンニチハ", "Thai": "สวัสดี", "Mymr": "မင်္ဂလာပါ",
    "Olck": "ᱥᱟᱱᱛᱟᱲᱤ ᱾ ᱕", "Mtei": "ꯃꯩꯇꯩꯂꯣꯟ ꯫ ꯵", "Tibt": "བོད་སྐད", "Khmr": "ភាសាខ្មែរ",
    "cuneiform": "𒀀𒁀𒂀", "hieroglyphs": "𓀀𓁀",
}  # fmt: skip
MAIN = ("en", "hi", "ta", "bn", "mr", "te", "ur", "gu", "kn", "ml", "or", "pa", "as", "ne", "sd", "sat", "mni", "ru")


async def sound(perform: Perform, text: str, language: str) -> bytes:
    return b"".join(heard.pcm for heard in await perform(Part(document=plain(text), language=language)))


def seconds_per_letter(pcm: bytes, text: str) -> float:
    return len(pcm) / 2 / SAMPLE_RATE / sum(map(str.isalnum, text))


def warnings(text: str, language: str, espeak: Espeak, respelled: Respelled = read_out) -> tuple[str, ...]:
    part = Part(document=plain(text), language=language)
    speaker, abilities = ChosenVoices({}).speaker, espeak.abilities
    return script((part,), speaker, abilities=abilities, reaches=espeak.reaches, respelled=respelled).warnings


async def test_every_language_is_read_and_not_spelled(perform: Perform) -> None:
    for language, text in (*SAMPLES.items(), *SENTENCES.items()):
        heard = await perform(Part(document=plain(text), language=language))
        pcm = b"".join(each.pcm for each in heard)
        assert 0.03 < seconds_per_letter(pcm, text) < SECONDS_PER_LETTER, language
        assert loudness(pcm) > -30, language
        for word in (word for each in heard for word in each.words):
            written = text[word.span.start : word.span.end]
            assert (word.end - word.start) / SAMPLE_RATE < 0.6 + 0.25 * len(written), (language, written)


async def test_a_word_that_unicode_calls_a_symbol_is_a_word(perform: Perform) -> None:
    text = "مان شهر ۾ رهان ٿو ۽ تون ۾"  # Sindhi's "in" and "and"
    (heard,) = await perform(Part(document=plain(text), language="sd"))
    written = [text[word.span.start : word.span.end] for word in heard.words]
    assert written == text.split()
    assert all(word.end - word.start > 0.05 * SAMPLE_RATE for word in heard.words)
    for language in ("sd", "ur", "ks", "ar", "fa"):
        assert len(await sound(perform, "۾", language)) / 2 / SAMPLE_RATE < 1.0, language


async def test_no_letter_of_any_script_is_named_in_any_language(perform: Perform) -> None:
    for language in MAIN:
        around = SENTENCES.get(language, SAMPLES[language]).split()[0]
        alone = len(await sound(perform, around, language)) / 2 / SAMPLE_RATE
        for name, letters in SCRIPTS.items():
            together = len(await sound(perform, f"{letters} {around}", language)) / 2 / SAMPLE_RATE
            assert (together - alone) / len(letters) < SECONDS_PER_LETTER, (language, name)


def test_every_language_has_a_voice() -> None:
    assert set(VOICES) == set(LANGUAGES)
    assert set(NEAREST.values()) <= set(LANGUAGES) - set(NEAREST)


def test_stories_are_told_in_the_languages_of_india_and_english() -> None:
    scheduled = "as bn brx doi gu hi kn kok ks mai ml mni mr ne or pa sa sat sd ta te ur"
    assert set(STORY_LANGUAGES) == {"en", "bho", *scheduled.split()}


async def test_what_is_read_by_the_rules_of_another_language_says_so(espeak: Espeak) -> None:
    assert warnings("एकटा राजा छलाह।", "mai", espeak) == ("Maithili is read by the rules of Hindi.",)
    assert warnings("ᱥᱟᱱᱛᱟᱲᱤ", "sat", espeak) == (
        "Santali is read by the rules of Hindi.",
        "Letters of Ol Chiki are read as Devanagari.",
    )
    assert warnings("ꯃꯩꯇꯩꯂꯣꯟ", "mni", espeak) == (
        "Manipuri is read by the rules of Bengali.",
        "Letters of Meetei Mayek are read as Bengali.",
    )
    assert warnings("మంచి కథ", "te", espeak) == ()
    assert warnings("Привет, राजा", "hi", espeak) == (
        "Letters of the script Cyrillic are left out: no voice for 'hi' reads them.",
    )


async def test_letters_that_are_said_otherwise_are_not_warned_of(espeak: Espeak) -> None:
    def found(text: str, _language: str) -> list[Respelling]:
        at = text.find("Привет")
        return [Respelling(span=Span(at, at + 6), words="प्रिव्येत")] if at >= 0 else []

    assert warnings("राजा ने कहा, Привет!", "hi", espeak, found) == ()
    assert warnings("राजा ने कहा, Привет! Пока!", "hi", espeak, found) == (
        "Letters of the script Cyrillic are left out: no voice for 'hi' reads them.",
    )
