"""Everybody whom a wish calls by name is in its story, as who they are, and under no other name."""

import pytest

from kahaniyaa_story.writing.brief import Brief, Character
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller
from kahaniyaa_story.writing.engines.builtin.telling.endings import ending
from kahaniyaa_story.writing.engines.builtin.tokens import without_silent_end

GIRL, BOY = ("person.girl", "person.sister", "person.child"), ("person.boy", "person.brother", "person.child")
Who = tuple[str, ...]
WISHES: list[tuple[str, str, dict[str, Who]]] = [
    ("en", "a shy elephant and her friend Meenu", {"Meenu": GIRL}),
    ("en", "a shy elephant and her friend Salma", {"Salma": GIRL}),
    ("en", "Golu the elephant and Meenu the squirrel", {"Golu": ("animal.elephant",), "Meenu": ("animal.squirrel",)}),
    ("en", "a lion and his friend Moti the mouse", {"Moti": ("animal.mouse",)}),
    ("en", "a crow named Moon and her friend Sunny the snail", {"Moon": ("animal.crow",), "Sunny": ("animal.snail",)}),
    ("en", "Arjun and his sister Latha lost their puppy", {"Arjun": BOY, "Latha": GIRL}),
    ("en", "Star the horse and Fish the cat", {"Star": ("animal.horse",), "Fish": ("animal.cat",)}),
    ("en", "Lionel and his dog build a boat", {"Lionel": BOY}),
    ("en", "Ravi found a puppy", {"Ravi": BOY}),
    ("en", "a lion meets Kabir in the forest", {"Kabir": BOY}),
    ("en", "Sameer and his cousin Farida fly kites", {"Sameer": BOY, "Farida": GIRL}),
    ("hi", "गोलू हाथी और मीनू गिलहरी", {"गोलू": ("animal.elephant",), "मीनू": ("animal.squirrel",)}),
    ("hi", "तारा गिलहरी और भोलू भालू", {"तारा": ("animal.squirrel",), "भोलू": ("animal.bear",)}),
    ("hi", "एक शेर और उसका दोस्त मोती चूहा", {"मोती": ("animal.mouse",)}),
    ("hi", "रवि और उसकी बहन लता जंगल में रास्ता भूल गए", {"रवि": BOY, "लता": GIRL}),
    ("hi", "सीता अपनी सहेली गीता के साथ मेले गई", {"सीता": GIRL, "गीता": GIRL}),
    ("hi", "Mohan aur uski behen Geeta jungle mein rasta bhool gaye", {"मोहन": BOY, "गीता": GIRL}),
    ("hi", "Golu haathi aur Chiku bandar", {"गोलू": ("animal.elephant",), "चीकू": ("animal.monkey",)}),
    ("hi", "ek sharmila haathi aur uski dost gilahri Meenu", {"मीनू": ("animal.squirrel",)}),
    ("hi", "Chintu aur uski dadi bazaar mein jalebi khate hain", {"चिंटू": BOY}),
    ("ta", "ரவியும் அவன் தங்கை லதாவும் தொலைந்த நாய்க்குட்டியைத் தேடுகிறார்கள்", {"ரவி": BOY, "லதா": GIRL}),
    ("ta", "மீனா தன் பாட்டியுடன் கடற்கரையில் ஒரு சங்கு கண்டுபிடிக்கிறாள்", {"மீனா": GIRL}),
    ("ta", "ரவி ஒரு நாயைக் கண்டான்", {"ரவி": BOY}),
    ("ta", "நாய்க்கு மோதி என்று பெயர்", {"மோதி": ("animal.dog",)}),
    ("ta", "அக்கா மலரும் தம்பி செல்வனும் மலைக்குப் போகிறார்கள்", {"மலர்": GIRL, "செல்வன்": BOY}),
    ("ta", "கோலு யானையும் மீனு அணிலும்", {"கோலு": ("animal.elephant",), "மீனு": ("animal.squirrel",)}),
    ("ta", "ஒரு சிங்கமும் அதன் நண்பன் மோதி எலியும்", {"மோதி": ("animal.mouse",)}),
    ("ta", "ஒரு யானையும் அதன் தோழி நிலாவும்", {"நிலா": GIRL}),
    ("ta", "நிலா தன் தோழி மலருடன் விளையாடினாள்", {"நிலா": GIRL, "மலர்": GIRL}),
    ("ta", "யானை அப்புவும் எலி சுண்டுவும்", {"அப்பு": ("animal.elephant",), "சுண்டு": ("animal.mouse",)}),
    ("hi", "Meera ki patang kho gayi", {"मीरा": GIRL}),
    ("hi", "Zubin aur uski behen Chitra", {"ज़ुबिन": BOY, "चित्रा": GIRL}),
    ("ta", "Kabir and his sister Noor", {"கபீர்": BOY, "நூர்": GIRL}),
    (
        "ta",
        "ஜோயாவின் பூனை பெயர் மோமோ, நாய் பெயர் ஷேரு",
        {"ஜோயா": GIRL, "மோமோ": ("animal.cat",), "ஷேரு": ("animal.dog",)},
    ),
    ("ta", "சிறுவனின் நாய் பெயர் கிட்டா", {"கிட்டா": ("animal.dog",)}),
    (
        "hi",
        "ज़ोया की बिल्ली का नाम मोमो है और कुत्ते का नाम शेरू",
        {"ज़ोया": GIRL, "मोमो": ("animal.cat",), "शेरू": ("animal.dog",)},
    ),
    ("hi", "बिल्ली का नाम फुग्गा है", {"फुग्गा": ("animal.cat",)}),
    ("hi", "चीकू नाम का चूहा राजा नाम के शेर की मदद करता है", {"चीकू": ("animal.mouse",), "राजा": ("animal.lion",)}),
    ("ta", "சிக்கு என்ற எலி ராஜா என்ற சிங்கத்துக்கு உதவுகிறது", {"சிக்கு": ("animal.mouse",), "ராஜா": ("animal.lion",)}),
    ("ta", "சிக்கு என்னும் எலி ராஜா என்னும் சிங்கத்திற்கு உதவியது", {"சிக்கு": ("animal.mouse",), "ராஜா": ("animal.lion",)}),
    ("ta", "கபீரும் அவன் தங்கை நூரும் காட்டில் வழி தவறினார்கள்", {"கபீர்": BOY, "நூர்": GIRL}),
    ("ta", "கபீரும் அவன் தங்கை சுபினும் காட்டில் வழி தவறினார்கள்", {"கபீர்": BOY, "சுபின்": GIRL}),
    ("ta", "என் மகன் இஷானும் அவன் கரடி ப்ரூனோவும் தொலைந்து போகிறார்கள்", {"இஷான்": BOY, "ப்ரூனோ": ("animal.bear",)}),
    ("en", "My son Ishaan and his teddy bear Bruno get lost", {"Ishaan": BOY, "Bruno": ("being.doll",)}),
    ("hi", "ईशान और उसका टेडी ब्रूनो", {"ईशान": BOY, "ब्रूनो": ("being.doll",)}),
    ("hi", "तीन दोस्त आशा, ज़ुबिन और चित्रा", {"आशा": GIRL, "ज़ुबिन": BOY, "चित्रा": GIRL}),
    ("ta", "ரவியும் அவன் தம்பி சுபாவும்", {"ரவி": BOY, "சுபா": BOY}),
    ("en", "golu the elephant and meenu the squirrel", {"golu": ("animal.elephant",), "meenu": ("animal.squirrel",)}),
]


@pytest.mark.parametrize(("language", "wish", "people"), WISHES)
@pytest.mark.parametrize(("seed", "words"), [(1, 90), (2, 300), (7, 600)])
def test_everybody_with_a_name_is_there_as_who_they_are(
    storyteller: BuiltinStoryteller, language: str, wish: str, people: dict[str, Who], seed: int, words: int
) -> None:
    told = storyteller.tell(Brief(language=language, seed=seed, scenario=wish, length_words=words))
    people_told = [*told.plan.tales[0].cast.values(), *told.plan.company]
    cast, said = {one.name: one.concept for one in people_told}, {one.name: one.said for one in people_told}
    used = ending(told.teller, told.beats).used
    for name, kinds in people.items():
        assert cast[name] in kinds
        assert name in {member.name for member in told.cast}
        assert without_silent_end(name) in told.text
        assert (said[name] or name) in used


def test_each_of_three_friends_with_names_is_in_the_cast(storyteller: BuiltinStoryteller) -> None:
    wish = "Three friends, Asha, Bala and Chitra find a box"
    for seed in range(6):
        told = storyteller.tell(Brief(language="en", seed=seed, scenario=wish, length_words=250))
        assert {"Asha", "Bala", "Chitra"} <= {member.name for member in told.cast}


@pytest.mark.parametrize(
    ("wish", "kinds"),
    [
        ("raja aur uski beti", {"person.king", "person.girl"}),
        ("do bhai aam khane gaye", {"person.brother"}),
        ("do billi", {"animal.cat"}),
    ],
)
@pytest.mark.parametrize("seed", range(4))
def test_hindi_in_latin_letters_speaks_of_the_same_people(
    storyteller: BuiltinStoryteller, wish: str, kinds: set[str], seed: int
) -> None:
    told = storyteller.tell(Brief(language="hi", seed=seed, scenario=wish, length_words=250))
    asked = [one for one in told.plan.tales[0].cast.values() if one.given and one.group in ("person", "animal")]
    assert {one.concept for one in asked} == kinds
    assert len(asked) == 2
    assert not any(letter.isascii() and letter.isalpha() for letter in told.text)


def test_a_question_about_elephants_is_not_about_two(storyteller: BuiltinStoryteller) -> None:
    told = storyteller.tell(Brief(language="en", seed=1, scenario="why do elephants have trunks", length_words=250))
    assert [one.concept for one in told.plan.tales[0].cast.values() if one.given and one.group == "animal"] == [
        "animal.elephant"
    ]


def test_a_character_is_called_by_the_name_that_was_given(storyteller: BuiltinStoryteller) -> None:
    given = (Character(name="Meera", description="एक लड़की"),)
    told = storyteller.tell(Brief(language="hi", seed=3, scenario="Meera ki patang kho gayi", characters=given))
    assert told.plan.tales[0].cast["hero"].name == "Meera"
    assert "Meera" in told.text


@pytest.mark.parametrize(
    ("language", "wish", "names"),
    [
        ("en", "Golu the elephant, Meenu the squirrel and Chiku the monkey", ("Golu", "Meenu", "Chiku")),
        ("hi", "गोलू हाथी, मीनू गिलहरी और चीकू बंदर", ("गोलू", "मीनू", "चीकू")),
        ("ta", "கோலு யானையும் மீனு அணிலும் சிக்கு குரங்கும்", ("கோலு", "மீனு", "சிக்கு")),
    ],
)
@pytest.mark.parametrize(("seed", "words"), [(1, 90), (2, 200), (3, 350), (4, 600)])
def test_three_animals_with_names_are_each_the_animal_that_they_are(
    storyteller: BuiltinStoryteller, language: str, wish: str, names: tuple[str, ...], seed: int, words: int
) -> None:
    told = storyteller.tell(Brief(language=language, seed=seed, scenario=wish, length_words=words))
    cast = {one.name: one.concept for one in told.plan.tales[0].cast.values() if one.name in names}
    assert cast == dict(zip(names, ("animal.elephant", "animal.squirrel", "animal.monkey"), strict=True))
    assert all(name in told.text for name in names)


@pytest.mark.parametrize(
    ("language", "wish", "kinds"),
    [
        ("en", "Ravi found a puppy", ["animal.dog"]),
        ("en", "a lion and his friend Moti the mouse", ["animal.lion"]),
        ("hi", "रवि और उसकी बहन लता जंगल में रास्ता भूल गए", []),
        ("hi", "Golu haathi aur Chiku bandar", []),
        ("ta", "கபீரும் அவன் தங்கை நூரும் காட்டில் வழி தவறினார்கள்", []),
        ("ta", "அம்மா சமைக்கும் போது மீனாவும் ரவியும் விளையாடினார்கள்", ["person.mother"]),
        ("hi", "Meera ki patang kho gayi", []),
        ("ta", "மீனா தன் பாட்டியுடன் கடற்கரையில் ஒரு சங்கு கண்டுபிடிக்கிறாள்", ["person.grandmother"]),
        ("ta", "ரவி ஒரு நாயைக் கண்டான்", ["animal.dog"]),
    ],
)
def test_nobody_is_there_twice_and_whom_they_met_is_another(
    storyteller: BuiltinStoryteller, language: str, wish: str, kinds: list[str]
) -> None:
    told = storyteller.tell(Brief(language=language, seed=3, scenario=wish, length_words=300))
    own = next((people for _, asked, people in WISHES if asked == wish), {"மீனா": GIRL, "ரவி": BOY})
    others = [one for one in told.plan.tales[0].cast.values() if one.given and one.name not in own]
    assert [one.concept for one in others if one.group in ("animal", "person")] == kinds


@pytest.mark.parametrize(
    ("language", "wish", "concept"),
    [
        ("en", "The Lion and the Mouse", "animal.lion"),
        ("en", "the star and her friend the moon", "being.star"),
        ("hi", "नीला हाथी और लाल चिड़िया", "animal.elephant"),
        ("ta", "மலரைத் தேடும் தேனீ", "animal.bee"),
        ("ta", "தம்பி நிலாவைப் பார்த்தான்", "person.brother"),
        ("ta", "யானை நிலாவுக்குப் போக ஆசைப்பட்டது", "animal.elephant"),
        ("ta", "தங்கை நிலாவுக்குப் போக ஆசைப்பட்டாள்", "person.sister"),
    ],
)
def test_a_word_that_stands_for_what_it_means_is_nobodys_name(
    storyteller: BuiltinStoryteller, language: str, wish: str, concept: str
) -> None:
    told = storyteller.tell(Brief(language=language, seed=3, scenario=wish, length_words=300))
    cast = told.plan.tales[0].cast.values()
    assert concept in {one.concept for one in cast if one.given}
    assert not {one.name for one in cast} & {"Lion", "Mouse", "நிலா", "மலர்", "नीला"}


@pytest.mark.parametrize(
    ("language", "wish", "rival", "hero"),
    [
        ("en", "Chiku the monkey steals Leela's mangoes", "Chiku", "Leela"),
        ("hi", "चीकू बंदर ने मीरा के आम चुरा लिए", "चीकू", "मीरा"),
    ],
)
def test_a_thief_with_a_name_is_the_rival_of_whom_he_robs(
    storyteller: BuiltinStoryteller, language: str, wish: str, rival: str, hero: str
) -> None:
    cast = storyteller.tell(Brief(language=language, seed=3, scenario=wish, length_words=250)).plan.tales[0].cast
    assert (cast["rival"].name, cast["rival"].concept) == (rival, "animal.monkey")
    assert (cast["hero"].name, cast["hero"].concept) == (hero, "person.girl")


@pytest.mark.parametrize("seed", range(4))
def test_a_thief_with_a_name_in_the_conflict_comes_in(storyteller: BuiltinStoryteller, seed: int) -> None:
    leela = (Character(name="Leela", description="a girl"),)
    conflict = "Chiku the monkey steals the bell"
    told = storyteller.tell(Brief(language="en", seed=seed, scenario="a garden", conflict=conflict, characters=leela))
    cast = told.plan.tales[0].cast
    assert (cast["hero"].name, cast["rival"].name, cast["rival"].concept) == ("Leela", "Chiku", "animal.monkey")
    assert "Chiku" in told.text


@pytest.mark.parametrize(
    ("setting", "conflict", "name"), [("the garden of Meenu the squirrel", "", "Meenu"), ("", "Ravi is ill", "Ravi")]
)
@pytest.mark.parametrize("seed", range(4))
def test_a_name_for_which_a_story_has_no_place_is_told_as_unused(
    storyteller: BuiltinStoryteller, setting: str, conflict: str, name: str, seed: int
) -> None:
    brief = Brief(
        language="en", seed=seed, scenario="a boy lost his kite", setting=setting, conflict=conflict, length_words=250
    )
    told = storyteller.tell(brief)
    end = ending(told.teller, told.beats)
    assert name in end.unused
    assert name not in end.used
    assert name not in told.text


def test_a_friend_who_is_described_as_a_monkey_is_one(storyteller: BuiltinStoryteller) -> None:
    friend = (Character(name="चीकू", description="मीरा का दोस्त बंदर"),)
    cast = storyteller.tell(Brief(language="hi", seed=3, characters=friend)).plan.tales[0].cast
    assert (cast["hero"].name, cast["hero"].concept) == ("चीकू", "animal.monkey")
