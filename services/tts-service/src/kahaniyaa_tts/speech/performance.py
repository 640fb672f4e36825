"""A script performed: each of its steps as sound, in order, a few sentences ahead of the listener."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, replace

from kahaniyaa_shared.engines import EngineRef
from kahaniyaa_tts.audio.pcm import amplified, silence
from kahaniyaa_tts.engine import SAMPLE_RATE, Began, Sentence, Sound, SpeechEngine, WordBegan
from kahaniyaa_tts.speech.alignment import TimedWord, aligned
from kahaniyaa_tts.speech.cache import SentenceCache, SpokenSentence
from kahaniyaa_tts.speech.metrics import SpeechMetrics
from kahaniyaa_tts.speech.script import Phrase, Script, Silence

_AHEAD = 4
"""Sentences of one script that may be in the making: enough to keep two workers busy, few enough to share them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The next stretch of sound: which part it belongs to, and its words, in samples from the script's beginning."""

    part: int
    pcm: bytes
    start: int
    words: tuple[TimedWord, ...] = ()
    engine: EngineRef | None = None  # None for silence
    warning: str = ""

    @property
    def end(self) -> int:
        """The sample after its last."""
        return self.start + len(self.pcm) // 2


@dataclass(frozen=True, slots=True)
class Speaker:
    """Performs scripts with an engine, and remembers every sentence it has said."""

    engine: SpeechEngine
    cache: SentenceCache
    metrics: SpeechMetrics

    async def perform(self, script: Script, owner: str) -> AsyncGenerator[Heard]:
        """Each step of the script as it becomes sound; raises EngineError where the engine fails."""
        coming: deque[asyncio.Task[Heard]] = deque()
        steps = iter(script.steps)
        start = 0
        try:
            while True:
                while len(coming) < _AHEAD and (step := next(steps, None)) is not None:
                    coming.append(asyncio.create_task(self._sound(step, owner)))
                if not coming:
                    return
                heard = _moved(await coming[0], start)
                coming.popleft()
                start = heard.end
                yield heard
        finally:
            for task in coming:
                task.cancel()
            await asyncio.gather(*coming, return_exceptions=True)

    async def _sound(self, step: Phrase | Silence, owner: str) -> Heard:
        if isinstance(step, Silence):
            return Heard(part=step.part, pcm=silence(step.samples), start=0)
        expected = self.engine.says(step.sentence)
        said = await self.cache.get(owner, step.sentence, expected, lambda: self._say(step.sentence))
        return await asyncio.to_thread(_heard, step, said, expected)

    async def _say(self, sentence: Sentence) -> SpokenSentence:
        asked = time.perf_counter()
        said = await self._listen(sentence)
        took, sound = time.perf_counter() - asked, len(said.pcm) / 2 / SAMPLE_RATE
        self.metrics.count(said.engine.name, sentence.language, took=took, sound=sound)
        return said

    async def _listen(self, sentence: Sentence) -> SpokenSentence:
        began_by = Began(self.engine.says(sentence))
        pcm: list[bytes] = []
        began: list[WordBegan] = []
        async with aclosing(self.engine.speak(sentence)) as chunks:
            async for chunk in chunks:
                match chunk:
                    case Began():
                        began_by = chunk
                    case Sound():
                        pcm.append(chunk.pcm)
                    case WordBegan():
                        began.append(chunk)
        return SpokenSentence(began_by.engine, b"".join(pcm), tuple(began), began_by.gain)


def _heard(phrase: Phrase, said: SpokenSentence, expected: EngineRef) -> Heard:
    words = aligned(phrase.words, phrase.spoken, said.began, samples=len(said.pcm) // 2)
    return Heard(
        part=phrase.part,
        pcm=amplified(said.pcm, said.gain + phrase.gain),
        start=0,
        words=words,
        engine=said.engine,
        warning=_instead_of(expected, said.engine),
    )


def _instead_of(expected: EngineRef, heard: EngineRef) -> str:
    if expected == heard:
        return ""
    return f"The voice of {expected.name} could not say every sentence; {heard.name} spoke in its place."


def _moved(heard: Heard, start: int) -> Heard:
    """The same, heard from that sample on."""
    words = tuple(TimedWord(word.span, word.start + start, word.end + start, word.is_estimated) for word in heard.words)
    return replace(heard, start=start, words=words)
