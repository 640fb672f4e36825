"""Takes the screenshots in docs/ from a running product: python tools/screenshots.py http://127.0.0.1:8000."""

import re
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from kahaniyaa_shared.testing.needs import find_browser

DOCS = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
SIZES = {"desktop": (1280, 860), "phone": (360, 740)}
WISHES = ("पिंकी गिलहरी जो चाँद को छूना चाहती है", "एक शर्मीला हाथी जो उड़ना चाहता है", "खोई हुई पतंग")


def tell(page: Page, wish: str) -> None:
    """Ask for a story and wait until it is told and can be heard."""
    page.goto("/")
    page.locator("textarea").fill(wish)
    page.locator("form button[type=submit]").click()
    page.wait_for_url(re.compile("/stories/"))
    expect(page.locator("aside")).to_be_visible(timeout=20_000)
    page.wait_for_load_state("networkidle")


def take(browser: Browser, address: str, name: str, width: int, height: int) -> None:
    """Create, tales, reading, voices and library, as a Hindi-speaking family sees them."""
    context = browser.new_context(
        base_url=address, locale="hi-IN", viewport={"width": width, "height": height}, device_scale_factor=1
    )
    page = context.new_page()
    page.goto("/")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=DOCS / f"create-{name}.png")
    page.goto("/stories")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=DOCS / f"tales-{name}.png")
    for wish in WISHES[1:]:
        tell(page, wish)
    tell(page, WISHES[0])
    page.get_by_role("button", name="सुनाइए").or_(page.locator("button[class*=play]")).first.click()
    page.wait_for_timeout(2500)
    page.screenshot(path=DOCS / f"reading-{name}.png")
    # Pressed by the page itself: a driver's mouse would scroll the player, which always is in view, into view first.
    page.locator("button[aria-haspopup=dialog]").evaluate("(button) => button.click()")
    page.locator("dialog li").first.wait_for()
    page.screenshot(path=DOCS / f"voices-{name}.png")
    page.goto("/stories")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=DOCS / f"library-{name}.png")
    context.close()


def main(address: str) -> None:
    """Take them all."""
    DOCS.mkdir(parents=True, exist_ok=True)
    flags = ["--no-sandbox", "--disable-gpu", "--autoplay-policy=no-user-gesture-required", "--disable-sync"]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find_browser(), args=flags)
        for name, (width, height) in SIZES.items():
            take(browser, address, name, width, height)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
