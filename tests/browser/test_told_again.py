"""A story told again in another language, in a real browser against the whole product."""

import re
from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Page, expect

pytestmark = pytest.mark.browser

Tell = Callable[..., Awaitable[str]]
Barriers = Callable[[Page], Awaitable[list[str]]]


async def test_a_story_is_told_again_in_another_language_and_leads_back(
    page: Page, tell: Tell, barriers: Barriers
) -> None:
    story_id = await tell(page, "a kite that lost its string", language="English")
    afterwards = page.get_by_role("complementary", name="After the story")
    others = afterwards.get_by_role("button")
    await expect(others).to_have_text(["हिन्दी", "தமிழ்"])
    assert await barriers(page) == []
    await others.first.click()
    await page.wait_for_url(re.compile(rf"/stories/(?!{story_id})[0-9a-f-]{{36}}$"))
    await expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("[\u0900-\u097f]"))
    await expect(others).to_have_text(["தமிழ்"])
    await expect(page.get_by_role("button", name="Read aloud")).to_be_visible()
    assert await barriers(page) == []
    await afterwards.get_by_role("link", name="English").click()
    await page.wait_for_url(re.compile(rf"/stories/{story_id}$"))
    await expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^[A-Z]"))
    await expect(afterwards.get_by_role("link")).to_have_text(re.compile("^हिन्दी · "))
    await expect(others).to_have_text(["தமிழ்"])


async def test_a_tale_of_the_shelf_is_told_again_from_the_shelf(page: Page) -> None:
    await page.goto("/stories")
    await page.get_by_role("button", name="The Crow, the Fox and the Missing Vada").click()
    await page.get_by_role("complementary", name="After the story").get_by_role("button", name="हिन्दी").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("दादी के वड़े और भूखा कौआ")
    await expect(page.get_by_role("link", name="English · The Crow, the Fox and the Missing Vada")).to_be_visible()


async def test_a_story_that_cannot_be_told_again_says_why(page: Page, tell: Tell) -> None:
    story_id = await tell(page, "a kite that lost its string", language="English")
    await page.route(f"**/{story_id}/translate", lambda route: route.abort())
    await page.get_by_role("complementary", name="After the story").get_by_role("button", name="हिन्दी").press("Enter")
    await expect(page.get_by_role("alert")).to_contain_text("cannot be reached")
    assert page.url.endswith(story_id)
