"""Sentences end where a reader would take breath, in every script."""

from itertools import pairwise

import pytest
from hypothesis import given as for_any
from hypothesis import strategies

from kahaniyaa_shared.languages import LANGUAGES
from kahaniyaa_tts.text.sentences import LONGEST, sentences
from kahaniyaa_tts.text.words import words

# Each text has a bar where one sentence ends and the next begins.
CASES = {
    "en": [
        "One day.| Two days!| Three?",
        "Mr. Lion met Dr. Owl.| They talked.",
        "It weighs 3.5 kilos.| It is heavy.",
        "A. P. J. Abdul Kalam came.| He spoke.",
        "J. R. R. Tolkien wrote it.",
        "“Who is it?” asked the owl.| “Me!”| It was the mouse.",
        "Wait… what?| Yes.",
        "Night came…| They slept.",
        "What?!| No way!!!| Really?",
        "1. Wash the rice.\n|2. Cook it.",
        "See www.story.in/page.html for it.| Write to anu@story.in.| Bye.",
        "He came at 10.30 a.m. on Monday.| He left at 5 p.m.| Then it rained.",
        "Apples, pears, etc. were there.| Nobody ate.",
        "They sold apples, etc.| Then they left.",
        "No.| I said no.",
        "She lives at No. 5 now.| It is big.",
        "My brother and I.| We went home.",
        "— Come here! — said the fox.| — No.",
        "He said (“Run!”) and ran.",
        "The U.S. team won.| We cheered.",
        "A title\n\n|Then the text.",
        "St. Mary slept.| St. John woke.",
    ],
    "hi": [
        "राजा आया।| रानी गई॥| क्या?| हाँ!",
        "राजा आया।|रानी गई।",
        "डॉ. शर्मा के पास रु. 500 थे।| वे हँसे।",
        "वह डॉ. है।| मैं प्रो. हूँ।",
        "ए. पी. जे. अब्दुल कलाम आए।| सब ख़ुश हुए।",
        "म. गां. ने कहा।",
        "वज़न 3.5 किलो है।| भारी है।",
        "माँ आई.| वह हँसी.",
        "“चलो!”| राजा बोला।",
        "क्या?!| सच!!",
        "वह… नहीं आया।",
        "रात हो गई थी…| वे सो गए।",
        "1. चावल धोओ।\n|2. पकाओ।",
        "१. पहला काम करो।",
        "सुबह 10.30 बजे मिलो।| ठीक है?",
        "वह 5 कि.मी. चला।| थक गया।",
        "www.kahani.in देखो।| फिर लिखो।",
        "— चलो! — उसने कहा।| — नहीं।",
        "पं. नेहरू और श्री. पटेल मिले।",
    ],
    "ta": [
        "யானை வந்தது.| அது பறந்தது.",
        "திரு. குமார் ரூ. 500 கொடுத்தார்.| நன்றி.",
        "எம். ஜி. ஆர். வந்தார்.| அவர் பாடினார்.",
        "எடை 3.5 கிலோ.| கனம்.",
        "“வா!”| என்றது நரி.",
        "யார்?| நான்!| சரி.",
        "என்ன?!| உண்மையா?",
        "அது… வரவில்லை.",
        "1. அரிசியைக் கழுவு.\n|2. சமை.",
        "காலை 10.30 மணிக்கு வா.| சரியா?",
        "டாக். ராமன் வந்தார்.",
        "அவர் 5 கி.மீ. நடந்தார்.| களைத்தார்.",
        "www.kadhai.in பார்.| எழுது.",
        "— வா! — என்றான்.",
    ],
    "bn": [
        "রাজা এল।| রানি গেল।",
        "ডা. সেন এলেন।| তিনি হাসলেন।",
        "ড. রায় ও মি. ঘোষ বসলেন।",
        "ওজন ৩.৫ কেজি।| ভারী।",
        "“চলো!”| রাজা বলল।",
        "কে?| আমি!",
        "কী?!| সত্যি!",
        "সে… আসেনি।",
        "১. চাল ধোও।\n|২. রাঁধো।",
        "সকাল ১০.৩০ টায় এসো।",
        "এ. কে. রায় এলেন।| সবাই খুশি।",
        "সে ৫ কি.মি. হাঁটল।| ক্লান্ত হল।",
        "www.golpo.in দেখো।| লেখো।",
    ],
    "mr": [
        "राजा आला.| राणी गेली.",
        "डॉ. जोशी आले.| ते हसले.",
        "प्रा. कुलकर्णी आणि श्री. पाटील बसले.",
        "रु. ५०० दिले.| ठीक आहे.",
        "वजन ३.५ किलो आहे.| जड आहे.",
        "“चल!”| राजा म्हणाला.",
        "कोण?| मी!",
        "काय?!| खरंच!",
        "तो… आला नाही.",
        "१. तांदूळ धुवा.\n|२. शिजवा.",
        "सकाळी १०.३० वाजता ये.",
        "पु. ल. देशपांडे आले.| सगळे हसले.",
        "इ.स. १९४७ मध्ये झाले.| सण होता.",
    ],
    "te": [
        "ఏనుగు వచ్చింది.| అది ఎగిరింది.",
        "డా. రావు వచ్చారు.| ఆయన నవ్వారు.",
        "శ్రీ. రెడ్డి రూ. 500 ఇచ్చారు.",
        "బరువు 3.5 కిలోలు.| బరువుగా ఉంది.",
        "“రా!”| అంది నక్క.",
        "ఎవరు?| నేను!",
        "ఏంటి?!| నిజమా?",
        "అది… రాలేదు.",
        "1. బియ్యం కడుగు.\n|2. వండు.",
        "ఉదయం 10.30 గంటలకు రా.",
        "ఎన్. టి. రామారావు వచ్చారు.| అందరూ నవ్వారు.",
        "అతను 5 కి.మీ. నడిచాడు.| అలసిపోయాడు.",
        "www.katha.in చూడు.| రాయి.",
    ],
    "ur": [
        "وہ آیا۔| کیا ہوا؟| کچھ نہیں۔",
        "بادشاہ آیا۔|رانی گئی۔",
        "اس نے ایم۔اے۔ کیا۔| پھر گھر گیا۔",
        "وزن 3.5 کلو ہے۔| بھاری ہے۔",
        "”چلو!“ اس نے کہا۔",
        "کون؟| میں!",
        "کیا؟!| سچ!",
        "وہ… نہیں آیا۔",
        "1. چاول دھو۔\n|2. پکاؤ۔",
        "صبح 10.30 بجے آؤ۔| ٹھیک؟",
        "Dr. خان آئے۔| وہ ہنسے۔",
        "www.kahani.in دیکھو۔| لکھو۔",
        "رات ہو گئی تھی…| وہ سو گئے۔",
    ],
    "gu": ["રાજા આવ્યો.| રાણી ગઈ.", "ડૉ. શાહ આવ્યા.| તે હસ્યા.", "રૂ. 500 આપ્યા.", "શું?!| ખરેખર!"],
    "kn": ["ಆನೆ ಬಂತು.| ಅದು ಹಾರಿತು.", "ಡಾ. ರಾವ್ ರೂ. 500 ಕೊಟ್ಟರು.", "ಏನು?| ಸರಿ!"],
    "ml": ["ആന വന്നു.| അത് പറന്നു.", "ഡോ. നായർ വന്നു.| ചിരിച്ചു.", "എന്ത്?!| ശരി."],
    "pa": ["ਰਾਜਾ ਆਇਆ।| ਰਾਣੀ ਗਈ।", "ਡਾ. ਸਿੰਘ ਆਏ।| ਹੱਸੇ।", "ਕੀ?| ਹਾਂ!"],
    "or": ["ରାଜା ଆସିଲେ।| ରାଣୀ ଗଲେ।", "ଡା. ଦାସ ଆସିଲେ।", "କିଏ?| ମୁଁ!"],
    "sat": ["ᱨᱟᱡᱟ ᱦᱮᱡ ᱮᱱᱟ᱾| ᱨᱟᱱᱤ ᱪᱟᱞᱟᱣ ᱮᱱᱟ᱾"],
    "mni": ["ꯅꯤꯡꯊꯧ ꯂꯥꯛꯈꯤ꯫| ꯆꯠꯈꯤ꯫"],
    "zh": ["大象来了。|它飞了！|“谁？”|狐狸问。"],
    "hy": ["Արքան եկավ։| Թագուհին գնաց։"],
    "am": ["ንጉሥ መጣ።| ንግሥት ሄደች።"],
    "ru": ["Слон пришёл.| Он полетел!", "— Кто там? — спросила лиса.| — Я."],
    "de": ["Der Elefant kam.| Er flog.", "„Wer ist da?“ fragte der Fuchs."],
    "es": ["El elefante llegó.| ¿Quién eres?| ¡Yo!"],
}


def split(text: str, language: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, language)]


@pytest.mark.parametrize("language", CASES)
def test_a_sentence_ends_where_a_reader_takes_breath(language: str) -> None:
    for case in CASES[language]:
        assert split(case.replace("|", ""), language) == [part.strip() for part in case.split("|")]


def test_a_sentence_without_end_is_cut_at_a_space() -> None:
    text = "शब्द " * 500
    parts = split(text, "hi")
    assert max(map(len, parts)) <= LONGEST
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")
    assert all(not part.startswith("्") for part in parts)


def test_a_word_without_end_is_cut_between_letters_and_their_signs() -> None:
    parts = split("किताबों" * 200, "hi")
    assert len(parts) > 1
    assert all(part[0] in "कतब" for part in parts)


WRITTEN = strategies.text(alphabet='aB1. …!?।۔。"”’()—-\n राजाகி् e', max_size=80) | strategies.text(max_size=300)


@for_any(WRITTEN, strategies.sampled_from(sorted(LANGUAGES)))
def test_nothing_of_any_text_is_lost_or_said_twice(text: str, language: str) -> None:
    spans = list(sentences(text, language))
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(0 < span.end - span.start <= LONGEST for span in spans)
    said = "".join("".join(text[span.start : span.end].split()) for span in spans)
    assert said == "".join(text.split())


@for_any(WRITTEN)
def test_words_and_what_is_between_them_make_up_the_text(text: str) -> None:
    spans = list(words(text))
    edges = [0, *(edge for span in spans for edge in (span.start, span.end)), len(text)]
    assert edges == sorted(edges)
    assert "".join(text[start:end] for start, end in pairwise(edges)) == text
    between = "".join(text[start:end] for start, end in list(pairwise(edges))[::2])
    assert not any(map(str.isalnum, between))
