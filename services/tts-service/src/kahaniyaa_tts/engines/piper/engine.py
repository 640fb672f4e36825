"""Piper voices as a speech engine: the languages of those that are installed, told anew as they come and go."""

import asyncio
import json
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Protocol

from kahaniyaa_shared.engines import EngineError, EngineRef
from kahaniyaa_tts.engine import SAMPLE_RATE, Abilities, Began, Sentence, Sound, SpeechChunk, WordBegan
from kahaniyaa_tts.engines.manners import Manner
from kahaniyaa_tts.engines.piper.model import Model, Spoken
from kahaniyaa_tts.engines.piper.models import LoadedModels
from kahaniyaa_tts.engines.piper.pronunciation import Pronounced, Reading, pronounced, reading
from kahaniyaa_tts.engines.piper.roles import player
from kahaniyaa_tts.engines.piper.shelf import NAME, PiperVoice, Shelf
from kahaniyaa_tts.engines.waves import Wave, levelling_gain, pcm_of, resampled
from kahaniyaa_tts.turns import Turns
from kahaniyaa_tts.voices.samples import SAMPLES

_RATES = (0.4, 3.0)
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
    _gains: dict[str, float] = field(default_factory=dict[str, float])

    @property
    def ref(self) -> EngineRef:
        """The engine's name."""
        return EngineRef(name=NAME)

    @property
    def abilities(self) -> Abilities:
        """The languages of the voices that are here now."""
        voices = self.shelf.voices().values()
        return Abilities(
            languages=frozenset(voice.told.language for voice in voices),
            word_times="estimated",
            voices=tuple(voice.told for voice in voices),
            honours=frozenset({"rate", "pitch", "sounds"}),
            attribution="Piper voices",
        )

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
            gain = await self._gain(voice, model)
            said = await self._said(sentence, voice)
            performed = await self._performed(said, voice, model, _held(sentence, manner))
        yield Began(self.says(sentence), gain)
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

    async def _performed(
        self, said: list[Pronounced], voice: PiperVoice, model: Model, manner: Manner
    ) -> list[SpeechChunk]:
        read = reading(said, voice.description)
        if len(read.ids) > _MOST_NUMBERS:
            raise EngineError("A sentence is too long for a Piper voice.", passing=False)
        higher = 2 ** (manner.pitch / 12)
        spoken = await asyncio.to_thread(model.speak, read.ids, slowness=higher / manner.rate, speaker=voice.speaker)
        ratio = SAMPLE_RATE / (voice.description.audio.sample_rate * higher)
        wave = await asyncio.to_thread(resampled, spoken.wave, ratio)
        return [*_words(read, spoken, ratio, len(wave)), Sound(pcm_of(wave))]

    async def _gain(self, voice: PiperVoice, model: Model) -> float:
        """The gain that levels the voice: measured once, and kept beside it where that can be."""
        key = f"{voice.told.id} {voice.stamp}"
        if key not in self._gains:
            known = await asyncio.to_thread(_kept_gains, voice)
            if key not in known:
                known[key] = await self._measured(voice, model)
                await asyncio.to_thread(_keep_gains, voice, known)
            self._gains[key] = known[key]
        return self._gains[key]

    async def _measured(self, voice: PiperVoice, model: Model) -> float:
        sample = Sentence(text=SAMPLES.get(voice.told.language, SAMPLES["en"]), language=voice.told.language)
        read = reading(await self._said(sample, voice), voice.description)
        spoken = await asyncio.to_thread(model.speak, read.ids, slowness=1.0, speaker=voice.speaker)
        wave: Wave = resampled(spoken.wave, SAMPLE_RATE / voice.description.audio.sample_rate)
        return round(levelling_gain(wave), 1)


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


def _kept_gains(voice: PiperVoice) -> dict[str, float]:
    try:
        kept = json.loads(voice.loudness.read_text("utf-8"))
        return {str(key): float(gain) for key, gain in kept.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _keep_gains(voice: PiperVoice, gains: dict[str, float]) -> None:
    beside = voice.loudness.with_name(f".{voice.loudness.name}")
    try:
        beside.write_text(json.dumps(gains), "utf-8")
        beside.replace(voice.loudness)
    except OSError:  # a folder that cannot be written costs a second at each start
        beside.unlink(missing_ok=True)
