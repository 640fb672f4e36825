"""How names are said is taught on the page: heard, kept, forgotten, brought along and taken away."""

import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from playwright.async_api import Browser, FilePayload, Page, expect

pytestmark = pytest.mark.browser

Tell = Callable[..., Awaitable[str]]
Barriers = Callable[[Page], Awaitable[list[str]]]

PLS = """<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">
  <lexeme><grapheme>Siobhan</grapheme><alias>Shivawn</alias></lexeme>
  <lexeme><grapheme>Anaya</grapheme><phoneme>əˈnaːjaː</phoneme></lexeme>
</lexicon>"""
HEARD = "() => window.sounds.some((one) => one.src.startsWith('blob:') && one.currentTime > 0)"


async def test_a_word_is_heard_kept_and_forgotten(page: Page, barriers: Barriers) -> None:
    await page.goto("/account")
    await page.get_by_role("link", name="Teach a word").click()
    await expect(page.get_by_role("heading", name="How words are said")).to_be_visible()
    await expect(page.get_by_text("No word in English yet.")).to_be_visible()
    await page.get_by_label("The word as it is written").fill("Siobhan")
    await expect(page.get_by_role("button", name="Keep it")).to_be_disabled()
    await page.get_by_label("Written the way it sounds").fill("Shivawn")
    await page.get_by_role("button", name="Hear it").click()
    await page.wait_for_function(HEARD)
    await page.get_by_role("button", name="Keep it").click()
    await expect(page.get_by_text("“Siobhan” is kept.")).to_be_visible()
    words = page.get_by_role("region", name="Your words").get_by_role("listitem")
    await expect(words.filter(has_text="Siobhan")).to_contain_text("Shivawn")
    assert await barriers(page) == []
    await page.get_by_label("The word as it is written").fill("siobhan")
    await page.get_by_label("Written the way it sounds").fill("Shee-oban")
    await page.get_by_role("button", name="Keep it").click()
    await expect(page.get_by_text("This word is in your list already")).to_be_visible()
    await page.get_by_role("button", name="Forget Siobhan").click()
    await page.get_by_role("dialog").get_by_role("button", name="Forget Siobhan").click()
    await expect(words).to_have_count(0)


async def test_sounds_that_are_none_are_told_beside_their_field(page: Page) -> None:
    await page.goto("/words")
    await page.get_by_label("The word as it is written").fill("Anaya")
    await page.get_by_text("If letters are not enough").click()
    await page.get_by_label("The sounds themselves").fill("§§")
    await page.get_by_role("button", name="Keep it").click()
    await expect(page.get_by_text("Use signs of the International Phonetic Alphabet only").first).to_be_visible()
    await page.get_by_label("The sounds themselves").fill("əˈnaːjaː")
    await page.get_by_role("button", name="Keep it").click()
    await expect(page.get_by_role("region", name="Your words")).to_contain_text("əˈnaːjaː")


async def test_a_class_list_is_brought_along_and_taken_away(page: Page, tmp_path: Path) -> None:
    await page.goto("/words")
    await expect(page.get_by_role("button", name="Take mine along")).to_be_disabled()
    wrong: FilePayload = {"name": "class.pls", "mimeType": "application/pls+xml", "buffer": b"<lexicon>"}
    await page.get_by_test_id("words-file").set_input_files(files=[wrong])
    await expect(page.get_by_text("This file cannot be read as a PLS lexicon")).to_be_visible()
    path = tmp_path / "class.pls"
    path.write_text(PLS, "utf-8")
    await page.get_by_test_id("words-file").set_input_files(path)
    await expect(page.get_by_text("2 new, 0 replaced, 0 the same.")).to_be_visible()
    await expect(page.get_by_role("region", name="Your words").get_by_role("listitem")).to_have_count(2)
    async with page.expect_download() as download:
        await page.get_by_role("button", name="Take mine along").click()
    kept = await download.value
    assert kept.suggested_filename == "lexicon-en.pls"
    await kept.save_as(path)
    assert "Shivawn" in path.read_text("utf-8")


async def test_a_word_that_is_taught_beside_a_story_has_it_read_anew(page: Page, tell: Tell) -> None:
    story = await tell(page, "a kite that lost its string", language="English")
    await page.get_by_role("button", name="Read aloud").click()
    await expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    word = max(re.findall(r"[A-Za-z]+", await page.locator("[data-line]").first.inner_text()), key=len)
    await page.get_by_role("button", name="Voice").click()
    await page.get_by_role("link", name="Is a name said wrong?").click()
    await page.get_by_label("The word as it is written").fill(word)
    await page.get_by_label("Written the way it sounds").fill("Umbrella")
    await page.get_by_role("button", name="Keep it").click()
    await expect(page.get_by_role("region", name="Your words")).to_contain_text("Umbrella")
    async with page.expect_response(lambda answer: answer.url.endswith(f"{story}/narration")) as answer:
        await page.go_back()
    assert (await (await answer.value).json())["status"] == "stale"
    async with page.expect_response(
        lambda answer: answer.request.method == "POST" and answer.url.endswith(f"{story}/narration")
    ) as answer:
        await page.get_by_role("button", name="Read it anew").click()
    assert (await answer.value).ok
    await expect(page.get_by_role("button", name="Read it anew")).to_have_count(0)


@pytest.mark.parametrize("locale", ["hi-IN", "ta-IN"])
async def test_the_words_fit_a_narrow_phone_and_are_accessible(
    browser: Browser, address: str, barriers: Barriers, locale: str
) -> None:
    context = await browser.new_context(base_url=address, locale=locale, viewport={"width": 320, "height": 640})
    page = await context.new_page()
    await page.goto("/words")
    await expect(page.locator("select option").nth(20)).to_be_attached()
    await page.locator("input[required]").fill("कखग")
    await page.locator("form input").nth(1).fill("कखगघ")
    await page.locator("form button[type=submit]").click()
    await expect(page.get_by_role("listitem").filter(has_text="कखगघ")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") <= 320
    assert await barriers(page) == []
    await context.close()
