"""What tts-service's tests share: the real engine, the service itself, and ears."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy
import pytest
from kahaniyaa_shared.engines import EngineError, EngineRef
from kahaniyaa_shared.testing.running import Client, running
from kahaniyaa_tts.app import create_app
from kahaniyaa_tts.engine import SAMPLE_RATE, Abilities, Sentence, Sound, SpeechChunk, WordBegan
from kahaniyaa_tts.engines.espeak.engine import Espeak, installed_espeak
from kahaniyaa_tts.settings import TtsSettings
from kahaniyaa_tts.speech.cache import SentenceCache
from kahaniyaa_tts.speech.performance import Heard, Speaker
from kahaniyaa_tts.speech.script import Part, script
from kahaniyaa_tts.voices.service import ChosenVoices

Wave = numpy.ndarray[tuple[int], numpy.dtype[numpy.float64]]


class Said:
    """All that was heard of a sentence."""

    def __init__(self, chunks: list[SpeechChunk]) -> None:
        self.pcm = b"".join(chunk.pcm for chunk in chunks if isinstance(chunk, Sound))
        self.words = [chunk for chunk in chunks if isinstance(chunk, WordBegan)]

    @property
    def seconds(self) -> float:
        return len(self.pcm) / 2 / SAMPLE_RATE


class Ears(Protocol):
    """What can be heard in PCM."""

    def pitch(self, pcm: bytes) -> float: ...
    def loudness(self, pcm: bytes) -> float: ...
    def onset(self, pcm: bytes, *, start: int = 0) -> int: ...


@dataclass(frozen=True)
class _Ears:
    def pitch(self, pcm: bytes) -> float:
        """The median fundamental frequency in Hz, by autocorrelation of the loud frames."""
        wave = _wave(pcm)
        found = [self._period(wave[i : i + 2048]) for i in range(0, len(wave) - 2048, 1024)]
        return float(numpy.median([SAMPLE_RATE / period for period in found if period]))

    def loudness(self, pcm: bytes) -> float:
        """The gated loudness in LUFS (ITU-R BS.1770-5), its two filters applied in the frequency domain."""
        wave = _wave(pcm)
        z = numpy.exp(2j * numpy.pi * numpy.fft.rfftfreq(len(wave)))
        heard = numpy.fft.irfft(numpy.fft.rfft(wave) * _shelf(z) * _high_pass(z), len(wave))
        block = int(0.4 * SAMPLE_RATE)
        powers = numpy.array([(heard[i : i + block] ** 2).mean() for i in range(0, len(heard) - block, block // 4)])
        powers = powers[_lufs(powers) > -70]
        powers = powers[_lufs(powers) > _lufs(powers.mean()) - 10]
        return float(_lufs(powers.mean()))

    def onset(self, pcm: bytes, *, start: int = 0) -> int:
        """The first sample at or after `start` from which 5 ms are louder than a fiftieth of the loudest."""
        wave = numpy.abs(_wave(pcm))
        step = SAMPLE_RATE // 200
        frames = numpy.array([wave[i : i + step].max() for i in range(start, len(wave) - step, step)])
        return start + int(numpy.argmax(frames > wave.max() / 50)) * step

    def _period(self, frame: Wave) -> int:
        if numpy.sqrt((frame**2).mean()) < 0.02:
            return 0
        spectrum = numpy.abs(numpy.fft.rfft((frame - frame.mean()) * numpy.hanning(len(frame)), 4096)) ** 2
        correlation = numpy.fft.irfft(spectrum)
        shortest, longest = SAMPLE_RATE // 600, SAMPLE_RATE // 50
        period = shortest + int(numpy.argmax(correlation[shortest:longest]))
        return period if correlation[period] > 0.4 * correlation[0] else 0


def _wave(pcm: bytes) -> Wave:
    return numpy.frombuffer(pcm, dtype="<i2").astype(numpy.float64) / 32768


def _lufs(power: Wave) -> Wave:
    return -0.691 + 10 * numpy.log10(numpy.maximum(power, 1e-12))


def _shelf(z: Wave) -> Wave:
    k, q = numpy.tan(numpy.pi * 1681.97 / SAMPLE_RATE), 0.7072
    high = 10 ** (3.99984 / 20)
    mid = high**0.4996667741545416
    norm = 1 + k / q + k * k
    top = ((high + mid * k / q + k * k) / norm, 2 * (k * k - high) / norm, (high - mid * k / q + k * k) / norm)
    return (top[0] + top[1] / z + top[2] / z**2) / (1 + 2 * (k * k - 1) / norm / z + (1 - k / q + k * k) / norm / z**2)


def _high_pass(z: Wave) -> Wave:
    k, q = numpy.tan(numpy.pi * 38.1355 / SAMPLE_RATE), 0.50033
    norm = 1 + k / q + k * k
    return (1 - 2 / z + 1 / z**2) / (1 + 2 * (k * k - 1) / norm / z + (1 - k / q + k * k) / norm / z**2)


@pytest.fixture
def ears() -> Ears:
    return _Ears()


@pytest.fixture
async def espeak() -> AsyncIterator[Espeak]:
    engine = installed_espeak(workers=2, idle_seconds=30, most_seconds=60, time_limit=20)
    yield engine
    await engine.close()


@pytest.fixture
def say(espeak: Espeak) -> Callable[[Sentence], AsyncIterator[Said]]:
    async def say(sentence: Sentence) -> Said:
        return Said([chunk async for chunk in espeak.speak(sentence)])

    return say  # type: ignore[return-value]


@pytest.fixture
def perform(espeak: Espeak, tmp_path: Path) -> Callable[..., object]:
    """perform(part, …): everything that is heard of these parts, with the real engine and voices."""
    speaker = Speaker(espeak, SentenceCache(tmp_path / "said", 10_000_000))

    async def perform(*parts: Part) -> list[Heard]:
        written = script(parts, ChosenVoices({}).sound, languages=espeak.abilities.languages, reaches=espeak.reaches)
        return [heard async for heard in speaker.perform(written, "somebody")]

    return perform


class ScriptedEngine:
    """An engine that does as it is told: says so many samples, or fails after some of them."""

    def __init__(
        self, name: str, *, languages: frozenset[str] = frozenset({"en", "hi"}), sounds: int = 2, fails: bool = False
    ) -> None:
        self.ref = EngineRef(name=name)
        self.abilities = Abilities(languages=languages, word_times="exact")
        self.asked = 0
        self._sounds, self._fails = sounds, fails

    def reaches(self, sentence: Sentence) -> bool:
        return True

    async def speak(self, sentence: Sentence) -> AsyncIterator[SpeechChunk]:
        from kahaniyaa_tts.engine import Began

        self.asked += 1
        yield Began(self.ref)
        for _ in range(self._sounds):
            yield Sound(self.ref.name.encode() * 100)
        if self._fails:
            raise EngineError("told to fail", passing=True)

    async def close(self) -> None:
        return None


@pytest.fixture
def scripted() -> type[ScriptedEngine]:
    return ScriptedEngine


Service = Callable[..., AbstractAsyncContextManager[Client]]


@pytest.fixture
def service(given: dict[str, object], token_for: Callable[[str], str]) -> Service:
    """service(user="…", **settings): a client of tts-service that runs on a real port, with the user's token."""

    def start(user: str | None = "01930000-0000-7000-8000-000000000001", **settings: object) -> object:
        chosen = TtsSettings(**{**given, "speech_workers": 2, **settings})  # pyright: ignore[reportArgumentType]
        return running(create_app(chosen), token=token_for(user) if user else None)

    return start  # type: ignore[return-value]
