"""Encoders: PCM in, a file's bytes out, one encoder from the first sample of a recording to its last."""

import struct
from dataclasses import dataclass, field
from typing import Protocol, cast

import lameenc

from kahaniyaa_shared.contracts.speech import AudioFormat
from kahaniyaa_tts.engine import SAMPLE_RATE

MEDIA_TYPES: dict[AudioFormat, str] = {"mp3": "audio/mpeg", "wav": "audio/wav"}
EXTENSIONS: dict[str, AudioFormat] = {media_type: name for name, media_type in MEDIA_TYPES.items()}

_BIT_RATE = 64
_QUALITY = 7
_UNKNOWN_SIZE = 0xFFFF_FFFF
_WAV_HEAD = struct.Struct("<4sI4s4sIHHIIHH4sI")


class _Lame(Protocol):
    """What lameenc, which has no types, offers."""

    def set_in_sample_rate(self, hertz: int, /) -> None: ...
    def set_channels(self, number: int, /) -> None: ...
    def set_bit_rate(self, kilobits: int, /) -> None: ...
    def set_quality(self, level: int, /) -> None: ...
    def silence(self) -> None: ...
    def encode(self, pcm: bytes, /) -> bytearray: ...
    def flush(self) -> bytearray: ...


class Encoder(Protocol):
    """Makes a file out of PCM, piece by piece."""

    @property
    def delay(self) -> int:
        """By how many samples the sound is later in the file than in the PCM."""
        ...

    def encode(self, pcm: bytes) -> bytes:
        """The bytes that are ready after more PCM; they may be none."""
        ...

    def finish(self) -> bytes:
        """The last bytes."""
        ...

    def whole(self, streamed: bytes) -> bytes:
        """The whole file, to be kept, of everything that was given out while streaming."""
        ...


def _lame() -> _Lame:
    return cast("_Lame", lameenc.Encoder())  # pyright: ignore[reportUnknownMemberType, reportAttributeAccessIssue]


@dataclass(slots=True)
class Mp3:
    """Constant-bit-rate MP3 (64 kbit/s): in a variable one, a click on a word would land on another."""

    # LAME begins 576 samples late and any decoder adds 529 (Layer III's own delay). Nothing in a streamed file could
    # tell a player to leave them out, so times are told as they are heard.
    delay: int = field(default=576 + 529, init=False)
    _lame: _Lame = field(default_factory=_lame, init=False)

    def __post_init__(self) -> None:
        self._lame.set_in_sample_rate(SAMPLE_RATE)
        self._lame.set_channels(1)
        self._lame.set_bit_rate(_BIT_RATE)
        self._lame.set_quality(_QUALITY)
        self._lame.silence()

    def encode(self, pcm: bytes) -> bytes:
        """The frames that are full."""
        return bytes(self._lame.encode(pcm)) if pcm else b""

    def finish(self) -> bytes:
        """The last frames; none if there was no sound at all."""
        return bytes(self._lame.flush())

    def whole(self, streamed: bytes) -> bytes:
        """The same bytes: an MP3 has no head that would know its length."""
        return streamed


@dataclass(slots=True)
class Wav:
    """WAV; while it is streamed its head says that the length is not known yet."""

    delay: int = field(default=0, init=False)
    _begun: bool = field(default=False, init=False)

    def encode(self, pcm: bytes) -> bytes:
        """The PCM itself, after a head."""
        head = b"" if self._begun else _wav_head(_UNKNOWN_SIZE)
        self._begun = True
        return head + pcm

    def finish(self) -> bytes:
        """Nothing more, but a head if there was no sound at all."""
        return self.encode(b"")

    def whole(self, streamed: bytes) -> bytes:
        """The file with its true length in the head."""
        return _wav_head(len(streamed) - _WAV_HEAD.size) + streamed[_WAV_HEAD.size :]


def encoder(audio_format: AudioFormat) -> Encoder:
    """A fresh encoder for one recording."""
    return Mp3() if audio_format == "mp3" else Wav()


def duration(media_type: str, size: int) -> float:
    """Seconds of a file of so many bytes: exact, because both formats have constant bit rates."""
    if media_type == MEDIA_TYPES["mp3"]:
        return size * 8 / (_BIT_RATE * 1000)
    return (size - _WAV_HEAD.size) / (2 * SAMPLE_RATE)


def _wav_head(size: int) -> bytes:
    riff = size if size == _UNKNOWN_SIZE else size + _WAV_HEAD.size - 8
    wave = (b"RIFF", riff, b"WAVE", b"fmt ", 16, 1, 1, SAMPLE_RATE, 2 * SAMPLE_RATE, 2, 16)
    return _WAV_HEAD.pack(*wave, b"data", size)
