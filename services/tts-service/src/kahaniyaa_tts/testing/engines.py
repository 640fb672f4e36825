"""An engine that does as a test tells it, and what was heard of any engine."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass

from kahaniyaa_shared.engines import EngineError, EngineRef
from kahaniyaa_tts.engine import SAMPLE_RATE, Abilities, Began, Sentence, Sound, SpeechChunk, SpeechEngine, WordBegan


@dataclass(frozen=True, slots=True)
class Said:
    """All that was heard of a sentence."""

    pcm: bytes
    words: tuple[WordBegan, ...]

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.pcm) / 2 / SAMPLE_RATE


async def said(engine: SpeechEngine, sentence: Sentence) -> Said:
    """Listen to a sentence to its end."""
    chunks = [chunk async for chunk in engine.speak(sentence)]
    pcm = b"".join(chunk.pcm for chunk in chunks if isinstance(chunk, Sound))
    return Said(pcm, tuple(chunk for chunk in chunks if isinstance(chunk, WordBegan)))


@dataclass(slots=True, kw_only=True)
class ScriptedEngine:
    """Says so many sounds, and then fails if it is told to."""

    name: str
    languages: frozenset[str] = frozenset({"en", "hi"})
    sounds: int = 2
    fails: bool = False
    passing: bool = True
    asked: int = 0

    @property
    def ref(self) -> EngineRef:
        """The name that the test gave it."""
        return EngineRef(name=self.name)

    @property
    def abilities(self) -> Abilities:
        """The languages that the test gave it."""
        return Abilities(languages=self.languages, word_times="exact")

    def says(self, sentence: Sentence) -> EngineRef:
        """The name that the test gave it."""
        return self.ref

    def reaches(self, sentence: Sentence) -> bool:
        """It reaches everything."""
        return bool(sentence)

    async def speak(self, sentence: Sentence) -> AsyncGenerator[SpeechChunk]:
        """Say what the test wants said."""
        self.asked += 1
        yield Began(self.ref)
        for _ in range(self.sounds):
            yield Sound(self.name.encode() * len(sentence.text) * 2)
        if self.fails:
            raise EngineError("Told to fail.", passing=self.passing)

    async def close(self) -> None:
        """There is nothing to let go of."""
