"""espeak-ng as a speech engine: every language it shares with Kahaniyaa, exact word times, and no key or network."""

import re
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import espeakng_loader

from kahaniyaa_shared.engines import EngineError, EngineRef
from kahaniyaa_tts.engine import SAMPLE_RATE, Abilities, Began, Sentence, Sound, SpeechChunk, WordBegan
from kahaniyaa_tts.engines.espeak import calibration
from kahaniyaa_tts.engines.espeak.frames import MOST_TEXT, Job
from kahaniyaa_tts.engines.espeak.pool import WorkerPool
from kahaniyaa_tts.engines.espeak.process import Installation, started

# Our codes and espeak-ng's own names: it knows no region of most languages, and silently keeps the last voice instead.
_VOICES = {
    "en": "en", "hi": "hi", "ta": "ta", "as": "as", "bn": "bn", "gu": "gu", "kn": "kn", "kok": "mr",
    "ml": "ml", "mr": "mr", "ne": "ne", "or": "or", "pa": "pa", "sd": "sd", "te": "te", "ur": "ur",
}  # fmt: skip
# Its Konkani names every vowel sign ("ka, aa-kar") instead of reading it; Marathi is the nearest that reads.
_NEAREST = {"kok": "mr"}
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_TIMBRE = re.compile(r"[A-Za-z0-9]{1,32}")
_FULL_VOLUME = 100
_LONGEST_CLOSURE = SAMPLE_RATE // 4


@dataclass(frozen=True, slots=True)
class Espeak:
    """Says sentences with espeak-ng, in worker processes that it starts when they are needed."""

    pool: WorkerPool
    timbres: frozenset[str]
    most_seconds: float  # of sound for one sentence

    @property
    def ref(self) -> EngineRef:
        """The engine's name and version."""
        return EngineRef(name="espeak", model="1.52")

    @property
    def abilities(self) -> Abilities:
        """Its languages and timbres; its word times are exact."""
        return Abilities(languages=frozenset(_VOICES), word_times="exact", timbres=self.timbres, nearest=_NEAREST)

    def reaches(self, sentence: Sentence) -> bool:
        """Whether espeak-ng's parameters go as far as the rate and pitch asked for."""
        return calibration.is_within_reach(rate=sentence.rate, pitch=sentence.pitch)

    async def speak(self, sentence: Sentence) -> AsyncGenerator[SpeechChunk]:
        """Say the sentence: all of it is there before the first chunk, so that a lost worker is never heard."""
        said = await self.pool.say(self._job(sentence))
        yield Began(self.ref)
        lead = _quiet_from(said.pcm, 0)
        for position, sample in said.words:
            yield WordBegan(position, max(sample + _quiet_from(said.pcm, sample) - lead, 0))
        yield Sound(said.pcm[2 * lead :])

    async def close(self) -> None:
        """End the idle workers."""
        await self.pool.close()

    def _job(self, sentence: Sentence) -> Job:
        """The job, without control characters: to espeak-ng they are commands that outlive the text they stand in."""
        text = _CONTROLS.sub(" ", sentence.text)
        if len(text.encode(errors="replace")) > MOST_TEXT:
            raise EngineError("A sentence is too long for espeak-ng.", passing=False)
        return Job(
            voice=self._voice(sentence),
            text=text,
            rate=calibration.rate_parameter(sentence.rate),
            pitch=calibration.pitch_parameter(sentence.pitch),
            range=calibration.range_parameter(sentence.lively),
            volume=_FULL_VOLUME,
            most_samples=round(self.most_seconds * SAMPLE_RATE),
        )

    def _voice(self, sentence: Sentence) -> str:
        voice = _VOICES.get(sentence.language)
        if voice is None:
            raise EngineError(f"espeak-ng does not speak {sentence.language!r}.", passing=False)
        known = sentence.timbre in self.timbres and _TIMBRE.fullmatch(sentence.timbre)
        return f"{voice}+{sentence.timbre}" if known else voice


def _quiet_from(pcm: bytes, sample: int) -> int:
    """How many samples from this one on are nothing at all.

    A word may begin with a closure: up to 0.15 s before त्य in Hindi and Marathi. It lights when it is heard.
    """
    ahead = pcm[2 * sample : 2 * (sample + _LONGEST_CLOSURE)]
    return (len(ahead) - len(ahead.lstrip(b"\0"))) // 2


def installed_espeak(*, workers: int, idle_seconds: float, most_seconds: float, time_limit: float) -> Espeak:
    """espeak-ng as its wheel brings it; nothing is started yet."""
    installation = Installation(Path(espeakng_loader.get_library_path()), Path(espeakng_loader.get_data_path()))
    pool = WorkerPool(partial(started, installation, time_limit=time_limit), workers, idle_seconds)
    return Espeak(pool, _timbres(installation.data), most_seconds)


def _timbres(data: Path) -> frozenset[str]:
    return frozenset(file.name for file in (data / "voices" / "!v").iterdir())
