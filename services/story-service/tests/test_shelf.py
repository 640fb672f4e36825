"""The shelf through its door: tales to begin with, and what somebody takes from it as a story of their own."""

import asyncio
import re
from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI

from kahaniyaa_shared.testing.running import Client, client_of
from kahaniyaa_story.shelf.tales import FOLDER, languages_of, read_tale, tale_ids
from kahaniyaa_story.writing.safety import SafetyGate

LANGUAGES = ("en", "hi", "ta")
SCRIPTS = {"en": r"[A-Za-zÀ-ÿ]", "hi": r"[\u0900-\u097f]", "ta": r"[\u0b80-\u0bff]"}
TALES = [(tale_id, language) for tale_id in tale_ids() for language in languages_of(tale_id)]


async def read(client: Client, address: str) -> dict[str, Any]:
    return (await client.get(address)).raise_for_status().json()


async def test_everybody_sees_the_shelf_without_a_token(make_app: Callable[..., FastAPI]) -> None:
    async with client_of(make_app()) as client:
        shelf = await read(client, "/v1/shelf?language=en")
    first = next(tale for tale in shelf["items"] if tale["id"] == "vada-and-crow")
    assert first["title"] == "The Crow, the Fox and the Missing Vada"
    assert first["languages"][0] == "en"
    assert first["words"] > 400
    assert first["minutes"] > 3
    assert first["about"] == ["animal.crow", "food.vada", "animal.fox", "place.village"]


async def test_a_tale_that_is_taken_is_a_story_like_any_other(client: Client) -> None:
    answer = await client.post("/v1/shelf/vada-and-crow", json={"language": "en"})
    assert answer.status_code == 201
    events = (await client.get(f"{answer.headers['Location']}/events")).text
    assert "event: done" in events
    story = await read(client, answer.headers["Location"])
    assert (story["status"], story["language"], story["engine"]["name"]) == ("complete", "en", "shelf")
    assert len(story["scenes"]) == 6
    assert {"Grandmother", "Crow"} <= {line["speaker"] for scene in story["scenes"] for line in scene["lines"]}
    assert story["scenes"][0]["picture"]["who"] == ["Grandmother", "Valli"]
    assert story["about"][0] == "animal.crow"
    assert story["moral"]
    assert story["summary"].startswith("A crow takes a vada")
    assert len(story["questions"]) == 3
    found = await read(client, "/v1/stories?q=vada")
    assert [one["id"] for one in found["items"]] == [story["id"]]


async def test_who_has_a_tale_is_not_given_another(client: Client) -> None:
    first = await client.post("/v1/shelf/vada-and-crow", json={"language": "en"})
    second = await client.post("/v1/shelf/vada-and-crow", json={"language": "en"})
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.headers["Location"] == second.headers["Location"]
    await client.delete(first.headers["Location"])
    assert (await client.post("/v1/shelf/vada-and-crow", json={"language": "en"})).status_code == 201


async def test_a_tale_taken_many_times_at_once_is_one_story(client: Client) -> None:
    taking = (client.post("/v1/shelf/vada-and-crow", json={"language": "en"}) for _ in range(8))
    answers = await asyncio.gather(*taking)
    assert sorted(answer.status_code for answer in answers) == [200] * 7 + [201]
    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert len((await read(client, "/v1/stories"))["items"]) == 1


@pytest.mark.parametrize(
    ("tale", "asked", "status", "advice"),
    [
        ("no-such-tale", {"language": "en"}, 404, "vada-and-crow"),
        ("..%2f..", {"language": "en"}, 404, ""),
        ("vada-and-crow", {"language": "te"}, 422, "choose one of: en"),
        ("vada-and-crow", {"language": "en", "listener_id": "nobody"}, 422, "among yours"),
        ("vada-and-crow", {}, 422, ""),
    ],
)
async def test_what_is_not_there_is_refused_with_what_is(
    client: Client, tale: str, asked: dict[str, Any], status: int, advice: str
) -> None:
    answer = await client.post(f"/v1/shelf/{tale}", json=asked)
    assert answer.status_code == status
    assert advice in answer.text
    assert (await read(client, "/v1/stories"))["items"] == []


@pytest.mark.parametrize(("tale_id", "language"), TALES)
def test_a_tale_is_whole_and_fit_for_children(tale_id: str, language: str) -> None:
    tale, gate = read_tale(tale_id, language), SafetyGate.load()
    lines = [line for scene in tale.scenes for line in scene.lines]
    assert all(gate.allows_output(line.text) for line in lines)
    assert 250 <= sum(len(line.text.split()) for line in lines) <= 1100
    assert {line.speaker for line in lines if line.speaker} <= {member.name for member in tale.cast}
    assert all(any(line.speaker for line in scene.lines) for scene in tale.scenes)
    assert len({line.emotion for line in lines if line.speaker}) >= 4
    assert len(tale.ending.questions) == 3
    assert 3 <= len(tale.ending.vocabulary) <= 6
    text = " ".join(line.text for line in lines)
    assert all(gloss.word.casefold() in text.casefold() for gloss in tale.ending.vocabulary)
    letters = [character for character in text if character.isalpha()]
    assert all(re.match(SCRIPTS[language], letter) for letter in letters)
    assert text.count("“") == text.count("”")
    assert not re.search(r"[\"{}<>|]|  ", text)


def test_no_two_tales_are_about_the_same() -> None:
    about = [read_tale(tale_id, "en").about for tale_id in tale_ids()]
    assert len({(first, place) for first, *_, place in about}) == len(about)


def test_twelve_tales_are_retold_whole_in_each_language() -> None:
    assert len(tale_ids()) == 12
    assert {languages_of(tale_id) for tale_id in tale_ids()} == {LANGUAGES}


def test_nothing_lies_on_the_shelf_that_is_not_a_tale() -> None:
    known = {*(f"{tale_id}/tale.toml" for tale_id in tale_ids()), *(f"{tale}/{code}.txt" for tale, code in TALES)}
    assert {str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.*")} == known
