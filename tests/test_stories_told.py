"""The storyteller's stories as a set: as different from each other as is promised, and right in their grammar."""

import pytest
from benchmarks.stories import agreement
from benchmarks.stories.__main__ import LANGUAGES, fixed, free
from benchmarks.stories.figures import Sample, figures, syllables
from benchmarks.stories.gates import Gate, gates, gates_of_one_brief, human, reading
from benchmarks.stories.lengths import misses


def short(measured: tuple[Gate, ...]) -> list[str]:
    """The gates that do not hold, with their figures."""
    return [f"{gate.name}: {gate.value:.3f}, at {gate.kind} {gate.limit}" for gate in measured if not gate.holds]


@pytest.mark.parametrize("language", LANGUAGES)
def test_forty_briefs_give_forty_stories_that_differ_and_read_as_peoples_do(language: str) -> None:
    measured = free(language)
    assert short(gates(measured)) == []
    assert short(tuple(reading(measured, human(language)))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_brief_told_twenty_times_gives_twenty_stories(language: str) -> None:
    assert [short(gates_of_one_brief(one)) for one in fixed(language)] == [[], []]


@pytest.mark.parametrize("language", LANGUAGES)
def test_stories_are_as_long_as_was_asked_whatever_else_was_asked(language: str) -> None:
    missed = misses(language, (0, 1), lengths=(80, 250, 300, 350))
    assert sum(abs(miss) > 0.101 for miss in missed) <= 1, missed
    assert sum(map(abs, missed)) / len(missed) <= 0.04


@pytest.mark.apertium
def test_hindi_agrees_as_peoples_does() -> None:
    alarms, rate = agreement.measured(40)
    assert rate <= agreement.MOST, alarms


def test_the_evaluator_sees_what_is_alike() -> None:
    same = figures([Sample("One day a fox met a very small hare. They talked till night.")] * 4, "en")
    assert same.variety.self_bleu4 == pytest.approx(1.0)
    assert same.variety.jaccard4_max == 1.0
    assert (same.shared_sentences, same.same_opening) == (1.0, 1.0)
    assert same.sentence_words.median == 6.5
    different = figures([Sample("Rain fell on the roof."), Sample("Mangoes ripen slowly in May.")], "en")
    assert different.variety.jaccard4_max == 0.0
    assert different.variety.distinct2 == 1.0


@pytest.mark.parametrize(("word", "count"), [("कहानियाँ", 4), ("बच्चा", 2), ("கதைகள்", 3), ("storyteller", 4), ("hmm", 1)])
def test_syllables_are_counted_as_they_are_written(word: str, count: int) -> None:
    assert syllables(word) == count
