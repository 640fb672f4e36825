"""In a real browser the sound is where the times say."""

import asyncio
import base64
from collections.abc import Generator
from contextlib import contextmanager

import numpy
import pytest
from playwright.sync_api import Browser, sync_playwright

from kahaniyaa_shared.contracts.speech import WordTime
from kahaniyaa_shared.testing.needs import find_browser
from kahaniyaa_tts.audio.captions.vtt import webvtt
from kahaniyaa_tts.audio.encoders.choice import Encoders
from kahaniyaa_tts.audio.encoders.press_room import PressRoom
from kahaniyaa_tts.audio.formats import Form
from kahaniyaa_tts.audio.schemas import TimedUtterance, Times
from kahaniyaa_tts.engine import SAMPLE_RATE
from kahaniyaa_tts.text.words import words

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


READ = """
async (file) => {
  const track = document.createElement("track"), video = document.createElement("video");
  const loaded = new Promise((done, failed) => { track.onload = done; track.onerror = () => failed("no captions"); });
  track.src = "data:text/vtt;base64," + file;
  video.append(track);
  document.body.append(video);
  track.track.mode = "hidden";
  await loaded;
  return [...track.track.cues].map((cue) => [cue.startTime, cue.endTime, cue.getCueAsHTML().textContent]);
}
"""


@pytest.mark.browser
def test_a_browser_reads_the_captions_as_they_are_meant() -> None:
    text = "राजा बोला, “चलो & <देखो> --> वहाँ!” फिर सब सो गए।"
    heard = tuple(
        WordTime(start=word.start, end=word.end, start_ms=100 * number, end_ms=100 * number + 100)
        for number, word in enumerate(words(text))
    )
    utterance = TimedUtterance(text=text, language="hi", start_ms=0, end_ms=2_000, words=heard)
    captions = webvtt(Times(duration=2, format="mp3", engine="espeak", utterances=(utterance,)))
    with _browser() as browser:
        read: list[tuple[float, float, str]] = browser.new_page().evaluate(
            READ, base64.b64encode(captions.encode()).decode()
        )
    assert [cue[2] for cue in read] == ["राजा बोला, “चलो & <देखो> --> वहाँ!”", "फिर सब सो गए।"]
    assert [cue[0] for cue in read] == [0, pytest.approx(0.1 * (len(heard) - 4))]


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
    with _browser() as browser:
        return browser.new_page().evaluate(HEARD, base64.b64encode(content).decode())


@contextmanager
def _browser() -> Generator[Browser]:
    with sync_playwright() as player, player.chromium.launch(executable_path=find_browser(), args=QUIET) as browser:
        yield browser
