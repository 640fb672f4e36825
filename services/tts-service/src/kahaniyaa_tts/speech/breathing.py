"""The pauses within a sentence, longer or shorter than its engine leaves them."""

import re
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy

from kahaniyaa_tts.audio.pcm import silence
from kahaniyaa_tts.engine import Began, Sentence, Sound, SpeechChunk, WordBegan

_BREATH = re.compile(r"[,;:،؛、，—–…]")
_QUIET = 64
"""Of 32,768: what is not louder is a pause."""


def breathed(chunks: AsyncGenerator[SpeechChunk], sentence: Sentence) -> AsyncGenerator[SpeechChunk]:
    """The chunks of the sentence with its pauses as long as it asks for; every word keeps its sound."""
    return chunks if sentence.pause == 1 and not sentence.breaths else _breathed(chunks, sentence)


def breaths(text: str, pcm: bytes, began: Sequence[WordBegan]) -> Iterator[tuple[int, int]]:
    """The pauses at commas and signs like them: the position of the word after each, and its samples."""
    for one, other in pairwise(began):
        if _BREATH.search(text, one.position, other.position):
            yield other.position, _quiet_at_end(pcm[2 * one.sample : 2 * other.sample])


async def _breathed(chunks: AsyncGenerator[SpeechChunk], sentence: Sentence) -> AsyncGenerator[SpeechChunk]:
    breath = _Breath(sentence)
    async with aclosing(chunks):
        async for chunk in chunks:
            if isinstance(chunk, Began):
                yield chunk
                continue
            for ready in breath.taken(chunk):
                yield ready
        for ready in breath.rest():
            yield ready


@dataclass(slots=True)
class _Breath:
    """Holds the sound of a word until the next one begins, because a pause is seen only at its end."""

    sentence: Sentence
    held: bytearray = field(default_factory=bytearray)
    start: int = 0  # the sample at which what is held begins, as the engine counts
    added: int = 0
    before: WordBegan | None = None
    coming: list[WordBegan] = field(default_factory=list[WordBegan])

    def taken(self, chunk: Sound | WordBegan) -> Iterator[SpeechChunk]:
        if isinstance(chunk, Sound):
            self.held += chunk.pcm
        else:
            self.coming.append(chunk)
        while self.coming and self.coming[0].sample <= self.start + len(self.held) // 2:
            yield from self._word(self.coming.pop(0))

    def rest(self) -> Iterator[SpeechChunk]:
        for word in self.coming:
            yield from self._word(word)
        if self.held:
            yield Sound(bytes(self.held))

    def _word(self, word: WordBegan) -> Iterator[SpeechChunk]:
        cut = 2 * max(word.sample - self.start, 0)
        sound = bytes(self.held[:cut])
        del self.held[:cut]
        self.start += len(sound) // 2
        if self._is_breath_before(word):
            quiet = _quiet_at_end(sound)
            change = dict(self.sentence.breaths).get(word.position, round(self.sentence.pause * quiet)) - quiet
            sound = sound[: len(sound) + 2 * min(change, 0)] + silence(max(change, 0))
            self.added += change
        self.before = word
        if sound:
            yield Sound(sound)
        yield replace(word, sample=word.sample + self.added)

    def _is_breath_before(self, word: WordBegan) -> bool:
        before = self.before
        return before is not None and _BREATH.search(self.sentence.text, before.position, word.position) is not None


def _quiet_at_end(pcm: bytes) -> int:
    """How many samples at the end are a pause."""
    wave = numpy.abs(numpy.frombuffer(pcm, "<i2").astype(numpy.int32))
    loud = numpy.flatnonzero(wave > _QUIET)
    return len(wave) - 1 - int(loud[-1]) if len(loud) else len(wave)
