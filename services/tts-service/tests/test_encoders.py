"""Files that every player reads, in which the sound is where the times say."""

import asyncio
import importlib
import io
import os
import pkgutil
import signal
import struct
import sys
import wave
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import get_args

import numpy
import pytest
import soundfile

import kahaniyaa_tts
from kahaniyaa_shared.contracts.speech import AudioFormat
from kahaniyaa_tts.audio.encoders.choice import Encoders
from kahaniyaa_tts.audio.encoders.encoder import EncoderLostError
from kahaniyaa_tts.audio.encoders.flac import Flac
from kahaniyaa_tts.audio.encoders.mp3 import Mp3
from kahaniyaa_tts.audio.encoders.plain import Wav
from kahaniyaa_tts.audio.encoders.press_room import PressRoom
from kahaniyaa_tts.audio.formats import Form
from kahaniyaa_tts.audio.pcm import milliseconds_of, samples_of, silence
from kahaniyaa_tts.engine import SAMPLE_RATE
from kahaniyaa_tts.testing.decoding import decoded, pulses

FORMS: tuple[Form, ...] = (*get_args(AudioFormat), "openai-pcm")
TONE = (numpy.sin(numpy.arange(SAMPLE_RATE) * 0.1) * 9000).astype("<i2").tobytes()


@pytest.fixture
async def encoders() -> AsyncIterator[Encoders]:
    encoders = Encoders(PressRoom(most=2, idle_seconds=30, time_limit=20))
    yield encoders
    await encoders.close()


async def made(encoders: Encoders, form: Form, pcm: bytes, *, piece: int = 100_000) -> tuple[bytes, int, int]:
    """The kept file, the delay and the length in samples, of sound that comes in pieces of so many bytes."""
    async with encoders.fresh(form) as encoder:
        ready = [await encoder.encode(pcm[i : i + piece]) for i in range(0, len(pcm), piece)]
        streamed = b"".join([*ready, await encoder.finish()])
        return encoder.whole(streamed), encoder.delay, encoder.samples


@pytest.mark.parametrize("form", FORMS)
async def test_after_ten_minutes_the_sound_is_still_where_the_times_say(encoders: Encoders, form: Form) -> None:
    moments = [SAMPLE_RATE // 2, SAMPLE_RATE * 300, SAMPLE_RATE * 599]
    sound = numpy.zeros(SAMPLE_RATE * 600, dtype="<i2")
    for moment in moments:
        sound[moment : moment + 300] = numpy.sin(numpy.arange(300) * 0.3) * 20000
    content, delay, _ = await made(encoders, form, sound.tobytes())
    heard = pulses(*decoded(content, form))
    assert heard == pytest.approx([(moment + delay) / SAMPLE_RATE for moment in moments], abs=0.002)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("samples", [100, 577, SAMPLE_RATE, 3 * SAMPLE_RATE + 17])
async def test_the_length_told_is_what_a_player_plays(encoders: Encoders, form: Form, samples: int) -> None:
    content, _, length = await made(encoders, form, (4 * TONE)[: 2 * samples], piece=2_002)
    sound, rate = decoded(content, form)
    assert len(sound) / rate == pytest.approx(length / SAMPLE_RATE, abs=1.5 / rate)
    assert length >= samples


@pytest.mark.parametrize("form", ["wav", "flac", "pcm"])
async def test_what_is_not_compressed_with_loss_is_the_sound_itself(encoders: Encoders, form: Form) -> None:
    content, _, _ = await made(encoders, form, TONE, piece=1_000)
    sound, _ = decoded(content, form)
    assert (numpy.round(sound * 32768).astype("<i2").tobytes()) == TONE


@pytest.mark.parametrize("form", FORMS)
async def test_a_file_begins_to_flow_with_its_first_sound(encoders: Encoders, form: Form) -> None:
    async with encoders.fresh(form) as encoder:
        assert await encoder.encode(TONE[:SAMPLE_RATE])  # half a second


@pytest.mark.parametrize("form", FORMS)
async def test_an_encoder_that_was_made_ready_remembers_no_other_file(encoders: Encoders, form: Form) -> None:
    first, *_ = await made(encoders, form, TONE)
    await made(encoders, form, silence(SAMPLE_RATE))
    assert (await made(encoders, form, TONE))[0] == first


def test_an_mp3_of_nothing_is_empty() -> None:
    assert Mp3().finish() == b""


def test_a_kept_wav_knows_its_length() -> None:
    encoding = Wav()
    streamed = encoding.encode(TONE) + encoding.encode(TONE) + encoding.finish()
    with wave.open(io.BytesIO(encoding.whole(streamed))) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (SAMPLE_RATE, 1, 2)
        assert file.readframes(file.getnframes()) == TONE + TONE


def test_a_streamed_wav_says_that_its_length_is_not_known() -> None:
    streamed = Wav().encode(TONE)
    assert struct.unpack("<I", streamed[40:44]) == (0xFFFF_FFFF,)
    assert streamed[44:] == TONE


def test_a_wav_of_nothing_is_a_wav() -> None:
    with wave.open(io.BytesIO(Wav().whole(Wav().finish()))) as file:
        assert file.getnframes() == 0


def test_a_kept_flac_knows_its_length_and_a_streamed_one_says_that_it_does_not() -> None:
    encoding = Flac()
    streamed = encoding.encode(TONE) + encoding.encode(TONE) + encoding.finish()
    kept = encoding.whole(streamed)
    assert (streamed[42:], streamed[:4]) == (kept[42:], b"fLaC")
    assert streamed[21] & 15 == 0
    assert streamed[22:42] == bytes(20), "zero samples and no checksum stand for unknown ones"
    assert soundfile.info(io.BytesIO(kept)).frames == 2 * SAMPLE_RATE


def mp3_frames(content: bytes) -> list[int]:
    """The size of each frame of an MPEG-2 Layer III file; fails where a frame does not follow the one before."""
    sizes: list[int] = []
    at = 0
    while at < len(content):
        head = int.from_bytes(content[at : at + 4], "big")
        assert head >> 19 == 0b1111_1111_1111_0, "no frame of MPEG-2"
        rate = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)[(head >> 12 & 15) - 1]
        assert (rate, head >> 10 & 3) == (64, 0), "not 64 kbit/s at 22,050 Hz"
        sizes.append(72 * rate * 1000 // SAMPLE_RATE + (head >> 9 & 1))
        at += sizes[-1]
    assert at == len(content)
    return sizes


@pytest.mark.parametrize("pieces", [1, 10, 100])
def test_an_mp3_of_many_pieces_is_one_file_of_constant_bit_rate(pieces: int) -> None:
    encoding = Mp3()
    content = b"".join(encoding.encode(TONE) for _ in range(pieces)) + encoding.finish()
    assert encoding.samples == len(mp3_frames(content)) * 576
    assert encoding.samples / SAMPLE_RATE == pytest.approx(pieces, abs=0.15)


async def test_an_opus_file_flows_in_pages_of_a_tenth_of_a_second(encoders: Encoders) -> None:
    content, _, _ = await made(encoders, "opus", 3 * TONE)
    assert content.count(b"OggS") == pytest.approx(2 + 30, abs=2)


async def test_files_made_side_by_side_in_one_press_are_those_made_alone() -> None:
    room = PressRoom(most=1, idle_seconds=30, time_limit=20)
    encoders = Encoders(room)
    alone = await made(encoders, "aac", 2 * TONE, piece=9_000)
    together = await asyncio.gather(*(made(encoders, "aac", 2 * TONE, piece=9_000) for _ in range(8)))
    assert together == [alone] * 8
    assert len(room.pids) == 1
    await encoders.close()


async def test_a_second_press_is_started_only_while_the_first_is_at_work(encoders: Encoders) -> None:
    await made(encoders, "opus", TONE)
    await made(encoders, "aac", TONE)
    assert len(encoders.presses.pids) == 1
    await asyncio.gather(*(made(encoders, "opus", 5 * TONE) for _ in range(6)))
    assert len(encoders.presses.pids) == 2


async def test_a_press_that_is_killed_ends_its_files_and_the_next_one_gets_another(encoders: Encoders) -> None:
    async with encoders.fresh("opus") as encoder:
        await encoder.encode(TONE)
        os.kill(encoders.presses.pids[0], signal.SIGKILL)
        with pytest.raises(EncoderLostError):
            await encoder.finish()
    assert (await made(encoders, "opus", TONE))[0][:4] == b"OggS"


async def test_a_press_that_hangs_is_ended() -> None:
    encoders = Encoders(PressRoom(most=1, idle_seconds=30, time_limit=5))
    async with encoders.fresh("aac") as encoder:
        os.kill(encoders.presses.pids[0], signal.SIGSTOP)
        with pytest.raises(EncoderLostError):
            await encoder.encode(TONE)
    assert encoders.presses.pids == ()
    await encoders.close()


async def test_one_who_leaves_in_the_middle_disturbs_nobody(encoders: Encoders) -> None:
    wanted, _, _ = await made(encoders, "aac", 3 * TONE)
    async with encoders.fresh("aac") as first:
        leaving = asyncio.create_task(made(encoders, "opus", 600 * TONE))
        await asyncio.sleep(0.1)
        leaving.cancel()
        ready = await first.encode(3 * TONE)
        assert ready + await first.finish() == wanted
    with pytest.raises(asyncio.CancelledError):
        await leaving


async def test_a_press_that_nobody_needs_is_let_go() -> None:
    encoders = Encoders(PressRoom(most=2, idle_seconds=0.05, time_limit=20))
    await made(encoders, "aac", TONE)
    async with asyncio.timeout(10):
        while encoders.presses.pids:
            await asyncio.sleep(0.02)
    await encoders.close()


def test_the_libraries_of_pyav_are_never_in_the_service() -> None:
    for module in pkgutil.walk_packages(kahaniyaa_tts.__path__, "kahaniyaa_tts."):
        if ".migrations." not in module.name:
            importlib.import_module(module.name)
    assert "kahaniyaa_tts.audio.encoders.worker" in sys.modules
    assert "av" not in sys.modules


def test_samples_and_milliseconds_agree() -> None:
    assert samples_of(1000) == SAMPLE_RATE
    assert milliseconds_of(SAMPLE_RATE * 600) == 600_000
    assert len(silence(10)) == 20


async def test_a_press_makes_as_many_files_at_once_as_people_may_listen_to() -> None:
    encoders = Encoders(PressRoom(most=1, idle_seconds=30, time_limit=20))
    async with AsyncExitStack() as open_files:
        for number in range(64):
            encoder = await open_files.enter_async_context(encoders.fresh("opus" if number % 2 else "aac"))
            assert await encoder.encode(TONE)
    await encoders.close()
