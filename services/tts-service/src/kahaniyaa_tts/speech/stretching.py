"""A sentence that is to last longer or shorter than its engine can make it: its sound stretched, its words with it."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace

from kahaniyaa_tts.audio.stretching import stretched
from kahaniyaa_tts.engine import Began, Sentence, Sound, SpeechChunk, WordBegan


def in_its_time(chunks: AsyncGenerator[SpeechChunk], sentence: Sentence) -> AsyncGenerator[SpeechChunk]:
    """The chunks of the sentence, so many times as long as it asks for."""
    return chunks if sentence.stretch == 1 else _stretched(chunks, sentence.stretch)


async def _stretched(chunks: AsyncGenerator[SpeechChunk], factor: float) -> AsyncGenerator[SpeechChunk]:
    pcm = bytearray()
    words: list[WordBegan] = []
    async with aclosing(chunks):
        async for chunk in chunks:
            match chunk:
                case Began():
                    yield chunk
                case Sound():
                    pcm += chunk.pcm
                case WordBegan():
                    words.append(replace(chunk, sample=round(chunk.sample * factor)))
    for word in words:
        yield word
    yield Sound(await asyncio.to_thread(stretched, bytes(pcm), factor))
