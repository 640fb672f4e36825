"""A person at the page: the whole product on a port of this machine, in a real Chromium."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from playwright.async_api import Browser, Page, async_playwright

from kahaniyaa.app import create_product
from kahaniyaa_shared.testing.needs import find_browser
from kahaniyaa_shared.testing.running import running

# The last six keep Chromium from calling home: tests talk to this machine only.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--autoplay-policy=no-user-gesture-required",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
]
# Only looks: remembers each sound that the page makes, so that a test can read its clock.
WATCH_SOUNDS = """
window.sounds = [];
window.Audio = class extends window.Audio { constructor(...given) { super(...given); window.sounds.push(this); } };
"""


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as driver:
        chromium = await driver.chromium.launch(executable_path=find_browser(), args=FLAGS)
        yield chromium
        await chromium.close()


@pytest.fixture
async def address(given: dict[str, Any]) -> AsyncIterator[str]:
    async with running(create_product(**given)) as client:
        yield str(client.base_url)


@pytest.fixture
async def page(browser: Browser, address: str) -> AsyncIterator[Page]:
    """A new person's page, on a laptop, in English."""
    context = await browser.new_context(base_url=address, locale="en-IN", viewport={"width": 1280, "height": 860})
    await context.add_init_script(WATCH_SOUNDS)
    page = await context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    yield page
    await context.close()
    assert faults == []
