"""A wish says where one is lost, who steals, who races whom, and with whom nobody can walk along."""

from dataclasses import replace

import pytest

from kahaniyaa_story.writing.brief import Audience, Brief, Character
from kahaniyaa_story.writing.engines.builtin.language import load
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller
from kahaniyaa_story.writing.engines.builtin.telling.stage import Stage
from kahaniyaa_story.writing.engines.builtin.world import AGAINST

SEEDS = range(4)


@pytest.mark.parametrize("wish", ["காட்டில் ஒரு முயல் வழி தவறியது", "கயலும் அமுதனும் காட்டில் வழி தவறினார்கள்"])
@pytest.mark.parametrize("seed", SEEDS)
def test_where_one_is_lost_is_not_home(storyteller: BuiltinStoryteller, wish: str, seed: int) -> None:
    cast = storyteller.tell(Brief(language="ta", seed=seed, scenario=wish, length_words=350)).plan.tales[0].cast
    assert cast["far"].what == "forest"
    assert cast["place"].what != "forest"


@pytest.mark.parametrize("seed", SEEDS)
def test_who_steals_in_a_conflict_is_the_rival(storyteller: BuiltinStoryteller, seed: int) -> None:
    brief = Brief(language="ta", seed=seed, scenario="ஒரு பூனை", conflict="மீன் திருடும் காகம்")
    tale = storyteller.tell(brief).plan.tales[0]
    assert (tale.plot, tale.cast["hero"].concept, tale.cast["rival"].concept) == ("trick", "animal.cat", "animal.crow")


@pytest.mark.parametrize(
    ("language", "wish", "audience"),
    [
        ("ta", "ஆமைக்கும் முயலுக்கும் ஓட்டப் பந்தயம்", "preschool"),
        ("ta", "ஆமைக்கும் முயலுக்கும் ஓட்டப் பந்தயம்", "kids"),
        ("en", "a tortoise and a rabbit run a race", "kids"),
    ],
)
@pytest.mark.parametrize("seed", SEEDS)
def test_two_animals_who_race_are_no_companions(
    storyteller: BuiltinStoryteller, language: str, wish: str, audience: Audience, seed: int
) -> None:
    brief = Brief(language=language, seed=seed, scenario=wish, audience=audience, length_words=250)
    cast = storyteller.tell(brief).plan.tales[0].cast
    assert (cast["hero"].concept, cast["rival"].concept) == ("animal.tortoise", "animal.rabbit")


@pytest.mark.parametrize("seed", SEEDS)
def test_the_stars_one_wants_to_talk_to_do_not_walk_along(storyteller: BuiltinStoryteller, seed: int) -> None:
    brief = Brief(language="ta", seed=seed, scenario="நட்சத்திரங்களோடு பேச ஆசைப்படும் சிறுவன்")
    cast = storyteller.tell(brief).plan.tales[0].cast
    assert "being.star" not in {one.concept for one in cast.values()}


@pytest.mark.parametrize("seed", SEEDS)
def test_what_somebody_learnt_is_what_they_wished(storyteller: BuiltinStoryteller, seed: int) -> None:
    told = storyteller.tell(Brief(language="ta", seed=seed, scenario="ரோபோ சமைக்கக் கற்றுக்கொண்டது"))
    tale = told.plan.tales[0]
    assert (tale.cast["hero"].concept, tale.cast["want"].words) == ("being.robot", "சமைக்க")
    assert "சமைக்க" in told.text


@pytest.mark.parametrize("seed", SEEDS)
def test_a_well_that_somebody_keeps_is_told_of_the_water(storyteller: BuiltinStoryteller, seed: int) -> None:
    wish = "பேராசை பிடித்த நரி எல்லாக் கிணறுகளையும் தனதாக்கியது"
    tale = storyteller.tell(Brief(language="ta", seed=seed, scenario=wish)).plan.tales[0]
    assert (tale.plot, tale.kind) == ("trick", "pond")


def test_of_several_tales_inside_one_only_the_first_mirrors_its_hero(storyteller: BuiltinStoryteller) -> None:
    tales = storyteller.tell(Brief(language="ta", seed=109, tone="whimsical", length_words=1900)).plan.tales
    traits = [tale.cast["hero"].trait for tale in tales]
    assert traits[0] == traits[1]
    assert len({*traits[2:]}) > 1


@pytest.mark.parametrize(
    ("moral", "plot"),
    [("உண்மை பேசு", "mend"), ("ஒற்றுமையே பலம்", "chain"), ("பேராசை பெருநஷ்டம்", "amiss")],
)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_moral_has_a_tale_of_its_own(storyteller: BuiltinStoryteller, moral: str, plot: str, seed: int) -> None:
    told = storyteller.tell(Brief(language="ta", seed=seed, moral=moral, length_words=350))
    assert told.plan.tales[0].plot == plot
    assert moral in told.text


@pytest.mark.parametrize("seed", SEEDS)
def test_who_is_called_by_a_word_with_an_ending_is_no_flower(storyteller: BuiltinStoryteller, seed: int) -> None:
    brief = Brief(language="ta", seed=seed, scenario="தாமரைக்கு ஓவியம் வரைய ஆசை", characters=(Character(name="தாமரை"),))
    hero = storyteller.tell(brief).plan.tales[0].cast["hero"]
    assert (hero.concept, hero.name) == ("person.girl", "தாமரை")


@pytest.mark.parametrize(
    ("wish", "word"), [("கோழிக்குஞ்சுக்குப் பறக்க ஆசை", "கோழிக்குஞ்சு"), ("காணாமல் போன நாய்க்குட்டி", "நாய்க்குட்டி")]
)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_young_one_is_called_as_its_listener_called_it(
    storyteller: BuiltinStoryteller, wish: str, word: str, seed: int
) -> None:
    assert word in storyteller.tell(Brief(language="ta", seed=seed, scenario=wish, length_words=200)).text


@pytest.mark.parametrize("seed", range(12))
def test_no_kites_fly_in_the_rain(storyteller: BuiltinStoryteller, seed: int) -> None:
    told = storyteller.tell(Brief(language="ta", seed=seed, scenario="பட்டத் திருவிழா", length_words=400))
    assert told.plan.tales[0].kind == "kites"
    assert not {"weather.rain", "weather.mist"} & {beat.beat.key for beat in told.beats if not beat.beat.tale}


@pytest.mark.parametrize("seed", SEEDS)
def test_rain_neither_falls_nor_is_spoken_of_where_the_wells_are_dry(
    storyteller: BuiltinStoryteller, seed: int
) -> None:
    told = storyteller.tell(Brief(language="ta", seed=seed, scenario="தண்ணீர் இல்லாத கிராமம்", length_words=350))
    stage = Stage(load("ta"), replace(told.plan, weather="rain"))
    assert told.plan.tales[0].kind in AGAINST
    assert "rain" not in stage.facts(0)


@pytest.mark.parametrize(
    ("wish", "own"), [("தவளை சிங்கமாக ஆசைப்பட்டது", "சிங்கமாக"), ("தவளை சிங்கமாக மாற விரும்பியது", "சிங்கமாக மாற")]
)
@pytest.mark.parametrize("audience", ["toddlers", "kids"])
@pytest.mark.parametrize("seed", SEEDS)
def test_who_would_be_a_lion_meets_none(
    storyteller: BuiltinStoryteller, wish: str, own: str, audience: Audience, seed: int
) -> None:
    brief = Brief(language="ta", seed=seed, scenario=wish, audience=audience, length_words=200)
    told = storyteller.tell(brief)
    cast = told.plan.tales[0].cast
    assert (cast["hero"].concept, cast["want"].words) == ("animal.frog", own)
    assert "animal.lion" not in {one.concept for one in cast.values()}
    assert own in told.text


@pytest.mark.parametrize("seed", range(12))
def test_no_herb_is_looked_for_at_the_market(storyteller: BuiltinStoryteller, seed: int) -> None:
    brief = Brief(language="ta", seed=seed, scenario="நோயுற்ற தாத்தா", length_words=350)
    tale = storyteller.tell(brief).plan.tales[0]
    assert tale.plot != "quest" or tale.cast["far"].what not in ("market", "city")


@pytest.mark.parametrize("wish", ["பாட்டியோடு சந்தைக்குப் போன மீனா", "மீனா யானையுடன் சந்தைக்குப் போனாள்"])
@pytest.mark.parametrize("seed", SEEDS)
def test_who_goes_along_with_somebody_is_not_called_as_they_are(
    storyteller: BuiltinStoryteller, wish: str, seed: int
) -> None:
    hero = storyteller.tell(Brief(language="ta", seed=seed, scenario=wish)).plan.tales[0].cast["hero"]
    assert (hero.concept, hero.name) == ("person.girl", "மீனா")


@pytest.mark.parametrize(
    ("wish", "concept"),
    [("மின்மினிகளின் திருவிழா", "animal.firefly"), ("முயல்களுக்குப் பசி", "animal.rabbit")],
)
@pytest.mark.parametrize("seed", SEEDS)
def test_many_are_heard_with_any_ending(storyteller: BuiltinStoryteller, wish: str, concept: str, seed: int) -> None:
    cast = storyteller.tell(Brief(language="ta", seed=seed, scenario=wish)).plan.tales[0].cast
    assert cast["hero"].concept == concept


@pytest.mark.parametrize("seed", SEEDS)
def test_who_shuts_a_bridge_keeps_it(storyteller: BuiltinStoryteller, seed: int) -> None:
    tale = storyteller.tell(Brief(language="ta", seed=seed, scenario="பாலத்தை அடைத்த முதலை")).plan.tales[0]
    assert (tale.plot, tale.kind, tale.cast["keeper"].concept) == ("riddle", "bridge", "animal.crocodile")


@pytest.mark.parametrize("seed", SEEDS)
def test_who_picks_fruit_for_others_is_no_thief(storyteller: BuiltinStoryteller, seed: int) -> None:
    wish = "குரங்குகளுக்கு மாம்பழம் பறித்துத் தரும் ஒட்டகச்சிவிங்கி"
    cast = storyteller.tell(Brief(language="ta", seed=seed, scenario=wish)).plan.tales[0].cast
    assert cast["hero"].concept == "animal.giraffe"
    assert "rival" not in cast or cast["rival"].concept not in ("animal.giraffe", "animal.monkey")


@pytest.mark.parametrize("seed", SEEDS)
def test_who_would_be_a_butterfly_is_who_is_told_of(storyteller: BuiltinStoryteller, seed: int) -> None:
    wish = "பட்டாம்பூச்சியாக மாற ஆசைப்படும் கம்பளிப்பூச்சி"
    told = storyteller.tell(Brief(language="ta", seed=seed, scenario=wish, length_words=200))
    assert told.plan.tales[0].cast["hero"].concept == "animal.worm"
    assert "கம்பளிப்பூச்சி" in told.text
