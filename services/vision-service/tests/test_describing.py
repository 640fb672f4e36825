"""What a picture shows, through the public door."""

from collections.abc import Callable

import pytest
from PIL import Image

from kahaniyaa_shared.contracts.pictures import PictureFacts
from kahaniyaa_shared.testing.local_model import LocalModel
from kahaniyaa_shared.testing.running import Client, client_of
from kahaniyaa_shared.testing.scripted_model import ScriptedModel
from kahaniyaa_vision.app import create_app
from kahaniyaa_vision.describing.choosing import NotConfigured, chosen
from kahaniyaa_vision.settings import VisionSettings

Encode = Callable[..., bytes]
Headers = dict[str, str]


async def sent(service: Client, picture: bytes, headers: Headers) -> str:
    answer = await service.post("/v1/images", files={"file": ("a.jpg", picture, "image/jpeg")}, headers=headers)
    return answer.headers["location"]


async def described(service: Client, path: str, headers: Headers, **asked: str) -> PictureFacts:
    answer = await service.post(f"{path}/describe", json={"language": "en", **asked}, headers=headers)
    assert answer.status_code == 200, answer.text
    return PictureFacts.model_validate_json(answer.content)


async def test_a_phone_photo_tells_its_colours_and_that_it_is_a_photo_by_day(
    service: Client, phone_photo: bytes, asha: Headers
) -> None:
    path = await sent(service, phone_photo, asha)
    facts = await described(service, path, asha, language="hi")
    assert [(colour.id, colour.where) for colour in facts.palette[:2]] == [("blue", "top"), ("green", "bottom")]
    assert (facts.medium, facts.place, facts.light) == ("photo", "outdoors", "bright")
    assert (facts.caption, facts.objects, facts.engine, facts.asks) == (None, (), "builtin", "who_is_this")
    assert (await service.get(path, headers=asha)).json()["analysis"] == facts.model_dump(mode="json")


async def test_a_drawing_is_not_called_one_without_knowing(
    service: Client, scene: Image.Image, encode: Encode, asha: Headers
) -> None:
    facts = await described(service, await sent(service, encode(scene, "PNG"), asha), asha)
    assert (facts.medium, facts.place) == ("unknown", "unknown")
    assert "medium" not in facts.confidence


async def test_a_note_stays_until_another_is_given(service: Client, phone_photo: bytes, asha: Headers) -> None:
    path = await sent(service, phone_photo, asha)
    told = await described(service, path, asha, note="Our dog Sheru")
    assert (told.note, told.asks) == ("Our dog Sheru", None)
    assert (await described(service, path, asha, language="ta")).note == "Our dog Sheru"
    assert (await described(service, path, asha, note="Our cat Billi")).note == "Our cat Billi"
    assert (await service.get(path, headers=asha)).json()["note"] == "Our cat Billi"
    assert (await described(service, path, asha, note="")).note is None


@pytest.mark.parametrize(
    ("asked", "pointer"),
    [
        ({}, "/language"),
        ({"language": "xx"}, "/language"),
        ({"language": "en", "note": "x" * 301}, "/note"),
        ({"language": "en", "notes": "x"}, "/notes"),
    ],
)
async def test_what_is_asked_wrongly_is_told_where(
    service: Client, phone_photo: bytes, asha: Headers, asked: dict[str, str], pointer: str
) -> None:
    path = await sent(service, phone_photo, asha)
    answer = await service.post(f"{path}/describe", json=asked, headers=asha)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)


async def test_a_real_model_describes_beside_what_was_measured(
    given: dict[str, object], local_vision_model: LocalModel, phone_photo: bytes, asha: Headers
) -> None:
    settings = VisionSettings.load(
        **given,
        openai_base_url=local_vision_model.base_url,
        openai_api_key=local_vision_model.api_key,
        vision_model=local_vision_model.model,
    )
    async with client_of(create_app(settings)) as service:
        path = await sent(service, phone_photo, asha)
        facts = await described(service, path, asha)
    assert (facts.engine, facts.medium, facts.light) == ("openai/tiny", "photo", "bright")
    assert facts.palette[0].id == "blue"


@pytest.fixture
def scripted_settings(given: dict[str, object], scripted: ScriptedModel) -> Callable[[str], VisionSettings]:
    def chosen_settings(engines: str) -> VisionSettings:
        return VisionSettings.load(
            **given, openai_base_url=scripted.base_url, vision_model="eye", describing_engines=engines
        )

    return chosen_settings


async def test_the_built_in_describer_answers_when_the_model_cannot(
    scripted: ScriptedModel, scripted_settings: Callable[[str], VisionSettings], phone_photo: bytes, asha: Headers
) -> None:
    scripted.fails(401)
    async with client_of(create_app(scripted_settings("openai,builtin"))) as service:
        facts = await described(service, await sent(service, phone_photo, asha), asha)
    assert (facts.engine, facts.caption) == ("builtin", None)


async def test_where_nobody_can_answer_it_is_a_problem_and_never_a_fact(
    scripted: ScriptedModel, scripted_settings: Callable[[str], VisionSettings], phone_photo: bytes, asha: Headers
) -> None:
    scripted.fails(401)
    async with client_of(create_app(scripted_settings("openai"))) as service:
        path = await sent(service, phone_photo, asha)
        answer = await service.post(f"{path}/describe", json={"language": "en"}, headers=asha)
        kept = (await service.get(path, headers=asha)).json()
    assert (answer.status_code, answer.json()["type"].rsplit("/", 1)[-1]) == (503, "describing-failed")
    assert answer.headers["retry-after"]
    assert kept["analysis"] is None


async def test_a_model_is_not_asked_twice_for_the_same(
    scripted: ScriptedModel, scripted_settings: Callable[[str], VisionSettings], phone_photo: bytes, asha: Headers
) -> None:
    scripted.says(
        '{"caption": "A red house.", "medium": "unknown", "light": "unknown", "place": "unknown", "faces": 0, '
        '"objects": [], "text": [], "confidence": '
        '{"medium": 0, "light": 0, "place": 0, "faces": 1, "caption": 1}}'
    )
    async with client_of(create_app(scripted_settings("openai,builtin"))) as service:
        path = await sent(service, phone_photo, asha)
        first, again = await described(service, path, asha), await described(service, path, asha)
    assert first == again
    assert len(scripted.asked) == 1


async def test_capabilities_promise_no_more_than_is_configured(
    service: Client, scripted_settings: Callable[[str], VisionSettings]
) -> None:
    (alone,) = (await service.get("/v1/vision/capabilities")).json()["describers"]
    assert alone["sees"] == {"palette": "measured", "light": "measured", "medium": "camera", "place": "camera"}
    assert (alone["languages"], alone["sends_pictures"]) == ([], False)
    async with client_of(create_app(scripted_settings("openai,builtin"))) as other:
        first, second = (await other.get("/v1/vision/capabilities")).json()["describers"]
    assert (first["name"], first["model"], first["sends_pictures"], second["name"]) == (
        "openai",
        "eye",
        True,
        "builtin",
    )
    assert first["sees"]["caption"] == "model"


def test_no_picture_leaves_for_a_model_that_nobody_named(given: dict[str, object]) -> None:
    settings = VisionSettings.load(**given, openai_api_key="a-key-for-stories", vision_model="")
    assert [describer.name for describer in chosen(settings).describers] == ["builtin"]


@pytest.mark.parametrize("engines", ["crystal-ball", "openai", ""])
def test_settings_that_leave_nobody_to_look_are_told_at_the_start(given: dict[str, object], engines: str) -> None:
    with pytest.raises(NotConfigured, match="DESCRIBING_ENGINES"):
        chosen(VisionSettings.load(**given, describing_engines=engines, vision_model=""))
