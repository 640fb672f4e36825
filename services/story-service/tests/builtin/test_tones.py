"""What a tone makes of one brief with one seed: its own plot, its own sentences, and what it dwells on."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest

from kahaniyaa_story.writing.brief import TONES, Brief, Tone
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller, Told
from kahaniyaa_story.writing.engines.builtin.telling.sentences import sentences

OPEN = [
    ("en", "two sisters in a market"),
    ("en", "a kite"),
    ("en", "Tara and her grandfather plant a mango tree"),
    ("hi", "बाज़ार में दो बहनें"),
    ("hi", "तारा और उसके दादाजी आम का पेड़ लगाते हैं"),
    ("ta", "சந்தையில் இரண்டு சகோதரிகள்"),
    ("ta", "தாராவும் அவள் தாத்தாவும் மாமரம் நடுகிறார்கள்"),
]
FIXED = [
    ("en", "a boy who wants to learn the tabla"),
    ("en", "the well has dried up in the village"),
    ("hi", "एक लड़का जो तबला सीखना चाहता है"),
    ("hi", "गाँव का कुआँ सूख गया है"),
    ("ta", "தபேலா கற்க ஆசைப்படும் ஒரு சிறுவன்"),
    ("ta", "மீராவின் மணி காட்டில் தொலைந்துவிட்டது"),
]


def told(storyteller: BuiltinStoryteller, language: str, scenario: str) -> list[Told]:
    brief = Brief(language=language, seed=12, scenario=scenario, length_words=300)
    return [storyteller.tell(replace(brief, tone=tone)) for tone in TONES]


def shared(stories: Sequence[Told]) -> list[float]:
    """Which part of the sentences of one are those of the other, for each two stories."""
    said = [{one for scene in each.scenes for line in scene.lines for one in sentences(line.text)} for each in stories]
    return [len(one & other) / min(len(one), len(other)) for one, other in combinations(said, 2)]


@pytest.mark.parametrize(("language", "scenario"), OPEN)
def test_a_brief_that_asks_for_no_plot_has_several_in_eight_tones(
    storyteller: BuiltinStoryteller, language: str, scenario: str
) -> None:
    plots = {(tale.plot, tale.kind) for each in told(storyteller, language, scenario) for tale in each.plan.tales}
    assert len(plots) >= 3
    assert len({plot for plot, _ in plots}) >= 3


@pytest.mark.parametrize(("language", "scenario"), [*OPEN, *FIXED])
def test_the_stories_of_eight_tones_are_told_in_other_sentences(
    storyteller: BuiltinStoryteller, language: str, scenario: str
) -> None:
    same = shared(told(storyteller, language, scenario))
    assert sum(same) / len(same) < 0.07
    assert max(same) < 0.25


def test_what_somebody_has_begun_when_something_comes_between_is_done_in_the_end(
    storyteller: BuiltinStoryteller,
) -> None:
    stories = told(storyteller, "en", "Tara and her grandfather plant a mango tree")
    between = [each for each in stories if each.plan.tales[0].plot != "wish"]
    assert len({each.plan.tales[0].plot for each in between}) >= 3
    for each in between:
        keys = [beat.key for beat in each.plan.beats if beat.telling]
        assert keys.index("deed.begin") < keys.index("deed.end")
        assert each.text.count("plant a mango tree") == 2


def test_a_funny_story_laughs_and_a_heartwarming_one_listens_to_the_old(storyteller: BuiltinStoryteller) -> None:
    def beats(tone: Tone) -> list[str]:
        wish = Brief(language="en", seed=0, scenario="a shy elephant who wants to fly", tone=tone, length_words=420)
        stories = [storyteller.tell(replace(wish, seed=seed)) for seed in range(8)]
        return [beat.key for each in stories for beat in each.plan.beats]

    assert beats("funny").count("wish.laugh") > beats("heartwarming").count("wish.laugh")
    assert beats("heartwarming").count("turn.shy") > beats("funny").count("turn.shy")
