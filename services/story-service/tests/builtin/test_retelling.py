"""The same story in another language: the same plan, told scene by scene."""

from dataclasses import replace

import pytest

from kahaniyaa_story.writing.brief import Brief, Character, Earlier
from kahaniyaa_story.writing.engines.builtin.language import load
from kahaniyaa_story.writing.engines.builtin.planning.spelling import is_readable
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller, Told
from kahaniyaa_story.writing.engines.builtin.telling.endings import ending

LANGUAGES = ("en", "hi", "ta")


def again(storyteller: BuiltinStoryteller, told: Told, brief: Brief, language: str) -> Told:
    original = Earlier(language=brief.language, plan=told.plan.as_json())
    return storyteller.tell(replace(brief, language=language, original=original))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("other", LANGUAGES)
def test_what_happens_is_the_same_scene_by_scene(storyteller: BuiltinStoryteller, language: str, other: str) -> None:
    for seed in range(12):
        brief = Brief(language=language, seed=seed, length_words=350)
        told = storyteller.tell(brief)
        if {tale.plot for tale in told.plan.tales} - load(other).plots:
            continue
        told_again = again(storyteller, told, brief, other)
        assert len(told_again.scenes) == len(told.scenes)
        happens = [[(b.key, b.scene) for b in one.plan.beats if b.core] for one in (told, told_again)]
        assert happens[0] == happens[1]
        assert [tale.plot for tale in told.plan.tales] == [tale.plot for tale in told_again.plan.tales]
        for scene, scene_again in zip(told.scenes, told_again.scenes, strict=True):
            assert scene.picture is not None
            assert scene_again.picture is not None
            assert scene.picture.place == scene_again.picture.place


def test_a_name_that_was_given_stays_and_is_written_as_the_language_writes_it(storyteller: BuiltinStoryteller) -> None:
    known = Brief(language="en", seed=3, characters=(Character(name="Meera", description="a girl"),))
    strange = replace(known, characters=(Character(name="Zubinka", description="a girl"),))
    assert "मीरा" in again(storyteller, storyteller.tell(known), known, "hi").text
    assert "ज़ुबिनका" in again(storyteller, storyteller.tell(strange), strange, "hi").text


@pytest.mark.parametrize(
    ("language", "wish", "other", "names"),
    [
        ("en", "Three friends, Asha, Bala and Chitra find a box", "hi", {"आशा", "बाला"}),
        ("en", "Three friends, Asha, Bala and Chitra find a box", "ta", {"ஆஷா", "பாலா"}),
        ("en", "Kabir and his dog Bruno", "ta", {"கபீர்", "ப்ரூனோ"}),
        ("hi", "तारा और उसका कुत्ता मोती", "ta", {"தாரா", "மோதி"}),
        ("hi", "मीना और उसका भाई विहान", "en", {"Meena", "Vihan"}),
        ("ta", "ரவியும் அவன் தங்கை லதாவும்", "hi", {"रवि", "लता"}),
        ("ta", "ரவியும் அவன் தங்கை லதாவும்", "en", {"Ravi", "Latha"}),
    ],
)
def test_a_name_that_a_wish_gives_is_written_in_the_letters_of_the_language(
    storyteller: BuiltinStoryteller, language: str, wish: str, other: str, names: set[str]
) -> None:
    for seed in range(6):
        brief = Brief(language=language, seed=seed, scenario=wish, length_words=250)
        told = again(storyteller, storyteller.tell(brief), brief, other)
        assert names <= {member.name for member in told.cast}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wish", ["", "a glorpy wumpus sings blah", "कोई अजब गजब बात", "விநோதமான கொழுகொழு கதை"])
def test_everything_told_again_is_in_letters_that_its_listener_reads(
    storyteller: BuiltinStoryteller, language: str, wish: str
) -> None:
    for seed in range(4):
        brief = Brief(
            language=language, seed=seed, scenario=wish, loves=("mangoes",), moral="पेड़ लगाओ", length_words=250
        )
        told = storyteller.tell(brief)
        for other in {*LANGUAGES} - {language}:
            told_again = again(storyteller, told, brief, other)
            end = ending(told_again.teller, told_again.beats)
            said = (told_again.text, told_again.title, end.summary or "", end.moral or "", *end.questions)
            assert all(is_readable(text, load(other)) for text in (*said, *(one.name for one in told_again.cast)))


def test_words_that_nobody_reads_in_a_language_are_told_as_unused(storyteller: BuiltinStoryteller) -> None:
    brief = Brief(language="en", seed=2, loves=("mangoes",), moral="Share your umbrella", length_words=300)
    told = storyteller.tell(brief)
    hindi = again(storyteller, told, brief, "hi")
    end = ending(hindi.teller, hindi.beats)
    assert {"mangoes", "Share your umbrella"} <= {*end.unused}
    assert not {"mangoes", "Share your umbrella"} & {*end.used}


def test_a_town_is_written_as_the_language_writes_it(storyteller: BuiltinStoryteller) -> None:
    brief = Brief(language="en", seed=3, scenario="a fox on a rooftop in Jaipur")
    told = storyteller.tell(brief)
    assert "जयपुर की छत पर" in again(storyteller, told, brief, "hi").text
    assert "ஜெய்ப்பூர் மொட்டை மாடி" in again(storyteller, told, brief, "ta").text


def test_a_name_that_was_chosen_gives_way_to_one_of_the_language(storyteller: BuiltinStoryteller) -> None:
    for seed in range(12):
        brief = Brief(language="en", seed=seed)
        told = storyteller.tell(brief)
        tamil = again(storyteller, told, brief, "ta").text
        assert not any(letter.isascii() and letter.isalpha() for letter in tamil), tamil


@pytest.mark.parametrize("wish", ["a girl and her brother look for a lost bell", "a shy elephant", "a kind potter"])
@pytest.mark.parametrize("other", ["hi", "ta"])
def test_a_name_chosen_for_whom_a_wish_only_mentions_gives_way_too(
    storyteller: BuiltinStoryteller, wish: str, other: str
) -> None:
    for seed in range(12):
        brief = Brief(language="en", seed=seed, scenario=wish)
        text = again(storyteller, storyteller.tell(brief), brief, other).text
        assert not any(letter.isascii() and letter.isalpha() for letter in text), text


def test_it_is_about_as_long_for_its_language(storyteller: BuiltinStoryteller) -> None:
    for seed in range(12):
        brief = Brief(language="hi", seed=seed, length_words=300)
        tamil = again(storyteller, storyteller.tell(brief), brief, "ta")
        assert 0.45 * 300 < tamil.words < 1.1 * 300  # Tamil says it in fewer words
