"""A press: a process that makes Opus and AAC files for the service, several side by side, until its input ends.

PyAV is imported here and nowhere else, because its libraries (FFmpeg with x264 and x265) are GPL together.
"""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from kahaniyaa_tts.audio.encoders import frames
from kahaniyaa_tts.limits import limit

if TYPE_CHECKING:
    from av import AudioFrame

_MEMORY_BYTES = 1024 * 1024 * 1024
_OPEN_FILES = 64


@dataclass(frozen=True)
class _Kind:
    """How a form is made: its container and codec with what is asked of them, and the rate that the codec takes."""

    container: str
    codec: str
    rate: int  # samples a second
    bits: int  # a second
    muxing: dict[str, str]
    coding: dict[str, str]


def _kind(form: str, rate: int) -> _Kind:
    if form == "opus":
        # Ogg's writer waits for a whole second unless told; below 100 ms the heads of its pages cost too much.
        # It would draw lots for a serial number unless the file is to be the same every time.
        muxing = {"page_duration": "100000", "flush_packets": "1", "fflags": "bitexact"}
        coding = {"compression_level": "5", "vbr": "constrained"}
        return _Kind("ogg", "libopus", 24_000, 32_000, muxing, coding)
    return _Kind("adts", "aac", rate, 64_000, {"flush_packets": "1"}, {"aac_coder": "fast"})


class _Codec(Protocol):
    """What is used of PyAV's, whose types are not told in full."""

    def open(self) -> None: ...


class _Stream(Protocol):
    """What is used of PyAV's, whose types are not told in full."""

    codec_context: _Codec

    def encode(self, frame: "AudioFrame | None", /) -> list[object]: ...


class _Container(Protocol):
    """What is used of PyAV's, whose types are not told in full."""

    def add_stream(
        self, codec: str, rate: int, /, *, options: dict[str, str], layout: str, bit_rate: int
    ) -> _Stream: ...
    def mux(self, packets: list[object], /) -> None: ...
    def close(self) -> None: ...


class _Ready:
    """A file that is given away as it is written."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def write(self, data: bytes) -> int:
        self._bytes += data
        return len(data)

    def taken(self) -> bytes:
        ready = bytes(self._bytes)
        self._bytes.clear()
        return ready


@contextmanager
def _on_one_core() -> Generator[None]:
    """FFmpeg sees one core: its codecs and filters begin with a thread for each they see, and speech needs none."""
    if sys.platform != "linux":
        yield
        return
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


class _Pressing:
    """One file in the making."""

    def __init__(self, kind: _Kind, rate: int) -> None:
        import av

        self._rate = rate
        self._pts = 0
        self._ready = _Ready()
        self._container = cast("_Container", av.open(self._ready, "w", format=kind.container, options=kind.muxing))
        self._stream = self._container.add_stream(
            kind.codec, kind.rate, options=kind.coding, layout="mono", bit_rate=kind.bits
        )
        with _on_one_core():
            self._stream.codec_context.open()  # now, while the first sentence is being said

    def more(self, pcm: bytes) -> bytes:
        with nullcontext() if self._pts else _on_one_core():
            self._container.mux(self._stream.encode(self._frame(pcm)))
        return self._ready.taken()

    def finish(self) -> bytes:
        self._container.mux(self._stream.encode(None))
        self._container.close()
        return self._ready.taken()

    def _frame(self, pcm: bytes) -> "AudioFrame":
        import av

        frame = av.AudioFrame(format="s16", layout="mono", samples=len(pcm) // 2)
        frame.planes[0].update(pcm)
        frame.sample_rate, frame.pts, frame.time_base = self._rate, self._pts, Fraction(1, self._rate)
        self._pts += frame.samples
        return frame


def main() -> None:
    """Serve the calls of the process that started this one."""
    packages, rate = sys.argv[1], int(sys.argv[2])
    # For how long it may work is the service's to say, which ends a slow press.
    limit(memory_bytes=_MEMORY_BYTES, open_files=_OPEN_FILES)
    sys.path.append(packages)
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # whatever a library may print must not come between the answers
    _serve(_Bench(rate), sys.stdin.buffer, answers)


class _Bench:
    """The files in the making, by their numbers."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._pressings: dict[int, _Pressing] = {}

    def done(self, what: bytes, number: int, payload: bytes) -> bytes:
        """The bytes that came ready by the call."""
        if what == frames.BEGIN:
            self._pressings[number] = _Pressing(_kind(payload.decode(), self._rate), self._rate)
        elif what == frames.MORE:
            return self._pressings[number].more(payload)
        elif what == frames.FINISH:
            return self._pressings.pop(number).finish()
        elif what == frames.DROP:
            self._pressings.pop(number, None)
        return b""


def _serve(bench: _Bench, calls: BinaryIO, answers: BinaryIO) -> None:
    while len(head := calls.read(frames.CALL.size)) == frames.CALL.size:
        what, number, length = frames.CALL.unpack(head)
        payload = calls.read(length)
        try:
            _send(answers, frames.READY, bench.done(what, number, payload))
        except Exception as failure:  # noqa: BLE001 - the outermost loop: one file fails, the others go on
            bench.done(frames.DROP, number, b"")
            _send(answers, frames.FAILED, type(failure).__name__.encode())


def _send(answers: BinaryIO, kind: bytes, payload: bytes) -> None:
    whole = memoryview(frames.ANSWER.pack(kind, len(payload)) + payload)
    while whole:
        whole = whole[answers.write(whole) :]


if __name__ == "__main__":
    main()
