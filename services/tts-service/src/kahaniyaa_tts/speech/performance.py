"""A script performed: each of its steps as sound, in order, a few sentences ahead of the listener."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncGenerator, Iterable, Iterator
from contextvars import copy_context
from dataclasses import dataclass, replace
from functools import partial

from kahaniyaa_shared.engines import EngineRef
from kahaniyaa_tts.audio.limiter import Limiter
from kahaniyaa_tts.engine import SAMPLE_RATE, Sentence, SpeechEngine
from kahaniyaa_tts.engines.chain import members
from kahaniyaa_tts.speech.alignment import TimedWord, aligned
from kahaniyaa_tts.speech.cache import SentenceCache
from kahaniyaa_tts.speech.joints import closely
from kahaniyaa_tts.speech.kept import SpokenSentence
from kahaniyaa_tts.speech.metrics import SpeechMetrics
from kahaniyaa_tts.speech.rehearsal import in_time, rehearsed
from kahaniyaa_tts.speech.steps import Phrase, Step, Still
from kahaniyaa_tts.speech.take import Take
from kahaniyaa_tts.turns import PLACE, Listener, Place

_AHEAD = 8
"""Steps of one script that may be in the making, pauses included: enough to keep a few workers busy."""

_RIGHT = 0.03
"""What was rehearsed may miss what was asked for by so much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The next stretch of sound: which part it belongs to, and its words, in samples from the script's beginning.

    A sentence may come in several stretches; its words come with the last.
    """

    part: int
    pcm: bytes
    start: int
    words: tuple[TimedWord, ...] = ()
    engine: EngineRef | None = None  # None for silence
    warning: str = ""
    goes_on: bool = False  # more of the same sentence follows

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
    level: float = 0.0  # dB by which every voice is louder than LOUDNESS

    async def perform(self, steps: Iterable[Step], owner: str, *, timed: bool = True) -> AsyncGenerator[Heard]:
        """Each step of a script as it becomes sound, with its words if anybody asks when they are heard.

        Raises EngineError where the engine fails.
        """
        if isinstance(steps, tuple):  # what is still being written is plain text, and may last as long as it does
            steps = await in_time(steps, partial(self._hear, owner), self._rehearses)
        begun: deque[_Saying | Still] = deque()
        start = 0
        try:
            for step in _looking_ahead(self._steps(steps, owner, timed=timed), begun):
                if isinstance(step, Still):
                    yield Heard(part=step.part, pcm=step.pcm, start=start)
                    start += len(step.pcm) // 2
                    continue
                async for heard in step.heard(start):
                    yield heard
                    start = heard.end
        finally:
            await _dropped([step.made for step in begun if isinstance(step, _Saying)])

    def _steps(self, steps: Iterable[Step], owner: str, *, timed: bool) -> "Iterator[_Saying | Still]":
        listener = Listener()
        number = 0
        for step in steps:
            if isinstance(step, Still):
                yield step
                continue
            yield self._saying(step, owner, Place(listener, number), timed=timed)
            number += 1

    def _saying(self, phrase: Phrase, owner: str, place: Place, *, timed: bool) -> "_Saying":
        take = Take(engine=self.engine.says(phrase.sentence))
        placed = copy_context()
        placed.run(PLACE.set, place)
        said = self._aimed(phrase, owner, take) if phrase.aim else self._said(phrase.sentence, owner, take)
        louder = replace(phrase, gain=phrase.gain + self.level)
        return _Saying(louder, take.engine, take, asyncio.create_task(said, context=placed), timed)

    async def _aimed(self, phrase: Phrase, owner: str, take: Take) -> SpokenSentence:
        """The phrase said once it was rehearsed, if its engine lets that be done."""
        sentence = phrase.sentence
        if self._rehearses(sentence):
            told = await rehearsed(phrase, partial(self._hear, owner))
            sentence, take.misses = told.sentence, told.misses
        return await self._said(sentence, owner, take)

    def _rehearses(self, sentence: Sentence) -> bool:
        name = self.engine.says(sentence).name
        return any(each.abilities.rehearses for each in members(self.engine) if each.ref.name == name)

    async def _hear(self, owner: str, sentence: Sentence) -> SpokenSentence:
        return await self._said(sentence, owner, Take(engine=self.engine.says(sentence)))

    async def _said(self, sentence: Sentence, owner: str, take: Take) -> SpokenSentence:
        return await self.cache.get(owner, sentence, take.engine, lambda: self._say(sentence, take))

    async def _say(self, sentence: Sentence, take: Take) -> SpokenSentence:
        asked = time.perf_counter()
        said = await take.of(sentence, self.engine)
        took, sound = time.perf_counter() - asked, len(said.pcm) / 2 / SAMPLE_RATE
        self.metrics.count(said.engine.name, sentence.language, took=took, sound=sound)
        return said


@dataclass(frozen=True, slots=True)
class _Saying:
    """A phrase that is being said."""

    phrase: Phrase
    expected: EngineRef
    take: Take
    made: asyncio.Task[SpokenSentence]
    is_timed: bool

    async def heard(self, start: int) -> AsyncGenerator[Heard]:
        """Its sound as it is made, from that sample of the script on, and its words once all of them are known."""
        at, taken = start, 0
        limiter: Limiter | None = None
        if self.phrase.is_joined or self.phrase.is_cut:
            said = closely(await self.made, joined=self.phrase.is_joined, cut=self.phrase.is_cut)
        else:
            async for piece in self.take.pieces(self.made):
                limiter = limiter or Limiter(self.take.gain + self.phrase.gain)
                taken += len(piece)
                if pcm := limiter.more(piece):
                    yield Heard(part=self.phrase.part, pcm=pcm, start=at, engine=self.take.engine, goes_on=True)
                    at += len(pcm) // 2
            said = self.made.result()
        limiter = limiter or Limiter(said.gain + self.phrase.gain)
        pcm = limiter.rest(said.pcm[taken:])
        words = self._words(said, start) if self.is_timed else ()
        warning = _instead_of(self.expected, said.engine) or _beyond(self.take.misses)
        yield Heard(part=self.phrase.part, pcm=pcm, start=at, words=words, engine=said.engine, warning=warning)

    def _words(self, said: SpokenSentence, start: int) -> tuple[TimedWord, ...]:
        samples = len(said.pcm) // 2
        timed = aligned(self.phrase.words, self.phrase.spoken, said.began, samples=samples)
        return tuple(replace(word, start=word.start + start, end=word.end + start) for word in timed)


def _instead_of(expected: EngineRef, heard: EngineRef) -> str:
    if expected == heard:
        return ""
    return f"The voice of {expected.name} could not say every sentence; {heard.name} spoke in its place."


def _beyond(misses: float) -> str:
    if abs(misses - 1) <= _RIGHT:
        return ""
    return "The pace or pitch asked for is beyond this voice; the nearest it can do is heard."


def _looking_ahead(steps: Iterator[_Saying | Still], begun: deque[_Saying | Still]) -> Iterator[_Saying | Still]:
    """The first step at once, and each other once a few after it are begun; `begun` holds those that are not done."""
    for number, step in enumerate(steps):
        begun.append(step)
        if number == 0 or len(begun) == _AHEAD:
            yield begun[0]
            begun.popleft()
    while begun:
        yield begun[0]
        begun.popleft()


async def _dropped(tasks: list[asyncio.Task[SpokenSentence]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
