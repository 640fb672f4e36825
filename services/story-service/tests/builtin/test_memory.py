"""A listener's next story is another one: another plot, another place, other words than those of the last stories."""

import json
import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from kahaniyaa_story.writing.brief import Audience, Brief, Earlier
from kahaniyaa_story.writing.engine import LineWritten, Planned
from kahaniyaa_story.writing.engines.builtin.memory import memory_of
from kahaniyaa_story.writing.engines.builtin.plan import from_json
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller, Told


def remembered(told: Told) -> Earlier:
    return Earlier(language=told.plan.language, plan=json.loads(json.dumps(told.plan.as_json())))


def evenings(storyteller: BuiltinStoryteller, brief: Brief, many: int, *, remember: bool) -> list[Told]:
    """So many stories, one a day, for one listener."""
    told: list[Told] = []
    for day in range(many):
        earlier = tuple(remembered(one) for one in reversed(told)) if remember else ()
        told.append(storyteller.tell(replace(brief, seed=day, earlier=earlier)))
    return told


def repeats(told: list[Told]) -> int:
    counts = Counter(beat.source for one in told for beat in one.beats)
    return sum(count - 1 for count in counts.values())


def test_no_plot_and_no_place_comes_again_within_three_evenings(storyteller: BuiltinStoryteller) -> None:
    told = evenings(storyteller, Brief(language="en", seed=0, length_words=250), 12, remember=True)
    for now, one in enumerate(told):
        lately = [before.plan.tales[0] for before in told[max(0, now - 3) : now]]
        assert one.plan.tales[0].plot not in {tale.plot for tale in lately}
        assert one.plan.tales[0].cast["place"].concept not in {tale.cast["place"].concept for tale in lately}


def test_openings_and_phrases_that_were_heard_give_way_to_others(storyteller: BuiltinStoryteller) -> None:
    brief = Brief(language="en", seed=0, scenario="a girl who wants to sing", length_words=300)
    with_memory = evenings(storyteller, brief, 12, remember=True)
    without = evenings(storyteller, brief, 12, remember=False)
    openings = [one.beats[0].source for one in with_memory]
    assert len(set(openings)) == len(openings)
    assert repeats(with_memory) < 0.7 * repeats(without)  # what is seldom told has few tellings


async def test_a_story_that_was_planned_goes_on_the_same_without_what_was_told_before(
    storyteller: BuiltinStoryteller,
) -> None:
    earlier = tuple(remembered(one) for one in evenings(storyteller, Brief(language="en", seed=0), 5, remember=False))
    brief = Brief(language="en", seed=9)
    whole = [piece async for piece in storyteller.write(replace(brief, earlier=earlier))]
    planned = whole[0]
    assert isinstance(planned, Planned)
    again = [piece async for piece in storyteller.write(brief, plan=json.loads(json.dumps(planned.plan)))]
    assert again == whole[1:]
    assert any(isinstance(piece, LineWritten) for piece in again)


def test_the_notes_of_somebody_else_say_nothing(storyteller: BuiltinStoryteller) -> None:
    strange = (Earlier(language="en", plan={"beats": 3}),)
    brief = Brief(language="en", seed=4)
    assert storyteller.tell(replace(brief, earlier=strange)).scenes == storyteller.tell(brief).scenes


@pytest.mark.parametrize(
    ("language", "scenario"),
    [
        ("en", "a shy elephant who wants to fly"),
        ("hi", "एक शर्मीला हाथी जो उड़ना चाहता है"),
        ("hi", "एक चूहा जो तैरना चाहता है"),
    ],
)
def test_the_same_wish_is_told_as_every_tale_that_fits_before_one_comes_again(
    storyteller: BuiltinStoryteller, language: str, scenario: str
) -> None:
    brief = Brief(language=language, seed=0, scenario=scenario, length_words=250)
    told = evenings(storyteller, brief, 8, remember=True)
    small = [next((beat.key for beat in one.plan.beats if beat.key.startswith("mini.")), "") for one in told]
    for tale in {key.rpartition(".")[0] for key in small} - {""}:
        evening = [number for number, key in enumerate(small) if key.startswith(tale)]
        assert all(later - earlier >= 3 for earlier, later in pairwise(evening)), small


@pytest.mark.parametrize("audience", ["kids", "preschool"])
@pytest.mark.parametrize(
    ("language", "scenario"),
    [
        ("hi", "एक हाथी जो उड़ना चाहता है"),
        ("hi", "एक ख़रगोश जो रास्ता भूल गया"),
        ("hi", "एक लड़का जो रॉकेट बनाना चाहता है"),
        ("ta", "பறக்க விரும்பும் யானை"),
        ("ta", "இருட்டைக் கண்டு பயப்படும் சிறுமி"),
        ("ta", "ராக்கெட் செய்ய விரும்பும் சிறுவன்"),
    ],
)
def test_eight_stories_of_one_wish_have_few_sentences_in_common(
    storyteller: BuiltinStoryteller, language: str, scenario: str, audience: Audience
) -> None:
    brief = Brief(language=language, seed=0, scenario=scenario, length_words=250, audience=audience)
    told = evenings(storyteller, brief, 8, remember=True)
    stories = [set(re.split(r"(?<=[।.!?…])[”’]?\s+", one.text)) for one in told]
    counts = Counter(sentence for story in stories for sentence in story if len(sentence.split()) >= 3)
    assert sum(count > 1 for count in counts.values()) <= 8


def test_what_was_heard_a_week_ago_is_not_told_again_where_there_is_another_way(
    storyteller: BuiltinStoryteller,
) -> None:
    earlier = tuple(remembered(one) for one in evenings(storyteller, Brief(language="en", seed=0), 8, remember=False))
    memory = memory_of(earlier, "en")
    oldest = from_json(earlier[-1].plan).beats[0].telling
    assert memory.staleness(oldest) > 0.8
