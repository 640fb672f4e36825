"""Piper voices as a speech engine: the languages of those that are installed, told anew as they come and go."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Protocol

from kahaniyaa_shared.engines import EngineError, EngineRef
from kahaniyaa_tts.engine import SAMPLE_RATE, Abilities, Began, Sentence, Sound, SpeechChunk, WordBegan
from kahaniyaa_tts.engines.manners import Manner
from kahaniyaa_tts.engines.piper.measurement import Measured, keep, kept, measured
from kahaniyaa_tts.engines.piper.model import Model, Spoken
from kahaniyaa_tts.engines.piper.models import LoadedModels
from kahaniyaa_tts.engines.piper.pronunciation import Pronounced, Reading, pronounced, reading
from kahaniyaa_tts.engines.piper.roles import player
from kahaniyaa_tts.engines.piper.shelf import NAME, PiperVoice, Shelf
from kahaniyaa_tts.engines.waves import Wave, pcm_of, resampled
from kahaniyaa_tts.turns import Turns
from kahaniyaa_tts.voices.samples import SAMPLES

_RATES = (0.4, 2.0)
"""Beyond twice as fast a model leaves no more out: each sign has a step of its time at least."""
_PITCHES = (-9.0, 9.0)
_MOST_NUMBERS = 6_000
"""A sentence is at most a few hundred; what is longer would take the memory of the machine."""


class Phonemizer(Protocol):
    """Tells how words are said; espeak-ng does."""

    async def phonemes(self, text: str, language: str) -> tuple[str, ...]:
        """The IPA of the text in the language, or as espeak-ng's dialect of that name has it: a string a clause."""
        ...

    async def close(self) -> None:
        """Let go of everything it holds."""
        ...


@dataclass(frozen=True, slots=True)
class Piper:
    """Says sentences with Piper voices; their phonemes come from `phonemizer`."""

    shelf: Shelf
    models: LoadedModels
    phonemizer: Phonemizer
    turns: Turns
    _measured: dict[str, Measured] = field(default_factory=dict[str, Measured])

    @property
    def ref(self) -> EngineRef:
        """The engine's name."""
        return EngineRef(name=NAME)

    @property
    def abilities(self) -> Abilities:
        """The languages of the voices that are here now."""
        return self.shelf.abilities

    def says(self, sentence: Sentence) -> EngineRef:
        """The voice that says it; another one when its model is another."""
        chosen = self._player(sentence)
        if chosen is None:
            return self.ref
        voice, _ = chosen
        return EngineRef(name=NAME, model=f"{voice.told.id.removeprefix(f'{NAME}:')} {voice.stamp}")

    def reaches(self, sentence: Sentence) -> bool:
        """Whether the voice stays itself at that rate and pitch."""
        chosen = self._player(sentence)
        return chosen is not None and _held(sentence, chosen[1]) == _asked(sentence, chosen[1])

    async def speak(self, sentence: Sentence) -> AsyncGenerator[SpeechChunk]:
        """Say the sentence; its words begin when the model says so, or else share its time by their sounds."""
        chosen = self._player(sentence)
        if chosen is None:
            raise EngineError(f"No Piper voice speaks {sentence.language!r}.", passing=False)
        voice, manner = chosen
        async with self.turns.turn():
            model = await self.models.get(voice)
            known = await self._known(voice, model)
            read = reading(await self._said(sentence, voice), voice.description)
            performed = await self._performed(read, voice, model, _Pace(_held(sentence, manner), known))
        yield Began(self.says(sentence), known.gain)
        for chunk in performed:
            yield chunk

    async def close(self) -> None:
        """Let go of the models, and of the workers that told their phonemes."""
        self.models.close()
        await self.phonemizer.close()

    def _player(self, sentence: Sentence) -> tuple[PiperVoice, Manner] | None:
        return player(sentence, tuple(self.shelf.voices().values()))

    async def _said(self, sentence: Sentence, voice: PiperVoice) -> list[Pronounced]:
        description = voice.description

        async def phonemes(words: str) -> str:
            if description.phoneme_type == "text":
                return words
            return " ".join(await self.phonemizer.phonemes(words, description.espeak.voice or voice.told.language))

        return await pronounced(sentence, phonemes)

    async def _performed(self, read: Reading, voice: PiperVoice, model: Model, pace: "_Pace") -> list[SpeechChunk]:
        if len(read.ids) > _MOST_NUMBERS:
            raise EngineError("A sentence is too long for a Piper voice.", passing=False)
        spoken = await asyncio.to_thread(model.speak, read.ids, slowness=pace.slowness, speaker=voice.speaker)
        ratio = SAMPLE_RATE / (voice.description.audio.sample_rate * pace.higher)
        wave = await asyncio.to_thread(resampled, spoken.wave, ratio)
        return [*_words(read, spoken, ratio, len(wave)), Sound(pcm_of(wave))]

    async def _known(self, voice: PiperVoice, model: Model) -> Measured:
        """What is measured of the voice: once, and kept beside it where that can be."""
        key = f"{voice.told.id} {voice.stamp}"
        if key not in self._measured:
            known = await asyncio.to_thread(kept, voice)
            if key not in known:
                known[key] = await self._measure(voice, model)
                await asyncio.to_thread(keep, voice, known)
            self._measured[key] = known[key]
        return self._measured[key]

    async def _measure(self, voice: PiperVoice, model: Model) -> Measured:
        sentence = Sentence(text=SAMPLES.get(voice.told.language, SAMPLES["en"]), language=voice.told.language)
        read = reading(await self._said(sentence, voice), voice.description)

        def sample(slowness: float) -> Wave:
            return model.speak(read.ids, slowness=slowness, speaker=voice.speaker, evenly=True).wave

        return await asyncio.to_thread(measured, sample, voice.description.audio.sample_rate)


@dataclass(frozen=True, slots=True)
class _Pace:
    """How a voice is brought to a manner: the model's slowness, and how much higher resampling makes it afterwards."""

    manner: Manner
    known: Measured

    @property
    def higher(self) -> float:
        return 2 ** (self.manner.pitch / 12)

    @property
    def slowness(self) -> float:
        return self.known.slowness(self.higher / self.manner.rate)


def _asked(sentence: Sentence, manner: Manner) -> Manner:
    return Manner(manner.pitch + sentence.pitch, manner.rate * sentence.rate)


def _held(sentence: Sentence, manner: Manner) -> Manner:
    asked = _asked(sentence, manner)
    pitch, rate = min(max(asked.pitch, _PITCHES[0]), _PITCHES[1]), min(max(asked.rate, _RATES[0]), _RATES[1])
    return replace(asked, pitch=pitch, rate=rate)


def _words(read: Reading, spoken: Spoken, ratio: float, samples: int) -> list[WordBegan]:
    """When each word begins: by the model's own durations, or by the share of its sounds among all."""
    if spoken.durations is None:
        return [WordBegan(at, samples * index // len(read.ids), is_estimated=True) for at, index in read.words]
    starts = [0.0, *accumulate(map(float, spoken.durations))]
    return [WordBegan(at, min(round(starts[index] * ratio), samples)) for at, index in read.words]
