"""espeak-ng as a speech engine: every language it shares with Kahaniyaa, exact word times, and no key or network."""

import re
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import espeakng_loader

from kahaniyaa_shared.engines import EngineError, EngineRef
from kahaniyaa_tts.engine import SAMPLE_RATE, Abilities, Began, Sentence, Sound, Sounds, SpeechChunk, WordBegan
from kahaniyaa_tts.engines.espeak import calibration
from kahaniyaa_tts.engines.espeak.frames import MOST_TEXT, Job, Piece
from kahaniyaa_tts.engines.espeak.languages import DIALECTS, NEAREST, VOICES
from kahaniyaa_tts.engines.espeak.pool import WorkerPool, unnoticed
from kahaniyaa_tts.engines.espeak.process import Installation, started
from kahaniyaa_tts.engines.espeak.roles import Timbre, timbre
from kahaniyaa_tts.engines.espeak.variants import SHARED, without_faint_echoes

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_UNSPELLED = frozenset({"kl"})
"""Languages whose rules in espeak-ng do not survive sounds that are spelled out."""
MOST_SIGNS = 500
"""Of the transcription of one stretch."""
_RATES = (0.25, 4.0)
_PITCHES = (-12.0, 12.0)
_REF = EngineRef(name="espeak", model="1.52")
_ABILITIES = Abilities(
    languages=frozenset(VOICES),
    word_times="exact",
    nearest=NEAREST,
    honours=frozenset({"rate", "pitch", "range", "sounds"}),
    rehearses=True,
    attribution="eSpeak NG, GPL-3.0-or-later, run as a program of its own",
)


@dataclass(frozen=True, slots=True)
class Espeak:
    """Says sentences with espeak-ng, in worker processes that it starts when they are needed."""

    pool: WorkerPool
    most_seconds: float  # of sound for one sentence

    @property
    def ref(self) -> EngineRef:
        """The engine's name and version."""
        return _REF

    @property
    def abilities(self) -> Abilities:
        """Its languages; its word times are exact."""
        return _ABILITIES

    def says(self, sentence: Sentence) -> EngineRef:
        """The engine itself: it has no more than one model."""
        return self.ref

    def reaches(self, sentence: Sentence) -> bool:
        """Whether its parameters go as far as the pitch asked for; a pace beyond them is reached by rehearsal."""
        sound = _sound(sentence)
        is_paced = _RATES[0] <= sentence.rate <= _RATES[1]
        return is_paced and sound.pitch > sound.lowest and calibration.is_within_reach(pitch=sound.pitch)

    async def prepare(self) -> None:
        """Start the workers that are kept warm."""
        await self.pool.prepare()

    async def speak(self, sentence: Sentence) -> AsyncGenerator[SpeechChunk]:
        """Say the sentence, as it is made; a worker that is lost on the way is never heard."""
        sound = _sound(sentence)
        job = self._job(sentence, sound)
        async with aclosing(self.pool.say(job, *_easier(job))) as pieces:
            yield Began(self.ref, sound.gain)
            async for piece in pieces:
                for chunk in _chunks(piece):
                    yield chunk

    async def phonemes(self, text: str, language: str, sounds: tuple[Sounds, ...] = ()) -> tuple[str, ...]:
        """How the text would be said, in IPA: a string for each clause, its words apart by spaces.

        A clause ends with the sign that ends it in the text, one of `. , ; : ? !`, if one does. A stress stands before
        its vowel. Words that are run together in speech ("of the") are one word here. The language may be a dialect.
        """
        voice = language if language in DIALECTS else _voice(language)
        return await self.pool.phonemes(Job(voice, _heard(text), sounds=_asked(sounds, language), is_question=True))

    async def close(self) -> None:
        """End the idle workers."""
        await self.pool.close()

    def job(self, sentence: Sentence) -> Job:
        """What a worker is given for a sentence."""
        return self._job(sentence, _sound(sentence))

    def _job(self, sentence: Sentence, sound: Timbre) -> Job:
        return Job(
            voice=f"{_voice(sentence.language)}+{sound.name}",
            text=_heard(sentence.text),
            rate=calibration.rate_parameter(sound.rate),
            pitch=calibration.pitch_parameter(sound.pitch),
            range=calibration.range_parameter(sound.lively),
            volume=sound.volume,
            most_samples=round(self.most_seconds * SAMPLE_RATE),
            sounds=_asked(sentence.sounds, sentence.language),
        )


def _easier(job: Job) -> Iterator[Job]:
    """What is said of a job over which workers are lost: it without sounds of its own, then in the plain voice.

    espeak-ng 1.52 does not survive certain words of several scripts in certain timbres.
    """
    if job.sounds:
        yield job._replace(sounds=())
    yield job._replace(sounds=(), voice=job.voice.partition("+")[0], pitch=50, range=50)


def _heard(text: str) -> str:
    """The text without control characters: to espeak-ng they are commands that outlive the text they stand in."""
    heard = _CONTROLS.sub(" ", text)
    if len(heard.encode()) > MOST_TEXT:
        raise EngineError("A sentence is too long for espeak-ng.", passing=False)
    return heard


def _asked(sounds: tuple[Sounds, ...], language: str) -> tuple[tuple[int, int, str], ...]:
    if language in _UNSPELLED:
        return ()
    return tuple((each.start, each.end, _CONTROLS.sub(" ", each.ipa)[:MOST_SIGNS]) for each in sounds)


def _sound(sentence: Sentence) -> Timbre:
    """How the sentence is to sound: its role's timbre, changed as the sentence asks."""
    usual = timbre(sentence.role, sentence.shade, sentence.language)
    return replace(
        usual,
        rate=_held(usual.rate * sentence.rate, _RATES),
        pitch=max(_held(usual.pitch + sentence.pitch, _PITCHES), usual.lowest),
        lively=_held(usual.lively * sentence.lively, (0.0, 2.0)),
    )


def _held(value: float, limits: tuple[float, float]) -> float:
    return min(max(value, limits[0]), limits[1])


def _voice(language: str) -> str:
    voice = VOICES.get(language)
    if voice is None:
        raise EngineError(f"espeak-ng does not speak {language!r}.", passing=False)
    return voice


def _chunks(piece: Piece) -> Iterator[SpeechChunk]:
    for position, sample in piece.words:
        yield WordBegan(position, sample)
    if piece.pcm:
        yield Sound(piece.pcm)


def installed_espeak(
    folder: Path = SHARED,
    *,
    workers: int,
    idle_seconds: float,
    most_seconds: float,
    time_limit: float,
    warm: int = 0,
    on_loss: Callable[[], None] = unnoticed,
) -> Espeak:
    """espeak-ng as its wheel brings it, its voices without faint echoes in the folder; nothing is started yet."""
    data = without_faint_echoes(Path(espeakng_loader.get_data_path()), folder)
    installation = Installation(Path(espeakng_loader.get_library_path()), data)
    start = partial(started, installation, time_limit=time_limit)
    pool = WorkerPool(start=start, most=workers, idle_seconds=idle_seconds, warm=warm, on_loss=on_loss)
    return Espeak(pool, most_seconds)
