"""A wish is understood in words that only CLDR has, and in emoji; what looks like such a word and is none is not."""

from dataclasses import replace

import pytest

from kahaniyaa_story.writing.brief import Brief, Character
from kahaniyaa_story.writing.engine import Ended
from kahaniyaa_story.writing.engines.builtin.language import FOLDER
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller


async def ending_of(storyteller: BuiltinStoryteller, brief: Brief) -> Ended:
    pieces = [piece async for piece in storyteller.write(brief)]
    assert isinstance(pieces[-1], Ended)
    return pieces[-1]


@pytest.mark.parametrize(
    ("language", "wish", "words", "concept"),
    [
        ("en", "a panda who wants to sing", "panda", "animal.bear"),
        ("en", "a girl lost her teddy bear", "teddy bear", "thing.doll"),
        ("en", "an orangutan who wants to dance", "orangutan", "animal.monkey"),
        ("hi", "एक खच्चर जो गाना चाहता है", "खच्चर", "animal.donkey"),
        ("hi", "एक लड़की जिसका टेडी बेयर खो गया", "टेडी बेयर", "thing.doll"),
        ("ta", "நடனமாட விரும்பும் பாண்டா", "பாண்டா", "animal.bear"),
        ("ta", "பாட விரும்பும் காளை", "காளை", "animal.cow"),
        ("en", "🐘 wants to fly", "🐘", "animal.elephant"),
        ("hi", "👧🏽 की 🪁 खो गई", "🪁", "thing.kite"),
        ("ta", "🐢 🏁", "🐢", "animal.tortoise"),
    ],
)
async def test_the_concept_is_in_the_story_and_the_answer_says_that_the_words_were_used(
    storyteller: BuiltinStoryteller, language: str, wish: str, words: str, concept: str
) -> None:
    brief = Brief(language=language, seed=4, scenario=wish, length_words=300)
    assert concept in {entity.concept for entity in storyteller.tell(brief).plan.tales[0].cast.values()}
    ended = await ending_of(storyteller, brief)
    assert words in ended.ending.used
    assert words not in ended.ending.unused


@pytest.mark.parametrize("language", ["en", "hi", "ta"])
@pytest.mark.parametrize("seed", range(6))
async def test_an_elephant_and_a_kite_that_are_only_drawn_are_in_the_story(
    storyteller: BuiltinStoryteller, language: str, seed: int
) -> None:
    for words in (150, 250, 350):
        brief = Brief(language=language, seed=seed, scenario="🐘🪁", length_words=words)
        cast = storyteller.tell(brief).plan.tales[0].cast
        assert (cast["hero"].concept, cast["thing"].concept) == ("animal.elephant", "thing.kite")
        assert (await ending_of(storyteller, brief)).ending.used == ("🐘", "🪁")


@pytest.mark.parametrize("field", ["scenario", "setting", "conflict"])
async def test_an_emoji_that_means_nothing_here_is_told_to_be_unused_and_never_read_aloud(
    storyteller: BuiltinStoryteller, field: str
) -> None:
    brief = replace(Brief(language="en", seed=1, loves=("🛸",), length_words=300), **{field: "🛸 zigzag wobble 🪐"})
    told = storyteller.tell(brief)
    text = told.text
    assert not {"🛸", "🪐"} & set(text)
    assert {"🛸", "🪐"} <= set((await ending_of(storyteller, brief)).ending.unused)


@pytest.mark.parametrize(
    ("language", "wish"),
    [
        ("en", "nobody answers where the road ends"),
        ("en", "Ram and Sita settle in the country"),
        ("en", "a simple order of toast"),
        ("hi", "देश के लोग कहाँ जाते हैं"),
        ("hi", "हवाई जहाज़ पुराना है"),
        ("hi", "पानी पीता बातूनी"),
        ("ta", "ஜன்னலைத் திற"),
        ("ta", "நீர்த் துளி"),
    ],
)
def test_words_that_cldr_gives_to_an_emoji_and_that_mean_something_else_are_not_taken_for_it(
    storyteller: BuiltinStoryteller, language: str, wish: str
) -> None:
    used = storyteller.tell(Brief(language=language, seed=2, scenario=wish, length_words=300)).plan.used
    assert not {word for word in wish.split() if word not in ("Ram", "Sita")} & set(used)


@pytest.mark.parametrize("seed", range(5))
def test_a_cat_named_tiger_is_a_cat(storyteller: BuiltinStoryteller, seed: int) -> None:
    told = storyteller.tell(Brief(language="en", seed=seed, scenario="a cat named Tiger wants to sing"))
    assert [(one.name, one.description) for one in told.cast if one.name == "Tiger"] == [("Tiger", "cat")]
    assert "animal.tiger" not in {entity.concept for entity in told.plan.tales[0].cast.values() if entity.given}


@pytest.mark.parametrize(
    ("language", "name", "wish", "concept"),
    [
        ("en", "Star", "Star loses her kite", "being.star"),
        ("hi", "सूर्य", "सूर्य की पतंग खो गई", "weather.sunny"),
    ],
)
def test_a_character_whose_name_is_a_word_is_nobody_else(
    storyteller: BuiltinStoryteller, language: str, name: str, wish: str, concept: str
) -> None:
    brief = Brief(language=language, seed=3, scenario=wish, characters=(Character(name=name),))
    cast = storyteller.tell(brief).plan.tales[0].cast
    assert cast["hero"].name == name
    assert concept not in {entity.concept for entity in cast.values()}


@pytest.mark.parametrize("seed", range(10))
def test_no_sun_shines_on_a_night_that_was_asked_for(storyteller: BuiltinStoryteller, seed: int) -> None:
    plan = storyteller.tell(Brief(language="en", seed=seed, scenario="the sun and an owl at night")).plan
    assert (plan.time, plan.weather == "sunny") == ("night", False)


@pytest.mark.parametrize("seed", range(10))
def test_the_sun_is_seen_by_day(storyteller: BuiltinStoryteller, seed: int) -> None:
    plan = storyteller.tell(Brief(language="en", seed=seed, scenario="a goat in the sun")).plan
    assert plan.weather == "sunny"
    assert plan.time not in ("evening", "night")


def test_the_licence_of_the_words_lies_beside_them() -> None:
    assert "Unicode-3.0" in (FOLDER / "UNICODE-LICENSE.txt").read_text("utf-8")
    for file in FOLDER.glob("*/cldr.txt"):
        assert "../UNICODE-LICENSE.txt" in file.read_text("utf-8").split("\n# concept")[0]
