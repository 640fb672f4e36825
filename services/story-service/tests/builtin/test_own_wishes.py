"""A wish that only its teller knows is tried in ways that fail for a reason, and its end says it in its own words."""

import pytest

from kahaniyaa_story.writing.brief import Audience, Brief
from kahaniyaa_story.writing.engines.builtin.hearing.ears import ear
from kahaniyaa_story.writing.engines.builtin.hearing.listening import Ear
from kahaniyaa_story.writing.engines.builtin.language import load
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller


def an_ear(code: str) -> Ear:
    language = load(code)
    return ear([language.lexicon], [language.names])


WISHES = [
    ("en", "a cat who wants to build a lighthouse", "make", "to build a lighthouse"),
    ("en", "an elephant who dreams of becoming a ballet teacher", "learn", "to become a ballet teacher"),
    ("en", "a robot who wants to grow roses on the roof", "make", "to grow roses on the roof"),
    ("en", "Rohan wants to catch a falling star", "get", "to catch a falling star"),
    ("en", "a boy who wants to talk to his shadow", "talk", "to talk to his shadow"),
    ("en", "a snail who wants to travel round the world", "reach", "to travel round the world"),
    ("hi", "एक बिल्ली जो घर बनाना चाहती है", "make", "घर बनाना"),
    ("hi", "एक चूहा जो राजा के लिए खीर पकाना चाहता है", "make", "राजा के लिए खीर पकाना"),
    ("hi", "एक हाथी जो डॉक्टर बनना चाहता है", "learn", "डॉक्टर बनना"),
    ("hi", "रोहन टूटता तारा पकड़ना चाहता है", "get", "टूटता तारा पकड़ना"),
    ("hi", "एक लड़का जो अपनी परछाईं से बात करना चाहता है", "talk", "अपनी परछाईं से बात करना"),
    ("ta", "வீடு கட்ட விரும்பும் பூனை", "make", "வீடு கட்ட"),
    ("ta", "ராஜாவுக்குப் பாயசம் சமைக்க விரும்பும் எலி", "make", "ராஜாவுக்குப் பாயசம் சமைக்க"),
    ("ta", "மருத்துவராக விரும்பும் யானை", "learn", "மருத்துவராக"),
    ("ta", "உலகைச் சுற்ற விரும்பும் நத்தை", "reach", "உலகைச் சுற்ற"),
    ("ta", "தூக்கம் வராத முயல்", "sleep", "நிம்மதியாகத் தூங்க"),
    ("ta", "வேலனுக்குப் பாம்பு என்றால் பயம்", "dare", "பாம்பு என்றால் பயப்படாமல் இருக்க"),
]


@pytest.mark.parametrize(("language", "wish", "deed", "own"), WISHES)
def test_what_is_wished_for_is_heard_whole_and_by_its_verb(language: str, wish: str, deed: str, own: str) -> None:
    heard = an_ear(language).hear(wish)
    assert (heard.wish, heard.deed) == (own, deed)


@pytest.mark.parametrize(("language", "wish", "deed", "own"), WISHES)
@pytest.mark.parametrize("seed", range(3))
def test_it_is_tried_helped_and_named_where_it_comes_true(
    storyteller: BuiltinStoryteller, language: str, wish: str, deed: str, own: str, seed: int
) -> None:
    told = storyteller.tell(Brief(language=language, seed=seed, scenario=wish, length_words=320))
    beats = {beat.beat.key: " ".join(line.text for line in beat.lines) for beat in told.beats}
    tried = [key for key in beats if key.startswith(f"try.{deed}.")]
    assert len(tried) >= 2
    assert own.split()[0] in beats[f"grant.{deed}"]
    assert own.split()[-1] in beats[f"grant.{deed}"]


@pytest.mark.parametrize(
    ("language", "wish", "own"),
    [
        ("hi", "मीरा की बिल्ली उड़ना चाहती है", "उड़ना"),
        ("hi", "बंदर और चूहा नदी पार करना चाहते हैं", "नदी पार करना"),
        ("hi", "एक शेर जो चूहे से दोस्ती करना चाहता है", "चूहे से दोस्ती करना"),
        ("hi", "ज़ोया दादाजी की कहानियाँ सुनना चाहती है", "दादाजी की कहानियाँ सुनना"),
        ("hi", "मैं रसोइया बनना चाहता हूँ", "रसोइया बनना"),
    ],
)
def test_who_wishes_is_no_part_of_the_wish(language: str, wish: str, own: str) -> None:
    assert an_ear(language).hear(wish).wish == own


def test_whose_stories_are_wished_for_is_somebody_else(storyteller: BuiltinStoryteller) -> None:
    brief = Brief(language="hi", seed=1, scenario="ज़ोया दादाजी की कहानियाँ सुनना चाहती है", length_words=300)
    hero = storyteller.tell(brief).plan.tales[0].cast["hero"]
    assert (hero.name, hero.concept) == ("ज़ोया", "person.girl")


def test_who_is_wished_for_is_not_who_wishes(storyteller: BuiltinStoryteller) -> None:
    brief = Brief(language="hi", seed=1, scenario="रोहन टूटता तारा पकड़ना चाहता है", length_words=300)
    cast = storyteller.tell(brief).plan.tales[0].cast
    assert cast["hero"].concept == "person.boy"
    assert "being.star" not in {entity.concept for entity in cast.values()}


@pytest.mark.parametrize("seed", range(4))
def test_a_tree_sets_out_for_nowhere(storyteller: BuiltinStoryteller, seed: int) -> None:
    told = storyteller.tell(Brief(language="en", seed=seed, scenario="a tree who wants to travel round the world"))
    assert not [beat for beat in told.beats if beat.beat.key.startswith(("try.reach", "grant.reach"))]


@pytest.mark.parametrize(
    ("told_of", "wish", "deed"),
    [
        ("एक छोटा बादल जिसे नींद नहीं आती", "मीठी नींद सोना", "sleep"),
        ("एक नाव जो सो नहीं पाती", "मीठी नींद सोना", "sleep"),
        ("आयशा को स्कूल जाने से डर लगता है", "स्कूल जाने से न डरना", "dare"),
        ("पानी से डरने वाला मेंढक", "पानी से न डरना", "dare"),
        ("एक दीया जो हमेशा के लिए चमकना चाहता है", "हमेशा के लिए चमकना", "shine"),
        ("एक पेड़ जो कभी चल नहीं पाया", "चलना", ""),
        ("एक नन्हा ड्रैगन जो आग नहीं उगल पाता", "आग उगलना", ""),
        ("तबला सीखने वाला भालू", "तबला सीखना", "learn"),
    ],
)
def test_a_wish_is_heard_that_nobody_calls_one(told_of: str, wish: str, deed: str) -> None:
    heard = an_ear("hi").hear(told_of)
    assert (heard.wish, heard.deed) == (wish, deed)


@pytest.mark.parametrize("audience", ["toddlers", "kids"])
@pytest.mark.parametrize("seed", range(4))
def test_who_cannot_sleep_falls_asleep(storyteller: BuiltinStoryteller, audience: Audience, seed: int) -> None:
    brief = Brief(language="hi", seed=seed, audience=audience, scenario="एक छोटा बादल जिसे नींद नहीं आती")
    told = storyteller.tell(brief)
    assert {"grant.sleep", "mini.wish.lull.turn"} & {beat.beat.key for beat in told.beats}
    assert "मीठी नींद सोना" in told.text
    assert not told.plan.unused


def test_who_cannot_fly_wishes_to(storyteller: BuiltinStoryteller) -> None:
    told = storyteller.tell(Brief(language="hi", seed=1, scenario="एक चिड़िया जो उड़ नहीं सकती"))
    assert told.plan.tales[0].cast["want"].concept == "want.fly"


@pytest.mark.parametrize("seed", range(4))
def test_whom_somebody_is_afraid_of_comes_along_with_nobody(storyteller: BuiltinStoryteller, seed: int) -> None:
    told = storyteller.tell(Brief(language="hi", seed=seed, scenario="एक लड़का जो कुत्तों से डरता है"))
    cast = told.plan.tales[0].cast.values()
    assert not [entity for entity in cast if entity.concept == "animal.dog" or entity.trait == "brave"]
