"""The speed that is asked for is the pace that is heard: of plain texts as of SSML, kept or streamed."""

from dataclasses import replace

import numpy
import pytest

from kahaniyaa_tts.audio.stretching import stretched
from kahaniyaa_tts.engine import SAMPLE_RATE, Sentence
from kahaniyaa_tts.engines.espeak.engine import Espeak
from kahaniyaa_tts.speech.script import script
from kahaniyaa_tts.speech.steps import Aim, Part, Phrase
from kahaniyaa_tts.speech.take import Take
from kahaniyaa_tts.testing.ears import longest_quiet, loudness, onset, pitch
from kahaniyaa_tts.testing.engines import ScriptedEngine
from kahaniyaa_tts.testing.fixtures import Perform, Say, Service
from kahaniyaa_tts.text.document import plain
from kahaniyaa_tts.text.ssml.reading import read
from kahaniyaa_tts.voices.speaker import Speaker

JSON = {"Accept": "application/json"}
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
@pytest.mark.parametrize("speed", [0.25, 0.5, 0.75, 1.5, 2.0, 4.0])
async def test_the_speed_of_a_plain_text_is_heard_within_3_percent(
    language: str, speed: float, perform: Perform
) -> None:
    text = plain(TEXTS[language])
    usual = lasts(await sound(perform, Part(document=text, language=language)))
    changed = lasts(await sound(perform, Part(document=text, language=language, speed=speed)))
    assert usual / changed == pytest.approx(speed, rel=0.03)


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("speed", [0.5, 0.75, 1.5, 2.0, 3.0])
async def test_a_pause_at_a_comma_is_as_many_times_shorter(language: str, speed: float, perform: Perform) -> None:
    text = plain(TEXTS[language])
    usual = longest_quiet(await sound(perform, Part(document=text, language=language)))
    changed = longest_quiet(await sound(perform, Part(document=text, language=language, speed=speed)))
    assert changed == pytest.approx(usual / speed, abs=0.025)


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


LONG = "The little elephant went down to the river with his mother and danced in the water"


@pytest.mark.parametrize("rate", ["25%", "50%", "400%"])
async def test_a_rate_beyond_the_voice_itself_is_exact_when_it_is_called_so(rate: str, service: Service) -> None:
    sounds: list[bytes] = []
    async with service() as client:
        for asked in ("100%", rate):
            ssml = f'<speak version="1.1" xml:lang="en"><prosody rate="{asked}">{LONG}</prosody></speak>'
            sent = {"ssml": ssml, "format": "wav", "strict": "exact"}
            told = (await client.post("/v1/tts/speech", json=sent, headers=JSON)).raise_for_status().json()
            assert told["warnings"] == []
            sounds.append((await client.get(told["audio_url"])).content[44:])
    usual, changed = map(lasts, sounds)
    assert usual / changed == pytest.approx(float(rate[:-1]) / 100, rel=0.03)


async def test_a_rate_that_no_voice_has_is_not_called_exact(service: Service) -> None:
    async with service() as client:
        asked = {"ssml": f'<speak><prosody rate="20%">{LONG}</prosody></speak>'}
        found = (await client.post("/v1/tts/ssml/check", json=asked)).json()["findings"]
    assert [each["level"] for each in found if each["attribute"] == "rate"] == ["approximated"]


WITHIN = {
    "en": ("The elephant went to the {} with his mother", "river", 5),
    "hi": ("एक {} हाथी जंगल में रहता था", "छोटा", 1),
    "ta": ("ஒரு காட்டில் ஒரு {} வாழ்ந்தது", "யானை", 3),
}


async def word_within(perform: Perform, language: str, element: str, **told: str) -> tuple[float, bytes]:
    """How long the word is in its sentence, in seconds, and its sound."""
    sentence, word, number = WITHIN[language]
    attributes = "".join(f' {name}="{value}"' for name, value in told.items())
    inside = sentence.format(f"<{element}{attributes}>{word}</{element}>")
    heard = await perform(Part(document=read(f"<speak>{inside}</speak>").document, language=language))
    words = [word for each in heard for word in each.words]
    pcm = b"".join(each.pcm for each in heard)
    return (words[number].end - words[number].start) / SAMPLE_RATE, pcm[2 * words[number].start : 2 * words[number].end]


@pytest.mark.parametrize("language", WITHIN)
async def test_the_more_a_word_is_stressed_the_longer_and_louder_it_is(language: str, perform: Perform) -> None:
    levels = ("strong", "moderate", "none", "reduced")
    heard = [await word_within(perform, language, "emphasis", level=level) for level in levels]
    lengths = [length for length, _ in heard]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[3] < 0.95 * lengths[2] < 0.95 * 0.95 * lengths[1]
    loud = [float(numpy.square(numpy.frombuffer(pcm, "<i2").astype(float)).mean()) for _, pcm in heard]
    assert loud == sorted(loud, reverse=True)


@pytest.mark.parametrize("language", WITHIN)
@pytest.mark.parametrize("rate", [0.5, 0.8, 1.25, 2.0])
async def test_the_rate_of_a_word_is_that_against_the_word_as_it_is_in_its_sentence(
    language: str, rate: float, perform: Perform
) -> None:
    usual, _ = await word_within(perform, language, "emphasis", level="none")
    changed, _ = await word_within(perform, language, "prosody", rate=str(rate))
    assert usual / changed == pytest.approx(rate, rel=0.05)


def test_a_stretched_sound_lasts_as_long_as_asked_at_its_own_pitch() -> None:
    time = numpy.arange(SAMPLE_RATE) / SAMPLE_RATE
    tones = [numpy.sin(2 * numpy.pi * 160 * n * time) / n for n in range(1, 9)]
    tone = (numpy.array(tones).sum(axis=0) * 5000).astype("<i2").tobytes()
    for factor in (0.75, 1.04, 2.5):
        longer = stretched(tone, factor)
        assert len(longer) // 2 == round(SAMPLE_RATE * factor)
        assert pitch(longer) == pytest.approx(pitch(tone), rel=0.02)
        assert loudness(longer) == pytest.approx(loudness(tone), abs=0.5)
    assert not any(stretched(bytes(2000), 1.5))
    assert stretched(b"", 1.5) == b""


async def test_the_words_of_a_stretched_sentence_begin_where_they_are_heard(say: Say, espeak: Espeak) -> None:
    sentence = Sentence(text="apple, apple, apple", language="en")
    usual = await say(sentence)
    take = await Take(engine=espeak.ref).of(replace(sentence, stretch=1.7), espeak)
    wanted = [1.7 * word.sample for word in usual.words]
    assert [word.sample for word in take.began] == pytest.approx(wanted, abs=400)  # espeak-ng differs by some ms
    for word in take.began[1:]:
        quiet = onset(take.pcm, start=word.sample - SAMPLE_RATE // 20)
        assert abs(quiet - word.sample) / SAMPLE_RATE <= 0.060


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
