"""Loud sound stays whole: no peak too high, nothing bent, and a story as loud as it is to be."""

import io
import wave
from contextlib import closing

import numpy
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kahaniyaa_shared.contracts.speech import AudioFormat
from kahaniyaa_tts.audio.encoders.choice import Encoders
from kahaniyaa_tts.audio.encoders.press_room import PressRoom
from kahaniyaa_tts.audio.limiter import Limiter
from kahaniyaa_tts.audio.loudness import Meter
from kahaniyaa_tts.audio.pcm import amplified
from kahaniyaa_tts.audio.reel import Reel
from kahaniyaa_tts.engine import SAMPLE_RATE, Sentence
from kahaniyaa_tts.testing.decoding import decoded
from kahaniyaa_tts.testing.ears import loudness, true_peak
from kahaniyaa_tts.testing.fixtures import Say, Service

HINDI = "एक जंगल में छोटे हाथी रहते थे, और वे उड़ना चाहते थे। एक शाम एक गौरैया आई!"
MIXED = [
    ("hi-narrator", "neutral"), ("hi-giant", "dramatic"), ("hi-mouse", "excited"), ("hi-grandmother", "sad"),
    ("hi-child", "mysterious"), ("hi-man", "gentle"), ("hi-woman", "happy"),
]  # fmt: skip


def tone(hertz: float, level: float, seconds: float = 1.0) -> bytes:
    moments = numpy.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    return (numpy.sin(2 * numpy.pi * hertz * moments) * 32767 * 10 ** (level / 20)).astype("<i2").tobytes()


def noise(seed: int, samples: int, level: float) -> bytes:
    waves = numpy.random.default_rng(seed).normal(0, 8000 * 10 ** (level / 20), samples)
    return numpy.clip(waves, -32768, 32767).astype("<i2").tobytes()


@given(st.integers(0, 99), st.integers(0, 6_000), st.floats(-30, 10), st.floats(-30, 24), st.integers(1, 4_000))
@example(25, 1309, 2.527976505625162, 4.0, 1)
def test_whatever_comes_in_pieces_is_the_same_as_whole_and_never_too_high(
    seed: int, samples: int, level: float, decibels: float, piece: int
) -> None:
    sound = noise(seed, samples, level)
    whole = amplified(sound, decibels)
    limiter = Limiter(decibels)
    pieces = [limiter.more(sound[i : i + 2 * piece]) for i in range(0, len(sound), 2 * piece)]
    joined, at_once = (numpy.frombuffer(pcm, "<i2").astype(int) for pcm in (b"".join(pieces) + limiter.rest(), whole))
    assert len(whole) == len(sound)
    # Sums that are added up in another order differ in the last place, which moves one sample in many thousands a step.
    assert numpy.abs(joined - at_once).max(initial=0) <= 1
    if samples:
        assert true_peak(whole) < 0, "noise up to half the sample rate is the worst there is; speech has none"


@pytest.mark.parametrize("hertz", [100, 997, 5_512.5, 9_000])
def test_a_loud_tone_is_quieter_and_not_bent(hertz: float) -> None:
    heard = amplified(tone(hertz, -3), 9)
    assert -2 < true_peak(heard) < -1.1
    steady = numpy.frombuffer(heard, "<i2")[SAMPLE_RATE // 4 : -SAMPLE_RATE // 4]
    spectrum = numpy.abs(numpy.fft.rfft(steady * numpy.hanning(len(steady)))) ** 2
    at = int(numpy.argmax(spectrum))
    rest = spectrum.sum() - spectrum[max(at - 4, 0) : at + 5].sum()
    assert 10 * numpy.log10(rest / spectrum.sum()) < -45


def test_what_is_not_loud_is_only_amplified() -> None:
    quiet = tone(300, -20)
    expected = numpy.rint(numpy.frombuffer(quiet, "<i2") * 10 ** (6 / 20)).astype("<i2")
    assert numpy.abs(numpy.frombuffer(amplified(quiet, 6), "<i2") - expected).max() <= 1
    assert amplified(quiet, 0) == quiet


def test_a_bang_is_made_lower_before_it_comes_and_what_is_far_from_it_is_left_alone() -> None:
    sound = numpy.frombuffer(tone(300, -20, 2), "<i2").copy()
    sound[SAMPLE_RATE] = 32_767
    heard = numpy.frombuffer(amplified(sound.tobytes(), 6), "<i2")
    assert abs(heard[SAMPLE_RATE]) < 27_000
    alone = amplified(tone(300, -20, 2), 6)
    far = SAMPLE_RATE // 50
    assert heard[: SAMPLE_RATE - far].tobytes() == alone[: 2 * (SAMPLE_RATE - far)]
    assert heard[-SAMPLE_RATE // 4 :] == pytest.approx(numpy.frombuffer(alone, "<i2")[-SAMPLE_RATE // 4 :], abs=60)


def test_loudness_is_that_of_the_standard() -> None:
    for sound in (tone(997, -20, 3), tone(100, -30, 3) + bytes(40_000) + tone(4_000, -25, 3), noise(1, 90_000, -10)):
        meter = Meter()
        for start in range(0, len(sound), 3_000):
            meter.add(sound[start : start + 3_000])
        assert meter.lufs == pytest.approx(loudness(sound), abs=0.1)
    assert loudness(tone(997, -20, 3)) == pytest.approx(-23.0, abs=0.05)


def test_a_reel_plays_what_it_took_as_loud_as_it_is_to_be() -> None:
    with closing(Reel()) as reel:
        for start in range(0, SAMPLE_RATE * 6, 10_000):
            reel.add(tone(400, -25, 3)[start : start + 10_000])
        played = b"".join(reel.played(-18))
    assert len(played) == SAMPLE_RATE * 6
    assert loudness(played) == pytest.approx(-18, abs=0.1)
    with closing(Reel()) as silent:
        silent.add(bytes(SAMPLE_RATE * 4))
        assert b"".join(silent.played(-18)) == bytes(SAMPLE_RATE * 4)


@pytest.mark.parametrize("form", ["mp3", "flac", "aac", "opus"])
async def test_after_a_player_has_decoded_it_no_peak_is_too_high_even_of_a_voice_that_is_too_loud(
    say: Say, form: AudioFormat
) -> None:
    roles = ("narrator", "giant", "child", "mouse")
    spoken = [await say(Sentence(text=HINDI, language="hi", role=role)) for role in roles]
    loud = b"".join(amplified(said.pcm, 3) for said in spoken)
    assert true_peak(loud) <= -1.5
    encoders = Encoders(PressRoom(most=1, idle_seconds=30, time_limit=20))
    async with encoders.fresh(form) as encoder:
        content = encoder.whole(await encoder.encode(loud) + await encoder.finish())
    await encoders.close()
    sound, _ = decoded(content, form)
    assert true_peak((numpy.clip(sound, -1, 1) * 32767).astype("<i2").tobytes()) <= -1


def pcm_of(content: bytes) -> bytes:
    with wave.open(io.BytesIO(content)) as file:
        return file.readframes(file.getnframes())


@pytest.mark.parametrize("lufs", [-18.0, -23.0])
async def test_a_story_of_many_voices_and_moods_is_as_loud_as_the_settings_say(service: Service, lufs: float) -> None:
    utterances = [{"text": HINDI, "language": "hi", "voice": voice, "emotion": mood} for voice, mood in MIXED]
    async with service(speech_loudness=lufs) as client:
        for part in (utterances, utterances[3:4], utterances[1:2]):
            asked = {"utterances": part, "format": "wav"}
            recording = (await client.post("/v1/tts/passages", json=asked)).json()
            sound = pcm_of((await client.get(recording["audio_url"])).content)
            assert loudness(sound) == pytest.approx(lufs, abs=0.5)
            assert true_peak(sound) <= -1


async def test_one_speech_is_as_loud_as_its_voice_and_mood_at_the_level_of_the_settings(service: Service) -> None:
    heard: dict[tuple[float, str], float] = {}
    for lufs in (-18.0, -24.0):
        async with service(speech_loudness=lufs) as client:
            for mood in ("neutral", "mysterious"):
                asked = {"text": HINDI, "voice": "hi-narrator", "emotion": mood, "format": "wav"}
                heard[lufs, mood] = loudness((await client.post("/v1/tts/speech", json=asked)).content[44:])
    assert heard[-18, "neutral"] - heard[-24, "neutral"] == pytest.approx(6, abs=0.3)
    assert heard[-18, "neutral"] - heard[-18, "mysterious"] > 1.5
