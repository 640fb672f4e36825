"""Pictures through the public door: taken in, shown to their owner alone, forgotten without a trace."""

import asyncio
import io
import time
from collections.abc import Callable
from pathlib import Path

import httpx2
import pytest
from PIL import Image

from kahaniyaa_shared.testing.running import Client, running
from kahaniyaa_vision.app import create_app
from kahaniyaa_vision.settings import VisionSettings

Encode = Callable[..., bytes]
Headers = dict[str, str]
NOWHERE = "01900000-0000-7000-8000-000000000000"


async def send(
    service: Client, content: bytes, headers: Headers, *, name: str = "a.jpg", kind: str = "image/jpeg"
) -> httpx2.Response:
    return await service.post("/v1/images", files={"file": (name, content, kind)}, headers=headers)


def kept_files(settings: VisionSettings) -> list[Path]:
    return [path for path in (settings.data_dir / "blobs").rglob("*") if path.is_file()]


async def test_a_picture_is_kept_and_read_back(
    service: Client, phone_photo: bytes, asha: Headers, settings: VisionSettings
) -> None:
    sent = await send(service, phone_photo, asha)
    image = sent.json()
    assert sent.status_code == 201
    assert sent.headers["location"] == f"/v1/images/{image['id']}"
    assert (image["width"], image["height"], image["media_type"]) == (400, 300, "image/jpeg")
    assert (image["taken_at"], image["camera"]) == ("2025-06-01T04:41:12Z", "Kamera Seven")
    assert (image["orientation_applied"], image["location_removed"]) == (True, True)
    assert len(image["placeholder"]) == 28
    assert image["analysis"] is None
    assert (await service.get(f"/v1/images/{image['id']}", headers=asha)).json() == image
    assert len(kept_files(settings)) == 3


async def test_the_files_are_what_the_image_says(service: Client, phone_photo: bytes, asha: Headers) -> None:
    image = (await send(service, phone_photo, asha)).json()
    full = await service.get(f"/v1/images/{image['id']}/file", headers=asha)
    assert full.headers["content-type"] == image["media_type"]
    assert len(full.content) == image["bytes"]
    assert full.headers["etag"] == f'"{image["sha256"]}"'
    assert Image.open(io.BytesIO(full.content)).size == (image["width"], image["height"])
    thumb = await service.get(f"/v1/images/{image['id']}/file?size=thumb", headers=asha)
    assert max(Image.open(io.BytesIO(thumb.content)).size) == 320


async def test_a_heic_picture_is_shown_as_a_jpeg(service: Client, heic_photo: bytes, asha: Headers) -> None:
    image = (await send(service, heic_photo, asha, name="IMG_1.HEIC", kind="image/heic")).json()
    assert (image["width"], image["media_type"], image["location_removed"]) == (64, "image/jpeg", True)


async def test_a_signed_address_needs_no_token_and_opens_nothing_else(
    service: Client, phone_photo: bytes, asha: Headers
) -> None:
    image = (await send(service, phone_photo, asha)).json()
    for size in ("thumb", "page", "full"):
        assert (await service.get(image[f"{size}_url"])).status_code == 200
    assert (await service.get(image["thumb_url"].replace("thumb", "full"))).status_code == 401
    assert (await service.get(f"/v1/images/{image['id']}/file")).status_code == 401


async def test_a_picture_that_is_known_is_not_sent_again(service: Client, phone_photo: bytes, asha: Headers) -> None:
    image = (await send(service, phone_photo, asha)).json()
    first = await service.get(image["page_url"])
    again = await service.get(image["page_url"], headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    head = await service.head(image["page_url"])
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(first.content))


async def test_pictures_are_their_owners_alone(
    service: Client, phone_photo: bytes, asha: Headers, ravi: Headers
) -> None:
    path = (await send(service, phone_photo, asha)).headers["location"]
    for method, address in (("GET", path), ("DELETE", path), ("GET", f"{path}/file"), ("GET", f"/v1/images/{NOWHERE}")):
        answer = await service.request(method, address, headers=ravi)
        assert (answer.status_code, answer.json()["type"].rsplit("/", 1)[-1]) == (404, "image-not-found")
    described = await service.post(f"{path}/describe", json={"language": "en"}, headers=ravi)
    assert described.status_code == 404
    assert (await service.get("/v1/images", headers=ravi)).json() == {"items": [], "next_cursor": None}
    assert (await service.get(path)).status_code == 401


async def test_pictures_are_listed_newest_first_in_pages(
    service: Client, scene: Image.Image, encode: Encode, asha: Headers
) -> None:
    sent = [(await send(service, encode(scene.resize((20 + n, 20))), asha)).json()["id"] for n in range(3)]
    first = (await service.get("/v1/images?limit=2", headers=asha)).json()
    second = (await service.get(f"/v1/images?limit=2&cursor={first['next_cursor']}", headers=asha)).json()
    assert [image["id"] for image in first["items"] + second["items"]] == sent[::-1]
    assert second["next_cursor"] is None


async def test_a_deleted_picture_leaves_nothing(
    service: Client, phone_photo: bytes, asha: Headers, settings: VisionSettings
) -> None:
    image = (await send(service, phone_photo, asha)).json()
    path = f"/v1/images/{image['id']}"
    assert (await service.delete(path, headers=asha)).status_code == 204
    assert (await service.get(path, headers=asha)).status_code == 404
    assert (await service.get(image["thumb_url"])).status_code == 404
    assert (await service.delete(path, headers=asha)).status_code == 404
    assert kept_files(settings) == []


async def test_the_same_picture_of_two_people_is_deleted_for_one(
    service: Client, phone_photo: bytes, asha: Headers, ravi: Headers, settings: VisionSettings
) -> None:
    hers, his = (await send(service, phone_photo, asha)).json(), (await send(service, phone_photo, ravi)).json()
    assert hers["id"] != his["id"]
    assert len(kept_files(settings)) == 3
    await service.delete(f"/v1/images/{hers['id']}", headers=asha)
    assert (await service.get(his["page_url"])).status_code == 200


async def test_a_retry_under_the_same_key_is_the_same_picture(
    service: Client, phone_photo: bytes, heic_photo: bytes, asha: Headers, ravi: Headers
) -> None:
    keyed = {**asha, "Idempotency-Key": "first-try"}
    first, again = await send(service, phone_photo, keyed), await send(service, phone_photo, keyed)
    assert (again.status_code, again.json()["id"]) == (201, first.json()["id"])
    other = await send(service, heic_photo, keyed)
    assert (other.status_code, other.json()["type"].rsplit("/", 1)[-1]) == (422, "other-body-under-key")
    his = await send(service, phone_photo, {**ravi, "Idempotency-Key": "first-try"})
    assert his.json()["id"] != first.json()["id"]


async def test_two_tries_at_once_under_one_key_keep_one_picture(
    service: Client, phone_photo: bytes, asha: Headers
) -> None:
    keyed = {**asha, "Idempotency-Key": "at-once"}
    answers = await asyncio.gather(*(send(service, phone_photo, keyed) for _ in range(3)))
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert len((await service.get("/v1/images", headers=asha)).json()["items"]) == 1


@pytest.fixture
def bad_upload(request: pytest.FixtureRequest, phone_photo: bytes, bomb: bytes) -> bytes:
    return {
        "text": b"Once upon a time. " * 666_666,
        "bomb": bomb,
        "half": phone_photo[: len(phone_photo) // 2],
        "empty": b"",
        "svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "corrupt": phone_photo[:300] + bytes(5_000),
    }[request.param]


@pytest.mark.parametrize(
    ("bad_upload", "status", "slug"),
    [
        ("text", 415, "not-a-picture"),
        ("svg", 415, "not-a-picture"),
        ("empty", 415, "not-a-picture"),
        ("bomb", 422, "picture-too-detailed"),
        ("half", 422, "picture-broken"),
        ("corrupt", 422, "picture-broken"),
    ],
    indirect=["bad_upload"],
)
async def test_what_is_no_good_picture_is_refused_within_a_second_and_leaves_nothing(
    service: Client, bad_upload: bytes, status: int, slug: str, asha: Headers, settings: VisionSettings
) -> None:
    begun = time.monotonic()
    answer = await send(service, bad_upload, asha, name="a.png", kind="image/png")
    assert time.monotonic() - begun < 5  # a fifth of a second on a quiet machine
    problem = answer.json()
    assert (answer.status_code, problem["type"].rsplit("/", 1)[-1]) == (status, slug)
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["errors"][0]["pointer"] == "/file"
    assert kept_files(settings) == []
    assert (await service.get("/v1/images", headers=asha)).json()["items"] == []


async def test_a_file_that_is_too_large_is_refused_before_it_is_read(settings: VisionSettings, asha: Headers) -> None:
    async with running(create_app(settings)) as service:
        answer = await send(service, b"\xff\xd8\xff" + bytes(16_000_000), asha)
        assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")
        assert (await service.get("/v1/images", headers=asha)).json()["items"] == []


async def test_a_file_just_over_the_limit_is_refused(service: Client, asha: Headers) -> None:
    answer = await send(service, b"\xff\xd8\xff" + bytes(15_000_000), asha)
    assert answer.status_code == 413
    assert "15,000,000" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b'{"file": "a.png"}', "application/json", 415),
        (b"file=a.png", "application/x-www-form-urlencoded", 415),
        (b"--x\r\n", "multipart/form-data", 400),
        (b"rubbish", "multipart/form-data; boundary=x", 400),
        (
            b'--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nonly text\r\n--x--\r\n',
            "multipart/form-data; boundary=x",
            422,
        ),
        (
            b'--x\r\nContent-Disposition: form-data; name="photo"; filename="a"\r\n\r\nx\r\n--x--\r\n',
            "multipart/form-data; boundary=x",
            422,
        ),
    ],
)
async def test_a_form_that_is_none_is_told_what_to_send(
    service: Client, content: bytes, kind: str, status: int, asha: Headers
) -> None:
    answer = await service.post("/v1/images", content=content, headers={**asha, "Content-Type": kind})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


async def test_without_a_token_nothing_is_read(service: Client, phone_photo: bytes) -> None:
    assert (await send(service, phone_photo, {})).status_code == 401
    assert (await service.get("/v1/images")).status_code == 401


async def test_pictures_survive_a_restart(settings: VisionSettings, phone_photo: bytes, asha: Headers) -> None:
    async with running(create_app(settings)) as service:
        image = (await send(service, phone_photo, asha)).json()
    async with running(create_app(settings)) as service:
        assert (await service.get(f"/v1/images/{image['id']}", headers=asha)).json()["sha256"] == image["sha256"]
        assert (await service.get(image["page_url"])).status_code == 200
