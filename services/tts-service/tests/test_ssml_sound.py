"""SSML is heard as it is written: pauses, pace, pitch, level and marks, measured on the sound itself."""

import math

import numpy
import pytest

from kahaniyaa_tts.engine import SAMPLE_RATE
from kahaniyaa_tts.speech.performance import Heard
from kahaniyaa_tts.speech.steps import Part
from kahaniyaa_tts.testing.ears import longest_quiet, onset, pitch
from kahaniyaa_tts.testing.fixtures import Perform, Service
from kahaniyaa_tts.text.ssml.reading import read

TEXTS = {
    "en": "Once upon a time a small elephant lived in a green forest and it wanted to fly",
    "hi": "एक जंगल में एक छोटा हाथी रहता था और वह उड़ना चाहता था",
    "ta": "ஒரு காட்டில் ஒரு சிறிய யானை வாழ்ந்தது அது பறக்க விரும்பியது",
}
WORDS = {"en": ("apple", "apple"), "hi": ("आम", "आम"), "ta": ("அம்மா", "அம்மா")}

ECHO = 1 / 8
"""Of the loudest: softer than that is the echo of some voices, which lasts as long at any pace."""


async def heard(perform: Perform, inside: str, language: str = "hi", voice: str | None = None) -> list[Heard]:
    document = read(f"<speak>{inside}</speak>").document
    return await perform(Part(document=document, language=language, voice=voice))


async def sound(perform: Perform, inside: str, language: str = "hi", voice: str | None = None) -> bytes:
    return b"".join(each.pcm for each in await heard(perform, inside, language, voice))


def lasts(pcm: bytes, *, softest: float = 1 / 50) -> float:
    """Seconds from the first to the last sound that is louder than that part of the loudest."""
    wave = numpy.abs(numpy.frombuffer(pcm, "<i2").astype(float))
    loud = numpy.flatnonzero(wave > wave.max() * softest)
    return float(loud[-1] - loud[0]) / SAMPLE_RATE


def level(pcm: bytes) -> float:
    wave = numpy.frombuffer(pcm, "<i2").astype(float)
    return 10 * math.log10((wave**2).mean())


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("milliseconds", [200, 500, 1500])
async def test_a_break_is_heard_for_as_long_as_it_says(language: str, milliseconds: int, perform: Perform) -> None:
    first, second = WORDS[language]
    for mark in ("", "।" if language == "hi" else "."):
        pcm = await sound(perform, f'{first}{mark} <break time="{milliseconds}ms"/> {second}', language)
        assert longest_quiet(pcm) == pytest.approx(milliseconds / 1000, abs=0.012), mark


async def test_breaks_in_a_row_add_up_and_stand_in_for_the_pause_that_a_reader_makes(perform: Perform) -> None:
    pcm = await sound(perform, '<s>आम।</s><break time="100ms"/><break strength="weak"/><s>आम।</s>')
    assert longest_quiet(pcm) == pytest.approx(0.3, abs=0.012)


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize(("rate", "factor"), [("60%", 0.6), ("slow", 0.75), ("+20%", 1.2), ("fast", 1.35), ("2", 2.0)])
async def test_a_rate_is_heard_within_3_percent(language: str, rate: str, factor: float, perform: Perform) -> None:
    usual = lasts(await sound(perform, TEXTS[language], language), softest=ECHO)
    inside = f'<prosody rate="{rate}">{TEXTS[language]}</prosody>'
    changed = lasts(await sound(perform, inside, language), softest=ECHO)
    assert usual / changed == pytest.approx(factor, rel=0.03)


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize(
    ("tone", "semitones"), [("-6st", -6), ("low", -3), ("+25%", 3.863), ("x-high", 6), ("+8.7st", 8.7)]
)
async def test_a_pitch_is_heard_within_5_percent(language: str, tone: str, semitones: float, perform: Perform) -> None:
    usual = pitch(await sound(perform, TEXTS[language], language))
    changed = pitch(await sound(perform, f'<prosody pitch="{tone}">{TEXTS[language]}</prosody>', language))
    assert changed / usual == pytest.approx(2 ** (semitones / 12), rel=0.05)


@pytest.mark.parametrize("voice", ["hi-narrator", "hi-man", "hi-grandmother"])
async def test_a_pitch_in_hertz_is_heard_within_5_percent_whoever_speaks(voice: str, perform: Perform) -> None:
    usual = pitch(await sound(perform, TEXTS["hi"], voice=voice))
    for asked, wanted in ((f"{usual * 1.2:.1f}Hz", usual * 1.2), ("+20Hz", usual + 20), ("-15Hz", usual - 15)):
        changed = pitch(await sound(perform, f'<prosody pitch="{asked}">{TEXTS["hi"]}</prosody>', voice=voice))
        assert changed == pytest.approx(wanted, rel=0.05), asked


@pytest.mark.parametrize(("volume", "decibels"), [("-12dB", -12), ("soft", -6), ("50", -6.02), ("+3dB", 3)])
async def test_a_volume_is_heard_within_half_a_decibel(volume: str, decibels: float, perform: Perform) -> None:
    """Of what is 6 dB softer than usual: louder peaks than usual ones are held below full scale."""
    soft = level(await sound(perform, f'<prosody volume="-6dB">{TEXTS["hi"]}</prosody>'))
    within = f'<prosody volume="-6dB"><prosody volume="{volume}">{TEXTS["hi"]}</prosody></prosody>'
    changed = level(await sound(perform, within))
    assert changed - soft == pytest.approx(decibels, abs=0.5)


@pytest.mark.parametrize("voice", ["bn-giant", "hi-giant", "ta-narrator"])
async def test_the_loudest_that_is_called_exact_is_heard_so_by_the_voice_with_the_highest_peaks(
    voice: str, service: Service
) -> None:
    text = {"bn": "একটি ছোট হাতি ধীরে ধীরে বনের মধ্যে তার মাকে খুঁজছিল।", **TEXTS}[voice[:2]]
    levels: list[float] = []
    async with service() as client:
        for volume in ("default", "+1dB"):
            ssml = f'<speak><prosody volume="{volume}">{text}</prosody></speak>'
            asked = {"ssml": ssml, "voice": voice, "format": "pcm", "strict": "exact"}
            levels.append(level((await client.post("/v1/tts/speech", json=asked)).raise_for_status().content))
        beyond = {"ssml": f'<speak><prosody volume="+1.1dB">{text}</prosody></speak>'}
        (told,) = (
            found
            for found in (await client.post("/v1/tts/ssml/check", json=beyond)).json()["findings"]
            if found["attribute"] == "volume"
        )
    assert levels[1] - levels[0] == pytest.approx(1, abs=0.5)
    assert told["level"] == "approximated"


async def test_silent_is_not_heard_at_all(perform: Perform) -> None:
    pcm = await sound(perform, f'<prosody volume="silent">{TEXTS["hi"]}</prosody>')
    assert len(pcm) > SAMPLE_RATE
    assert not any(pcm)


@pytest.mark.parametrize("seconds", [3.0, 5.0, 7.0])
async def test_what_is_to_last_so_long_lasts_so_long_within_3_percent(seconds: float, perform: Perform) -> None:
    text = f"{TEXTS['hi']}। <emphasis>तब</emphasis> एक गौरैया आई।"
    pcm = await sound(perform, f'<prosody duration="{seconds}s">{text}</prosody>')
    assert lasts(pcm) == pytest.approx(seconds, rel=0.03)


async def test_a_pause_within_counts_towards_what_is_to_last_so_long(perform: Perform) -> None:
    pcm = await sound(perform, '<prosody duration="4s">एक हाथी था <break time="1s"/> और वह उड़ा</prosody>')
    assert lasts(pcm) == pytest.approx(4, rel=0.03)
    assert longest_quiet(pcm) == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize("language", TEXTS)
async def test_a_change_within_a_sentence_leaves_no_gap_in_it(language: str, perform: Perform) -> None:
    first, middle, *rest = TEXTS[language].split()
    whole = await sound(perform, TEXTS[language], language)
    parts = await sound(perform, f'{first} <prosody pitch="+1st">{middle}</prosody> {" ".join(rest)}', language)
    assert longest_quiet(parts) < longest_quiet(whole) + 0.060


@pytest.mark.parametrize("language", TEXTS)
async def test_a_description_in_a_wrong_place_is_not_heard_as_a_pause_either(language: str, perform: Perform) -> None:
    first, rest = TEXTS[language].split(" ", 1)
    described = await sound(perform, f"{first} <desc>a bird</desc>{rest}", language)
    assert described == await sound(perform, TEXTS[language], language)


@pytest.mark.parametrize("language", WORDS)
async def test_a_mark_is_where_the_word_after_it_is_heard(language: str, perform: Perform) -> None:
    first, second = WORDS[language]
    steps = await heard(perform, f'{first} <break time="400ms"/> {second}', language)
    whole = b"".join(each.pcm for each in steps)
    last = steps[-1]
    assert abs(onset(whole, start=last.start - SAMPLE_RATE // 10) - last.words[0].start) / SAMPLE_RATE <= 0.060
