"""The writer against a real server of the kind that people run at home, whose model strings words together."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi import FastAPI

from kahaniyaa_shared.testing.local_model import LocalModel, local_model
from kahaniyaa_shared.testing.running import client_of
from kahaniyaa_story.writing.engines.openai import OpenAIWriter

ASKED = {"language": "en", "scenario": "a tiger and the moon", "length_words": 50}


@pytest.fixture(scope="module")
def model() -> Iterator[LocalModel]:
    with local_model(context=8192) as served:
        yield served


async def test_what_a_real_server_says_becomes_a_story_or_an_honest_failure_and_never_half_of_one(
    model: LocalModel, make_app: Callable[..., FastAPI], owner: str
) -> None:
    writer = OpenAIWriter(base_url=model.base_url, api_key=model.api_key, model=model.model, seconds=60)
    stories: list[dict[str, Any]] = []
    async with client_of(make_app(writers=(writer,)), token=owner) as client:
        for seed in range(6):
            asked = {**ASKED, "seed": seed}
            answer = await client.post("/v1/stories", json=asked, headers={"Accept": "text/event-stream"})
            stories.append((await client.get(answer.headers["Location"])).json())
    for story in stories:
        assert story["status"] in {"complete", "failed"}
        assert bool(story["failure"]) is (story["status"] == "failed")
    complete = [story for story in stories if story["status"] == "complete"]
    assert complete, [story["failure"] for story in stories]
    for story in complete:
        assert story["engine"] == {"name": "openai", "model": model.model}
        assert story["scenes"]
        assert all(line["text"] for scene in story["scenes"] for line in scene["lines"])


async def test_a_wrong_key_falls_to_the_next_writer(
    model: LocalModel, make_app: Callable[..., FastAPI], owner: str, make_writer: Callable[..., Any]
) -> None:
    wrong = OpenAIWriter(base_url=model.base_url, api_key="wrong", model=model.model, seconds=60)
    async with client_of(make_app(writers=(wrong, make_writer())), token=owner) as client:
        answer = await client.post("/v1/stories", json=ASKED, headers={"Accept": "text/event-stream"})
        story = (await client.get(answer.headers["Location"])).json()
    assert story["status"] == "complete"
    assert story["engine"]["name"] == "known"
