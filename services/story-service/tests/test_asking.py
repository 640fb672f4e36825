"""What can be asked for, what a wish becomes before a writer sees it, and what a wish that cannot be told gets."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI, Response

from kahaniyaa_shared.contracts.pictures import Colour, PictureFacts, SeenObject, SeenText
from kahaniyaa_shared.testing.running import Client, client_of

STREAM = {"Accept": "text/event-stream"}


@pytest.fixture
def vision() -> FastAPI:
    """A vision-service that knows one picture, is away for another, and knows no others."""
    app = FastAPI()

    async def describe(image_id: str) -> PictureFacts | Response:
        if image_id == "known":
            return PictureFacts(
                medium="photo",
                palette=(Colour(id="blue", share=0.6, where="top"),),
                text=(SeenText(text="Call 98765 432101", confidence=1), SeenText(text="Tea", confidence=1)),
                objects=(SeenObject(name="bitch", confidence=1), SeenObject(name="dog", confidence=1)),
                note="my dog Moti",
                engine="known",
            )
        status = 503 if image_id == "away" else 404
        problem = {"type": "x", "title": "x", "status": status, "detail": "No.", "request_id": ""}
        return Response(json.dumps(problem), status_code=status, media_type="application/problem+json")

    app.add_api_route("/v1/images/{image_id}/describe", describe, methods=["POST"], response_model=None)
    return app


@pytest.mark.parametrize(
    ("asked", "pointer", "says"),
    [
        ({"language": "en"}, "/scenario", "at least one of scenario"),
        ({"language": "en", "scenario": " \u200b "}, "/scenario", "at least one of scenario"),
        ({"language": "en", "scenario": "?!…"}, "/scenario", "at least one of scenario"),
        ({"language": "hi", "scenario": " ।। — +", "moral": "kindness"}, "/scenario", "at least one of scenario"),
        ({"scenario": "x"}, "/language", "needed"),
        ({"language": "xx", "scenario": "x"}, "/language", "choose one of en, hi, ta"),
        ({"language": "kn", "scenario": "x"}, "/language", "choose one of: en, hi, ta"),
        ({"language": "en", "scenario": "x", "tone": "grim"}, "/tone", "heartwarming"),
        ({"language": "en", "scenario": "x", "audience": "cats"}, "/audience", "toddlers"),
        ({"language": "en", "scenario": "x", "engine": "gpt"}, "/engine", "choose one of: known"),
        ({"language": "en", "scenario": "x", "length_words": 49}, "/length_words", "50"),
        ({"language": "en", "scenario": "x", "length_words": 3001}, "/length_words", "3000"),
        ({"language": "en", "scenario": "x", "minutes": 59}, "/minutes", "minutes"),
        ({"language": "en", "scenario": "x", "minutes": -1}, "/minutes", "greater than 0"),
        ({"language": "en", "scenario": "x", "minutes": 2, "length_words": 100}, "/minutes", "not both"),
        ({"language": "en", "characters": [{"description": "a cat"}]}, "/characters/0/name", "needed"),
        ({"language": "en", "characters": [{"name": "A"}, {"name": " "}]}, "/characters/1/name", "Write something"),
        ({"language": "en", "characters": [{"name": "x" * 81}]}, "/characters/0/name", "80"),
        ({"language": "en", "scenario": "x" * 2001}, "/scenario", "2000"),
        ({"language": "en", "scenario": "x", "colour": "red"}, "/colour", "leave it out"),
        ({"language": "en", "scenario": "x", "listener_id": "nobody"}, "/listener_id", "among yours"),
        ({"language": "en", "image_ids": ["unknown"]}, "/image_ids/0", "upload it first"),
        ({"language": "en", "image_ids": ["known", "../../etc"]}, "/image_ids/1", "not the id"),
        ({"language": "en", "scenario": "x", "seed": -1}, "/seed", "0"),
        ({"language": "en", "scenario": 7}, "/scenario", "string"),
    ],
)
async def test_a_wish_that_cannot_be_told_names_its_field_and_what_to_do(
    make_app: Callable[..., FastAPI], owner: str, vision: FastAPI, asked: dict[str, Any], pointer: str, says: str
) -> None:
    async with client_of(make_app(vision=vision), token=owner) as client:
        answer = await client.post("/v1/stories", json=asked, headers=STREAM)
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"
        error = answer.json()["errors"][0]
        assert error["pointer"] == pointer
        assert says in error["detail"]
        assert (await client.get("/v1/stories")).json()["items"] == []


@pytest.mark.parametrize(
    "more",
    [{"scenario": "🐘🪁"}, {"scenario": "?", "setting": "a lake"}, {"scenario": "…", "characters": [{"name": "Mina"}]}],
)
async def test_signs_are_a_wish_and_marks_are_one_beside_something_else(
    make_app: Callable[..., FastAPI], owner: str, more: dict[str, Any]
) -> None:
    async with client_of(make_app(), token=owner) as client:
        answer = await client.post("/v1/stories", json={"language": "en", **more}, headers=STREAM)
        assert answer.status_code == 201, answer.text


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b'{"language": "en", "scenario": NaN}',
        b'{"language": "en", "scenario": "a\\u0000b"}',
        b'{"language": "en", "scenario": "\\ud800"}',
        b"[" * 100_000,
        b'{"language": "en", "scenario": "\xff"}',
    ],
)
async def test_a_body_that_is_no_wish_is_a_problem_and_never_a_fault(client: Client, body: bytes) -> None:
    answer = await client.post("/v1/stories", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in {400, 422}
    assert answer.headers["content-type"] == "application/problem+json"
    assert (await client.get("/v1/stories")).json()["items"] == []


async def test_pictures_that_cannot_be_looked_at_now_are_told_so(
    make_app: Callable[..., FastAPI], owner: str, vision: FastAPI
) -> None:
    async with client_of(make_app(vision=vision), token=owner) as client:
        asleep = await client.post("/v1/stories", json={"language": "en", "image_ids": ["away"]})
    settings = {"vision_service_urls": "http://127.0.0.1:9"}
    async with client_of(make_app(settings=settings), token=owner) as client:
        away = await client.post("/v1/stories", json={"language": "en", "image_ids": ["known"]})
    assert (asleep.status_code, away.status_code) == (503, 503)
    assert away.headers["Retry-After"]


async def test_a_writer_sees_the_pictures_the_childs_loves_and_not_what_does_not_belong(
    make_app: Callable[..., FastAPI], owner: str, vision: FastAPI, writer: Any
) -> None:
    child = {"name": "Anu", "age_band": "preschool", "loves": ["tigers", "rain"], "fears": ["the dark"]}
    async with client_of(make_app(vision=vision), token=owner) as client:
        listener = (await client.post("/v1/listeners", json=child)).json()
        asked = {
            "language": "ta",
            "image_ids": ["known"],
            "characters": [{"name": "  Moti\u202e ", "traits": ["brave"], "voice": "ta-giant"}],
            "listener_id": listener["id"],
            "minutes": 3,
        }
        answer = await client.post("/v1/stories", json=asked, headers=STREAM)
        assert answer.status_code == 201, answer.text
        story = (await client.get(answer.headers["Location"])).json()
    brief = writer.briefs[0]
    assert (brief.tone, brief.audience, brief.length_words) == ("heartwarming", "preschool", 318)
    assert brief.length_signs == 3 * 870
    assert (brief.loves, brief.fears) == (("tigers", "rain"), ("the dark",))
    assert brief.characters[0].name == "Moti"
    assert brief.pictures[0].note == "my dog Moti"
    assert [seen.text for seen in brief.pictures[0].text] == ["Tea"]
    assert [seen.name for seen in brief.pictures[0].objects] == ["dog"]
    assert story["listener_id"] == listener["id"]


async def test_the_catalog_says_what_can_be_asked_for_and_who_writes_it(
    make_app: Callable[..., FastAPI], make_writer: Callable[..., Any]
) -> None:
    writers = (make_writer(name="one"), make_writer(name="two", languages=frozenset({"en", "ur"})))
    async with client_of(make_app(writers=writers)) as client:
        catalog = (await client.get("/v1/catalog")).json()
    languages = {language["code"]: language for language in catalog["languages"]}
    assert languages["hi"] == {
        "code": "hi", "name": "Hindi", "native_name": "हिन्दी", "script": "Deva", "direction": "ltr", "writes": ["one"],
        "early": [],
    }  # fmt: skip
    assert languages["en"]["writes"] == ["one", "two"]
    assert (languages["ur"]["writes"], languages["ur"]["direction"]) == (["two"], "rtl")
    assert languages["kn"]["writes"] == []
    assert len(catalog["tones"]) == 8
    assert len(catalog["audiences"]) == 6
    assert len(catalog["emotions"]) == 9
    assert {sample["language"] for sample in catalog["samples"]} == {"en", "hi", "ta"}
    assert [(engine["name"], len(engine["languages"])) for engine in catalog["engines"]] == [("one", 3), ("two", 2)]


async def test_a_writer_learns_what_the_same_listener_was_told_before(client: Client, writer: Any) -> None:
    listener = (await client.post("/v1/listeners", json={"name": "Anu"})).json()["id"]
    asked: dict[str, Any] = {"language": "en", "scenario": "the moon"}
    for whom in ({"listener_id": listener}, {}, {"listener_id": listener}):
        await client.post("/v1/stories", json={**asked, **whom}, headers=STREAM)
    assert [len(brief.earlier) for brief in writer.briefs] == [0, 0, 1]
    assert writer.briefs[-1].earlier[0].plan == {"scenes": writer.scenes}
    await client.post("/v1/stories", json={**asked, "listener_id": listener, "seed": 3}, headers=STREAM)
    assert writer.briefs[-1].earlier == ()  # whoever chooses the seed wants that very story


async def test_listeners_are_kept_changed_and_forgotten_by_their_owner(client: Client, stranger: str) -> None:
    made = await client.post("/v1/listeners", json={"name": "Anu", "languages": ["hi"], "letters_known": ["क", "म"]})
    assert made.status_code == 201
    address = made.headers["Location"]
    changed = await client.patch(address, json={"age_band": "kids", "loves": ["kites"], "reading_level": 2})
    assert changed.json() == {**made.json(), **changed.json()}
    assert (changed.json()["name"], changed.json()["loves"], changed.json()["letters_known"]) == (
        "Anu",
        ["kites"],
        ["क", "म"],
    )
    assert (await client.patch(address, json={"age_band": None, "loves": []})).json()["age_band"] is None
    assert (await client.get(address)).json()["loves"] == []
    other = {"Authorization": f"Bearer {stranger}"}
    assert (await client.get(address, headers=other)).status_code == 404
    assert (await client.patch(address, json={"name": "x"}, headers=other)).status_code == 404
    assert (await client.delete(address, headers=other)).status_code == 404
    assert (await client.post("/v1/listeners", json={"name": ""})).status_code == 422
    assert (await client.post("/v1/listeners", json={"name": "A", "reading_level": 9})).status_code == 422
    assert (await client.delete(address)).status_code == 204
    assert (await client.get("/v1/listeners")).json() == {"items": [], "next_cursor": None}
