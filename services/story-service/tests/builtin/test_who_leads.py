"""Who a story is about: elders, two of a kind, things and places, and what is theirs or only beside them."""

from collections.abc import Mapping

import pytest

from kahaniyaa_story.writing.brief import Brief, Character
from kahaniyaa_story.writing.engines.builtin.plan import Entity
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller, Told
from kahaniyaa_story.writing.engines.builtin.telling.endings import ending

SEEDS = range(4)


def cast_of(storyteller: BuiltinStoryteller, language: str, wish: str, seed: int) -> Mapping[str, Entity]:
    brief = Brief(language=language, seed=seed, scenario=wish, length_words=300)
    return storyteller.tell(brief).plan.tales[0].cast


def used_and_unused(told: Told) -> tuple[tuple[str, ...], tuple[str, ...]]:
    end = ending(told.teller, told.beats)
    return end.used, end.unused


@pytest.mark.parametrize(
    ("language", "wish", "hero"),
    [
        ("en", "a grandmother who wants to learn to read", "person.grandmother"),
        ("en", "a queen who lost her laugh", "person.queen"),
        ("en", "grandfather wants to fly", "person.grandfather"),
        ("hi", "बूढ़ी दादी जो नाचना चाहती है", "person.grandmother"),
        ("hi", "रानी जो हँसना भूल गई", "person.queen"),
        ("ta", "பாட்டி படிக்க விரும்புகிறாள்", "person.grandmother"),
        ("en", "the kite that lost its way", "being.kite"),
        ("en", "a lamp that would not light", "being.lamp"),
        ("en", "the moon wants to run", "being.moon"),
        ("en", "the river that wanted to sing", "being.river"),
        ("en", "a house that wanted to see the sea", "being.house"),
        ("en", "a lonely mountain", "being.mountain"),
        ("hi", "पतंग जो खो गई", "being.kite"),
        ("hi", "एक नदी जो गाना चाहती थी", "being.river"),
        ("hi", "अकेला पहाड़", "being.mountain"),
        ("ta", "பாட விரும்பும் ஆறு", "being.river"),
        ("ta", "கடலைப் பார்க்க விரும்பும் வீடு", "being.house"),
        ("ta", "தனிமையான மலை", "being.mountain"),
        ("en", "a boy who helps an ant", "person.boy"),
        ("en", "an ant who helps a boy", "animal.ant"),
        ("hi", "चींटी जो लड़के की मदद करती है", "animal.ant"),
        ("hi", "एक लड़का चींटी की मदद करता है", "person.boy"),
        ("ta", "எறும்புக்கு உதவும் சிறுவன்", "person.boy"),
        ("ta", "சிறுவனுக்கு உதவும் எறும்பு", "animal.ant"),
        ("ta", "யானையைக் காப்பாற்றிய எலி", "animal.mouse"),
        ("ta", "யானையோடு விளையாடும் பூனை", "animal.cat"),
        ("ta", "சிறுமிக்கு ஒரு நாய் கிடைத்தது", "person.girl"),
    ],
)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_hero_is_who_the_wish_is_about(
    storyteller: BuiltinStoryteller, language: str, wish: str, hero: str, seed: int
) -> None:
    assert cast_of(storyteller, language, wish, seed)["hero"].concept == hero


@pytest.mark.parametrize(
    ("language", "wish"),
    [
        ("en", "Grandma's lamp is broken"),
        ("en", "the fisherman's drum"),
        ("hi", "दादी का दीया टूट गया"),
        ("en", "a girl sits by the river that sings"),
    ],
)
@pytest.mark.parametrize("seed", SEEDS)
def test_an_owner_or_a_place_beside_a_child_is_no_hero(
    storyteller: BuiltinStoryteller, language: str, wish: str, seed: int
) -> None:
    hero = cast_of(storyteller, language, wish, seed)["hero"].concept
    assert hero.startswith(("person.girl", "person.boy", "animal."))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_broken_lamp_that_has_only_the_word_of_a_being_is_the_thing_that_broke(
    storyteller: BuiltinStoryteller, seed: int
) -> None:
    cast = cast_of(storyteller, "hi", "दादी का दीया टूट गया", seed)
    assert (cast["thing"].concept, cast["elder"].concept) == ("thing.lamp", "person.grandmother")


@pytest.mark.parametrize(
    ("language", "wish", "kind"),
    [
        ("en", "two sisters and a lost kite", "person.sister"),
        ("en", "two little mice in the market", "animal.mouse"),
        ("en", "twins who want to swim", "person.child"),
        ("hi", "दो बहनें पतंग उड़ाती हैं", "person.sister"),
        ("ta", "இரண்டு சகோதரிகள் பட்டம் விடுகிறார்கள்", "person.sister"),
        ("ta", "இரண்டு சகோதரிகளும் தோட்டமும்", "person.sister"),
    ],
)
@pytest.mark.parametrize("seed", SEEDS)
def test_two_of_a_kind_are_two_with_names_of_their_own(
    storyteller: BuiltinStoryteller, language: str, wish: str, kind: str, seed: int
) -> None:
    cast = cast_of(storyteller, language, wish, seed)
    assert (cast["hero"].concept, cast["pal"].concept) == (kind, kind)
    assert cast["hero"].name
    assert cast["pal"].name
    assert cast["hero"].name != cast["pal"].name


@pytest.mark.parametrize("wish", ["दो भाई-बहन नाव बनाते हैं", "भाई-बहन और खोई हुई पतंग"])
def test_a_brother_and_a_sister_are_two_and_not_three(storyteller: BuiltinStoryteller, wish: str) -> None:
    cast = cast_of(storyteller, "hi", wish, 3)
    asked = sorted(one.concept for one in cast.values() if one.given and one.concept.startswith("person."))
    assert asked == ["person.brother", "person.sister"]


def test_two_named_sisters_are_the_two_of_the_wish(storyteller: BuiltinStoryteller) -> None:
    both = (Character(name="Ila"), Character(name="Usha"))
    told = storyteller.tell(Brief(language="en", seed=3, scenario="two sisters and a garden", characters=both))
    asked = {(one.name, one.concept) for one in told.plan.tales[0].cast.values() if one.given and one.name}
    assert asked == {("Ila", "person.sister"), ("Usha", "person.sister")}
    assert told.plan.friends == ()


def test_names_with_commas_between_them_are_names_of_several(storyteller: BuiltinStoryteller) -> None:
    told = storyteller.tell(Brief(language="en", seed=3, scenario="Anu, Bala and Chitra want to dance"))
    cast = told.plan.tales[0].cast
    assert {cast["hero"].name, cast["pal"].name, *told.plan.friends} == {"Anu", "Bala", "Chitra"}


@pytest.mark.parametrize(
    ("language", "wish", "name"),
    [("hi", "मीरा की नाव खो गई", "मीरा"), ("ta", "மீராவின் பட்டம் தொலைந்தது", "மீரா"), ("en", "Meera’s boat is lost", "Meera")],
)
@pytest.mark.parametrize("seed", SEEDS)
def test_whose_thing_is_lost_is_a_child_who_looks_for_it(
    storyteller: BuiltinStoryteller, language: str, wish: str, name: str, seed: int
) -> None:
    cast = cast_of(storyteller, language, wish, seed)
    assert (cast["hero"].name, cast["hero"].concept) == (name, "person.girl")
    assert cast["thing"].concept in ("thing.boat", "thing.kite")


@pytest.mark.parametrize(
    ("language", "wish"), [("en", "a lost calf"), ("hi", "खोया बछड़ा"), ("ta", "தொலைந்த கன்றுக்குட்டி")]
)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_lost_calf_finds_its_way_home_and_looks_for_no_bell(
    storyteller: BuiltinStoryteller, language: str, wish: str, seed: int
) -> None:
    tale = storyteller.tell(Brief(language=language, seed=seed, scenario=wish, length_words=300)).plan.tales[0]
    assert (tale.plot, tale.cast["hero"].concept) == ("way", "animal.cow")


def test_a_boy_beside_an_ant_of_whom_she_is_said_stays_a_boy(storyteller: BuiltinStoryteller) -> None:
    cast = cast_of(storyteller, "hi", "चींटी जो लड़के की मदद करती है", 3)
    assert [(one.gender, one.concept) for one in cast.values() if one.concept == "person.boy"] == [("m", "person.boy")]


@pytest.mark.parametrize(
    ("language", "wish", "own"),
    [
        ("en", "a girl who wants to become an astronaut", "to become an astronaut"),
        ("hi", "एक लड़की जो अंतरिक्ष यात्री बनना चाहती है", "अंतरिक्ष यात्री बनना"),
        ("hi", "मेरा बेटा रॉकेट बनाना चाहता है", "रॉकेट बनाना"),
        ("ta", "விண்வெளிக்குப் போக விரும்பும் சிறுமி", "விண்வெளிக்குப் போக"),
    ],
)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_wish_of_ones_own_is_told_in_its_own_words(
    storyteller: BuiltinStoryteller, language: str, wish: str, own: str, seed: int
) -> None:
    told = storyteller.tell(Brief(language=language, seed=seed, scenario=wish, length_words=350))
    text = " ".join(line.text for scene in told.scenes for line in scene.lines)
    used, unused = used_and_unused(told)
    assert (own in used, own in unused) in ((True, False), (False, True))
    assert (own in text) == (own in used)
    assert not set(own.split()) & set(unused)


@pytest.mark.parametrize("wish", ["एक दीया जो जलना नहीं चाहता", "a girl who said that she does not want anything"])
def test_what_somebody_does_not_want_is_no_wish(storyteller: BuiltinStoryteller, wish: str) -> None:
    language = "en" if wish.isascii() else "hi"
    assert not cast_of(storyteller, language, wish, 2)["want"].words


def test_romanised_words_of_a_wish_are_not_set_into_another_script(storyteller: BuiltinStoryteller) -> None:
    wish = "ek ladki jo rocket banana chahti hai"
    told = storyteller.tell(Brief(language="hi", seed=3, scenario=wish, length_words=350))
    text = " ".join(line.text for scene in told.scenes for line in scene.lines)
    assert "rocket" not in text
    assert ("रॉकेट" in text, "rocket" in used_and_unused(told)[0]) == (True, True)
