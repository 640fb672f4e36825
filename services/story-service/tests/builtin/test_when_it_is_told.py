"""Nothing is told at a time, or of somebody, to whom it cannot happen then."""

from collections.abc import Sequence

import pytest

from kahaniyaa_story.writing.brief import TONES, Brief, Character
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
@pytest.mark.parametrize("wish", ["an elephant stuck in the mud", "grandmother is ill and a boy fetches the herb"])
def test_nobody_is_told_a_tale_while_somebody_waits_for_help(
    storyteller: BuiltinStoryteller, language: str, wish: str
) -> None:
    tales = 0
    for seed in range(3):
        keys = keys_of(storyteller.tell(Brief(language=language, seed=seed, scenario=wish, length_words=1000)))
        need = min(first(keys, "big.trouble."), first(keys, "quest.need."))
        help_comes = min(first(keys, "big.after"), first(keys, "quest.return."))
        assert not [key for key in keys[need:help_comes] if key.startswith(("tale.", "elder.says"))]
        tales += bool([key for key in keys if key.startswith("tale.")])
    assert tales


@pytest.mark.parametrize("language", ["en", "hi", "ta"])
@pytest.mark.parametrize("seed", range(6))
def test_each_tale_inside_another_is_begun_and_ended(storyteller: BuiltinStoryteller, language: str, seed: int) -> None:
    wish = "the well is dry and a boy fetches the water"
    told = storyteller.tell(Brief(language=language, seed=seed, scenario=wish, length_words=1000))
    keys = keys_of(told)
    assert keys.count("tale.begin") == keys.count("tale.end") == len(told.plan.tales) - 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_stays_at_home_tells_no_tale_on_the_way(storyteller: BuiltinStoryteller, language: str) -> None:
    tales = 0
    for seed in range(4):
        wish = "the well is dry and a boy fetches the water"
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


@pytest.mark.parametrize(
    ("language", "scenario", "concept"),
    [
        ("en", "a mouse who fell into a pit", "animal.mouse"),
        ("hi", "गड्ढे में गिरा चूहा", "animal.mouse"),
        ("ta", "கிணற்றில் விழுந்த பூனைக்குட்டி", "animal.cat"),
    ],
)
@pytest.mark.parametrize("seed", range(4))
def test_a_small_one_who_fell_in_is_helped_out_and_saves_no_elephant(
    storyteller: BuiltinStoryteller, language: str, scenario: str, concept: str, seed: int
) -> None:
    told = storyteller.tell(Brief(language=language, seed=seed, scenario=scenario, length_words=350))
    cast, keys = told.plan.tales[0].cast, keys_of(told)
    assert cast["hero"].concept != concept
    assert cast["helper"].concept == concept
    assert first(keys, "kind.fallen") < min(first(keys, start) for start in ("grant.", "lost.found", "way.sign"))
    assert not told.plan.unused


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tree_runs_nowhere(storyteller: BuiltinStoryteller, language: str) -> None:
    walked = ("came along, for company", "seemed longer than", "जहाँ-जहाँ", "तक का रास्ता", "ஓடிய", "தொடர்ந்து வந்ததாம்")
    for seed in range(30):
        brief = Brief(language=language, seed=seed, scenario="a tree who wants to see the sea", length_words=400)
        beats = [
            each
            for each in storyteller.tell(brief).beats
            if each.beat.key.startswith(("amiss.back", "amiss.sea", "recall"))
        ]
        told = " ".join(line.text for each in beats for line in each.lines)
        assert not [words for words in walked if words in told]


@pytest.mark.parametrize(
    ("answer", "asked"),
    [
        ("हलवे वाली बात", "हलवा"),
        ("दूसरा वाला सुनाओ", "दो सुझाव"),
        ("दादी की बात मान लें", "दादी कहती थीं"),
        ("कान की सुनते हैं", "कान खड़े"),
        ("अभी तो मज़ा शुरू", "छोड़ दें"),
    ],
)
def test_who_answers_answers_what_was_said(storyteller: BuiltinStoryteller, answer: str, asked: str) -> None:
    both = (Character(name="मीरा", description="लड़की"), Character(name="शेरू", description="कुत्ता"))
    answered = 0
    for seed in range(90):
        brief = Brief(language="hi", seed=seed, characters=both, length_words=300, tone=TONES[seed % len(TONES)])
        beats = storyteller.tell(brief).beats
        for said in (" ".join(line.text for line in each.lines) for each in beats if each.beat.key == "pal.talk"):
            assert answer not in said or asked in said
            answered += answer in said
    assert answered


def test_nobody_says_it_is_over_after_a_story_at_bedtime_is_begun(storyteller: BuiltinStoryteller) -> None:
    begun = 0
    for seed in range(20):
        told = storyteller.tell(Brief(language="ta", seed=seed, audience="preschool", length_words=260))
        night = " ".join(line.text for each in told.beats if each.beat.key == "tale.night" for line in each.lines)
        scenes = [" ".join(line.text for line in scene.lines) for scene in told.scenes]
        begun += bool(night)
        assert not night or any(scene.endswith(night) for scene in scenes)
    assert begun
