"""What a family does with the page, in a real browser against the whole product."""

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser

WISH = "एक शर्मीला हाथी जो उड़ना चाहता है"
AXE = Path(__file__).resolve().parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
LIT = """() => {
  const range = CSS.highlights.get("spoken-word")?.values().next().value;
  const line = range?.startContainer.parentElement.closest("[data-line]");
  const sound = window.sounds.find((one) => !one.paused && one.currentTime > 0) ?? window.sounds[0];
  return { word: range?.toString() ?? "", line: line?.dataset.line ?? "", ms: sound.currentTime * 1000,
           playing: !sound.paused };
}"""


async def tell(page: Page, wish: str = WISH, *, language: str = "हिन्दी") -> str:
    """Ask for a story as a new person would; returns its id when it is told and can be heard."""
    await page.goto("/")
    await page.get_by_label("Language of the story").select_option(label=language)
    await page.get_by_label("What is the story about?").fill(wish)
    await page.get_by_role("button", name="Tell the story").click()
    await page.wait_for_url(re.compile(r"/stor(y|ies)/"))
    await expect(page.get_by_role("button", name="Read aloud")).to_be_visible(timeout=20_000)
    await expect(page.get_by_role("complementary", name="After the story")).to_be_visible(timeout=20_000)
    return page.url.rstrip("/").rpartition("/")[2]


async def narration(page: Page, story_id: str) -> dict[str, Any]:
    """The word times, as the page gets them when it is opened again."""
    got: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()

    async def pass_on(route: Route) -> None:
        answer = await route.fetch()
        if answer.status == 200 and not got.done():
            got.set_result(await answer.json())
        await route.fulfill(response=answer)

    where = f"**/{story_id}/narration"
    await page.route(where, pass_on)
    await page.reload()
    told = await asyncio.wait_for(got, 10)
    await page.unroute(where, pass_on)
    return told


async def test_a_guest_hears_a_hindi_story_with_each_word_lit(page: Page) -> None:
    story_id = await tell(page)
    told = await narration(page, story_id)
    spoken = [(f"{scene['number']}.{word['line']}", word) for scene in told["scenes"] for word in scene["words"]]
    await page.get_by_role("button", name="Read aloud").click()
    for _ in range(5):
        await page.wait_for_timeout(700)
        lit = await page.evaluate(LIT)
        assert lit["playing"]
        near = [
            word
            for line, word in spoken
            if line == lit["line"] and word["start_ms"] - 120 <= lit["ms"] <= word["end_ms"] + 250
        ]
        text = await page.locator(f'[data-line="{lit["line"]}"]').inner_text()
        assert lit["word"] in [text[word["start"] : word["end"]] for word in near], (lit, near)


async def test_a_word_that_is_clicked_is_heard_and_the_place_is_kept(page: Page) -> None:
    story_id = await tell(page)
    told = await narration(page, story_id)
    word = told["scenes"][0]["words"][12]
    await expect(page.get_by_role("button", name="Read aloud")).to_be_visible()
    line = page.locator(f'[data-line="1.{word["line"]}"]')
    place = await line.evaluate(
        """(line, [start, end]) => {
          const range = new Range();
          range.setStart(line.firstChild, start); range.setEnd(line.firstChild, end);
          const box = range.getBoundingClientRect();
          return [box.x + box.width / 2, box.y + box.height / 2];
        }""",
        [word["start"], word["end"]],
    )
    await page.mouse.click(*place)
    await page.wait_for_timeout(300)
    lit = await page.evaluate(LIT)
    assert abs(lit["ms"] - word["start_ms"]) < 60
    assert lit["word"] == (await line.inner_text())[word["start"] : word["end"]]
    await page.reload()
    await expect(page.get_by_role("button", name="Read aloud")).to_be_visible()
    await page.get_by_role("button", name="Read aloud").click()
    await page.wait_for_timeout(500)
    assert word["start_ms"] - 100 <= (await page.evaluate(LIT))["ms"] <= word["start_ms"] + 1500


async def test_a_story_is_found_again_in_the_library_and_can_be_deleted(page: Page) -> None:
    await tell(page, "a kite that lost its string", language="English")
    title = await page.get_by_role("heading", level=1).inner_text()
    await page.get_by_role("link", name="My stories").click()
    await expect(page.get_by_text(title).first).to_be_visible()
    await page.get_by_role("button", name=f"Delete: {title}").click()
    await page.get_by_role("button", name="Delete for good").click()
    await expect(page.get_by_text("The shelf is still empty")).to_be_visible()


async def test_an_error_is_shown_as_what_it_is(page: Page) -> None:
    await page.goto("/")
    await page.get_by_role("button", name="Tell the story").click()
    await expect(page.get_by_text("Write a sentence, or add a picture or a character")).to_be_visible()
    await page.goto("/stories/01a20373-5c40-71bd-9c76-d2f809d46e33")
    await expect(page.get_by_role("link", name="To the account")).to_be_visible()
    await tell(page, "a kite that lost its string", language="English")
    await page.goto("/stories/01a20373-5c40-71bd-9c76-d2f809d46e33")
    await expect(page.get_by_text("It is not here, or it is not yours").first).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["/", "/stories", "/account"])
async def test_each_screen_fits_and_is_accessible(browser: Browser, address: str, width: int, path: str) -> None:
    context = await browser.new_context(base_url=address, locale="ta-IN", viewport={"width": width, "height": 800})
    page = await context.new_page()
    await page.goto(path)
    await expect(page.get_by_role("main")).to_be_visible()
    await page.wait_for_load_state("networkidle")
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
    await page.evaluate(AXE.read_text("utf-8") + ";0")  # as a debugger would: the page's policy lets no script in
    found = await page.evaluate(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']}).then(({violations}) => "
        "violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`))"
    )
    assert found == []
    await context.close()


async def test_a_story_can_be_asked_for_and_heard_with_the_keyboard_alone(page: Page) -> None:
    await page.goto("/")
    await page.get_by_label("What is the story about?").focus()
    await page.keyboard.type("a lamp that is afraid of the dark")
    for _ in range(40):
        await page.keyboard.press("Tab")
        if await page.evaluate("document.activeElement.textContent.includes('Tell the story')"):
            break
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Read aloud")).to_be_visible(timeout=20_000)
    text = page.get_by_role("group", name="The story")
    await text.focus()
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("ArrowRight")
    await page.wait_for_timeout(300)
    assert (await page.evaluate(LIT))["word"]
