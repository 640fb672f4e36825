"""Sound that is not compressed: WAV, and PCM without any head."""

import struct
from dataclasses import dataclass, field
from typing import Protocol

from kahaniyaa_tts.audio.resampling import Resampler
from kahaniyaa_tts.engine import SAMPLE_RATE

_UNKNOWN_SIZE = 0xFFFF_FFFF
_WAV_HEAD = struct.Struct("<4sI4s4sIHHIIHH4sI")


class _Converter(Protocol):
    def more(self, pcm: bytes) -> bytes: ...
    def rest(self) -> bytes: ...


@dataclass(slots=True)
class Wav:
    """WAV; while it is streamed its head says that the length is not known yet."""

    delay: int = field(default=0, init=False)
    samples: int = field(default=0, init=False)
    _begun: bool = field(default=False, init=False)

    def encode(self, pcm: bytes) -> bytes:
        """The PCM itself, after a head."""
        head = b"" if self._begun else _wav_head(_UNKNOWN_SIZE)
        self._begun = True
        self.samples += len(pcm) // 2
        return head + pcm

    def finish(self) -> bytes:
        """Nothing more, but a head if there was no sound at all."""
        return self.encode(b"")

    def whole(self, streamed: bytes) -> bytes:
        """The file with its true length in the head."""
        return _wav_head(len(streamed) - _WAV_HEAD.size) + streamed[_WAV_HEAD.size :]


class _AsItIs:
    """Changes nothing."""

    def more(self, pcm: bytes) -> bytes:
        return pcm

    def rest(self) -> bytes:
        return b""


@dataclass(slots=True)
class Pcm:
    """Mono PCM, 16 bit, little-endian, at the service's rate or at another; no head and no end."""

    rate: int = SAMPLE_RATE
    delay: int = field(default=0, init=False)
    samples: int = field(default=0, init=False)
    _converter: _Converter = field(init=False)

    def __post_init__(self) -> None:
        self._converter = _AsItIs() if self.rate == SAMPLE_RATE else Resampler(SAMPLE_RATE, self.rate)

    def encode(self, pcm: bytes) -> bytes:
        """The PCM, at the rate."""
        self.samples += len(pcm) // 2
        return self._converter.more(pcm)

    def finish(self) -> bytes:
        """What the change of rate held back."""
        return self._converter.rest()

    def whole(self, streamed: bytes) -> bytes:
        """The same bytes."""
        return streamed


def _wav_head(size: int) -> bytes:
    riff = size if size == _UNKNOWN_SIZE else size + _WAV_HEAD.size - 8
    wave = (b"RIFF", riff, b"WAVE", b"fmt ", 16, 1, 1, SAMPLE_RATE, 2 * SAMPLE_RATE, 2, 16)
    return _WAV_HEAD.pack(*wave, b"data", size)
