"""The everyday words of children are known in each language: who and what they ask for comes into the story."""

import pytest

from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engines.builtin.hearing.ears import ear
from kahaniyaa_story.writing.engines.builtin.hearing.listening import Ear
from kahaniyaa_story.writing.engines.builtin.language import load
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller
from kahaniyaa_story.writing.engines.builtin.telling.endings import ending

WORDS = {
    "en": "giraffe zebra rhino hippo kangaroo penguin swan whale dolphin octopus shark crab dragon leopard hedgehog"
    " mongoose lizard ladybird grasshopper dragonfly worm bat eagle cuckoo myna ostrich unicorn fairy mermaid magician"
    " clown postman uncle aunt sun flower car bus truck tractor aeroplane helicopter rocket bicycle snowman crown"
    " mirror clock shoe pencil treasure map letter bag feather shell bangle whistle apple grapes watermelon cake"
    " chocolate biscuit samosa rice milk honey carrot corn pizza doctor nurse driver pilot astronaut carpenter tailor"
    " baker shopkeeper policewoman musician firefighter chef sailor boatman shepherd scientist cobbler pirate frock"
    " saree kurta scarf sweater raincoat slippers socks turban anklets glasses slate chalk eraser tiffin notebook"
    " tabla veena harmonium guitar marbles telescope coin candle bucket rickshaw scooter ship ambulance",
    "hi": "जिराफ़ ज़ेब्रा गैंडा कंगारू पेंगुइन हंस सारस व्हेल डॉल्फ़िन ऑक्टोपस शार्क केकड़ा चीता साही नेवला छिपकली टिड्डा केंचुआ चमगादड़ बाज"
    " कोयल मैना शुतुरमुर्ग परी जलपरी जादूगर जोकर डाकिया चाचा मौसी सूरज फूल गाड़ी ट्रक ट्रैक्टर हेलीकॉप्टर रॉकेट साइकिल मुकुट आईना घड़ी"
    " जूता पेंसिल ख़ज़ाना नक़्शा चिट्ठी बस्ता मोरपंख सीप चूड़ी सीटी सेब संतरा अंगूर तरबूज़ केक चॉकलेट बिस्कुट जलेबी समोसा दूध शहद गाजर भुट्टा"
    " डॉक्टर नर्स ड्राइवर पायलट बढ़ई दर्ज़ी हलवाई दुकानदार पुलिस चित्रकार संगीतकार रसोइया नाविक चरवाहा वैज्ञानिक मोची लोहार"
    " फ़्रॉक साड़ी कुर्ता स्वेटर चप्पल मोज़े पगड़ी पायल चश्मा स्लेट रबर टिफ़िन कॉपी तबला वीणा हारमोनियम गिटार कंचे दूरबीन सिक्का"
    " बालटी रिक्शा स्कूटर जहाज़ एंबुलेंस darzi halwai payal chashma tabla riksha",
    "ta": "ஒட்டகச்சிவிங்கி வரிக்குதிரை காண்டாமிருகம் நீர்யானை கங்காரு பென்குயின் அன்னம் கொக்கு திமிங்கலம் டால்பின் ஆக்டோபஸ் சுறா"
    " நண்டு சிறுத்தை முள்ளம்பன்றி கீரி பல்லி வெட்டுக்கிளி தட்டான் மண்புழு வௌவால் கழுகு குயில் மைனா தேவதை கடல்கன்னி மந்திரவாதி கோமாளி"
    " மாமா அத்தை சூரியன் பூ கார் பேருந்து லாரி விமானம் ராக்கெட் சைக்கிள் கிரீடம் கண்ணாடி கடிகாரம் செருப்பு பென்சில் புதையல் வரைபடம்"
    " கடிதம் பை இறகு சிப்பி வளையல் ஆப்பிள் திராட்சை தர்பூசணி கேக் சாக்லேட் பிஸ்கட் சமோசா இட்லி சோறு பால் தேன் கேரட்"
    " மருத்துவர் செவிலியர் ஓட்டுநர் விமானி தச்சர் தையல்காரர் கடைக்காரர் காவலர் ஓவியர் சமையல்காரர் மாலுமி விஞ்ஞானி கொல்லர்"
    " சட்டை புடவை குர்தா ஸ்வெட்டர் செருப்பு தலைப்பாகை கொலுசு மூக்குக்கண்ணாடி சிலேட்டு ரப்பர் பேனா தபேலா வீணை ஆர்மோனியம் கிதார்"
    " கோலிக்குண்டு தொலைநோக்கி நாணயம் வாளி ஆட்டோ ஸ்கூட்டர் கப்பல்",
}
SOMEBODY_OR_SOMETHING = ("animal.", "person.", "being.", "thing.", "food.")


def an_ear(code: str) -> Ear:
    language = load(code)
    return ear([language.lexicon], [language.names])


@pytest.mark.parametrize("language", WORDS)
def test_everyday_words_are_known(language: str) -> None:
    own = an_ear(language)
    unknown = [
        word
        for word in WORDS[language].split()
        if not [item for item in own.hear(word).found if item.concept.startswith(SOMEBODY_OR_SOMETHING)]
    ]
    assert unknown == []


@pytest.mark.parametrize(
    ("language", "wish", "hero"),
    [
        ("en", "a giraffe who wants to dance", "animal.giraffe"),
        ("en", "an octopus in the sea", "animal.octopus"),
        ("en", "a baby whale who lost her way", "animal.whale"),
        ("en", "a rocket that wants to touch the moon", "being.rocket"),
        ("en", "a flower that wants to sing", "being.flower"),
        ("hi", "जिराफ़ जो नाचना चाहता है", "animal.giraffe"),
        ("hi", "एक परी जिसका मुकुट खो गया", "person.fairy"),
        ("hi", "एक स्कूल बस जो नाचना चाहती है", "being.bus"),
        ("en", "an astronaut who lost her pen", "person.astronaut"),
        ("en", "a doctor at the hospital", "person.doctor"),
        ("en", "a lonely lighthouse by the sea", "being.lighthouse"),
        ("hi", "एक दर्ज़ी जो नाचना चाहता है", "person.tailor"),
        ("hi", "छत पर एक डाकिया", "person.postman"),
        ("hi", "एक ऑटो-रिक्शा जो उड़ना चाहता है", "being.rickshaw"),
        ("ta", "விண்வெளி வீரர் நடனமாட விரும்புகிறார்", "person.astronaut"),
        ("ta", "மருத்துவமனையில் ஒரு செவிலியர்", "person.nurse"),
        ("ta", "ஒட்டகச்சிவிங்கி நடனமாட விரும்புகிறது", "animal.giraffe"),
        ("ta", "பறக்க விரும்பும் பென்குயின்", "animal.penguin"),
        ("ta", "தேவதையின் கிரீடம் தொலைந்தது", "person.fairy"),
    ],
)
@pytest.mark.parametrize("seed", range(3))
def test_who_was_asked_for_leads_and_nothing_of_the_wish_is_left(
    storyteller: BuiltinStoryteller, language: str, wish: str, hero: str, seed: int
) -> None:
    told = storyteller.tell(Brief(language=language, seed=seed, scenario=wish, length_words=300))
    assert told.plan.tales[0].cast["hero"].concept == hero
    assert ending(told.teller, told.beats).unused == ()


@pytest.mark.parametrize(
    ("language", "wish", "place", "word"),
    [
        ("en", "a rabbit at the zoo", "zoo", "zoo"),
        ("en", "a girl who lost her kite in the old fort", "fort", "fort"),
        ("en", "a mouse in the library", "library", "library"),
        ("en", "two cats on the roof", "rooftop", "rooftop"),
        ("en", "a goat in the temple", "temple", "temple"),
        ("hi", "गुफा में एक भालू", "cave", "गुफा"),
        ("hi", "मेले में खोई हुई लड़की", "fair", "मेल"),
        ("hi", "रेलवे स्टेशन पर एक कुत्ता", "station", "स्टेशन"),
        ("ta", "அரண்மனையில் ஓர் எலி", "palace", "அரண்மனை"),
        ("ta", "மொட்டை மாடியில் ஒரு பூனை", "rooftop", "மொட்டை மாடி"),
        ("ta", "தீவில் ஓர் ஆமை", "island", "தீவ"),
    ],
)
@pytest.mark.parametrize("seed", range(3))
def test_a_place_that_was_asked_for_is_where_it_happens_and_is_called_by_its_word(
    storyteller: BuiltinStoryteller, language: str, wish: str, place: str, word: str, seed: int
) -> None:
    told = storyteller.tell(Brief(language=language, seed=seed, scenario=wish, length_words=280))
    text = " ".join(line.text for scene in told.scenes for line in scene.lines)
    assert told.plan.tales[0].cast["place"].concept == f"place.{place}"
    assert word in text


@pytest.mark.parametrize(
    ("language", "wish"),
    [
        ("en", "a rabbit in the sun"),
        ("en", "a cat in the corner"),
        ("en", "a cat who sings very well"),
        ("en", "an elephant who wants to cook"),
        ("hi", "वह बस खेलना चाहता है"),
        ("hi", "बंदरगाह की कहानी"),
        ("ta", "ஆட்டோவின் கதை"),
    ],
)
def test_words_that_only_look_like_things_are_none(language: str, wish: str) -> None:
    found = {item.concept for item in an_ear(language).hear(wish).found}
    assert not found & {
        "being.sun",
        "food.corn",
        "being.bus",
        "thing.bus",
        "place.well",
        "person.cook",
        "animal.monkey",
        "animal.goat",
    }


@pytest.mark.parametrize("language", WORDS)
def test_who_lives_in_the_water_begins_at_the_water_and_races_nobody(
    storyteller: BuiltinStoryteller, language: str
) -> None:
    for seed in range(12):
        told = storyteller.tell(Brief(language=language, seed=seed, scenario="a dolphin", length_words=300))
        tale = told.plan.tales[0]
        assert tale.cast["place"].concept in ("place.river", "place.pond", "place.sea")
        assert tale.plot != "contest"


def test_what_was_asked_to_be_eaten_is_eaten_in_most_stories(storyteller: BuiltinStoryteller) -> None:
    wishes = (("en", "three mice and a piece of cake", "cake"), ("hi", "नन्ही चींटी और बड़ा केक", "केक"))
    wishes = (*wishes, ("ta", "ஐஸ்கிரீம் விரும்பும் கரடி", "ஐஸ்கிரீம்"))
    left = [
        (language, seed)
        for language, wish, food in wishes
        for seed in range(12)
        for told in [storyteller.tell(Brief(language=language, seed=seed, scenario=wish, length_words=350))]
        if food in ending(told.teller, told.beats).unused
    ]
    assert len(left) <= 12
