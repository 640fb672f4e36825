"""Who reads is chosen in the player, in a real browser against the whole product."""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Error, Page, Response, expect

from kahaniyaa.app import create_product
from kahaniyaa_shared.testing.running import running
from kahaniyaa_tts.testing.file_server import FileServer, file_server
from kahaniyaa_tts.testing.tiny_voice import write_voice

pytestmark = pytest.mark.browser

Tell = Callable[..., Awaitable[str]]
Lit = Callable[[Page], Awaitable[dict[str, Any]]]
Barriers = Callable[[Page], Awaitable[list[str]]]

NAME = "hi_IN-asha-medium"
PLAYS = "() => window.sounds.some((one) => !one.paused && one.currentTime > 0)"
SAMPLE_HEARD = "() => window.sounds.some((one) => one.src.includes('/sample') && one.currentTime > 0.2)"


@pytest.fixture
async def files(tmp_path: Path) -> AsyncIterator[FileServer]:
    """A server that has the files of a natural voice."""
    model = write_voice(tmp_path / "made", NAME)
    async with file_server() as files:
        files.files = {f"/{path.name}": path.read_bytes() for path in (model, model.with_suffix(".onnx.json"))}
        yield files


@pytest.fixture
def given(given: dict[str, Any], files: FileServer, tmp_path: Path) -> dict[str, Any]:
    """Anybody may install the voices of a catalogue of the test's own; nobody tells the licence of the second."""
    told = [
        {"url": files.url + path, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for path, content in files.files.items()
    ]
    voice = {"id": NAME, "name": "Asha", "language": "hi", "gender": "female", "license": "CC0 1.0", "files": told}
    path = tmp_path / "catalogue.json"
    unlicensed = {**voice, "id": NAME.replace("asha", "mira"), "name": "Mira", "license": ""}
    path.write_text(json.dumps({"voices": [voice, unlicensed]}))
    return {**given, "speech_installing": "anyone", "speech_voice_catalogue": path}


class Narrations:
    """Every narration that the page was told of, the newest last."""

    def __init__(self, page: Page) -> None:
        self.told: list[dict[str, Any]] = []
        page.on("response", self._note)

    async def whole(self, voice: str | None) -> dict[str, Any]:
        """The narration in this voice, once the page knows the whole of it."""
        async with asyncio.timeout(20):
            while not self.told or (self.told[-1]["voice"], self.told[-1]["status"]) != (voice, "complete"):
                await asyncio.sleep(0.05)
        return self.told[-1]

    async def cast(self, who: str, voice: str) -> None:
        """Wait until the page was told that this voice plays somebody."""
        async with asyncio.timeout(20):
            while not any(told["cast"].get(who) == voice for told in self.told):
                await asyncio.sleep(0.05)

    async def _note(self, response: Response) -> None:
        if response.url.endswith("/narration") and response.ok:
            with suppress(Error):  # a page that is being left lets go of what it was told
                self.told.append(await response.json())


async def is_heard_in(page: Page, lit: Lit, narration: dict[str, Any]) -> None:
    """The sound of this narration plays, and the lit word is the one that is heard in it."""
    await expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    await page.wait_for_function(PLAYS)
    await page.wait_for_timeout(600)
    now = await lit(page)
    assert now["playing"]
    scene = next(one for one in narration["scenes"] if one["audio_url"].split("?")[0] in now["src"])
    heard = [
        word["start"]
        for word, following in pairwise(
            [*scene["words"], {"start_ms": scene["duration_ms"]}]
        )  # lit until the next is heard
        if word["start_ms"] - 120 <= now["ms"] <= following["start_ms"] + 250
        and f"{scene['number']}.{word['line']}" == now["line"]
    ]
    assert now["start"] in heard, (now, heard)


def place(now: dict[str, Any]) -> tuple[int, ...]:
    """Where the lit word stands in the story."""
    return (*map(int, now["line"].split(".")), now["start"])


async def test_another_narrator_goes_on_with_the_word_that_was_heard(page: Page, tell: Tell, lit: Lit) -> None:
    narrations = Narrations(page)
    await tell(page)
    await page.get_by_role("button", name="Read aloud").click()
    await page.wait_for_timeout(3_000)
    await page.get_by_role("button", name="Voice").click()
    left = await lit(page)
    assert not left["playing"]
    await page.get_by_role("button", name="Sample: Grandmother").click()
    await page.wait_for_function(SAMPLE_HEARD)
    await page.get_by_role("button", name="Use Grandmother").click()
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await is_heard_in(page, lit, await narrations.whole("hi-grandmother"))
    now = await lit(page)
    assert now["src"] != left["src"]
    assert place(now) >= place(left)
    await page.get_by_role("button", name="Voice").click()
    storytellers = page.get_by_role("region", name="Storytellers").get_by_role("listitem")
    await expect(storytellers.filter(has_text="Grandmother")).to_contain_text("Reads now")
    await page.keyboard.press("Escape")
    await page.wait_for_function(PLAYS)
    assert (await lit(page))["playing"]


async def test_a_natural_voice_is_two_presses_away(page: Page, tell: Tell, lit: Lit, files: FileServer) -> None:
    narrations = Narrations(page)
    await tell(page)
    files.breaks, files.says_more = [200, 1_000], 0
    files.goes_on.clear()
    await page.get_by_role("button", name="Voice").click()
    await page.get_by_role("button", name="Install and use Asha").click()
    await expect(page.get_by_role("progressbar", name="Fetching Asha")).to_be_visible()
    await expect(page.get_by_text("CC0 1.0")).to_be_visible()
    await page.reload()
    files.goes_on.set()
    await is_heard_in(page, lit, await narrations.whole(f"piper:{NAME}"))
    await page.get_by_role("button", name="Voice").click()
    natural = page.get_by_role("region", name="Natural voices").get_by_role("listitem")
    await expect(natural.filter(has_text="Asha")).to_contain_text("Reads now")
    await page.get_by_role("button", name="Sample: Asha").click()
    await page.wait_for_function(SAMPLE_HEARD)


async def test_an_installed_voice_is_removed_and_the_usual_one_reads_on(page: Page, tell: Tell, lit: Lit) -> None:
    narrations = Narrations(page)
    await tell(page)
    await page.get_by_role("button", name="Voice").click()
    await page.get_by_role("button", name="Install and use Asha").click()
    await is_heard_in(page, lit, await narrations.whole(f"piper:{NAME}"))
    await page.get_by_role("button", name="Voice").click()
    await page.get_by_role("button", name="Remove Asha").click()
    await page.get_by_role("dialog", name="Remove the voice Asha?").get_by_role("button", name="Remove Asha").click()
    await is_heard_in(page, lit, await narrations.whole(None))  # the language's own
    await page.get_by_role("button", name="Voice").click()
    await expect(page.get_by_role("button", name="Install and use Asha")).to_be_visible()


async def test_a_voice_without_a_told_licence_is_asked_about_before_it_is_fetched(
    page: Page, tell: Tell, files: FileServer
) -> None:
    await tell(page)
    await page.get_by_role("button", name="Voice").click()
    await expect(page.get_by_text("Licence not told")).to_be_visible()
    await page.get_by_role("button", name="Install and use Mira").click()
    question = page.get_by_role("dialog", name="Nobody tells the licence of Mira")
    await question.get_by_role("button", name="Cancel").click()
    assert files.asked == []
    await page.get_by_role("button", name="Install and use Mira").click()
    await question.get_by_role("button", name="Install and use").click()
    await expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    assert files.asked


async def test_a_voice_that_came_wrong_is_told_and_fetched_again(
    page: Page, tell: Tell, lit: Lit, files: FileServer
) -> None:
    narrations = Narrations(page)
    await tell(page)
    model = files.files[f"/{NAME}.onnx"]
    files.files[f"/{NAME}.onnx"] = bytes(len(model))
    await page.get_by_role("button", name="Voice").click()
    await page.get_by_role("button", name="Install and use Asha").click()
    await expect(page.get_by_text("The voice could not be fetched.")).to_be_visible()
    files.files[f"/{NAME}.onnx"] = model
    await page.get_by_role("button", name="Try again Asha").click()
    await is_heard_in(page, lit, await narrations.whole(f"piper:{NAME}"))


async def test_the_next_story_begins_in_the_voice_that_is_liked(page: Page, tell: Tell) -> None:
    narrations = Narrations(page)
    await tell(page)
    await page.get_by_role("button", name="Voice").click()
    await page.get_by_role("button", name="Use Giant").click()
    await narrations.whole("hi-giant")
    await tell(page, "खोई हुई पतंग")
    assert {told["voice"] for told in narrations.told[-2:]} == {"hi-giant"}


async def test_everybody_in_a_story_may_get_another_voice(page: Page, tell: Tell, lit: Lit) -> None:
    narrations = Narrations(page)
    await tell(page)
    await page.get_by_role("button", name="Voice").click()
    cast = page.get_by_role("region", name="Who plays whom")
    name = await cast.locator("label").first.inner_text()
    await cast.get_by_label(name, exact=True).select_option("Grandfather")
    await cast.get_by_role("button", name="Read it like this").click()
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    await narrations.cast(name, "hi-grandfather")


async def test_a_voice_is_chosen_with_the_keyboard_alone(page: Page, tell: Tell, lit: Lit) -> None:
    narrations = Narrations(page)
    await tell(page)
    await page.get_by_role("button", name="Voice").focus()
    await page.keyboard.press("Enter")
    for _ in range(60):
        await page.keyboard.press("Tab")
        if await page.evaluate("document.activeElement.getAttribute('aria-labelledby') !== null") and (
            await page.get_by_role("button", name="Use Grandfather").evaluate("(one) => one === document.activeElement")
        ):
            break
    await page.keyboard.press("Enter")
    await is_heard_in(page, lit, await narrations.whole("hi-grandfather"))
    assert await page.get_by_role("button", name="Voice").evaluate("(one) => one === document.activeElement")


async def test_who_may_not_install_is_told_who_can(browser: Browser, given: dict[str, Any], tell: Tell) -> None:
    async with running(create_product(**{**given, "speech_installing": "admins"})) as client:
        context = await browser.new_context(base_url=str(client.base_url), locale="en-IN")
        page = await context.new_page()
        await tell(page)
        await page.get_by_role("button", name="Voice").click()
        natural = page.get_by_role("region", name="Natural voices")
        await expect(natural).to_contain_text("can be fetched by whoever runs this Kahaniyaa")
        await expect(natural).to_contain_text("Asha")
        await expect(natural.get_by_role("button", name="Install")).to_have_count(0)
        await expect(natural.get_by_role("button", name="Remove")).to_have_count(0)
        await context.close()


@pytest.mark.parametrize(("locale", "button"), [("hi-IN", "आवाज़"), ("ta-IN", "குரல்")])
async def test_the_sheet_fits_a_narrow_phone_and_is_accessible(
    browser: Browser, address: str, barriers: Barriers, locale: str, button: str
) -> None:
    context = await browser.new_context(base_url=address, locale=locale, viewport={"width": 320, "height": 640})
    page = await context.new_page()
    await page.goto("/")
    await page.locator("textarea").fill("एक शर्मीला हाथी")
    await page.locator("form button[type=submit]").click()
    await expect(page.locator("aside")).to_be_visible()
    await page.get_by_role("button", name=button, exact=True).click()
    await expect(page.get_by_role("dialog").get_by_role("listitem").first).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") <= 320
    assert await page.get_by_role("dialog").evaluate("(sheet) => sheet.scrollWidth <= sheet.clientWidth")
    assert await barriers(page) == []
    await context.close()
