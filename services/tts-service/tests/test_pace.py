"""The speed that is asked for is the pace that is heard: of plain texts as of SSML, kept or streamed."""

from dataclasses import replace

import numpy
import pytest

from kahaniyaa_tts.engine import SAMPLE_RATE
from kahaniyaa_tts.speech.script import script
from kahaniyaa_tts.speech.steps import Aim, Part, Phrase
from kahaniyaa_tts.testing.engines import ScriptedEngine
from kahaniyaa_tts.testing.fixtures import Perform, Service
from kahaniyaa_tts.text.document import plain
from kahaniyaa_tts.text.ssml.reading import read
from kahaniyaa_tts.voices.speaker import Speaker

TEXTS = {
    "en": "Hello there, little one.",
    "hi": "एक छोटा हाथी, जो शर्मीला था, नदी के किनारे खेलता था।",
    "ta": "ஒரு சிறிய யானை, அது மிகவும் அமைதியானது, ஆற்றுக்குச் சென்றது.",
}


async def sound(perform: Perform, part: Part) -> bytes:
    heard = await perform(part)
    assert not any(each.warning for each in heard)
    return b"".join(each.pcm for each in heard)


def lasts(pcm: bytes) -> float:
    """Seconds from the first to the last sound that is louder than a fiftieth of the loudest."""
    wave = numpy.abs(numpy.frombuffer(pcm, "<i2").astype(float))
    loud = numpy.flatnonzero(wave > wave.max() / 50)
    return float(loud[-1] - loud[0]) / SAMPLE_RATE


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("speed", [0.6, 0.75, 1.5, 2.0, 3.0])
async def test_the_speed_of_a_plain_text_is_heard_within_3_percent(
    language: str, speed: float, perform: Perform
) -> None:
    text = plain(TEXTS[language])
    usual = lasts(await sound(perform, Part(document=text, language=language)))
    changed = lasts(await sound(perform, Part(document=text, language=language, speed=speed)))
    assert usual / changed == pytest.approx(speed, rel=0.03)


async def test_a_speed_and_a_rate_within_it_are_heard_times_each_other(perform: Perform) -> None:
    usual = lasts(await sound(perform, Part(document=plain(TEXTS["hi"]), language="hi")))
    slower = read(f'<speak><prosody rate="75%">{TEXTS["hi"]}</prosody></speak>').document
    changed = lasts(await sound(perform, Part(document=slower, language="hi", speed=2.0)))
    assert usual / changed == pytest.approx(1.5, rel=0.03)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
async def test_a_speed_is_heard_in_what_is_streamed_by_either_address(text: str, service: Service) -> None:
    async with service() as client:
        ours = [{"text": text, "format": "pcm", "speed": speed} for speed in (1.0, 2.0)]
        usual, twice = [(await client.post("/v1/tts/speech", json=asked)).raise_for_status() for asked in ours]
        theirs = {"input": text, "model": "tts-1", "voice": "hi-narrator", "response_format": "wav"}
        one, other = [
            (await client.post("/v1/audio/speech", json={**theirs, "speed": speed})).raise_for_status()
            for speed in (1.0, 2.0)
        ]
    assert lasts(usual.content) / lasts(twice.content) == pytest.approx(2, rel=0.03)
    assert lasts(one.content[44:]) / lasts(other.content[44:]) == pytest.approx(2, rel=0.03)


def phrase(part: Part, speaker: Speaker) -> Phrase:
    engine = ScriptedEngine(name="one")
    written = script([part], lambda _: speaker, abilities=engine.abilities, reaches=engine.reaches)
    (said,) = (step for step in written.steps if isinstance(step, Phrase))
    return said


def test_only_what_was_asked_for_is_rehearsed_not_the_way_of_a_voice_or_of_an_emotion() -> None:
    preset = Speaker(rate=0.8)
    calm = Part(document=plain("Hello."), language="en", emotion="calm")
    assert phrase(calm, preset).aim is None
    slower = phrase(replace(calm, speed=0.3), preset)
    assert slower.aim == Aim(rate=0.3, usual_rate=0.72)
    assert slower.sentence.rate == 0.25  # of the 0.216 that it would be, what an engine is asked for at least
