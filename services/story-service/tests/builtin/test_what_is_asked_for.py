"""A wish that says what a story is to be about gets that story."""

import pytest

from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engines.builtin.planning.choosing import TROUBLES
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller
from kahaniyaa_story.writing.engines.builtin.telling.endings import ending


@pytest.mark.parametrize(
    ("language", "wish", "plot", "kind"),
    [
        ("en", "three riddles at the bridge", "riddle", "bridge"),
        ("en", "a huge radish that nobody can pull out", "chain", "pull"),
        ("en", "why does the echo answer", "why", "echo"),
        ("en", "how the rainbow came to be", "why", "rainbow"),
        ("en", "grandmother’s ring fell into the pond", "repaid", "ring"),
        ("en", "a strange seed", "find", "seed"),
        ("hi", "तीन पहेलियाँ पूछने वाला उल्लू", "riddle", "bridge"),
        ("hi", "मूली नहीं निकल रही", "chain", "pull"),
        ("hi", "इंद्रधनुष कैसे बना", "why", "rainbow"),
        ("hi", "एक अनजान बीज", "find", "seed"),
    ],
)
@pytest.mark.parametrize("words", [100, 350])
def test_what_a_wish_is_about_chooses_the_plot(
    storyteller: BuiltinStoryteller, language: str, wish: str, plot: str, kind: str, words: int
) -> None:
    tales = [
        storyteller.tell(Brief(language=language, seed=seed, scenario=wish, length_words=words)).plan.tales[0]
        for seed in range(4)
    ]
    assert {(tale.plot, tale.kind) for tale in tales} == {(plot, kind)}


@pytest.mark.parametrize("seed", range(8))
def test_a_wish_told_briefly_is_told_of_and_not_of_a_task(storyteller: BuiltinStoryteller, seed: int) -> None:
    wish = "a cloud who wants to dance"
    told = storyteller.tell(Brief(language="en", seed=seed, scenario=wish, length_words=120))
    assert told.plan.tales[0].plot in ("wish", "amiss")


@pytest.mark.parametrize(
    ("language", "wish"),
    [
        ("en", "a rabbit who is afraid of the dark"),
        ("hi", "अँधेरे से डरने वाला ख़रगोश"),
        ("ta", "இருட்டுக்குப் பயப்படும் முயல்"),
    ],
)
def test_who_is_afraid_of_the_dark_wishes_not_to_be(storyteller: BuiltinStoryteller, language: str, wish: str) -> None:
    told = storyteller.tell(Brief(language=language, seed=1, scenario=wish, audience="preschool", length_words=150))
    assert told.plan.tales[0].cast["want"].concept == "want.dark"
    assert told.plan.unused == ()


@pytest.mark.parametrize(
    ("language", "wish", "place"),
    [
        ("en", "a cloud who wants to go home", "place.house"),
        ("hi", "एक बादल जो घर जाना चाहता है", "place.house"),
        ("en", "a girl who wants to visit the market", "place.market"),
    ],
)
@pytest.mark.parametrize("words", [250, 320, 500])
def test_a_wish_that_no_plot_knows_is_earned_and_its_place_is_far(
    storyteller: BuiltinStoryteller, language: str, wish: str, place: str, words: int
) -> None:
    for seed in range(6):
        told = storyteller.tell(Brief(language=language, seed=seed, scenario=wish, length_words=words))
        tale, keys = told.plan.tales[0], [beat.beat.key for beat in told.beats if not beat.beat.tale]

        assert tale.plot == "wish"
        assert place not in (tale.cast["place"].concept, tale.cast["far"].concept)
        tries = [i for i, key in enumerate(keys) if key.startswith("try.") or key.endswith((".try", ".again"))]
        met = next(i for i, key in enumerate(keys) if key.startswith("kind.") or key.endswith(".meet"))
        granted = next(i for i, key in enumerate(keys) if key.startswith("grant.") or key.endswith(".turn"))
        assert tries[-1] < granted > met
        if keys[granted].startswith("grant."):
            assert len(tries) >= 2
            assert keys.index("low") < keys.index("recall") < granted


@pytest.mark.parametrize(
    ("language", "wish", "setting", "both"),
    [
        ("en", "Meera and her grandmother fly a red kite on the rooftop in Jaipur", "", "on the rooftop in Jaipur"),
        ("en", "a shy elephant", "a market in Mysore", "in the market in Mysore"),
        ("hi", "मीरा और उसकी दादी जयपुर में छत पर पतंग उड़ाती हैं", "", "जयपुर की छत पर"),
        ("hi", "एक हाथी", "मैसूर का बाज़ार", "मैसूर के बाज़ार में"),
        ("ta", "ஒரு யானை", "மைசூர் சந்தை", "மைசூரு சந்தை"),
        ("ta", "மீனா மொட்டை மாடியில் பட்டம் விடுகிறாள்", "மதுரை", "மதுரை மொட்டை மாடி"),
    ],
)
@pytest.mark.parametrize("words", [100, 300])
@pytest.mark.parametrize("seed", range(4))
def test_a_place_and_its_town_are_both_named(
    storyteller: BuiltinStoryteller, language: str, wish: str, setting: str, both: str, words: int, seed: int
) -> None:
    brief = Brief(language=language, seed=seed, scenario=wish, setting=setting, length_words=words)
    assert both.casefold() in storyteller.tell(brief).text.casefold()  # a sentence may begin with it


@pytest.mark.parametrize("setting", ["a village near Jaipur", "the city of Jaipur"])
@pytest.mark.parametrize("seed", range(4))
def test_what_a_town_is_called_is_unused_where_only_its_name_is_told(
    storyteller: BuiltinStoryteller, setting: str, seed: int
) -> None:
    told = storyteller.tell(Brief(language="en", seed=seed, scenario="a fox", setting=setting, length_words=300))
    kind = setting.split()[1]
    assert "Jaipur" in told.text
    assert (kind in told.text.lower()) == (kind in ending(told.teller, told.beats).used)


@pytest.mark.parametrize(
    ("language", "conflict", "setting"),
    [
        ("en", "the well has run dry", "a village"),
        ("en", "the village well ran dry", "a market in Mysore"),
        ("en", "the wells are empty", "a village"),
        ("hi", "महीनों से बारिश नहीं हुई", "गाँव"),
        ("ta", "கிணறு வற்றிவிட்டது", "கிராமம்"),
        ("ta", "ஆறு வற்றிப்போனது", "கிராமம்"),
    ],
)
@pytest.mark.parametrize("seed", range(3))
def test_a_well_that_has_run_dry_is_what_the_story_is_about(
    storyteller: BuiltinStoryteller, language: str, conflict: str, setting: str, seed: int
) -> None:
    brief = Brief(language=language, seed=seed, setting=setting, conflict=conflict, length_words=350)
    told = storyteller.tell(brief)
    assert told.plan.tales[0].plot in TROUBLES["drought"]
    assert conflict not in [beat.quote for beat in told.plan.beats]


@pytest.mark.parametrize(
    ("language", "wish", "food", "steal"),
    [
        ("en", "a naughty monkey steals the samosas", "samosa", "steals"),
        ("hi", "एक नटखट बंदर ने समोसे चुरा लिए", "समोसे", "चुरा"),
        ("ta", "ஒரு குறும்புக் குரங்கு சமோசாவைத் திருடியது", "சமோசா", "திருடியது"),
    ],
)
@pytest.mark.parametrize("words", [120, 350])
@pytest.mark.parametrize("seed", range(5))
def test_whoever_steals_something_to_eat_is_told_of_doing_it(
    storyteller: BuiltinStoryteller, language: str, wish: str, food: str, steal: str, words: int, seed: int
) -> None:
    told = storyteller.tell(Brief(language=language, seed=seed, scenario=wish, length_words=words))
    tale, end = told.plan.tales[0], ending(told.teller, told.beats)
    assert (tale.plot, tale.kind, tale.cast["rival"].concept) == ("trick", "sweets", "animal.monkey")
    assert food in told.text
    assert any(stem in told.text for stem in ("steal", "stole", "चुरा", "திருடி")) == (steal in end.used)
    assert (steal in end.used) != (steal in end.unused)


@pytest.mark.parametrize(
    ("wish", "town", "want"),
    [
        ("मीरा और उसका भाई जयपुर में खोई हुई घंटी ढूँढते हैं", "जयपुर", ""),
        ("शिमला की एक लोमड़ी", "शिमला", ""),
        ("मीरा दिल्ली में रहना चाहती है", "", "दिल्ली में रहना"),
        ("एक हाथी जो दिल्ली जाना चाहता है", "", "दिल्ली जाना"),
    ],
)
def test_a_town_is_where_somebody_is_and_not_where_they_only_wish_to_be(
    storyteller: BuiltinStoryteller, wish: str, town: str, want: str
) -> None:
    for seed in range(4):
        told = storyteller.tell(Brief(language="hi", seed=seed, scenario=wish, length_words=300))
        cast = told.plan.tales[0].cast
        assert (cast["place"].name, cast["want"].words) == (town, want)
        assert (town or want) in told.text
