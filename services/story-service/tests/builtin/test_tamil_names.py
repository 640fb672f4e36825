"""Names with endings, as Tamil writes them, are heard as the names they are: of towns, and of people."""

import pytest

from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller, Told


def told(storyteller: BuiltinStoryteller, scenario: str, setting: str = "") -> Told:
    return storyteller.tell(Brief(language="ta", seed=3, scenario=scenario, setting=setting, length_words=200))


@pytest.mark.parametrize(
    ("scenario", "town", "kind"),
    [
        ("மதுரையில் மீராவின் பட்டம் தொலைந்தது", "மதுரை", "city"),
        ("சென்னையில் ஒரு குட்டிப் பூனை", "சென்னை", "city"),
        ("கோயம்புத்தூரில் பறக்க விரும்பும் யானை", "கோயம்புத்தூர்", "city"),
        ("ஊட்டிக்குப் போன முயல்", "ஊட்டி", "hill"),
        ("சேலத்திலிருந்து வந்த கிளி", "சேலம்", "city"),
        ("ஈரோட்டில் ஒரு காகம்", "ஈரோடு", "city"),
        ("மதுரைச் சிறுமி பாட ஆசைப்பட்டாள்", "மதுரை", "city"),
        ("சென்னை கடற்கரையில் ஒரு நாய்", "சென்னை", "sea"),
        ("ஆண்டிபட்டியில் ஒரு ஆடு", "ஆண்டிபட்டி", "village"),
        ("வெள்ளியம்பாளையத்தில் ஒரு ஆடு", "வெள்ளியம்பாளையம்", "village"),
    ],
)
def test_a_town_with_an_ending_is_where_the_story_is_set(
    storyteller: BuiltinStoryteller, scenario: str, town: str, kind: str
) -> None:
    story = told(storyteller, scenario)
    place = story.plan.tales[0].cast["place"]
    assert (place.name, place.concept) == (town, f"place.{kind}")
    assert town in story.plan.used
    assert town[:-2] in story.text


def test_a_setting_that_is_only_a_town_is_that_town(storyteller: BuiltinStoryteller) -> None:
    place = told(storyteller, "ஒரு யானை", setting="மதுரை").plan.tales[0].cast["place"]
    assert (place.name, place.concept) == ("மதுரை", "place.city")


@pytest.mark.parametrize(
    "scenario",
    ["மரத்தில் ஒரு கிளி", "வெளியூரில் வழி தவறிய நாய்", "பாட்டி சோறு ஊட்டி தூங்க வைத்தாள்", "தாமரையில் அமர்ந்த தவளை"],
)
def test_a_word_with_the_ending_of_a_place_is_no_town(storyteller: BuiltinStoryteller, scenario: str) -> None:
    assert not told(storyteller, scenario).plan.tales[0].cast["place"].name


def test_where_somebody_wishes_to_go_they_are_not_yet(storyteller: BuiltinStoryteller) -> None:
    story = told(storyteller, "ஊட்டிக்குப் போக விரும்பும் முயல்")
    assert not story.plan.tales[0].cast["place"].name
    assert story.plan.tales[0].cast["want"].words == "ஊட்டிக்குப் போக"


@pytest.mark.parametrize(
    ("form", "told_as"), [("", "மதுரை"), ("loc", "மதுரையில்"), ("dat", "மதுரைக்கு"), ("gen", "மதுரையின்")]
)
def test_the_name_of_a_town_takes_the_endings_itself(storyteller: BuiltinStoryteller, form: str, told_as: str) -> None:
    stage = told(storyteller, "மதுரையில் ஒரு காகம்").teller.stage
    place = stage.plan.tales[0].cast["place"]
    assert stage.language.grammar.mention(stage.mention(place), form) == told_as


@pytest.mark.parametrize(
    ("scenario", "people"),
    [
        ("மீனாவின் பட்டம் தொலைந்தது", [("மீனா", "person.girl")]),
        ("ராமுவுக்குப் பறக்க ஆசை", [("ராமு", "person.boy")]),
        ("மீனாவின் பூனை தொலைந்தது", [("மீனா", "person.girl"), ("", "animal.cat")]),
        ("மீனாவுக்கு ஒரு நாய்க்குட்டி கிடைத்தது", [("மீனா", "person.girl"), ("", "animal.dog")]),
        ("முருகனிடம் ஒரு பட்டம் இருந்தது", [("முருகன்", "person.boy")]),
        ("கவினோடு விளையாடும் கரடி", [("கவின்", "person.boy"), ("", "animal.bear")]),
        ("கயல்விழிக்குப் பாட ஆசை", [("கயல்விழி", "person.girl")]),
        ("மீனாவும் ராமுவும் கடலுக்குப் போனார்கள்", [("மீனா", "person.girl"), ("ராமு", "person.boy")]),
    ],
)
def test_a_name_with_an_ending_is_that_person(
    storyteller: BuiltinStoryteller, scenario: str, people: list[tuple[str, str]]
) -> None:
    cast = told(storyteller, scenario).plan.tales[0].cast.values()
    given = [(one.name, one.concept) for one in cast if one.given and not one.concept.startswith("place.")]
    for name, concept in people:
        assert any(concept == one and name in ("", called) for called, one in given), given


@pytest.mark.parametrize(
    ("scenario", "hero"),
    [
        ("நிலா பாட ஆசைப்பட்டாள்", ("நிலா", "person.girl")),
        ("தாத்தாவுக்குப் பரிசு செய்ய நினைத்தாள் நிலா", ("நிலா", "person.girl")),
        ("நிலாவைத் தேடினாள் மீனா", ("மீனா", "person.girl")),
    ],
)
def test_a_verb_says_whether_somebody_is_called_moon(
    storyteller: BuiltinStoryteller, scenario: str, hero: tuple[str, str]
) -> None:
    cast = told(storyteller, scenario).plan.tales[0].cast
    assert (cast["hero"].name, cast["hero"].concept) == hero


def test_the_moon_itself_may_sing(storyteller: BuiltinStoryteller) -> None:
    assert told(storyteller, "நிலா பாட ஆசைப்பட்டது").plan.tales[0].cast["hero"].concept == "being.moon"
