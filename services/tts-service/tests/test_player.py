"""In a real browser the sound is where the times say."""

import base64

import numpy
import pytest
from playwright.sync_api import sync_playwright

from kahaniyaa_shared.testing.needs import find_browser
from kahaniyaa_tts.audio.encoders import encoder
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
@pytest.mark.parametrize("name", ["mp3", "wav"])
def test_a_browser_hears_each_word_when_its_time_says(name: str) -> None:
    moments = [SAMPLE_RATE // 2, SAMPLE_RATE * 30, SAMPLE_RATE * 59]
    wave = numpy.zeros(SAMPLE_RATE * 60, dtype="<i2")
    for moment in moments:
        wave[moment : moment + 300] = numpy.sin(numpy.arange(300) * 0.3) * 20000
    encoding = encoder("mp3" if name == "mp3" else "wav")
    content = encoding.whole(encoding.encode(wave.tobytes()) + encoding.finish())
    with sync_playwright() as player, player.chromium.launch(executable_path=find_browser(), args=QUIET) as browser:
        heard: list[int] = browser.new_page().evaluate(HEARD, base64.b64encode(content).decode())
    assert heard == pytest.approx([moment + encoding.delay for moment in moments], abs=SAMPLE_RATE // 500)
