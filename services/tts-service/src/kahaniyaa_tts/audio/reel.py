"""A reel: sound that is held until all of it is there, and then given out as loud as it is wanted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile

from kahaniyaa_tts.audio.limiter import Limiter
from kahaniyaa_tts.audio.loudness import Meter

_IN_MEMORY = 32 * 1024 * 1024  # bytes; what is longer than twelve minutes goes to a file without a name
_PIECE = 256 * 1024
_MOST = 12.0  # dB: what is quieter by more than that is meant to be


@dataclass(slots=True)
class Reel:
    """Takes sound, measures it, and plays it."""

    _meter: Meter = field(default_factory=Meter)
    _tape: SpooledTemporaryFile[bytes] = field(
        default_factory=lambda: SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - `close` is the reel's own
    )

    def add(self, pcm: bytes) -> None:
        """More sound."""
        self._meter.add(pcm)
        self._tape.write(pcm)

    def played(self, lufs: float) -> Iterator[bytes]:
        """All of it, with the one gain that makes the whole so loud; sound that is too short to tell stays as it is."""
        measured = self._meter.lufs
        decibels = 0.0 if measured is None else min(max(lufs - measured, -_MOST), _MOST)
        limiter = Limiter(decibels)
        self._tape.seek(0)
        while piece := self._tape.read(_PIECE):
            yield limiter.more(piece)
        yield limiter.rest()

    def close(self) -> None:
        """Let go of the sound."""
        self._tape.close()
