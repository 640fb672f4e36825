"""No sentence stands twice in a story, refrains of a cumulative tale aside: not even in tales told inside a tale."""

from collections import Counter

import pytest

from kahaniyaa_story.writing.brief import AUDIENCES, TONES, Brief
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller, Told
from kahaniyaa_story.writing.engines.builtin.telling.speech import speeches, whole
from kahaniyaa_story.writing.scenes import Line

LENGTHS = (400, 1500, 3000)


def repeated(told: Told) -> list[str]:
    """The sentences that stand in two beats of a story, unless both are of a tale of many who come one by one."""
    manner = told.teller.language.manner
    told_by = [(each.beat.key, each.beat.tale, set(whole(each.lines, manner))) for each in told.beats]
    counts = Counter(sentence for _, _, sentences in told_by for sentence in sentences)
    refrains = {sentence for key, _, sentences in told_by if "chain." in key for sentence in sentences}
    return [sentence for sentence, count in counts.items() if count > 1 and sentence not in refrains]


@pytest.mark.parametrize("language", ["en", "hi", "ta"])
def test_no_sentence_of_a_story_is_told_in_it_again(storyteller: BuiltinStoryteller, language: str) -> None:
    for seed in range(18):
        brief = Brief(
            language=language,
            seed=seed,
            tone=TONES[seed % 8],
            audience=AUDIENCES[seed % 6],
            length_words=LENGTHS[seed % 3],
        )
        assert repeated(storyteller.tell(brief)) == [], brief


def test_what_says_only_who_speaks_is_no_sentence_of_its_own(storyteller: BuiltinStoryteller) -> None:
    manner = storyteller.tell(Brief(language="en", seed=1)).teller.language.manner
    lines = (
        Line(kind="narration", text="Meera saw the old man."),
        Line(kind="dialogue", text="“So let us begin.”", speaker="Meera"),
        Line(kind="narration", text="said the little girl. “We are all here,” said the goat. It was late then."),
    )
    known = list(whole(lines, manner))
    assert known == ["meera saw the old man", "so let us begin", "it was late then", "we are all here"]
    assert speeches(lines, manner) == (False, True, True, False)
