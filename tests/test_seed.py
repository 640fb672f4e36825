"""`kahaniyaa storyteller seed`: which of CLDR's words become words of a language."""

import json
import shutil
from pathlib import Path

import pytest

from kahaniyaa.storyteller import seed
from kahaniyaa_shared.starting import CannotStart
from kahaniyaa_story.writing.engines.builtin.language import FOLDER, seeded_words

ANNOTATIONS = {
    "🐻": {"tts": ["bear"], "default": ["bear", "growl", "grizzly"]},
    "🐼": {"tts": ["panda"], "default": ["face", "panda"]},
    "🐯": {"tts": ["tiger face"], "default": ["face", "tiger"]},
    "🧸": {"tts": ["teddy bear"], "default": ["plaything", "teddy"]},
    "🥥": {"tts": ["coconut"], "default": ["tropical"]},
    "🍍": {"tts": ["pineapple"], "default": ["tropical"]},
    "🛖": {"tts": ["hut, cabin"], "default": ["a house of mud and straw"]},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The English folder, to be seeded."""
    shutil.copytree(FOLDER / "en", tmp_path / "en")
    (tmp_path / "en/cldr.deny.txt").write_text("# not said of bears\ngrowl; roar\n", "utf-8")
    return tmp_path


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """CLDR's annotations as npm unpacks them."""
    file = tmp_path / "package/annotations/en/annotations.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps({"annotations": {"annotations": ANNOTATIONS}}), "utf-8")
    return tmp_path / "package"


def test_words_that_mean_one_thing_are_taken_without_what_is_known_denied_or_shared(
    folder: Path, package: Path
) -> None:
    assert seed("en", package, folder) == 0
    words = {concept: (lexeme.word, *lexeme.also) for concept, lexeme in seeded_words("en", folder).items()}
    assert words == {
        "animal.bear": ("grizzly", "panda"),
        "thing.doll": ("teddy bear", "plaything"),
        "place.house": ("hut", "cabin"),
    }


def test_where_the_package_is_not_there_it_is_said_how_to_get_it(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="npm pack cldr-annotations-full"):
        seed("en", tmp_path / "nowhere", folder)
