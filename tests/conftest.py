"""What the tests of the whole product share."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from kahaniyaa.app import create_product
from kahaniyaa_shared.testing.running import Client, running


@pytest.fixture
async def door(given: dict[str, Any]) -> AsyncIterator[Client]:
    """The gateway of a running product, as a guest."""
    async with running(create_product(**{**given, "auth_service_urls": "http://unused"})) as client:
        guest = (await client.post("/v1/auth/guest", json={})).raise_for_status().json()
        client.headers["Authorization"] = f"Bearer {guest['access_token']}"
        yield client
