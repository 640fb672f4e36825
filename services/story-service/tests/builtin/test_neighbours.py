"""A word has the form that its neighbour asks for: छाते की, an orange."""

import re

import pytest

from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engines.builtin.language import load
from kahaniyaa_story.writing.engines.builtin.markup import parse
from kahaniyaa_story.writing.engines.builtin.neighbours import beside
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller
from kahaniyaa_story.writing.engines.builtin.telling.endings import ending


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("hi", "{thing} की घर वापसी", ["{thing} beside की must be {thing.o}"]),
        ("hi", "और {thing} [कहीं न था|का पता न चला]।", ["{thing} beside का must be {thing.o}"]),
        (
            "hi",
            "[{thing}|एक {food}] <भी> के बिना",
            ["{food} beside के must be {food.o}", "{thing} beside के must be {thing.o}"],
        ),
        ("hi", "{thing.o} की, {thing}, और {place.in} एक {food}", []),
        ("hi", "{friends} ने कहा", []),
        ("en", "A [bright|very] {colour} patch, a {colour} one", ["{colour} beside a must be {colour.a}"]),
        ("en", "{colour.a} patch, and the {colour} one", []),
    ],
)
def test_a_slot_that_forgets_its_neighbour_is_found(language: str, text: str, wrong: list[str]) -> None:
    assert sorted(beside(parse(text), load(language).manner.beside)) == wrong


@pytest.mark.parametrize(
    ("language", "wish", "wrong"),
    [
        ("hi", "एक लड़की का छाता खो गया", "छाता (का|की|के|को|से|में) "),
        ("hi", "एक लड़की का तबला खो गया", "तबला (का|की|के|को|से|में) "),
        ("hi", "एक लड़की का जूता खो गया", "जूता (का|की|के|को|से|में) "),
        ("en", "a girl and an orange kite", r"\b[Aa] orange"),
        ("en", "a boy who lost his umbrella", r"\b[Aa] umbrella"),
        ("en", "a monkey who shares apples at Eid", r"\b[Aa] (apple|Eid)"),
        ("en", "a shy elephant named Jhumki", "named Jhumki’s"),
    ],
)
def test_in_a_story_it_is_not_forgotten(storyteller: BuiltinStoryteller, language: str, wish: str, wrong: str) -> None:
    for seed in range(16):
        told = storyteller.tell(
            Brief(language=language, seed=seed, scenario=wish, length_words=90 if seed % 2 else 300)
        )
        around = ending(told.teller, told.beats)
        assert not re.search(wrong, " ".join((told.title, told.text, around.summary or "", *around.questions)))
