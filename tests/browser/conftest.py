"""A person at the page: the whole product on a port of this machine, in a real Chromium."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

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


LIT = """() => {
  const range = CSS.highlights.get("spoken-word")?.values().next().value;
  const line = range?.startContainer.parentElement.closest("[data-line]");
  const sound = window.sounds.find((one) => !one.paused && one.currentTime > 0) ?? window.sounds[0];
  return { word: range?.toString() ?? "", line: line?.dataset.line ?? "", ms: sound.currentTime * 1000,
           start: range?.startOffset ?? -1, playing: !sound.paused, src: sound.src };
}"""
AXE = Path(__file__).resolve().parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
WISH = "एक शर्मीला हाथी जो उड़ना चाहता है"


async def _tell(page: Page, wish: str = WISH, *, language: str = "हिन्दी") -> str:
    """Ask for a story as a new person would; returns its id when it is told and can be heard."""
    await page.goto("/")
    await page.get_by_label("Language of the story").select_option(label=language)
    await page.get_by_label("What is the story about?").fill(wish)
    await page.get_by_role("button", name="Tell the story").click()
    await page.wait_for_url(re.compile(r"/stor(y|ies)/"))
    await expect(page.get_by_role("button", name="Read aloud")).to_be_visible()
    await expect(page.get_by_role("complementary", name="After the story")).to_be_visible()
    return page.url.rstrip("/").rpartition("/")[2]


@pytest.fixture
def tell() -> Callable[..., Awaitable[str]]:
    return _tell


@pytest.fixture
def lit() -> Callable[[Page], Awaitable[dict[str, Any]]]:
    """The word that is lit, where it stands, and the sound it belongs to."""

    async def lit(page: Page) -> dict[str, Any]:
        return await page.evaluate(LIT)

    return lit


@pytest.fixture
def barriers() -> Callable[[Page], Awaitable[list[str]]]:
    """What keeps somebody from using the screen as it is, by the rules of WCAG 2.2 AA."""

    async def barriers(page: Page) -> list[str]:
        await page.evaluate(AXE.read_text("utf-8") + ";0")  # as a debugger would: the page's policy lets no script in
        return await page.evaluate(
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']}).then(({violations}) => "
            "violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`))"
        )

    return barriers


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    expect.set_options(timeout=30_000)  # however busy the machine is
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
