"""A gateway of a test's own: real servers behind it, a page in a folder, settings that point to both."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import httpx2
import pytest
from kahaniyaa_gateway.app import create_app
from kahaniyaa_gateway.settings import GatewaySettings

from kahaniyaa_shared.testing.running import Client, running

Gatewayed = Callable[..., AbstractAsyncContextManager[Client]]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A built page, as small as one can be."""
    folder = tmp_path / "page"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>Kahaniyaa</title>")
    (folder / "assets" / "main-3f2a.js").write_text("export const told = true;")
    (folder / "favicon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    return folder


@pytest.fixture
def gateway(given: dict[str, object], page: Path) -> Gatewayed:
    """A gateway on a real port: `async with gateway(story_service_urls=…, token=…) as client`."""

    @asynccontextmanager
    async def started(*, token: str | None = None, **settings: object) -> AsyncIterator[Client]:
        app = create_app(GatewaySettings(**{**given, "page_dir": page, **settings}))  # pyright: ignore[reportArgumentType]
        async with running(app, token=token) as client:
            yield client

    return started


@pytest.fixture
def url_of() -> Callable[[httpx2.AsyncClient], str]:
    """Where a running application listens."""
    return lambda client: str(client.base_url).rstrip("/")
