"""A character of whom only the name is said is the one whom the scenario speaks of."""

import pytest

from kahaniyaa_story.writing.brief import Audience, Brief, Character
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller
from kahaniyaa_story.writing.engines.builtin.telling.endings import ending

WISHES = {
    "en": ("a shy elephant who wants to fly", "Zimbo", "elephant"),
    "hi": ("एक शर्मीला हाथी जो उड़ना चाहता है", "ज़िम्बो", "हाथी"),
    "ta": ("பறக்க ஆசைப்படும் ஒரு கூச்ச யானை", "ஜிம்போ", "யானை"),
}


@pytest.mark.parametrize("language", list(WISHES))
@pytest.mark.parametrize("seed", range(20))
def test_the_name_the_kind_and_the_wish_become_one_hero(
    storyteller: BuiltinStoryteller, language: str, seed: int
) -> None:
    wish, name, kind = WISHES[language]
    brief = Brief(language=language, seed=seed, scenario=wish, characters=(Character(name=name),))
    told = storyteller.tell(brief)
    text = told.text
    assert name in text
    assert kind in text
    assert [member.name for member in told.cast if member.description == kind] == [name]


def test_somebody_else_of_the_scenario_is_there_beside_the_character(storyteller: BuiltinStoryteller) -> None:
    brief = Brief(language="en", seed=3, scenario="Appu the mouse meets a lion", characters=(Character(name="Appu"),))
    told = storyteller.tell(brief)
    assert {("Appu", "mouse")} <= {(member.name, member.description) for member in told.cast}
    assert "lion" in told.text.lower()


@pytest.mark.parametrize(
    ("language", "wish", "name", "elder"),
    [
        ("en", "Grandma's lamp is broken", "Rohan", "grandma"),
        ("hi", "दादी का चश्मा टूट गया", "रोहन", "दादी"),
        ("hi", "मेरी नानी बीमार हैं और मैं उनके लिए दवा लाना चाहती हूँ", "सिया", "दादी"),
    ],
)
def test_a_child_is_not_the_grandmother_of_whom_the_wish_speaks(
    storyteller: BuiltinStoryteller, language: str, wish: str, name: str, elder: str
) -> None:
    brief = Brief(language=language, seed=5, scenario=wish, characters=(Character(name=name),))
    told = storyteller.tell(brief)
    assert all(elder not in member.description.lower() for member in told.cast if member.name == name)


def test_a_grandmother_who_wishes_for_herself_bears_the_name(storyteller: BuiltinStoryteller) -> None:
    brief = Brief(language="hi", seed=5, scenario="एक बूढ़ी दादी जो नाचना चाहती है", characters=(Character(name="कमला"),))
    told = storyteller.tell(brief)
    assert [member.description for member in told.cast if member.name == "कमला"] == ["दादी"]


def test_who_is_called_by_a_word_that_means_something_is_not_that_thing(storyteller: BuiltinStoryteller) -> None:
    told = storyteller.tell(Brief(language="hi", seed=5, scenario="तारा नाम की एक लड़की पढ़ना चाहती है"))
    assert {("तारा", "लड़की")} <= {(member.name, member.description) for member in told.cast}


@pytest.mark.parametrize(
    ("wish", "nobody"),
    [
        ("Two sisters lose their kite at the river before Diwali", "Diwali"),
        ("On Sunday a fox went to the market", "Sunday"),
        ("Yesterday Ravi found a puppy", "Yesterday Ravi"),
        ("The Taj Mahal wakes up at night", "Taj Mahal"),
        ("Papa is leaving for Dubai", "Dubai"),
    ],
)
def test_days_feasts_towns_and_what_has_an_article_are_nobody(
    storyteller: BuiltinStoryteller, wish: str, nobody: str
) -> None:
    told = storyteller.tell(Brief(language="en", seed=2, scenario=wish))
    assert nobody not in {member.name for member in told.cast}


def test_who_starts_school_is_no_star(storyteller: BuiltinStoryteller) -> None:
    told = storyteller.tell(Brief(language="en", seed=2, scenario="Anaya starts school in Delhi on Monday"))
    assert "star" not in {member.description for member in told.cast}


@pytest.mark.parametrize(
    ("language", "wish"),
    [
        ("en", "a girl who wants a friend"),
        ("hi", "एक लड़की जिसे दोस्त चाहिए"),
        ("ta", "மதுரையில் ஒரு குட்டி யானை, அதற்கு நண்பன் வேண்டும்"),
    ],
)
@pytest.mark.parametrize("seed", range(5))
def test_who_wants_a_friend_finds_one(storyteller: BuiltinStoryteller, language: str, wish: str, seed: int) -> None:
    told = storyteller.tell(Brief(language=language, seed=seed, scenario=wish))
    assert told.plan.tales[0].plot == "friends"


@pytest.mark.parametrize(
    ("language", "wish", "hero"),
    [
        ("en", "a tiger who wants a friend", "animal.tiger"),
        ("en", "a lion who has no friends", "animal.lion"),
        ("en", "a shark whom nobody knows has no friends", "animal.shark"),
        ("hi", "एक बाघ जिसे दोस्त चाहिए", "animal.tiger"),
        ("ta", "நண்பன் வேண்டும் என்று ஒரு புலி", "animal.tiger"),
    ],
)
@pytest.mark.parametrize(("words", "audience"), [(90, "preschool"), (150, "kids"), (350, "kids")])
@pytest.mark.parametrize("seed", range(4))
def test_who_is_feared_and_wants_a_friend_is_the_hero_and_finds_one_who_does_not_run(
    storyteller: BuiltinStoryteller, language: str, wish: str, hero: str, words: int, audience: Audience, seed: int
) -> None:
    brief = Brief(language=language, seed=seed, scenario=wish, length_words=words, audience=audience)
    told = storyteller.tell(brief)
    tale, keys = told.plan.tales[0], [beat.beat.key for beat in told.beats]
    assert (tale.plot, tale.cast["hero"].concept) == ("alone", hero)
    assert "pal" not in tale.cast
    assert {"alone.friend", "mini.alone.stay.turn"} & {*keys}
    assert "hero.meet" not in keys
    assert ending(told.teller, told.beats).unused == ()


def test_who_wishes_to_become_somebody_wishes_for_all_of_it(storyteller: BuiltinStoryteller) -> None:
    told = storyteller.tell(Brief(language="hi", seed=2, scenario="एक बिल्ली जो शेर बनना चाहती है"))
    assert "शेर बनना" in told.text


@pytest.mark.parametrize(
    ("scenario", "character", "word"),
    [
        ("a puppy who wants to fly", Character(name="Bruno"), "puppy"),
        ("a birthday cake for the bear", Character(name="Bruno", description="a bear"), "bear"),
        ("a girl who wants to read", Character(name="Sunita", description="a stubborn girl"), "girl"),
    ],
)
@pytest.mark.parametrize("seed", range(6))
def test_who_is_described_is_who_the_scenario_speaks_of(
    storyteller: BuiltinStoryteller, scenario: str, character: Character, word: str, seed: int
) -> None:
    told = storyteller.tell(Brief(language="en", seed=seed, scenario=scenario, characters=(character,)))
    assert [member.name for member in told.cast if member.description == word] == [character.name]


@pytest.mark.parametrize(
    ("scenario", "said", "plain"),
    [
        ("a porcupine who wants to sing", "porcupine", "hedgehog"),
        ("a boy lost his teddy bear", "teddy bear", "doll"),
        ("a girl lost her red rose", "rose", "flower"),
        ("my nani is ill", "Nani", "Grandmother"),
        ("a beekeeper who is afraid of bees", "beekeeper", "farmer"),
        ("two merchants cross the desert", "merchant", "shopkeeper"),
        ("a caterpillar who wants to become a butterfly", "caterpillar", "earthworm"),
    ],
)
@pytest.mark.parametrize("seed", range(4))
def test_a_word_that_a_language_keeps_is_said_as_it_was_asked(
    storyteller: BuiltinStoryteller, scenario: str, said: str, plain: str, seed: int
) -> None:
    text = storyteller.tell(Brief(language="en", seed=seed, scenario=scenario, length_words=250)).text
    assert said in text
    assert f" {plain} " not in text


@pytest.mark.parametrize("seed", range(4))
def test_whom_somebody_wishes_to_be_is_nobody_there(storyteller: BuiltinStoryteller, seed: int) -> None:
    for scenario in ("a mouse who wants to be a lion", "a mouse who dreams of becoming a lion"):
        for words in (150, 400):
            told = storyteller.tell(Brief(language="en", seed=seed, scenario=scenario, length_words=words))
            assert "lion" not in {member.description for member in told.cast}
            assert {"grant.be", "mini.wish.mirror.turn"} & {beat.beat.key for beat in told.beats}


@pytest.mark.parametrize("seed", range(4))
def test_who_is_raced_and_who_steals_is_the_rival(storyteller: BuiltinStoryteller, seed: int) -> None:
    race = storyteller.tell(Brief(language="en", seed=seed, scenario="a snail in a race with a horse"))
    assert race.plan.tales[0].cast["rival"].concept == "animal.horse"
    leela = Character(name="Leela", description="a clever girl")
    theft = Brief(language="en", seed=seed, scenario="the monkeys steal all the bananas", characters=(leela,))
    tale = storyteller.tell(theft).plan.tales[0]
    assert (tale.plot, tale.cast["rival"].concept) == ("trick", "animal.monkey")


@pytest.mark.parametrize("seed", range(4))
def test_whose_neck_is_to_be_belled_comes_along_with_nobody(storyteller: BuiltinStoryteller, seed: int) -> None:
    wish = "चूहा बिल्ली के गले में घंटी बाँधना चाहता है"
    told = storyteller.tell(Brief(language="hi", seed=seed, scenario=wish, length_words=350))
    assert "बिल्ली" not in {member.description for member in told.cast}


@pytest.mark.parametrize("seed", range(6))
def test_a_grandmother_is_called_by_no_bare_name(storyteller: BuiltinStoryteller, seed: int) -> None:
    told = storyteller.tell(Brief(language="hi", seed=seed, scenario="नानी की पुरानी संदूक", length_words=300))
    assert not [member.name for member in told.cast if member.description == "नानी" and member.name != "नानी"]


@pytest.mark.parametrize("seed", range(4))
def test_a_mother_bird_is_one_and_a_wish_for_rain_begins_on_a_dry_day(
    storyteller: BuiltinStoryteller, seed: int
) -> None:
    told = storyteller.tell(Brief(language="en", seed=seed, scenario="a mother bird and her egg"))
    assert "mother" not in {member.description for member in told.cast}
    for scenario in ("a robot who wants to feel the rain", "एक रोबोट जो बारिश देखना चाहता है"):
        language = "en" if scenario.isascii() else "hi"
        plan = storyteller.tell(Brief(language=language, seed=seed, scenario=scenario)).plan
        assert plan.weather != "rain"


@pytest.mark.parametrize("seed", range(4))
def test_a_cousin_is_no_girl_because_she_has_one(storyteller: BuiltinStoryteller, seed: int) -> None:
    two = (Character(name="Sara", description="a cheerful girl"), Character(name="Yusuf", description="her cousin"))
    told = storyteller.tell(Brief(language="en", seed=seed, scenario="Eid morning with my cousins", characters=two))
    assert "girl" not in {member.description for member in told.cast if member.name == "Yusuf"}


@pytest.mark.parametrize("seed", range(4))
def test_three_friends_who_are_named_are_three(storyteller: BuiltinStoryteller, seed: int) -> None:
    three = tuple(Character(name=name) for name in ("Asha", "Bela", "Coco"))
    told = storyteller.tell(Brief(language="en", seed=seed, scenario="three friends in a storm", characters=three))
    assert "guest" not in told.plan.tales[0].cast


@pytest.mark.parametrize("seed", range(4))
def test_who_is_afraid_wishes_to_be_less_so(storyteller: BuiltinStoryteller, seed: int) -> None:
    brief = Brief(language="en", seed=seed, scenario="a cat who is afraid of heights", length_words=350)
    told = storyteller.tell(brief)
    assert "to be less afraid of heights" in told.text
    assert told.plan.tales[0].cast["hero"].trait != "brave"


def test_a_dragon_who_wants_a_friend_is_the_hero_and_a_lonely_tree_goes_nowhere(
    storyteller: BuiltinStoryteller,
) -> None:
    for seed in range(6):
        dragon = storyteller.tell(Brief(language="en", seed=seed, scenario="a lonely dragon looking for a friend"))
        assert dragon.plan.tales[0].plot == "alone"
        tree = storyteller.tell(Brief(language="en", seed=seed, scenario="a tree who is lonely"))
        assert tree.plan.tales[0].plot != "why"


@pytest.mark.parametrize("seed", range(4))
def test_where_somebody_lives_is_nobody(storyteller: BuiltinStoryteller, seed: int) -> None:
    told = storyteller.tell(Brief(language="hi", seed=seed, scenario="चाँद पर रहने वाली बिल्ली", length_words=120))
    assert told.plan.tales[0].cast["hero"].concept == "animal.cat"


@pytest.mark.parametrize("seed", range(8))
def test_no_tale_within_a_tale_is_of_an_old_girl(storyteller: BuiltinStoryteller, seed: int) -> None:
    told = storyteller.tell(Brief(language="hi", seed=seed, scenario="एक बूढ़ा बरगद", length_words=700))
    assert not [tale for tale in told.plan.tales[1:] if tale.cast["hero"].trait == "old"]


@pytest.mark.parametrize("seed", range(4))
def test_who_says_a_wish_of_her_own_is_the_girl_of_whom_it_is_told(storyteller: BuiltinStoryteller, seed: int) -> None:
    wish = "मैं बड़ी होकर पायलट बनना चाहती हूँ"
    told = storyteller.tell(Brief(language="hi", seed=seed, scenario=wish, length_words=300))
    assert told.plan.tales[0].cast["hero"].concept == "person.girl"


@pytest.mark.parametrize("seed", range(4))
def test_who_steals_in_hindi_is_the_rival_too(storyteller: BuiltinStoryteller, seed: int) -> None:
    told = storyteller.tell(Brief(language="hi", seed=seed, scenario="बंदर ने दर्ज़ी की टोपियाँ चुरा लीं"))
    assert told.plan.tales[0].cast["rival"].concept == "animal.monkey"


@pytest.mark.parametrize("seed", range(4))
def test_with_a_grandmother_comes_a_child(storyteller: BuiltinStoryteller, seed: int) -> None:
    told = storyteller.tell(Brief(language="hi", seed=seed, scenario="दादी की लोरी", length_words=120))
    assert told.plan.tales[0].cast["hero"].group == "person"
