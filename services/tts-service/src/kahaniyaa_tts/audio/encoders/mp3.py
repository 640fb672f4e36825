"""MP3 by LAME."""

from dataclasses import dataclass, field
from typing import Protocol, cast

import lameenc

from kahaniyaa_tts.engine import SAMPLE_RATE

_KILOBITS = 64
_QUALITY = 7
_FRAME = 576
_LAME_DELAY, _DECODER_DELAY = 576, 529


class _Lame(Protocol):
    """What lameenc, which has no types, offers."""

    def set_in_sample_rate(self, hertz: int, /) -> None: ...
    def set_channels(self, number: int, /) -> None: ...
    def set_bit_rate(self, kilobits: int, /) -> None: ...
    def set_quality(self, level: int, /) -> None: ...
    def silence(self) -> None: ...
    def encode(self, pcm: bytes, /) -> bytearray: ...
    def flush(self) -> bytearray: ...


def _lame() -> _Lame:
    return cast("_Lame", lameenc.Encoder())  # pyright: ignore[reportUnknownMemberType]


@dataclass(slots=True)
class Mp3:
    """Constant-bit-rate MP3 (64 kbit/s): in a variable one, a click on a word would land on another."""

    # LAME begins 576 samples late and any decoder adds 529 (Layer III's own delay). Nothing in a streamed file could
    # tell a player to leave them out, so times are told as they are heard.
    delay: int = field(default=_LAME_DELAY + _DECODER_DELAY, init=False)
    _bytes: int = field(default=0, init=False)
    _is_begun: bool = field(default=False, init=False)
    _lame: _Lame = field(default_factory=_lame, init=False)

    def __post_init__(self) -> None:
        self._lame.set_in_sample_rate(SAMPLE_RATE)
        self._lame.set_channels(1)
        self._lame.set_bit_rate(_KILOBITS)
        self._lame.set_quality(_QUALITY)
        self._lame.silence()
        self._lame.encode(b"")  # LAME makes its tables at the first call, which takes half of a first piece's time

    @property
    def samples(self) -> int:
        """Those of its frames, whose number a constant bit rate tells."""
        frames = self._bytes * 8 * SAMPLE_RATE / (_KILOBITS * 1000 * _FRAME)
        return round(frames) * _FRAME

    def encode(self, pcm: bytes) -> bytes:
        """The frames that are full."""
        self._is_begun = self._is_begun or bool(pcm)
        return self._given(bytes(self._lame.encode(pcm)) if pcm else b"")

    def finish(self) -> bytes:
        """The last frames; none if there was no sound at all."""
        return self._given(bytes(self._lame.flush()) if self._is_begun else b"")

    def whole(self, streamed: bytes) -> bytes:
        """The same bytes: an MP3 has no head that would know its length."""
        return streamed

    def _given(self, frames: bytes) -> bytes:
        self._bytes += len(frames)
        return frames
