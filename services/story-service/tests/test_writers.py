"""Who writes, as the settings say; and the built-in storyteller through the door."""

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI

from kahaniyaa_shared.testing.running import client_of
from kahaniyaa_story.settings import StorySettings
from kahaniyaa_story.writing.engines import UnknownWriter, configured_writers

WISHES = {
    "en": ("a shy elephant who wants to fly", "Moti"),
    "hi": ("एक शर्मीला हाथी जो उड़ना चाहता है", "मोती"),
    "ta": ("பறக்க ஆசைப்படும் ஒரு கூச்ச யானை", "மோதி"),
}
STREAM = {"Accept": "text/event-stream"}


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ({}, ["builtin"]),
        ({"openai_api_key": "sk-test"}, ["openai", "builtin"]),
        ({"openai_base_url": "http://127.0.0.1:1/v1"}, ["openai", "builtin"]),
        ({"openai_api_key": "sk-test", "writing_engines": "builtin, openai"}, ["builtin", "openai"]),
        ({"writing_engines": "openai"}, []),
    ],
)
def test_the_settings_say_who_writes_and_in_which_order(
    given: dict[str, Any], chosen: dict[str, Any], names: list[str]
) -> None:
    assert [writer.name for writer in configured_writers(StorySettings(**given, **chosen))] == names


def test_a_writer_that_there_is_not_is_told_with_those_that_there_are(given: dict[str, Any]) -> None:
    with pytest.raises(UnknownWriter, match="openai, builtin"):
        configured_writers(StorySettings(**given, writing_engines="claude"))


def test_a_models_library_is_not_loaded_where_no_model_is_configured() -> None:
    asked = (
        "import sys; from kahaniyaa_story.app import create_app; from kahaniyaa_story.settings import StorySettings;"
        "from kahaniyaa_story.writing.engines import configured_writers; configured_writers(StorySettings());"
        "create_app(StorySettings()); print('openai' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=120)
    assert told.stdout.strip() == "False"


@pytest.mark.parametrize("language", list(WISHES))
async def test_the_built_in_storyteller_tells_a_wish_without_model_or_network(
    make_app: Callable[..., FastAPI], given: dict[str, Any], owner: str, language: str
) -> None:
    wish, name = WISHES[language]
    asked = {"language": language, "scenario": wish, "characters": [{"name": name}], "seed": 5, "length_words": 200}
    writers = configured_writers(StorySettings(**given))
    async with client_of(make_app(writers=writers), token=owner) as client:
        answers = [await client.post("/v1/stories", json=asked, headers=STREAM) for _ in range(2)]
        first, second = [(await client.get(answer.headers["Location"])).json() for answer in answers]
        found = (await client.get("/v1/stories", params={"q": name})).json()["items"]
    assert first["status"] == "complete"
    assert first["engine"]["name"] == "builtin"
    assert first["title"]
    assert name in " ".join(line["text"] for scene in first["scenes"] for line in scene["lines"])
    assert 150 <= first["words"] <= 250
    assert (first["title"], first["scenes"]) == (second["title"], second["scenes"])
    assert len(found) == 2
