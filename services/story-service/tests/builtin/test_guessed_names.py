"""A name that no list knows is used where little else can stand at its place, in a script without capitals."""

import pytest

from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engines.builtin.plan import Entity
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller, Told


@pytest.mark.parametrize(
    ("scenario", "name"),
    [
        ("विहान की दादी बीमार हैं", "विहान"),
        ("अन्वी को अँधेरे से डर लगता है", "अन्वी"),
        ("अन्वी को एक कुत्ता मिला", "अन्वी"),
        ("युवान की पतंग खो गई", "युवान"),
        ("आर्या और उसकी बहन समुद्र देखना चाहती हैं", "आर्या"),
    ],
)
def test_a_name_that_nobody_knows_is_the_heros(storyteller: BuiltinStoryteller, scenario: str, name: str) -> None:
    told = _told(storyteller, scenario)
    assert _hero(told).name == name
    assert name in told.text


@pytest.mark.parametrize(
    "scenario", ["मीरा और विहान मेले में खो गए", "विहान और मीरा मेले में खो गए", "विहान और अन्वी ने नाव बनाई"]
)
def test_who_stands_beside_a_name_has_one_too(storyteller: BuiltinStoryteller, scenario: str) -> None:
    told = _told(storyteller, scenario)
    named = {entity.name for entity in told.plan.tales[0].cast.values()} | set(told.plan.friends)
    assert {word for word in ("मीरा", "विहान", "अन्वी") if word in scenario} <= named


@pytest.mark.parametrize(
    ("scenario", "word"),
    [
        ("काग़ज़ की नाव खो गई", "काग़ज़"),
        ("रोहन और राक्षस", "राक्षस"),
        ("रोहन और जादुई पेड़", "जादुई"),
        ("आसमान को नीला रंग किसने दिया", "आसमान"),
        ("दिन और रात", "दिन"),
    ],
)
def test_a_word_that_names_nobody_is_no_name(storyteller: BuiltinStoryteller, scenario: str, word: str) -> None:
    told = _told(storyteller, scenario)
    assert word not in {entity.name for entity in told.plan.tales[0].cast.values()} | set(told.plan.friends)


@pytest.mark.parametrize("seed", range(12))
def test_who_is_asked_for_by_a_masculine_word_gets_no_feminine_one(storyteller: BuiltinStoryteller, seed: int) -> None:
    told = storyteller.tell(Brief(language="hi", seed=seed, scenario="मोर जो नाच नहीं सकता"))
    assert _hero(told).gender == "m"
    assert told.plan.tales[0].cast["want"].concept == "want.dance"


@pytest.mark.parametrize("scenario", ["गड्ढे में गिरा हाथी", "एक हाथी गड्ढे में गिर गया"])
def test_who_fell_into_a_pit_is_helped_out_of_it(storyteller: BuiltinStoryteller, scenario: str) -> None:
    tale = _told(storyteller, scenario).plan.tales[0]
    assert (tale.plot, tale.kind, tale.cast["big"].concept) == ("big", "pit", "animal.elephant")


def _told(storyteller: BuiltinStoryteller, scenario: str) -> Told:
    return storyteller.tell(Brief(language="hi", seed=4, scenario=scenario))


def _hero(told: Told) -> Entity:
    return told.plan.tales[0].cast["hero"]
