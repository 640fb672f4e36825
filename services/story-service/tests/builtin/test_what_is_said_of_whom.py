"""What a wish says of somebody is theirs: what they are like, whose sister they are, and where they come from."""

import pytest

from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller, Told

SEEDS = range(3)


def told_of(storyteller: BuiltinStoryteller, language: str, wish: str, seed: int = 1) -> Told:
    return storyteller.tell(Brief(language=language, seed=seed, scenario=wish, length_words=350))


@pytest.mark.parametrize(
    ("language", "wish", "name", "trait"),
    [
        ("en", "a shy elephant named Appu", "Appu", "shy"),
        ("en", "grandmother and a naughty boy named Rohan who broke her lamp", "Rohan", "naughty"),
        ("en", "Tara, a brave girl, and her dog Moti find their way home from the city", "Tara", "brave"),
        ("hi", "दादी और शरारती रोहन जिसने उनका घड़ा तोड़ दिया", "रोहन", "naughty"),
        ("hi", "बहादुर तारा और उसका कुत्ता मोती शहर से घर का रास्ता ढूँढते हैं", "तारा", "brave"),
        ("ta", "பாட்டியின் பானையை உடைத்த குறும்புக்கார ரோஹன்", "ரோஹன்", "naughty"),
        ("ta", "துணிச்சலான தாராவும் அவள் நாய் மோதியும் வழி தேடுகிறார்கள்", "தாரா", "brave"),
    ],
)
@pytest.mark.parametrize("seed", SEEDS)
def test_who_has_a_name_keeps_what_is_said_of_them(
    storyteller: BuiltinStoryteller, language: str, wish: str, name: str, trait: str, seed: int
) -> None:
    hero = told_of(storyteller, language, wish, seed).plan.tales[0].cast["hero"]
    assert (hero.name, hero.trait) == (name, trait)


def test_what_is_said_of_one_is_not_said_of_the_next(storyteller: BuiltinStoryteller) -> None:
    cast = told_of(storyteller, "en", "brave Meera and the lazy dog").plan.tales[0].cast
    assert (cast["hero"].trait, cast["pal"].trait) == ("brave", "lazy")


@pytest.mark.parametrize(
    ("language", "wish", "names"),
    [
        ("en", "two sisters Asha and Nila who look for a lost bell", ("Asha", "Nila")),
        ("hi", "दो बहनें आशा और नीला खोई हुई घंटी ढूँढती हैं", ("आशा", "नीला")),
        ("ta", "தொலைந்த மணியைத் தேடும் இரண்டு சகோதரிகள் ஆஷா, நிலா", ("ஆஷா", "நிலா")),
    ],
)
def test_two_sisters_have_their_names_and_one_mother(
    storyteller: BuiltinStoryteller, language: str, wish: str, names: tuple[str, str]
) -> None:
    told = told_of(storyteller, language, wish)
    cast = told.plan.tales[0].cast
    assert {cast["hero"].concept, cast["pal"].concept} == {"person.sister"}
    assert (cast["hero"].name, cast["pal"].name) == names
    assert "pal.kin" in {each.beat.key for each in told.beats}
    assert all(name in told.text for name in names)


def test_a_younger_brother_is_not_called_an_elder_one(storyteller: BuiltinStoryteller) -> None:
    for seed in range(6):
        assert "அண்ணன்" not in told_of(storyteller, "ta", "மீராவும் அவளுடைய தம்பி கபீரும்", seed).text


@pytest.mark.parametrize(
    ("language", "wish"),
    [
        ("en", "a girl finds her way home from the city"),
        ("hi", "एक लड़की शहर से घर का रास्ता ढूँढती है"),
        ("ta", "நகரத்திலிருந்து வீட்டுக்கு வழி தேடும் சிறுமி"),
    ],
)
@pytest.mark.parametrize("seed", SEEDS)
def test_who_looks_for_the_way_home_from_the_city_does_not_live_there(
    storyteller: BuiltinStoryteller, language: str, wish: str, seed: int
) -> None:
    tale = told_of(storyteller, language, wish, seed).plan.tales[0]
    assert tale.plot == "way"
    assert tale.cast["far"].concept == "place.city"
    assert tale.cast["place"].concept not in ("place.city", "place.house")


@pytest.mark.parametrize(
    ("language", "wish"),
    [
        ("en", "why does the moon change its shape"),
        ("hi", "चाँद क्यों घटता है"),
        ("ta", "நிலா ஏன் தேய்ந்து வளர்கிறது"),
    ],
)
def test_why_the_moon_wanes_is_told_of_the_moon_and_not_by_it(
    storyteller: BuiltinStoryteller, language: str, wish: str
) -> None:
    tale = told_of(storyteller, language, wish).plan.tales[0]
    assert (tale.plot, tale.kind) == ("why", "crescent")
    assert tale.cast["hero"].concept != "being.moon"


@pytest.mark.parametrize(
    ("language", "wish", "concept"),
    [
        ("ta", "நிலாவில் நண்பன் வேண்டும் என்று ஆசைப்படும் சிறுமி", "person.girl"),
        ("ta", "ஆமைக்கும் நரிக்கும் ஓட்டப்பந்தயம்", "animal.tortoise"),
    ],
)
def test_the_ending_says_who_a_tamil_story_is_about(
    storyteller: BuiltinStoryteller, language: str, wish: str, concept: str
) -> None:
    assert told_of(storyteller, language, wish).plan.tales[0].cast["hero"].concept == concept


def test_a_place_is_heard_in_the_oblique(storyteller: BuiltinStoryteller) -> None:
    assert told_of(storyteller, "hi", "बग़ीचे में एक अनोखा अंडा").plan.tales[0].cast["place"].concept == "place.garden"


@pytest.mark.parametrize(
    ("language", "wish", "mine", "said_of_another"),
    [
        ("en", "a boy who wants to talk to his shadow", "my shadow", "his shadow"),
        ("ta", "தன் நிழலோடு பேச ஆசைப்படும் சிறுவன்", "என் நிழலோடு", "தன் நிழலோடு"),
    ],
)
def test_who_says_a_wish_of_their_own_says_it_of_themselves(
    storyteller: BuiltinStoryteller, language: str, wish: str, mine: str, said_of_another: str
) -> None:
    said = list[str]()
    for seed in range(20):
        told = told_of(storyteller, language, wish, seed)
        hero = told.plan.tales[0].cast["hero"].name
        lines = [line for scene in told.scenes for line in scene.lines]
        said += [line.text for line in lines if line.speaker == hero]
    assert any(mine in text for text in said)
    assert not any(said_of_another in text for text in said)


@pytest.mark.parametrize(
    ("language", "wish", "word"),
    [
        ("en", "the story of a lantern", "lantern"),
        ("hi", "दीवाली पर एक लालटेन की कहानी", "लालटेन"),
        ("hi", "एक लालटेन जो बड़ी होना चाहती है", "लालटेन"),
        ("ta", "ஒரு லாந்தர் விளக்கின் கதை", "லாந்தர் விளக்கு"),
    ],
)
def test_a_lantern_is_the_hero_of_its_story_and_no_other_lamp(
    storyteller: BuiltinStoryteller, language: str, wish: str, word: str
) -> None:
    told = told_of(storyteller, language, wish)
    assert told.plan.tales[0].cast["hero"].concept == "being.lantern"
    assert word in told.text
    besides_the_feast = [each for each in told.beats if not each.beat.key.startswith("feast")]  # Diwali has its own
    assert not any("दीया" in line.text for each in besides_the_feast for line in each.lines)


@pytest.mark.parametrize(
    ("language", "wish"),
    [
        ("en", "an owl who asks three riddles and a clever rabbit"),
        ("hi", "तीन पहेलियाँ पूछने वाला उल्लू और एक चालाक खरगोश"),
        ("ta", "மூன்று விடுகதைகள் கேட்கும் ஆந்தையும் புத்திசாலி முயலும்"),
    ],
)
def test_who_asks_the_riddles_guards_the_bridge(storyteller: BuiltinStoryteller, language: str, wish: str) -> None:
    tale = told_of(storyteller, language, wish).plan.tales[0]
    assert tale.plot == "riddle"
    assert (tale.cast["keeper"].concept, tale.cast["hero"].concept) == ("animal.owl", "animal.rabbit")
