"""The model server that other tests lean on does what a real one does."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from kahaniyaa_shared.testing.local_model import LocalModel, local_model

RED_DOT = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4"
    "//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg=="
)
SCHEMA = {
    "type": "object",
    "properties": {"title": {"type": "string"}, "lines": {"type": "array", "items": {"type": "string"}}},
    "required": ["title", "lines"],
    "additionalProperties": False,
}


@pytest.fixture(scope="module")
def server() -> Iterator[LocalModel]:
    with local_model(sees=True) as model:
        yield model


def ask(server: LocalModel, content: object, *, key: str | None = None, **more: object) -> dict[str, object]:
    body = {"model": server.model, "messages": [{"role": "user", "content": content}], "max_tokens": 600, **more}
    request = urllib.request.Request(
        f"{server.base_url}/chat/completions",
        json.dumps(body).encode(),
        {"Authorization": f"Bearer {key or server.api_key}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def said(answer: dict[str, object]) -> str:
    match answer:
        case {"choices": [{"message": {"content": str(text)}}]}:
            return text
        case _:
            raise AssertionError(answer)


def tokens_read(answer: dict[str, object]) -> int:
    match answer:
        case {"usage": {"prompt_tokens": int(count)}}:
            return count
        case _:
            raise AssertionError(answer)


def test_it_babbles_in_the_words_it_was_given(server: LocalModel) -> None:
    words = said(ask(server, "Tell me a story.", seed=1)).replace(",", " ").split()
    assert len(words) > 5
    assert {"elephant", "moon", "went"} & set(words)


def test_one_seed_says_one_thing(server: LocalModel) -> None:
    assert said(ask(server, "Again.", seed=5)) == said(ask(server, "Again.", seed=5))


def test_it_keeps_to_a_schema(server: LocalModel) -> None:
    form = {"type": "json_schema", "json_schema": {"name": "story", "strict": True, "schema": SCHEMA}}
    stories = [json.loads(said(ask(server, "Tell.", seed=seed, response_format=form))) for seed in range(5)]
    assert all(set(story) == {"title", "lines"} for story in stories)
    assert any(story["lines"] for story in stories)


def test_it_takes_a_picture(server: LocalModel) -> None:
    words = {"type": "text", "text": "What is it?"}
    picture = {"type": "image_url", "image_url": {"url": RED_DOT}}
    assert tokens_read(ask(server, [words, picture])) >= tokens_read(ask(server, [words])) + 10


def test_it_refuses_a_wrong_key(server: LocalModel) -> None:
    with pytest.raises(urllib.error.HTTPError) as refusal:
        ask(server, "Hello", key="wrong")
    refusal.value.close()
    assert refusal.value.code == 401


def test_it_is_gone_when_the_block_ends() -> None:
    with local_model() as server:
        said(ask(server, "Hello"))
    with pytest.raises(urllib.error.URLError):
        ask(server, "Hello")
