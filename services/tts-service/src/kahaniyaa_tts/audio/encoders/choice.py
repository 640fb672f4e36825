"""The encoder for each form."""

from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial

from kahaniyaa_tts.audio.encoders.encoder import AtOnce, Encoder, Encoding, InThread
from kahaniyaa_tts.audio.encoders.flac import Flac
from kahaniyaa_tts.audio.encoders.mp3 import Mp3
from kahaniyaa_tts.audio.encoders.plain import Pcm, Wav
from kahaniyaa_tts.audio.encoders.press_room import PressRoom
from kahaniyaa_tts.audio.formats import OPENAI_PCM_RATE, Form

_HERE: Mapping[str, Callable[[], Encoding]] = {
    "mp3": Mp3,
    "flac": Flac,
    "wav": Wav,
    "pcm": Pcm,
    "openai-pcm": partial(Pcm, OPENAI_PCM_RATE),
}
_PLAIN = frozenset({"wav", "pcm"})
"""Those that take no time."""


@dataclass(frozen=True, slots=True)
class Encoders:
    """Gives each recording an encoder of its own: LAME's and libsndfile's here, those of FFmpeg in a press.

    Of each form that was asked for, one that is made here is ready for the next recording, whose listener waits.
    """

    presses: PressRoom
    _ready: dict[Form, Encoding] = field(default_factory=dict[Form, Encoding])

    @asynccontextmanager
    async def fresh(self, form: Form) -> AsyncGenerator[Encoder]:
        """An encoder for one recording, let go of at the end; raises EncoderLostError if its process is lost."""
        if new := _HERE.get(form):
            encoding = self._ready.pop(form, None) or new()
            try:
                yield AtOnce(encoding) if form in _PLAIN else InThread(encoding)
            finally:
                self._ready[form] = self._ready.get(form) or new()
            return
        async with self.presses.file(form) as pressed:
            yield pressed

    def get_ready(self) -> None:
        """Make one for the first listener who wants the usual form."""
        self._ready["mp3"] = Mp3()

    async def close(self) -> None:
        """End the presses."""
        await self.presses.close()
