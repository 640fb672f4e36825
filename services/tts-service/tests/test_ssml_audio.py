"""A recording of one's own is heard within speech, cut and repeated and louder as is asked; nothing else ever is."""

import io
from typing import Any
from xml.sax.saxutils import escape

import httpx2
import numpy
import pytest
import soundfile
from numpy.typing import NDArray

from kahaniyaa_tts.audio.pcm import samples_of
from kahaniyaa_tts.engine import SAMPLE_RATE
from kahaniyaa_tts.speech.clips import LONGEST_CLIP, Clips
from kahaniyaa_tts.testing.fixtures import Service
from kahaniyaa_tts.text.document import Played

JSON = {"Accept": "application/json"}
OTHER = "01930000-0000-7000-8000-000000000002"
Wave = NDArray[numpy.int16]


async def said(client: httpx2.AsyncClient, ssml: str, **asked: object) -> dict[str, Any]:
    answer = await client.post("/v1/tts/speech", json={"ssml": ssml, "format": "wav", **asked}, headers=JSON)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def wave_of(client: httpx2.AsyncClient, recording: dict[str, Any]) -> Wave:
    content = (await client.get(recording["audio_url"])).content
    wave, _ = soundfile.read(io.BytesIO(content), dtype="int16")
    return numpy.asarray(wave, dtype=numpy.int16)


@pytest.mark.parametrize("audio_format", ["wav", "flac", "mp3", "opus"])
async def test_a_recording_of_mine_is_heard_in_its_place(service: Service, audio_format: str) -> None:
    async with service() as client:
        bird = await said(client, "<speak>kuhu kuhu</speak>", language="en", format=audio_format)
        tale = (
            f'<speak xml:lang="hi">राजा आया। <audio src="kahaniyaa:audio/{bird["id"]}">चिड़िया</audio> वह बोला।</speak>'
        )
        told = await said(client, tale, strict="exact")
        without = await said(client, tale.replace("kahaniyaa:audio/", "other:"))
        wave = await wave_of(client, told)
    assert [word["text"] for word in told["words"]] == ["राजा", "आया", "वह", "बोला"]
    assert [word["text"] for word in without["words"]] == ["राजा", "आया", "चिड़िया", "वह", "बोला"]
    gap = (told["words"][2]["start_ms"] - told["words"][1]["end_ms"]) / 1000
    assert gap == pytest.approx(bird["duration"] + 0.3, abs=0.06)
    inside = wave[samples_of(told["words"][1]["end_ms"]) : samples_of(told["words"][2]["start_ms"])]
    assert numpy.abs(inside).max() > 3_000


async def test_a_recording_of_somebody_else_is_not_heard(service: Service) -> None:
    async with service() as client:
        mine = await said(client, "<speak>kuhu kuhu</speak>", language="en")
        async with service(user=OTHER) as other:
            theirs = await said(other, "<speak>kuhu kuhu</speak>", language="en")
        for recording in (theirs["id"], "01930000-0000-7000-8000-000000000009", "x"):
            tale = f'<speak xml:lang="hi">राजा <audio src="/v1/audio/{recording}">चिड़िया</audio></speak>'
            told = await said(client, tale)
            assert [word["text"] for word in told["words"]] == ["राजा", "चिड़िया"]
            assert "<audio src>" in told["warnings"][0]
            refused = await client.post("/v1/tts/speech", json={"ssml": tale, "strict": True}, headers=JSON)
            assert refused.json()["type"].endswith("ssml-not-honoured")
        alone = f'<speak><audio src="{escape(mine["audio_url"])}"/></speak>'
        assert (await said(client, alone))["duration"] == pytest.approx(mine["duration"], abs=0.01)


SOUND = numpy.arange(SAMPLE_RATE, dtype="<i2").tobytes()
"""A second in which every sample is another one."""


def heard(**asked: Any) -> Wave:
    clip = Clips({"a": SOUND}).clip(0, Played(recording="a", **asked))
    return numpy.frombuffer(clip.pcm if clip else b"", "<i2")


def test_a_recording_is_cut_and_repeated_to_the_sample() -> None:
    whole = numpy.frombuffer(SOUND, "<i2")
    assert (heard() == whole).all()
    assert (heard(begin=250, end=500) == whole[samples_of(250) : samples_of(500)]).all()
    assert (
        heard(begin=500, times=2.5) == numpy.tile(whole[samples_of(500) :], 3)[: round(samples_of(500) * 2.5)]
    ).all()
    assert len(heard(times=float("inf"), lasting=3_200)) == samples_of(3_200)
    assert len(heard(times=2, lasting=3_200)) == 2 * SAMPLE_RATE
    assert heard(begin=2_000).size == heard(begin=500, end=400).size == heard(lasting=0).size == 0


def test_no_clip_is_longer_than_five_minutes() -> None:
    assert len(heard(times=1e9)) == len(heard(times=float("inf"), lasting=10**9)) == LONGEST_CLIP


def test_a_recording_is_louder_and_faster_as_is_asked() -> None:
    assert numpy.allclose(heard(gain=-6.0206), numpy.frombuffer(SOUND, "<i2") / 2, atol=2)
    assert len(heard(speed=0.8)) == round(SAMPLE_RATE / 0.8)
    tone = (numpy.sin(numpy.arange(SAMPLE_RATE) * 440 / SAMPLE_RATE * 2 * numpy.pi) * 9_000).astype("<i2").tobytes()
    clip = Clips({"a": tone}).clip(0, Played(recording="a", speed=1.5))
    assert clip is not None
    spectrum = numpy.abs(numpy.fft.rfft(numpy.frombuffer(clip.pcm, "<i2")))
    assert numpy.argmax(spectrum) * SAMPLE_RATE / (len(clip.pcm) // 2) == pytest.approx(660, rel=0.01)


def test_the_same_sound_is_the_same_clip() -> None:
    clips = Clips({"a": SOUND, "b": SOUND})
    first, second = (clips.clip(0, Played(recording=each)) for each in "ab")
    assert first is not None
    assert second is not None
    assert first.key == second.key
    assert clips.clip(0, Played(recording="c")) is None
