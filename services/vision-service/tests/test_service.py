"""vision-service as a whole: started as its folder says, and honest about itself."""

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from kahaniyaa_shared.testing.running import Client
from kahaniyaa_vision.settings import VisionSettings

Encode = Callable[..., bytes]
Headers = dict[str, str]


def test_main_is_importable_and_starts_nothing() -> None:
    found = runpy.run_path(str(Path(__file__).parents[1] / "main.py"))
    assert found["VISION"].name == "vision"


async def test_it_is_ready_when_its_database_and_bus_are(service: Client) -> None:
    answer = await service.get("/health/ready")
    assert (answer.status_code, answer.json()["checks"]) == (200, {"database": "up", "events": "up"})


async def test_its_document_names_every_address(service: Client) -> None:
    paths = (await service.get("/openapi.json")).json()["paths"]
    assert {path for path in paths if path.startswith("/v1")} == {
        "/v1/images",
        "/v1/images/{image_id}",
        "/v1/images/{image_id}/file",
        "/v1/images/{image_id}/describe",
        "/v1/vision/capabilities",
    }
    form = paths["/v1/images"]["post"]["requestBody"]["content"]["multipart/form-data"]["schema"]
    assert form["required"] == ["file"]


@pytest.mark.parametrize(
    "image_id", ["1", "x" * 36, "01900000-0000-7000-8000-00000000000G", "-" * 36, "%2e%2e", "क", "a" * 400]
)
async def test_an_id_that_is_none_is_not_there(service: Client, image_id: str, asha: Headers) -> None:
    address = f"/v1/images/{image_id}"
    for answer in (
        await service.get(address, headers=asha),
        await service.get(f"{address}/file", headers=asha),
        await service.delete(address, headers=asha),
        await service.post(f"{address}/describe", json={"language": "en"}, headers=asha),
    ):
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=x"])
async def test_a_page_that_cannot_be_is_a_problem(service: Client, query: str, asha: Headers) -> None:
    answer = await service.get(f"/v1/images?{query}", headers=asha)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")


async def test_what_is_kept_names_no_child(
    service: Client, settings: VisionSettings, scene: Image.Image, encode: Encode, asha: Headers
) -> None:
    await service.post("/v1/images", files={"file": ("Meera at home.png", encode(scene, "PNG"))}, headers=asha)
    files = [path for path in settings.data_dir.rglob("*") if path.is_file()]
    assert files
    assert not any(b"Meera" in path.read_bytes() for path in files)
