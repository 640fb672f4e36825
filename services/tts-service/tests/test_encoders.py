"""Files that every player reads, in which the sound is where the times say."""

import io
import struct
import wave

import numpy
import pytest

from kahaniyaa_shared.contracts.speech import AudioFormat
from kahaniyaa_tts.audio.encoders import Mp3, Wav, duration, encoder
from kahaniyaa_tts.audio.pcm import milliseconds_of, samples_of, silence
from kahaniyaa_tts.engine import SAMPLE_RATE

TONE = (numpy.sin(numpy.arange(SAMPLE_RATE) * 0.1) * 9000).astype("<i2").tobytes()


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
    seconds = len(mp3_frames(content)) * 576 / SAMPLE_RATE
    assert seconds == pytest.approx(pieces, abs=0.15)
    assert duration("audio/mpeg", len(content)) == pytest.approx(seconds, abs=0.005)


def test_an_mp3_begins_to_flow_with_its_first_sound() -> None:
    assert Mp3().encode(TONE[: SAMPLE_RATE // 5])


@pytest.mark.parametrize("name", ["mp3", "wav"])
def test_an_encoder_is_fresh_each_time(name: AudioFormat) -> None:
    assert encoder(name) is not encoder(name)


def test_samples_and_milliseconds_agree() -> None:
    assert samples_of(1000) == SAMPLE_RATE
    assert milliseconds_of(SAMPLE_RATE * 600) == 600_000
    assert len(silence(10)) == 20
