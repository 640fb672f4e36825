"""The tales that everybody can begin with, in a real browser against the whole product."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from playwright.async_api import Locator, Page, Route, expect

pytestmark = pytest.mark.browser

Lit = Callable[[Page], Awaitable[dict[str, Any]]]
Barriers = Callable[[Page], Awaitable[list[str]]]

PLAYS = "() => window.sounds.some((one) => !one.paused && one.currentTime > 0)"
A_WORD_IS_LIT = "() => CSS.highlights.get('spoken-word')?.size > 0"
A_STORY = re.compile(r"/stories/[0-9a-f-]{36}$")


def tales(page: Page) -> Locator:
    """What can be pressed on the shelf."""
    return page.get_by_role("region", name="Tales to begin with").get_by_role("button")


async def test_a_new_person_opens_a_tale_and_hears_it_with_each_word_lit(page: Page, lit: Lit) -> None:
    await page.goto("/")
    tale = tales(page).first
    await expect(tale).to_have_accessible_description(re.compile(r"\d+ minute"))
    title = await tale.inner_text()
    await tale.click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(title)
    await page.get_by_role("button", name="Read this story aloud").click()
    await page.wait_for_function(PLAYS)
    await page.wait_for_function(A_WORD_IS_LIT)
    now = await lit(page)
    assert now["playing"]
    assert now["word"]
    assert now["word"] in await page.locator(f'[data-line="{now["line"]}"]').inner_text()


async def test_a_tale_is_taken_with_the_keyboard_and_only_once(page: Page) -> None:
    await page.goto("/stories")
    await expect(page.get_by_text("No story of your own yet")).to_be_visible()
    title = await tales(page).first.inner_text()
    await tales(page).first.press("Enter")
    await page.wait_for_url(A_STORY)
    story = page.url
    await page.get_by_role("link", name="My stories").click()
    await expect(page.get_by_role("button", name=f"Delete: {title}")).to_have_count(1)
    await tales(page).first.press("Enter")
    await page.wait_for_url(A_STORY)
    assert page.url == story
    await page.get_by_role("link", name="New story").click()
    await expect(page.get_by_label("What is the story about?")).to_be_visible()
    await expect(tales(page)).to_have_count(0)


async def test_a_shelf_that_cannot_be_read_or_taken_from_says_so(page: Page, barriers: Barriers) -> None:
    async def break_off(route: Route) -> None:
        await route.abort()

    await page.goto("/stories")
    await expect(tales(page).first).to_be_visible()
    await page.route("**/v1/shelf/*", break_off)
    await tales(page).first.click()
    await expect(page.get_by_role("alert")).to_contain_text("cannot be reached")
    assert await barriers(page) == []
    await page.route("**/v1/shelf?*", break_off)
    await page.reload()
    await expect(page.get_by_role("alert")).to_contain_text("cannot be reached")
    await page.unroute("**/v1/shelf?*")
    await page.get_by_role("button", name="Try again").click()
    await expect(tales(page).first).to_be_visible()
