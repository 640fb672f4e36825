"""Nobody does, and nothing happens to anybody, that cannot be: a tree walks nowhere, a fish does not drown."""

import pytest

from kahaniyaa_story.writing.brief import TONES, Brief, Character
from kahaniyaa_story.writing.engines.builtin.plots.miniatures import miniatures
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller
from kahaniyaa_story.writing.engines.builtin.world import ANIMALS, is_rooted

LANGUAGES = ("en", "hi", "ta")
SWIMMERS = {"animal.frog", "animal.fish", "animal.duck", "animal.crocodile"}


@pytest.mark.parametrize(
    "scenario", ["a girl and an old tree", "a boy sits on a mountain", "two friends, a cat and a house"]
)
def test_who_can_go_nowhere_comes_along_with_nobody(storyteller: BuiltinStoryteller, scenario: str) -> None:
    for seed in range(12):
        told = storyteller.tell(Brief(language="en", seed=seed, scenario=scenario, length_words=300))
        cast = told.plan.tales[0].cast
        assert "pal" not in cast or not is_rooted(cast["pal"].concept)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", [150, 350])
def test_a_tree_that_wants_to_see_the_sea_waits_until_it_comes(
    storyteller: BuiltinStoryteller, language: str, words: int
) -> None:
    for seed in range(8):
        brief = Brief(language=language, seed=seed, scenario="a tree who wants to see the sea", length_words=words)
        told = storyteller.tell(brief)
        assert told.plan.tales[0].cast["hero"].concept == "being.tree"
        assert told.plan.tales[0].plot == "amiss"
        assert not {"walk", "home"} & {beat.beat.key for beat in told.beats}


@pytest.mark.parametrize("scenario", ["two sisters by the sea", "a girl and her grandfather at the sea"])
def test_nobody_by_the_sea_wishes_to_see_it(storyteller: BuiltinStoryteller, scenario: str) -> None:
    for seed in range(24):
        told = storyteller.tell(Brief(language="en", seed=seed, tone="whimsical", scenario=scenario, length_words=350))
        assert told.plan.tales[0].cast["want"].concept != "want.sea"


def test_no_tree_dances_about_and_breaks_a_pot(storyteller: BuiltinStoryteller) -> None:
    for seed in range(24):
        told = storyteller.tell(Brief(language="en", seed=seed, scenario="a kind tree", length_words=350))
        assert told.plan.tales[0].plot != "mend"


def test_no_well_is_dry_beside_a_river(storyteller: BuiltinStoryteller) -> None:
    for seed in range(24):
        told = storyteller.tell(Brief(language="en", seed=seed, scenario="the wells are dry", length_words=200))
        assert told.plan.tales[0].cast["place"].what not in ("river", "pond", "sea")


def test_a_journey_leads_elsewhere_than_the_wish(storyteller: BuiltinStoryteller) -> None:
    for seed in range(20):
        brief = Brief(language="en", seed=seed, scenario="a girl who wants to see the sea", length_words=350)
        assert storyteller.tell(brief).plan.tales[0].cast["far"].concept != "place.sea"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_helped_in_a_way_that_does_not_suit_them(storyteller: BuiltinStoryteller, language: str) -> None:
    for seed in range(60):
        brief = Brief(language=language, seed=seed, tone=TONES[seed % 8], scenario="I want to swim in the rain")
        told = storyteller.tell(brief)
        for beat in (each.beat for each in told.beats):
            helper = told.plan.tales[beat.tale].cast["helper"].concept
            assert beat.key != "kind.rain" or helper not in SWIMMERS
            assert beat.key != "kind.nest" or "nests" in ANIMALS[helper.removeprefix("animal.")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_swimmer_is_saved_from_the_water_in_a_small_plot(storyteller: BuiltinStoryteller, language: str) -> None:
    dry = {each.key("meet") for each in miniatures() if "water" in each.unhelped}
    assert "mini.wish.leaf.meet" in dry
    for seed in range(40):
        hero = Character(name="Tara", description="a girl who wants to swim")
        told = storyteller.tell(Brief(language=language, seed=seed, characters=(hero,), length_words=140))
        for beat in (each.beat for each in told.beats if each.beat.key in dry):
            assert told.plan.tales[beat.tale].cast["helper"].concept not in SWIMMERS


HELPED = ("way.sign.", "quest.pass.", "lost.found.", "amiss.word", "grant.", "riddle.hint")


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_helps_at_the_turn_is_there_still_or_is_told_to_come_back(
    storyteller: BuiltinStoryteller, language: str
) -> None:
    scenarios = ("a goat who is lost far from home", "a girl who wants to fly", "the well dried up", "a boy lost a key")
    for seed in range(48):
        brief = Brief(language=language, seed=seed, scenario=scenarios[seed % 4], length_words=300 + 5 * seed)
        told = storyteller.tell(brief)
        is_there = False
        for beat in (each.beat for each in told.beats):
            assert is_there or not beat.key.startswith(HELPED), (seed, beat.key)
            is_there = beat.part == "meet" or beat.key == "recall" or (is_there and beat.part == "turn")


def test_no_duck_is_carried_to_the_water(storyteller: BuiltinStoryteller) -> None:
    scenario = "a boy saves a little one from a dry puddle, and a ring falls into the pond"
    for seed in range(40):
        tale = storyteller.tell(Brief(language="en", seed=seed, scenario=scenario, length_words=150)).plan.tales[0]
        assert "two" not in tale.cast or tale.plot == "chain" or tale.cast["two"].concept != "animal.duck"


@pytest.mark.parametrize(
    ("wish", "gift"), [("an eagle", "want.fly"), ("a dolphin", "want.swim"), ("a giraffe", "want.grow")]
)
def test_nobody_wishes_unasked_for_what_they_can_do(storyteller: BuiltinStoryteller, wish: str, gift: str) -> None:
    for seed in range(40):
        tale = storyteller.tell(Brief(language="en", seed=seed, scenario=wish, length_words=120)).plan.tales[0]
        assert tale.cast["want"].concept != gift


def test_no_firefly_is_lost_in_the_dark_and_no_river_floods_a_drought(storyteller: BuiltinStoryteller) -> None:
    for seed in range(40):
        dark = Brief(language="en", seed=seed, scenario="a rabbit who is afraid of the dark", length_words=140)
        told = storyteller.tell(dark)
        keys = {beat.beat.key for beat in told.beats}
        is_lost = "mini.wish.stars.meet" in keys
        assert not is_lost or told.plan.tales[0].cast["helper"].concept != "animal.firefly"
        dry = storyteller.tell(Brief(language="en", seed=seed, scenario="the well is dry", length_words=600))
        assert "quest.block.river" not in {beat.beat.key for beat in dry.beats}


@pytest.mark.parametrize("seed", range(8))
def test_no_whale_goes_along_on_foot(storyteller: BuiltinStoryteller, seed: int) -> None:
    told = storyteller.tell(Brief(language="hi", seed=seed, scenario="मछुआरे की बेटी और व्हेल", length_words=400))
    tale = told.plan.tales[0]
    assert "pal" not in tale.cast or tale.cast["pal"].concept != "animal.whale" or tale.plot not in ("quest", "way")
    assert tale.cast["place"].what in ("river", "pond", "sea")


@pytest.mark.parametrize("seed", range(8))
def test_no_river_stops_a_bee(storyteller: BuiltinStoryteller, seed: int) -> None:
    told = storyteller.tell(Brief(language="hi", seed=seed, scenario="रानी मधुमक्खी बीमार है", length_words=600))
    assert not {"quest.block.river", "quest.block.cliff"} & {beat.beat.key for beat in told.beats}
