import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest

from kahaniyaa_story.writing.brief import AUDIENCES, TONES, Brief, Character
from kahaniyaa_story.writing.engine import Ended, SceneWritten
from kahaniyaa_story.writing.engines.builtin.check import check
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller
from kahaniyaa_story.writing.scenes import Ending, Scene

TAMIL_LETTER = "[\u0b80-\u0bff]"
HARD = "[கசதப][^்]"


def a_brief(**wishes: Any) -> Brief:
    plain: Mapping[str, Any] = {"language": "ta", "seed": 1, "length_words": 300}
    return Brief(**{**plain, **wishes})


async def told(storyteller: BuiltinStoryteller, brief: Brief) -> tuple[list[Scene], Ending]:
    pieces = [piece async for piece in storyteller.write(brief)]
    (end,) = [piece.ending for piece in pieces if isinstance(piece, Ended)]
    return [piece.scene for piece in pieces if isinstance(piece, SceneWritten)], end


def text_of(scenes: list[Scene]) -> str:
    return " ".join(line.text for scene in scenes for line in scene.lines)


def many_briefs() -> list[Brief]:
    shapes = [
        {"scenario": "பறக்க ஆசைப்படும் கூச்ச சுபாவமுள்ள யானை"},
        {"scenario": "காணாமல் போன புத்தகம்", "characters": (Character(name="மீனா", description="சிறுமி"),)},
        {"scenario": "சேற்றில் சிக்கிய எருமை", "setting": "குளம்"},
        {"characters": (Character(name="கதிர்", description="துணிச்சலான சிறுவன்"), Character(name="சிட்டு"))},
    ]
    return [
        a_brief(seed=seed, tone=TONES[seed % 8], audience=AUDIENCES[seed % 6], **shapes[seed % 4]) for seed in range(24)
    ]


def test_the_tamil_folder_lacks_nothing() -> None:
    assert [finding for finding in check("ta") if finding.kind != "thin"] == []


@pytest.mark.parametrize("seed", range(20))
async def test_every_seed_names_the_hero_and_the_place_and_leaves_nothing_open(
    storyteller: BuiltinStoryteller, seed: int
) -> None:
    hero = Character(name="அப்பு", description="யானை")
    scenes, _ = await told(
        storyteller, a_brief(seed=seed, scenario="பறக்க ஆசைப்படும் யானை", characters=(hero,), setting="மலை")
    )
    text = text_of(scenes)
    assert "அப்பு" in text
    assert "மலை" in text
    assert not re.search(r"[A-Za-z{}<>\[\]|+_~\u2060]", text)


async def test_a_name_is_never_inflected(storyteller: BuiltinStoryteller) -> None:
    for seed in range(12):
        scenes, _ = await told(
            storyteller, a_brief(seed=seed, characters=(Character(name="யாழினி", description="சிறுமி"),))
        )
        text = text_of(scenes)
        assert "யாழினி" in text
        assert not re.search(f"யாழினி{TAMIL_LETTER}", text.replace("யாழினிதான்", ""))


async def test_hard_consonants_double_and_one_becomes_or_before_a_vowel(storyteller: BuiltinStoryteller) -> None:
    for brief in many_briefs():
        text = text_of((await told(storyteller, brief))[0])
        assert not re.search(f"(?:யானை|சிறுமி|சிறுவனு|எருமை)க்கு {HARD}", text)
        assert not re.search(f"(?<!{TAMIL_LETTER})(?:அந்த|இந்த|எந்த) {HARD}", text)
        assert not re.search(f"(?<!{TAMIL_LETTER})ஒரு [அ-ஔ]", text)


@pytest.mark.parametrize(("kind", "said", "not_said"), [("சிறுமி", "என்றாள்", "என்றான்"), ("சிறுவன்", "என்றான்", "என்றாள்")])
async def test_the_verb_knows_a_girl_from_a_boy(
    storyteller: BuiltinStoryteller, kind: str, said: str, not_said: str
) -> None:
    hero = (Character(name="நிலவன்", description=kind),)
    texts = [text_of((await told(storyteller, a_brief(seed=seed, characters=hero)))[0]) for seed in range(10)]
    assert any(f"{said} நிலவன்" in text or f"{said} {kind}" in text for text in texts)
    assert not any(f"{not_said} நிலவன்" in text or "என்றது நிலவன்" in text for text in texts)


async def test_a_child_whose_gender_nobody_told_is_spoken_of_without_a_guess(storyteller: BuiltinStoryteller) -> None:
    hero = (Character(name="பூம்போ ஜிம் கிட்டு"),)
    for seed in range(8):
        text = text_of((await told(storyteller, a_brief(seed=seed, characters=hero)))[0])
        assert "என்ற" in text
        assert not re.search("(?:என்ற|சொன்ன|பார்த்த|நின்ற|கேட்ட)(?:ாள்|ான்) பூம்போ|பூம்போ ஜிம் கிட்டு (?:சொன்ன|பார்த்த|நின்ற)(?:ாள்|ான்)", text)


async def test_inflected_words_of_a_wish_are_heard(storyteller: BuiltinStoryteller) -> None:
    scenes, _ = await told(storyteller, a_brief(scenario="பாட்டியின் விளக்கை உடைத்த சிறுவன்"))
    text = text_of(scenes)
    assert "பாட்டி" in text
    assert "விளக்கு" in text or "விளக்கை" in text
    assert "சிறுவன" in text


async def test_a_wish_in_another_language_is_told_in_tamil(storyteller: BuiltinStoryteller) -> None:
    scenes, _ = await told(storyteller, a_brief(scenario="a shy elephant who wants to fly"))
    assert "யானை" in text_of(scenes)
    assert re.search("பறக்க|பறப்ப|பறந்த", text_of(scenes))


async def test_a_shawl_tears_where_a_pot_breaks(storyteller: BuiltinStoryteller) -> None:
    torn = [
        text_of((await told(storyteller, a_brief(seed=s, scenario="பாட்டியின் சால்வை கிழிந்தது, உடைந்த")))[0])
        for s in range(4)
    ]
    assert all("சால்வை உடைந்தது" not in text for text in torn)


@pytest.mark.parametrize("words", [60, 120, 300, 600, 1200])
async def test_a_story_is_about_as_long_as_was_asked(storyteller: BuiltinStoryteller, words: int) -> None:
    scenes, _ = await told(storyteller, a_brief(seed=5, length_words=words))
    assert len(text_of(scenes).split()) == pytest.approx(words, rel=0.15)


async def test_somebody_speaks_in_every_scene_and_the_end_asks_and_explains(storyteller: BuiltinStoryteller) -> None:
    for brief in many_briefs():
        scenes, ending = await told(storyteller, brief)
        assert all(any(line.kind == "dialogue" and line.speaker for line in scene.lines) for scene in scenes)
        assert ending.moral
        assert len(ending.questions) >= 2


async def test_the_same_seed_tells_the_same_story_and_another_tells_another(storyteller: BuiltinStoryteller) -> None:
    first, again, other = [text_of((await told(storyteller, a_brief(seed=seed)))[0]) for seed in (7, 7, 8)]
    assert first == again
    assert first != other


@pytest.mark.parametrize(
    ("wish", "plot", "kind"),
    [
        ("குழியில் விழுந்த பசு", "big", "pit"),
        ("யானை கிணற்றில் விழுந்தது", "big", "pit"),
        ("சேற்றில் விழுந்த எருமை", "big", "mud"),
        ("கவினின் பந்து கிணற்றில் விழுந்தது", "lost", ""),
        ("நகரத்தில் வழி தவறிய தேனீ", "way", ""),
        ("மிகப் பெரிதாக வளர்ந்த பூசணிக்காய்", "contest", "pumpkin"),
    ],
)
@pytest.mark.parametrize("seed", range(4))
def test_what_happened_is_told_and_not_something_like_it(
    storyteller: BuiltinStoryteller, wish: str, plot: str, kind: str, seed: int
) -> None:
    tale = storyteller.tell(a_brief(seed=seed, scenario=wish)).plan.tales[0]
    assert (tale.plot, tale.kind) == (plot, kind)


@pytest.mark.parametrize("seed", range(6))
def test_a_king_who_asks_riddles_is_spoken_of_as_a_king(storyteller: BuiltinStoryteller, seed: int) -> None:
    told = storyteller.tell(a_brief(seed=seed, scenario="விடுகதை கேட்கும் அரசர்", length_words=450))
    text = " ".join(line.text for scene in told.scenes for line in scene.lines)
    does = re.findall("(?<![஀-௿])அரசர் (?:[஀-௿]+ )?[஀-௿]+(?:ந்தது|த்தது|ட்டது|ியது|ன்றது|ிறது)[.!,;]", text)
    assert does == []


def test_who_says_a_question_asks_it(storyteller: BuiltinStoryteller) -> None:
    asked = list[str]()
    for seed in range(12):
        lines = [line.text for scene in storyteller.tell(a_brief(seed=seed)).scenes for line in scene.lines]
        pairs = pairwise(lines)
        asked += [after.split(".")[0] for said, after in pairs if said.endswith("?”") and after.startswith("என்று ")]
    assert any("கேட்ட" in tag for tag in asked)
    assert not any("சொன்ன" in tag for tag in asked)
