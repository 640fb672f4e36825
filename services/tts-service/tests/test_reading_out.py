"""Numbers, dates, times, money, units and signs are said as a reader of each language says them."""

import pytest
from hypothesis import given as for_any
from hypothesis import strategies

from kahaniyaa_shared.languages import LANGUAGES
from kahaniyaa_tts.text.document import Respelling, Said, Span
from kahaniyaa_tts.text.reading_out.numerals import cardinal
from kahaniyaa_tts.text.reading_out.reader import read_out
from kahaniyaa_tts.text.reading_out.said_as import said_as, says_as
from kahaniyaa_tts.text.reading_out.vocabulary import vocabulary
from kahaniyaa_tts.text.scripts import unreadable_scripts
from kahaniyaa_tts.text.spoken import spoken

GOLD = {
    "en": {
        "I have 5 apples.": "I have five apples.",
        "There are 1,50,000 stars.": "There are one lakh fifty thousand stars.",
        "There are 1,500,000 stars.": "There are one million five hundred thousand stars.",
        "He ran 3.5 km.": "He ran three point five kilometres.",
        "It cost Rs. 500 then.": "It cost five hundred rupees then.",
        "₹1,50,000": "one lakh fifty thousand rupees",
        "₹2.5 crore": "two point five crore rupees",
        "₹10.50": "ten rupees fifty paise",
        "₹1 and $3": "one rupee and three dollars",
        "on 15 August 1947": "on fifteenth August nineteen forty-seven",
        "August 15, 1947": "August fifteenth, nineteen forty-seven",
        "15/8/1947": "fifteenth August nineteen forty-seven",
        "1947-08-15": "fifteenth August nineteen forty-seven",
        "12/25/2019": "twenty-fifth December twenty nineteen",
        "in 1947": "in nineteen forty-seven",
        "1947 stars": "one thousand nine hundred and forty-seven stars",
        "at 10:30 am": "at ten thirty A M",
        "at 10:05": "at ten oh five",
        "at 9:00": "at nine o'clock",
        "the 1st, 2nd, 3rd and 21st": "the first, second, third and twenty-first",
        "2019–20": "twenty nineteen to twenty",
        "pages 5-10": "pages five to ten",
        "Call 9876543210!": "Call nine eight seven six five, four three two one zero!",
        "Call 044-2345 6789.": "Call zero four four, two three four five six seven eight nine.",
        "(080) 2345-6789 or 022 23456789": "(zero eight zero) two three four five, six seven eight nine or "
        "zero two two two three four five six seven eight nine",
        "+1 (555) 123-4567": "plus one (five five five) one two three, four five six seven",
        "there were 011, 2345 6789 in all": "there were zero one one, two thousand three hundred and forty-five "
        "six thousand seven hundred and eighty-nine in all",
        "₹50-worth, a $5-a-day room, a ₹5-lakh house": "fifty rupees worth, a five dollars a-day room, "
        "a five lakh rupees house",
        "₹5k, $1.25M": "five thousand rupees, one million two hundred and fifty thousand dollars",
        "+91 98765 43210": "plus nine one nine eight seven six five four three two one zero",
        "50% of 1/2": "fifty percent of one half",
        "2½ cups": "two and one half cups",
        "Chapter IV": "Chapter four",
        "2+2=4": "two plus two equals four",
        "bread & jam": "bread and jam",
        "-5°C": "minus five degrees Celsius",
        "1 kg, 5 kg": "one kilogram, five kilograms",
        "agent 007": "agent zero zero seven",
        "Mr. Lion saw Dr. Owl.": "Mister Lion saw Doctor Owl.",
        "the 1980s": "the nineteen eighties",
        "Rs 500/-": "five hundred rupees",
        "at 9am and 10 pm": "at nine A M and ten P M",
        "at 9.30 p.m. today": "at nine thirty P M today",
        "10:30-11:15": "ten thirty to eleven fifteen",
        "1,23 and 1,2,3": "one,twenty-three and one,two,three",
        "World War II": "World War two",
        "version 1.2.3": "version one point two point three",
        "12345678901234567": "one two three four five six seven eight nine zero one two three four five six seven",
    },
    "hi": {
        "मेरे पास 5 सेब हैं।": "मेरे पास पाँच सेब हैं।",
        "१,२३,४५६ तारे": "एक लाख तेईस हज़ार चार सौ छप्पन तारे",
        "१२३४५६": "एक लाख तेईस हज़ार चार सौ छप्पन",
        "10,00,00,00,000": "एक हज़ार करोड़",
        "3.5": "तीन दशमलव पाँच",
        "₹1,50,000": "एक लाख पचास हज़ार रुपये",
        "₹2.5 करोड़": "ढाई करोड़ रुपये",
        "1.5 लाख": "डेढ़ लाख",
        "₹10.50": "दस रुपये पचास पैसे",
        "रु. 500 दिए": "पाँच सौ रुपये दिए",
        "₹50-की मिठाई": "पचास रुपये की मिठाई",
        "₹2.5L": "दो लाख पचास हज़ार रुपये",
        "15 अगस्त 1947 को": "पंद्रह अगस्त उन्नीस सौ सैंतालीस को",
        "15/8/1947": "पंद्रह अगस्त उन्नीस सौ सैंतालीस",
        "15-08-1947": "पंद्रह अगस्त उन्नीस सौ सैंतालीस",
        "सन 1947 में": "सन उन्नीस सौ सैंतालीस में",
        "1947 रुपये": "एक हज़ार नौ सौ सैंतालीस रुपये",
        "10:30 बजे": "साढ़े दस बजे",
        "10:15 बजे": "सवा दस बजे",
        "10:45 बजे": "पौने ग्यारह बजे",
        "10:20 बजे": "दस बजकर बीस मिनट",
        "10:00 बजे": "दस बजे",
        "1:30 बजे": "डेढ़ बजे",
        "५वाँ दिन": "पाँचवाँ दिन",
        "1ला और 2री": "पहला और दूसरी",
        "6वीं कक्षा": "छठी कक्षा",
        "5-10 दिन": "पाँच से दस दिन",
        "2019–20": "दो हज़ार उन्नीस से बीस",
        "9876543210": "नौ आठ सात छह पाँच, चार तीन दो एक शून्य",
        "50% लोग": "पचास प्रतिशत लोग",
        "½ और 2½": "आधा और ढाई",
        "3/4": "तीन चौथाई",
        "अध्याय IV": "अध्याय चार",
        "राम & श्याम": "राम और श्याम",
        "5 किमी": "पाँच किलोमीटर",
        "-5°C": "माइनस पाँच डिग्री सेल्सियस",
        "डॉ. शर्मा": "डॉक्टर शर्मा",
        "कक्षा 5 के": "कक्षा पाँच के",
        "007": "शून्य शून्य सात",
    },
    "ta": {
        "5 பழங்கள்": "ஐந்து பழங்கள்",
        "௫ பழங்கள்": "ஐந்து பழங்கள்",
        "1,23,456": "ஒரு லட்சத்து இருபத்து மூன்றாயிரத்து நானூற்று ஐம்பத்து ஆறு",
        "2,00,00,000": "இரண்டு கோடி",
        "98": "தொண்ணூற்றெட்டு",
        "1000": "ஆயிரம்",
        "3.5": "மூன்று புள்ளி ஐந்து",
        "ரூ. 500": "ஐநூறு ரூபாய்",
        "₹10.50": "பத்து ரூபாய் ஐம்பது பைசா",
        "₹2.5 கோடி": "இரண்டரை கோடி ரூபாய்",
        "₹50-க்கு, ₹500க்கு": "ஐம்பது ரூபாய்க்கு, ஐநூறு ரூபாய்க்கு",
        "₹50-இல் ₹5ஐ": "ஐம்பது ரூபாயில் ஐந்து ரூபாயை",
        "₹5k": "ஐயாயிரம் ரூபாய்",
        "$5-க்கு £5-க்கு": "ஐந்து டாலருக்கு ஐந்து பவுண்டுக்கு",
        "₹5.50-க்கு €5-இல் £5-இல்": "ஐந்து ரூபாய் ஐம்பது பைசாவுக்கு ஐந்து யூரோவில் ஐந்து பவுண்டில்",
        "15/8/1947": "பதினைந்து ஆகஸ்ட் ஆயிரத்து தொள்ளாயிரத்து நாற்பத்து ஏழு",
        "15 ஆகஸ்ட் 1947": "பதினைந்து ஆகஸ்ட் ஆயிரத்து தொள்ளாயிரத்து நாற்பத்து ஏழு",
        "10:30": "பத்தரை மணி",
        "10:30 மணிக்கு": "பத்தரை மணிக்கு",
        "10:20": "பத்து மணி இருபது நிமிடம்",
        "10:00 மணி": "பத்து மணி",
        "1-ஆம் வகுப்பு": "ஒன்றாம் வகுப்பு",
        "5ஆம் நாள்": "ஐந்தாம் நாள்",
        "3வது வீடு": "மூன்றாவது வீடு",
        "1வது": "முதலாவது",
        "10ஆவது": "பத்தாவது",
        "5-10": "ஐந்து முதல் பத்து",
        "50%": "ஐம்பது சதவீதம்",
        "½": "அரை",
        "5 கிமீ": "ஐந்து கிலோமீட்டர்",
        "5kg": "ஐந்து கிலோகிராம்",
        "திரு. குமார்": "திரு குமார்",
        "அத்தியாயம் III": "அத்தியாயம் மூன்று",
        "பால் & தேன்": "பால் மற்றும் தேன்",
    },
    "bn": {
        "৫টি পাখি": "পাঁচটি পাখি",
        "১,২৩,৪৫৬": "এক লাখ তেইশ হাজার চারশো ছাপ্পান্ন",
        "১ম ও ২য়": "প্রথম ও দ্বিতীয়",
        "৫ম": "পঞ্চম",
        "১৫ আগস্ট ১৯৪৭": "পনেরো আগস্ট উনিশশো সাতচল্লিশ",
        "৩.৫": "তিন দশমিক পাঁচ",
        "₹৫০০": "পাঁচশো টাকা",
        "১০:৩০": "সাড়ে দশটা",
        "৫০%": "পঞ্চাশ শতাংশ",
        "৫ কিমি": "পাঁচ কিলোমিটার",
        "ডা. সেন": "ডাক্তার সেন",
        "২/৩": "তিন ভাগের দুই",
    },
    "te": {
        "5 పండ్లు": "ఐదు పండ్లు",
        "౧౦౦": "వంద",
        "1,23,456": "ఒక లక్షా ఇరవై మూడు వేల నాలుగు వందల యాభై ఆరు",
        "1947": "వెయ్యి తొమ్మిది వందల నలభై ఏడు",
        "5వ తరగతి": "ఐదవ తరగతి",
        "రూ. 500": "ఐదు వందల రూపాయలు",
        "3.5": "మూడు పాయింట్ ఐదు",
        "10:30": "పదిన్నర గంటలు",
        "2000 పక్షులు": "రెండు వేల పక్షులు",
        "50%": "యాభై శాతం",
        "5 కి.మీ": "ఐదు కిలోమీటర్లు",
    },
    "mr": {
        "५ आंबे": "पाच आंबे",
        "१,२३,४५६": "एक लाख तेवीस हजार चारशे छप्पन्न",
        "१ला, २री, ३रे": "पहिला, दुसरी, तिसरे",
        "५वा": "पाचवा",
        "१५ ऑगस्ट १९४७": "पंधरा ऑगस्ट एकोणीसशे सत्तेचाळीस",
        "१०:३०": "साडे दहा वाजता",
        "₹२.५ लाख": "अडीच लाख रुपये",
        "५०%": "पन्नास टक्के",
        "रु. ५००": "पाचशे रुपये",
        "५-१०": "पाच ते दहा",
    },
    "gu": {
        "૫ ફળ": "પાંચ ફળ",
        "૧,૨૩,૪૫૬": "એક લાખ ત્રેવીસ હજાર ચાર સો છપ્પન",
        "1લો, 2જી": "પહેલો, બીજી",
        "5મો": "પાંચમો",
        "15 ઓગસ્ટ 1947": "પંદર ઓગસ્ટ ઓગણીસ સો સુડતાલીસ",
        "₹500": "પાંચ સો રૂપિયા",
        "5-10": "પાંચથી દસ",
        "50%": "પચાસ ટકા",
    },
    "kn": {
        "೫ ಹಣ್ಣು": "ಐದು ಹಣ್ಣು",
        "110": "ನೂರ ಹತ್ತು",
        "1000": "ಒಂದು ಸಾವಿರ",
        "83": "ಎಂಬತ್ತಮೂರು",
        "1,23,456": "ಒಂದು ಲಕ್ಷದ ಇಪ್ಪತ್ತಮೂರು ಸಾವಿರದ ನಾನೂರ ಐವತ್ತಾರು",
        "5ನೇ ತರಗತಿ": "ಐದನೇ ತರಗತಿ",
        "ರೂ. 500": "ಐನೂರು ರೂಪಾಯಿ",
        "10:30 ಗಂಟೆಗೆ": "ಹತ್ತೂವರೆ ಗಂಟೆಗೆ",
        "5-10": "ಐದರಿಂದ ಹತ್ತು",
        "50%": "ಐವತ್ತು ಪ್ರತಿಶತ",
    },
    "ml": {
        "൫ പഴം": "അഞ്ച് പഴം",
        "1000": "ആയിരം",
        "1,23,456": "ഒരു ലക്ഷത്തി ഇരുപത്തി മൂന്നായിരത്തി നാനൂറ്റമ്പത്തിയാറ്",
        "5-ാം ക്ലാസ്": "അഞ്ചാം ക്ലാസ്",
        "₹500": "അഞ്ഞൂറ് രൂപ",
        "3.5": "മൂന്ന് ദശാംശം അഞ്ച്",
        "10:30": "പത്തര മണി",
        "50%": "അമ്പത് ശതമാനം",
    },
    "pa": {
        "੫ ਸੇਬ": "ਪੰਜ ਸੇਬ",
        "100": "ਇੱਕ ਸੌ",
        "1100": "ਇੱਕ ਹਜ਼ਾਰ ਇੱਕ ਸੌ",
        "75": "ਪਚੱਤਰ",
        "5ਵਾਂ, 1ਲਾ": "ਪੰਜਵਾਂ, ਪਹਿਲਾ",
        "15 ਅਗਸਤ 1947": "ਪੰਦਰਾਂ ਅਗਸਤ ਉੱਨੀ ਸੌ ਸੰਤਾਲੀ",
        "₹2.5 ਲੱਖ": "ਢਾਈ ਲੱਖ ਰੁਪਏ",
        "10:30 ਵਜੇ": "ਸਾਢੇ ਦਸ ਵਜੇ",
    },
    "ur": {
        "5 سیب": "پانچ سیب",
        "۲۳": "تئیس",
        "1,23,456": "ایک لاکھ تئیس ہزار چار سو چھپن",
        "15 اگست 1947": "پندرہ اگست انیس سو سینتالیس",
        "5واں": "پانچواں",
        "10:30 بجے": "ساڑھے دس بجے",
        "₹500": "پانچ سو روپے",
        "50%": "پچاس فیصد",
        "3.5": "تین اعشاریہ پانچ",
    },
    "or": {
        "୫ ଫଳ": "ପାଞ୍ଚ ଫଳ",
        "୨୦": "କୋଡ଼ିଏ",
        "1,23,456": "ଏକ ଲକ୍ଷ ତେଇଶ ହଜାର ଚାରି ଶହ ଛପନ",
        "୧ମ ଓ ୫ମ": "ପ୍ରଥମ ଓ ପଞ୍ଚମ",
        "₹୫୦୦": "ପାଞ୍ଚ ଶହ ଟଙ୍କା",
        "୫-୧୦": "ପାଞ୍ଚରୁ ଦଶ",
        "୫୦%": "ପଚାଶ ପ୍ରତିଶତ",
        "୧୯୪୭ ମସିହାରେ": "ଊଣେଇଶ ଶହ ସତଚାଳିଶ ମସିହାରେ",
    },
    "as": {
        "৫ টা": "পাঁচ টা",
        "৪৫": "পঞ্চল্লিশ",
        "১,২৩,৪৫৬": "এক লাখ তেইশ হাজাৰ চাৰিশ ছাপন",
        "১ম": "প্ৰথম",
        "₹৫০০": "পাঁচশ টকা",
        "৫-১০": "পাঁচৰ পৰা দহ",
        "৫০%": "পঞ্চাশ শতাংশ",
        "৩.৫": "তিনি দশমিক পাঁচ",
    },
    "ne": {"५ फल": "पाँच फल", "१६": "सोह्र", "रु. ५००": "पाँच सय रुपैयाँ", "२औँ": "दोस्रो", "५०%": "पचास प्रतिशत"},
    "kok": {"५ फळां": "पांच फळां", "५०%": "पन्नास टक्के"},
    "mai": {"५ फल": "पाँच फल", "1,23,456": "एक लाख तेइस हजार चारि सए छप्पन"},
    "sa": {"५ फलानि": "पञ्च फलानि"},
    "sat": {"᱕ ᱫᱟᱨᱮ": "मॉणे दारे"},
    "bho": {"5 आम": "पाँच आम", "10:30 बजे": "साढ़े दस बजे"},
}
AS_THEY_STAND = {
    "en": ["www.story.in/page1", "anu@story.in", "A story. The end.", "Hello — friend!", "I saw Henry VIII.", "R&D"],
    "hi": ["एक कहानी।", "क्या? हाँ!", "I और V", "राजा-रानी"],
    "fr": ["J'ai 5 pommes.", "10:30"],
    "sd": ["۵ سيب"],
}
KINDS = [
    ("5", "cardinal", "", "hi", "पाँच"),
    ("10000000000000", "cardinal", "", "hi", "दस लाख करोड़"),
    ("10000000000001", "cardinal", "", "en", "one zero zero zero zero zero zero zero zero zero zero zero zero one"),
    ("-5", "number", "", "en", "minus five"),
    ("1/2", "number", "", "hi", "आधा"),
    ("3", "number", "ordinal", "en", "third"),
    ("3", "ordinal", "", "hi", "तीसरा"),
    ("5", "ordinal", "", "ta", "ஐந்தாவது"),
    ("10", "ordinal", "", "kn", "ಹತ್ತನೇ"),
    ("1947", "digits", "", "hi", "एक नौ चार सात"),
    ("B2b", "characters", "", "en", "B, two, B"),
    ("कहानी", "spell-out", "", "hi", "क, हा, नी"),
    ("क्या", "characters", "", "hi", "क्या"),
    ("தமிழ்", "characters", "", "ta", "த, மி, ழ்"),
    ("15/8/1947", "date", "dmy", "hi", "पंद्रह अगस्त उन्नीस सौ सैंतालीस"),
    ("8-15-1947", "date", "mdy", "en", "fifteenth August nineteen forty-seven"),
    ("1947.8.15", "date", "ymd", "en", "fifteenth August nineteen forty-seven"),
    ("19470815", "date", "ymd", "en", "fifteenth August nineteen forty-seven"),
    ("8/1947", "date", "my", "en", "August nineteen forty-seven"),
    ("1947-08", "date", "ym", "hi", "अगस्त उन्नीस सौ सैंतालीस"),
    ("15/8", "date", "dm", "hi", "पंद्रह अगस्त"),
    ("8/15", "date", "md", "en", "fifteenth August"),
    ("1947", "date", "y", "en", "nineteen forty-seven"),
    ("8", "date", "m", "ta", "ஆகஸ்ட்"),
    ("15", "date", "d", "en", "fifteenth"),
    ("15/8/1947", "date", "", "en", "fifteenth August nineteen forty-seven"),
    ("10:30", "time", "hms12", "hi", "साढ़े दस बजे"),
    ("22:05", "time", "hms24", "en", "twenty-two oh five"),
    ("22:05", "time", "hms12", "en", "ten oh five"),
    ("10:30pm", "time", "hms12", "en", "ten thirty P M"),
    ("98765 43210", "telephone", "", "hi", "नौ आठ सात छह पाँच, चार तीन दो एक शून्य"),
    ("₹45.30", "currency", "", "hi", "पैंतालीस रुपये तीस पैसे"),
    ("USD 45.30", "currency", "", "en", "forty-five dollars thirty cents"),
    ("45 INR", "currency", "", "ta", "நாற்பத்து ஐந்து ரூபாய்"),
    ("2/5", "fraction", "", "hi", "दो बटा पाँच"),
    ("3 1/4", "fraction", "", "en", "three and one over four"),
    ("10 km", "unit", "", "hi", "दस किलोमीटर"),
    ("5", "cardinal", "", "sat", "ᱢᱚᱬᱮ"),
    ("कमल", "characters", "", "fr", "क, म, ल"),
    ("five", "cardinal", "", "en", None),
    ("99/99/1999", "date", "dmy", "en", None),
    ("25:70", "time", "", "en", None),
    ("5", "cardinal", "", "fr", None),
    ("5", "expletive", "", "en", None),
    ("9" * 150, "cardinal", "", "en", " ".join(["nine"] * 150)),
    ("²/8/1947", "date", "dmy", "en", None),
    ("m²", "characters", "", "en", "M, ²"),
    ("9" * 6_000, "cardinal", "", "en", None),
]
TRICKY = strategies.text(alphabet="0129²५७௧৩.,:/-–+%₹$½°#=&@ aमিkmRsIVXडॉवाँth\u200d\n।", max_size=40)


def heard(text: str, language: str) -> str:
    said = spoken(Said(span=Span(0, len(text)), text=text), Span(0, len(text)), language, read_out)
    return " ".join(said.text.split())


@pytest.mark.parametrize("language", GOLD)
def test_what_is_written_in_figures_is_said_in_words(language: str) -> None:
    told = {written: heard(written, language) for written in GOLD[language]}
    assert told == GOLD[language]


@pytest.mark.parametrize("language", AS_THEY_STAND)
def test_nothing_else_is_read_otherwise(language: str) -> None:
    for text in AS_THEY_STAND[language]:
        assert list(read_out(text, language)) == []


@pytest.mark.parametrize(("text", "kind", "form", "language", "words"), KINDS)
def test_a_text_is_said_as_what_its_author_says(
    text: str, kind: str, form: str, language: str, words: str | None
) -> None:
    assert said_as(text, kind, form, language) == words


def test_the_kinds_that_are_known_are_told() -> None:
    assert says_as("date")
    assert not says_as("expletive")


@pytest.mark.parametrize("language", sorted(GOLD.keys() - {"sa", "sat"}))
def test_all_words_of_a_language_can_be_read_by_its_voice(language: str) -> None:
    words = vocabulary(language)
    assert words is not None
    said = [*words.months, *words.signs.values(), *words.fractions.values(), words.point, words.minus, words.percent]
    said += [name for names in (*words.units.values(), *words.currencies.values()) for name in names]
    said += [cardinal(number, language) for number in (*range(100), *range(100, 1_000, 100), 12_34_56_789)]
    assert len(words.months) == 12
    assert not unreadable_scripts("".join(said), language)
    assert not any(figure in "".join(said) for figure in "0123456789")


def test_a_respelling_says_its_text_as_its_kind() -> None:
    text = "am 15/8/1947 5."
    date = Respelling(span=Span(3, 12), say_as="date", format="dmy")
    odd = Respelling(span=Span(13, 14), say_as="expletive")
    told = spoken(Said(span=Span(0, 15), text=text, respellings=(date, odd)), Span(0, 15), "en", read_out)
    assert told.text == "am fifteenth August nineteen forty-seven five."
    assert told.origin(5) == 3


@pytest.mark.parametrize(("written", "said"), [("2\u09df", "দ্বিতীয়"), ("2\u09af\u09bc", "দ্বিতীয়")])
def test_a_dotted_letter_is_known_as_one_code_point_and_as_two(written: str, said: str) -> None:
    assert heard(written, "bn") == heard(said, "bn")


def test_each_number_keeps_its_own_place() -> None:
    text = "राजा ने 15 अगस्त 1947 को ₹2.5 करोड़ दिए"
    said = spoken(Said(span=Span(0, len(text)), text=text), Span(0, len(text)), "hi", read_out)
    for words, written in (("पंद्रह", "15"), ("उन्नीस", "1947"), ("ढाई", "₹2.5"), ("करोड़ रुपये", "करोड़"), ("दिए", "दिए")):
        assert said.origin(said.text.index(words)) == text.index(written)


@for_any(TRICKY | strategies.text(max_size=60), strategies.sampled_from(sorted(LANGUAGES)))
def test_any_text_of_any_language_is_read_in_order_within_its_bounds(text: str, language: str) -> None:
    found = list(read_out(text, language))
    bounds = [place for each in found for place in (each.span.start, each.span.end)]
    assert bounds == sorted(bounds)
    assert all(0 <= place <= len(text) for place in bounds)
    assert all(each.words.strip() and each.span.start < each.span.end for each in found)


@for_any(
    TRICKY | strategies.text(max_size=300),
    strategies.sampled_from(["cardinal", "number", "ordinal", "digits", "characters", "date", "time", "telephone"])
    | strategies.sampled_from(["currency", "fraction", "unit", "address"]),
    strategies.sampled_from(["", "dmy", "ymd", "y", "hms12", "ordinal", "x"]),
    strategies.sampled_from(["en", "hi", "te", "sat", "fr"]),
)
def test_any_text_can_be_said_as_any_kind_or_not_at_all(text: str, kind: str, form: str, language: str) -> None:
    words = said_as(text, kind, form, language)
    assert words is None or isinstance(words, str)


@for_any(TRICKY, strategies.sampled_from(["en", "hi", "ta", "bn", "sat", "fr"]))
def test_what_has_figures_is_never_silent(text: str, language: str) -> None:
    said = spoken(Said(span=Span(0, len(text)), text=text), Span(0, len(text)), language, read_out)
    assert list(said.origins) == sorted(said.origins)
    assert any(map(str.isalnum, said.text)) >= any(map(str.isdecimal, text))
