"""One document of the whole API: only what is routed, each thing under its own name, every path with a service."""

import json
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel, create_model

from kahaniyaa_gateway.openapi import merge
from kahaniyaa_gateway.routes import find_route
from kahaniyaa_shared.testing.running import Client

Gatewayed = Callable[..., AbstractAsyncContextManager[Client]]


def _service(path: str, name: str, **fields: Any) -> dict[str, Any]:
    """The document of a service with one endpoint that answers with one shape."""
    inner: type[BaseModel] = create_model("Inner", **fields)
    outer: type[BaseModel] = create_model(name, inner=(inner, ...))
    app = FastAPI(generate_unique_id_function=lambda route: route.name)

    async def read() -> None:
        """Read it."""

    app.get(path, response_model=outer)(read)
    app.get("/health/live", operation_id="live")(read)
    return app.openapi()


def test_paths_that_are_not_routed_are_left_out() -> None:
    merged = merge({"story": _service("/v1/stories", "Story", title=(str, ...))})
    assert list(merged["paths"]) == ["/v1/stories"]


def test_a_path_belongs_to_the_service_it_is_routed_to() -> None:
    merged = merge({"tts": _service("/v1/stories", "Story", title=(str, ...))})
    assert merged["paths"] == {}


def test_two_shapes_with_one_name_stay_two_shapes_and_so_do_those_that_speak_of_them() -> None:
    merged = merge(
        {
            "story": _service("/v1/stories", "Page", title=(str, ...)),
            "vision": _service("/v1/images", "Page", width=(int, ...)),
        }
    )
    schemas = merged["components"]["schemas"]
    assert "title" in schemas["Inner"]["properties"]
    assert "width" in schemas["VisionInner"]["properties"]
    assert schemas["VisionPage"]["properties"]["inner"]["$ref"] == "#/components/schemas/VisionInner"
    answer = merged["paths"]["/v1/images"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert answer == {"$ref": "#/components/schemas/VisionPage"}


def test_the_same_shape_in_two_services_is_there_once() -> None:
    merged = merge(
        {
            "story": _service("/v1/stories", "Page", title=(str, ...)),
            "vision": _service("/v1/images", "Page", title=(str, ...)),
        }
    )
    assert sorted(merged["components"]["schemas"]) == ["Inner", "Page"]


def test_operations_have_names_of_their_own_and_every_reference_leads_somewhere() -> None:
    merged = merge(
        {
            "story": _service("/v1/stories", "Page", title=(str, ...)),
            "vision": _service("/v1/images", "Page", width=(int, ...)),
        }
    )
    names = [item["get"]["operationId"] for item in merged["paths"].values()]
    assert names == ["read", "vision_read"]
    for reference in _references(merged):
        assert reference.rpartition("/")[2] in merged["components"]["schemas"]


def test_what_is_public_asks_for_a_token_only_if_there_is_one() -> None:
    document = _service("/v1/voices", "Voices", title=(str, ...))
    document["paths"]["/v1/voices"]["get"]["security"] = [{"HTTPBearer": []}]
    assert merge({"tts": document})["paths"]["/v1/voices"]["get"]["security"] == [{"HTTPBearer": []}, {}]


def _references(document: Any) -> set[str]:
    found: set[str] = set()
    json.loads(json.dumps(document), object_hook=lambda value: found.add(value.get("$ref", "")) or value)
    return found - {""}


async def test_every_path_of_the_merged_document_is_routed(whole: Gatewayed) -> None:
    async with whole() as client:
        document = (await client.get("/openapi.json")).json()
    assert document["paths"]
    assert all(find_route(path) for path in document["paths"])


async def test_the_document_says_which_services_do_not_answer(gateway: Gatewayed) -> None:
    async with gateway("http://127.0.0.1:1") as client:
        document = (await client.get("/openapi.json")).json()
    assert "Not answering now" in document["info"]["description"]
    assert document["paths"] == {}
