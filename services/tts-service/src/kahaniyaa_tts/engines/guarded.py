"""An engine elsewhere, guarded: it may be slow or down, and must never hold up a story for long."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass

from kahaniyaa_shared.engines import EngineError, EngineRef
from kahaniyaa_tts.engine import Abilities, Sentence, Sound, SpeechChunk, SpeechEngine
from kahaniyaa_tts.engines.circuit import Circuit
from kahaniyaa_tts.engines.elsewhere import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds that an engine may take until its first sound, and for a whole sentence, the listener's time left out."""

    first_sound: float
    sentence: float


@dataclass(frozen=True, slots=True)
class Guarded:
    """The engine within time limits and behind a circuit breaker; itself an engine.

    Only engines that others run are guarded so: those of this machine bound themselves, and what they are given to say
    must never shut them for everybody.
    """

    engine: SpeechEngine
    patience: Patience
    circuit: Circuit

    @property
    def ref(self) -> EngineRef:
        """The engine's own."""
        return self.engine.ref

    @property
    def abilities(self) -> Abilities:
        """The engine's own."""
        return self.engine.abilities

    def says(self, sentence: Sentence) -> EngineRef:
        """Whom the engine names."""
        return self.engine.says(sentence)

    def reaches(self, sentence: Sentence) -> bool:
        """Whether the engine does."""
        return self.engine.reaches(sentence)

    async def speak(self, sentence: Sentence) -> AsyncGenerator[SpeechChunk]:
        """Say the sentence, or raise a passing EngineError: at once while the engine is left in peace, else in time."""
        self.circuit.enter()
        try:
            async with aclosing(self.engine.speak(sentence)) as chunks:
                async for chunk in _within(chunks, self.patience):
                    yield chunk
        except EngineError as error:
            if error.passing:
                self.circuit.failed(error, again_after=error.again_after if isinstance(error, Refused) else 0.0)
            else:
                self.circuit.works()
            raise
        self.circuit.works()

    async def close(self) -> None:
        """Close the engine."""
        await self.engine.close()


async def _within(chunks: AsyncGenerator[SpeechChunk], patience: Patience) -> AsyncGenerator[SpeechChunk]:
    """The chunks, as long as each is there in time; what the listener takes for one is not the engine's."""
    waited, limit = 0.0, patience.first_sound
    while True:
        asked = time.monotonic()
        try:
            async with asyncio.timeout(limit - waited):
                chunk = await anext(chunks, None)
        except TimeoutError as error:
            raise EngineError(f"No sound came within {limit:g} s.", passing=True) from error
        if chunk is None:
            return
        waited += time.monotonic() - asked
        limit = patience.sentence if isinstance(chunk, Sound) else limit
        yield chunk
