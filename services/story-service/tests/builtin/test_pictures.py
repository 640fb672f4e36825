"""Each scene's picture: when it is, and what one would see somebody do."""

import pytest

from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller, Told
from kahaniyaa_story.writing.scenes import PictureDirection

LANGUAGES = ("en", "hi", "ta")
BY_NIGHT = {"en": ("That night", "In the night"), "hi": ("उस रात", "आधी रात को"), "ta": ("அன்று இரவு", "அன்றிரவு")}


def pictures(told: Told) -> list[PictureDirection]:
    return [scene.picture for scene in told.scenes if scene.picture]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_shows_what_a_sentence_of_its_scene_tells(storyteller: BuiltinStoryteller, language: str) -> None:
    for seed in range(12):
        told = storyteller.tell(Brief(language=language, seed=seed, length_words=300))
        assert len(pictures(told)) == len(told.scenes)
        for scene in told.scenes:
            text = " ".join(line.text for line in scene.lines)
            assert scene.picture
            assert scene.picture.doing in text
            assert len(scene.picture.doing.split()) > 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_night_in_the_picture_of_a_scene_that_ends_by_night(
    storyteller: BuiltinStoryteller, language: str
) -> None:
    by_night = 0
    for seed in range(60):
        told = storyteller.tell(Brief(language=language, seed=seed, length_words=400))
        for scene in told.scenes:
            last = scene.lines[-1].text
            if last.startswith(BY_NIGHT[language]) and scene.lines[-1].kind == "narration":
                assert scene.picture
                assert scene.picture.time == "night", last
                by_night += told.plan.time != "night"
    assert by_night
