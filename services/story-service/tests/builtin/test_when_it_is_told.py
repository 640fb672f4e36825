"""Nothing is told at a time, or of somebody, to whom it cannot happen then."""

from collections.abc import Sequence

import pytest

from kahaniyaa_story.writing.brief import Brief, Character
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller, Told

LANGUAGES = ("en", "hi", "ta")
GOING_ALONG = {"kind.little", "kind.load", "walk"}


def keys_of(told: Told) -> list[str]:
    return [each.beat.key for each in told.beats]


def first(keys: Sequence[str], start: str) -> int:
    return next((at for at, key in enumerate(keys) if key.startswith(start)), len(keys))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_sits_down_in_the_middle_of_a_race(storyteller: BuiltinStoryteller, language: str) -> None:
    tales = 0
    for seed in range(8):
        brief = Brief(language=language, seed=seed, scenario="a race", tone="exciting", length_words=600)
        keys = keys_of(storyteller.tell(brief))
        stop = first(keys, "contest.stop")
        assert stop < first(keys, "contest.end")
        assert not [key for key in keys[stop : first(keys, "contest.end")] if key.startswith(("tale.", "low", "turn."))]
        tales += "tale.begin" in keys
    assert tales


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_stays_at_home_tells_no_tale_on_the_way(storyteller: BuiltinStoryteller, language: str) -> None:
    tales = 0
    for seed in range(4):
        wish = "grandmother is ill and a boy fetches the herb"
        told = storyteller.tell(Brief(language=language, seed=seed, scenario=wish, length_words=1000))
        keys = keys_of(told)
        if told.plan.tales[0].plot == "quest" and "tale.begin" in keys:
            assert first(keys, "tale.begin") < min(first(keys, "quest.go"), first(keys, "quest.block"))
            tales += 1
    assert tales


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", ["a cloud", "a star", "a balloon", "a fish"])
def test_who_floats_or_swims_walks_along_with_nobody(
    storyteller: BuiltinStoryteller, language: str, scenario: str
) -> None:
    for seed in range(8):
        wish = f"{scenario} who wants to sing"
        keys = keys_of(storyteller.tell(Brief(language=language, seed=seed, scenario=wish, length_words=400)))
        assert not GOING_ALONG & set(keys)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_bird_is_walked_home_and_no_bee_has_a_thorn_in_its_foot(
    storyteller: BuiltinStoryteller, language: str
) -> None:
    for seed in range(40):
        told = storyteller.tell(Brief(language=language, seed=seed, scenario="a girl who wants to read"))
        helper, keys = told.plan.tales[0].cast["helper"].concept, keys_of(told)
        assert "kind.little" not in keys or helper not in ("animal.sparrow", "animal.owl", "animal.bee")
        assert "kind.thorn" not in keys or helper not in ("animal.ant", "animal.bee", "animal.butterfly")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_companion_is_heard_before_the_end(storyteller: BuiltinStoryteller, language: str) -> None:
    both = (Character(name="Meera", description="a girl"), Character(name="Moti", description="a dog"))
    for seed in range(6):
        brief = Brief(language=language, seed=seed, scenario="lost, far from home", characters=both, length_words=400)
        told = storyteller.tell(brief)
        assert "pal" in told.plan.tales[0].cast
        assert "pal.talk" in keys_of(told)
