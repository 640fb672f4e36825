"""A sentence while it is being said: what of it is there already can be heard already."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field

from kahaniyaa_shared.engines import EngineRef
from kahaniyaa_tts.engine import Began, Sentence, Sound, SpeechEngine, WordBegan
from kahaniyaa_tts.speech.breathing import breathed
from kahaniyaa_tts.speech.kept import SpokenSentence
from kahaniyaa_tts.speech.stretching import in_its_time


@dataclass(slots=True, kw_only=True)
class Take:
    """One saying of a sentence by an engine; who listens along gets its sound piece by piece."""

    engine: EngineRef
    gain: float = 0.0
    misses: float = 1.0  # the factor by which it is not as a rehearsal was to make it
    pcm: bytearray = field(default_factory=bytearray)
    began: list[WordBegan] = field(default_factory=list[WordBegan])
    _grew: asyncio.Event = field(default_factory=asyncio.Event)

    async def of(self, sentence: Sentence, engine: SpeechEngine) -> SpokenSentence:
        """Have the sentence said to its end, however slowly anybody listens along."""
        async with aclosing(in_its_time(breathed(engine.speak(sentence), sentence), sentence)) as chunks:
            async for chunk in chunks:
                match chunk:
                    case Began():
                        self.engine, self.gain = chunk.engine, chunk.gain
                    case Sound():
                        self.pcm += chunk.pcm
                        self._grew.set()
                    case WordBegan():
                        self.began.append(chunk)
        return SpokenSentence(self.engine, bytes(self.pcm), tuple(self.began), self.gain)

    async def pieces(self, made: asyncio.Task[SpokenSentence]) -> AsyncGenerator[bytes]:
        """The sound so far and each piece that comes to it, until the sentence is made; the last piece is not told."""
        made.add_done_callback(lambda _: self._grew.set())
        given = 0
        while True:
            await self._grew.wait()
            self._grew.clear()
            if made.done():
                return
            piece = bytes(self.pcm[given:])
            given += len(piece)
            yield piece  # more may come to it before the listener asks again
