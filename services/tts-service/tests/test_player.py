"""In a real browser the sound is where the times say."""

import asyncio
import base64

import numpy
import pytest
from playwright.sync_api import sync_playwright

from kahaniyaa_shared.testing.needs import find_browser
from kahaniyaa_tts.audio.encoders.choice import Encoders
from kahaniyaa_tts.audio.encoders.press_room import PressRoom
from kahaniyaa_tts.audio.formats import Form
from kahaniyaa_tts.engine import SAMPLE_RATE

QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
HEARD = """
async (file) => {
  const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
  const sound = await new OfflineAudioContext(1, 22050, 22050).decodeAudioData(bytes.buffer);
  const wave = sound.getChannelData(0), onsets = [];
  for (let i = 0, last = -9999; i < wave.length; i++) {
    if (Math.abs(wave[i]) < 0.15) continue;
    if (i - last > 5000) onsets.push(i);
    last = i;
  }
  return onsets;
}
"""


@pytest.mark.browser
@pytest.mark.parametrize("form", ["mp3", "opus", "flac", "wav"])
async def test_a_browser_hears_each_word_when_its_time_says(form: Form) -> None:
    moments = [SAMPLE_RATE // 2, SAMPLE_RATE * 30, SAMPLE_RATE * 59]
    wave = numpy.zeros(SAMPLE_RATE * 60, dtype="<i2")
    for moment in moments:
        wave[moment : moment + 300] = numpy.sin(numpy.arange(300) * 0.3) * 20000
    content, delay = await _file(form, wave.tobytes())
    heard = await asyncio.to_thread(_heard, content)
    assert heard == pytest.approx([moment + delay for moment in moments], abs=SAMPLE_RATE // 500)


async def _file(form: Form, pcm: bytes) -> tuple[bytes, int]:
    encoders = Encoders(PressRoom(most=1, idle_seconds=30, time_limit=20))
    async with encoders.fresh(form) as encoder:
        content = encoder.whole(await encoder.encode(pcm) + await encoder.finish())
    await encoders.close()
    return content, encoder.delay


def _heard(content: bytes) -> list[int]:
    with sync_playwright() as player, player.chromium.launch(executable_path=find_browser(), args=QUIET) as browser:
        return browser.new_page().evaluate(HEARD, base64.b64encode(content).decode())
