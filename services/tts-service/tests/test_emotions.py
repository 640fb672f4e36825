"""Every emotion is heard: in pace, pitch, melody, level and pauses, each as much as it says, and no two alike."""

import math
from collections.abc import AsyncGenerator
from dataclasses import astuple, dataclass
from itertools import combinations, groupby

import numpy
import pytest

from kahaniyaa_shared.contracts.speech import Emotion
from kahaniyaa_tts.audio.pcm import silence
from kahaniyaa_tts.engine import LOUDNESS, Sentence, Sound, SpeechChunk, WordBegan
from kahaniyaa_tts.speech.breathing import breathed
from kahaniyaa_tts.speech.performance import Heard
from kahaniyaa_tts.speech.steps import Part
from kahaniyaa_tts.testing.ears import loudness, pitches
from kahaniyaa_tts.testing.fixtures import Perform
from kahaniyaa_tts.testing.passages import PASSAGES
from kahaniyaa_tts.text.document import plain
from kahaniyaa_tts.voices.emotions import EMOTIONS
from kahaniyaa_tts.voices.roles import ROLES

STEPS = (0.05, 0.7, 0.15, 0.6, 0.3, 0.15)
"""What is heard as a difference: of pace, in semitones, of melody, in dB, of the pauses within and between."""


@dataclass(frozen=True)
class Manner:
    """How a voice was heard to speak, each value such that a difference is a change."""

    pace: float
    pitch: float
    melody: float
    level: float
    within: float
    between: float


def quiet(pcm: bytes) -> int:
    """The longest run of samples that are next to nothing."""
    loud = numpy.flatnonzero(numpy.abs(numpy.frombuffer(pcm, "<i2").astype(numpy.int32)) > 100)
    return int(numpy.diff(loud).max())


def manner(heard: list[Heard]) -> Manner:
    first, between, second = (
        b"".join(each.pcm for each in stretch) for _, stretch in groupby(heard, key=lambda each: each.engine is None)
    )
    within = quiet(first)
    spoken = (len(first) + len(second)) // 2 - within
    semitones = 12 * numpy.log2(numpy.array(pitches(first + second)))
    low, middle, high = numpy.percentile(semitones, [10, 50, 90])
    return Manner(
        pace=-math.log(spoken),
        pitch=float(middle),
        melody=math.log(float(high - low)),
        level=loudness(first + second),
        within=math.log(within),
        between=math.log(len(between) // 2),
    )


async def told(perform: Perform, language: str, emotion: Emotion) -> list[Heard]:
    text = f"{PASSAGES[language]} {PASSAGES[language]}"
    return await perform(Part(document=plain(text), language=language, emotion=emotion))


@pytest.mark.parametrize("language", ["hi", "en", "ta"])
async def test_each_emotion_is_heard_as_it_is_meant_and_no_two_alike(language: str, perform: Perform) -> None:
    heard = {emotion: manner(await told(perform, language, emotion)) for emotion in EMOTIONS}
    usual = heard["neutral"]
    for emotion, colour in EMOTIONS.items():
        told_as = heard[emotion]
        assert told_as.pace - usual.pace == pytest.approx(math.log(colour.rate), abs=0.06), emotion
        assert told_as.level - usual.level == pytest.approx(colour.gain, abs=1), emotion
        assert told_as.between - usual.between == pytest.approx(math.log(colour.pause), abs=0.01), emotion
        assert colour.pause <= 1 or told_as.within > usual.within + 0.1, emotion
        assert (told_as.melody - usual.melody) * math.log(colour.lively) >= 0, emotion
        assert (told_as.pitch - usual.pitch) * colour.pitch >= 0, emotion
    for one, other in combinations(heard, 2):
        differences = zip(astuple(heard[one]), astuple(heard[other]), STEPS, strict=True)
        assert math.hypot(*((a - b) / step for a, b, step in differences)) > 1.5, (one, other)


@pytest.mark.parametrize("size", [1, 100, 5001, 99999])
@pytest.mark.parametrize("times", [0.5, 1.0, 1.8])
async def test_a_pause_within_a_sentence_grows_and_every_word_keeps_its_sound(times: float, size: int) -> None:
    tone, rest = b"\x00\x20" * 300, silence(200)
    sound = tone + rest + tone + rest + tone

    async def speaks() -> AsyncGenerator[SpeechChunk]:
        yield WordBegan(0, 0)
        for at in range(0, len(sound), 2 * size):
            for word in (WordBegan(5, 500), WordBegan(9, 1000)):
                if at <= 2 * word.sample < at + 2 * size:
                    yield word
            yield Sound(sound[at : at + 2 * size])

    sentence = Sentence(text="one, two three", language="en", pause=times)
    chunks = [chunk async for chunk in breathed(speaks(), sentence)]
    longer = round(200 * times)
    assert [chunk.sample for chunk in chunks if isinstance(chunk, WordBegan)] == [0, 300 + longer, 800 + longer]
    heard = b"".join(chunk.pcm for chunk in chunks if isinstance(chunk, Sound))
    assert heard == tone + silence(longer) + tone + rest + tone


@pytest.mark.parametrize("language", ["hi", "en", "ta"])
async def test_a_story_in_all_emotions_and_many_voices_is_as_loud_as_one_voice(language: str, perform: Perform) -> None:
    told = zip(EMOTIONS, ROLES, strict=False)
    document = plain(PASSAGES[language])
    parts = (Part(document=document, language=language, voice=f"hi-{role}", emotion=e) for e, role in told)
    heard = b"".join(each.pcm for each in await perform(*parts))
    assert loudness(heard) == pytest.approx(LOUDNESS, abs=1)
    assert sum(colour.gain for colour in EMOTIONS.values()) == 0
