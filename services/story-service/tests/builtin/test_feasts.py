"""A story that was asked for a feast is set on its day, comes back to it near its end, and says that it was used."""

import pytest

from kahaniyaa_story.writing.brief import Brief, Earlier
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller, Told
from kahaniyaa_story.writing.engines.builtin.telling.endings import ending
from kahaniyaa_story.writing.engines.builtin.world import FEASTS

WISHES = [
    ("en", "a rabbit on Diwali", "diwali", "Diwali"),
    ("en", "Holi colours in the village", "holi", "Holi"),
    ("en", "an Eid story with grandmother", "eid", "Eid"),
    ("en", "the elephant’s Pongal", "pongal", "Pongal"),
    ("en", "Christmas with a cat", "christmas", "Christmas"),
    ("en", "Onam by the river", "onam", "Onam"),
    ("en", "two sisters on Raksha Bandhan", "rakhi", "Raksha Bandhan"),
    ("en", "it is Ravi’s birthday", "birthday", "birthday"),
    ("hi", "दीपावली की रात मीरा", "diwali", "दिवाली"),
    ("hi", "होली पर एक बंदर", "holi", "होली"),
    ("hi", "ईद की कहानी", "eid", "ईद"),
    ("hi", "रक्षा बंधन पर भाई और बहन", "rakhi", "राखी"),
    ("hi", "मीरा का जन्मदिन", "birthday", "जन्मदिन"),
    ("hi", "diwali par ek khargosh", "diwali", "दिवाली"),
    ("hi", "pongal ki kahani", "pongal", "पोंगल"),
    ("ta", "தீபாவளியன்று மீனா", "diwali", "தீபாவளி"),
    ("ta", "பொங்கலுக்கு வந்த யானை", "pongal", "பொங்கல்"),
    ("ta", "ரம்ஜான் கதை", "eid", "ரம்ஜான்"),
    ("ta", "முயலின் பிறந்த நாள்", "birthday", "பிறந்தநாள்"),
]


def told_of(storyteller: BuiltinStoryteller, language: str, wish: str, words: int, seed: int = 3) -> Told:
    return storyteller.tell(Brief(language=language, seed=seed, scenario=wish, length_words=words))


@pytest.mark.parametrize(("language", "wish", "feast", "name"), WISHES)
@pytest.mark.parametrize("words", [90, 320])
def test_a_feast_is_the_day_of_the_story_and_comes_again_near_its_end(
    storyteller: BuiltinStoryteller, language: str, wish: str, feast: str, name: str, words: int
) -> None:
    told = told_of(storyteller, language, wish, words)
    keys = [beat.beat.key for beat in told.beats]
    day, end = keys.index(f"feast.{feast}.day"), keys.index(f"feast.{feast}.end")
    trouble = next(i for i, beat in enumerate(told.beats) if "trouble" in beat.beat.adds)
    assert day < trouble < end >= len(keys) - 4
    assert name in told.beats[day].lines[0].text
    assert feast == told.plan.tales[0].cast["feast"].concept.removeprefix("feast.")


@pytest.mark.parametrize(
    ("language", "wish", "word"),
    [
        ("en", "a rabbit on Diwali", "Diwali"),
        ("en", "it is Ravi’s birthday", "birthday"),
        ("hi", "राखी पर भाई और बहन", "राखी"),
        ("hi", "raksha bandhan par ek bandar", "raksha bandhan"),
        ("ta", "பொங்கலுக்கு வந்த யானை", "பொங்கலுக்கு"),
    ],
)
@pytest.mark.parametrize("words", [90, 250])
def test_a_feast_is_said_to_be_used_in_the_words_of_the_wish(
    storyteller: BuiltinStoryteller, language: str, wish: str, word: str, words: int
) -> None:
    told = told_of(storyteller, language, wish, words)
    end = ending(told.teller, told.beats)
    assert (word in end.used, word in end.unused) == (True, False)


@pytest.mark.parametrize("feast", FEASTS)
@pytest.mark.parametrize("seed", range(3))
def test_a_feast_has_a_time_and_a_weather_that_go_with_it(
    storyteller: BuiltinStoryteller, feast: str, seed: int
) -> None:
    word = storyteller.tell(Brief(language="en", seed=1)).teller.language.lexicon[f"feast.{feast}"].word
    plan = told_of(storyteller, "en", f"a story about {word}", 200, seed).plan
    assert {plan.time, plan.weather} <= FEASTS[feast]


def test_a_feast_as_the_setting_is_no_place_and_is_not_quoted(storyteller: BuiltinStoryteller) -> None:
    told = storyteller.tell(Brief(language="en", seed=2, scenario="a shy rabbit", setting="Diwali night"))
    assert told.plan.tales[0].cast["place"].name == ""
    assert told.plan.time == "night"
    assert "quote.setting" not in [beat.beat.key for beat in told.beats]
    assert "Diwali" in ending(told.teller, told.beats).used


def test_a_feast_whose_lamps_are_feared_is_told_without_them_or_said_to_be_unused(
    storyteller: BuiltinStoryteller,
) -> None:
    brief = Brief(language="en", seed=2, scenario="a rabbit on Diwali", fears=("lamps",))
    told = storyteller.tell(brief)
    text = " ".join(line.text for scene in told.scenes for line in scene.lines)
    assert "lamp" not in text.lower()
    assert ("Diwali" in text) == ("Diwali" in ending(told.teller, told.beats).used)


def test_a_holiday_is_no_holi(storyteller: BuiltinStoryteller) -> None:
    told = told_of(storyteller, "en", "a holiday by the sea", 200)
    assert "feast" not in told.plan.tales[0].cast


def test_a_story_of_a_feast_told_again_in_another_language_keeps_it(storyteller: BuiltinStoryteller) -> None:
    told = told_of(storyteller, "en", "a rabbit on Diwali", 250)
    again = storyteller.tell(
        Brief(language="hi", seed=3, original=Earlier(language="en", plan=told.plan.as_json()), length_words=250)
    )
    assert "दिवाली" in " ".join(line.text for scene in again.scenes for line in scene.lines)


MOONS = {"en": (" moon ", " moon.", " moon,", "moonlight"), "hi": ("चाँद", "पूनम"), "ta": ("நிலா", "நிலவு", "பிறை")}
DARK_NIGHTS = (("en", "a rabbit on Diwali night"), ("hi", "दिवाली की रात एक खरगोश"), ("ta", "தீபாவளி இரவு"))


@pytest.mark.parametrize(("language", "wish"), DARK_NIGHTS)
@pytest.mark.parametrize("words", [90, 300, 900])
def test_no_moon_shines_on_a_night_of_diwali(
    storyteller: BuiltinStoryteller, language: str, wish: str, words: int
) -> None:
    for seed in range(6):
        told = told_of(storyteller, language, wish, words, seed)
        tellings = [beat for beat in told.beats if not beat.beat.key.startswith("feast.")]
        text = " ".join(line.text.lower() for beat in tellings for line in beat.lines)
        assert not [moon for moon in MOONS[language] if moon in text]


@pytest.mark.parametrize(
    ("language", "wish", "moon"),
    [
        ("en", "a girl who wants to touch the moon on Diwali", "moon"),
        ("hi", "दिवाली पर एक लड़की जो चाँद को छूना चाहती है", "चाँद"),
    ],
)
def test_a_moon_that_was_asked_for_is_there_on_any_day(
    storyteller: BuiltinStoryteller, language: str, wish: str, moon: str
) -> None:
    told = told_of(storyteller, language, wish, 300)
    assert moon in " ".join(line.text for scene in told.scenes for line in scene.lines)


@pytest.mark.parametrize(("wish", "foods"), [("Christmas in the village", "cake biscuit orange"), ("Eid", "kheer")])
@pytest.mark.parametrize("seed", range(4))
def test_what_is_eaten_on_a_feast_goes_with_it(
    storyteller: BuiltinStoryteller, wish: str, foods: str, seed: int
) -> None:
    food = told_of(storyteller, "en", wish, 300, seed).plan.tales[0].cast["food"].concept
    assert food.removeprefix("food.") in foods.split()
