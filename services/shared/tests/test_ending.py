"""What an application that has ended leaves behind: nothing."""

import gc
import weakref
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI

from kahaniyaa_shared.platform import Platform
from kahaniyaa_shared.service import Parts, ServiceDefinition, create_service
from kahaniyaa_shared.settings import ServiceSettings
from kahaniyaa_shared.testing.running import client_of


@asynccontextmanager
async def nothing(_platform: Platform) -> AsyncIterator[Parts]:
    yield {}


DEFINITION = ServiceDefinition(
    name="bare", package="kahaniyaa_shared", title="Bare", description="", routers=(), compose=nothing
)


async def test_an_application_that_has_ended_is_given_back(given: dict[str, Any]) -> None:
    left = await asked_once(ServiceSettings(**given))

    gc.collect()

    assert left() is None


async def asked_once(settings: ServiceSettings) -> "weakref.ref[FastAPI]":
    app = create_service(DEFINITION, settings)
    async with client_of(app) as client:
        assert (await client.get("/health/ready")).status_code == 200
    return weakref.ref(app)
