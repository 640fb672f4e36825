"""The one method a speech engine has, what it is given to say, and what it yields."""

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from kahaniyaa_shared.engines import EngineRef

SAMPLE_RATE = 22_050
"""Samples a second of all PCM in the service (mono, signed 16 bit, little-endian); an engine brings its own to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, ready to be said: plain text, and everything about the voice that an engine needs."""

    text: str
    language: str  # a code of kahaniyaa_shared.languages
    timbre: str = ""  # the engine's own name of a voice or variant; one it does not know is its usual voice
    rate: float = 1.0  # times as fast
    pitch: float = 0.0  # semitones above the timbre's own
    lively: float = 1.0  # times the timbre's own pitch range


@dataclass(frozen=True, slots=True)
class Began:
    """Which engine says the sentence: always the first chunk."""

    engine: EngineRef


@dataclass(frozen=True, slots=True)
class Sound:
    """The next stretch of PCM."""

    pcm: bytes


@dataclass(frozen=True, slots=True)
class WordBegan:
    """The word around this code point of the sentence's text begins at this sample of its sound."""

    position: int
    sample: int


SpeechChunk = Began | Sound | WordBegan


@dataclass(frozen=True, slots=True, kw_only=True)
class Abilities:
    """What an engine can do, said before it is asked."""

    languages: frozenset[str]
    word_times: Literal["exact", "none"]
    timbres: frozenset[str] = frozenset()
    nearest: Mapping[str, str] = field(default_factory=dict[str, str])
    """Those of the languages that it reads by the rules of another one, and which."""


class SpeechEngine(Protocol):
    """Turns a sentence into PCM with the moment each word begins; raises only `EngineError`."""

    @property
    def ref(self) -> EngineRef:
        """The engine's name in settings and answers, and its model or version."""
        ...

    @property
    def abilities(self) -> Abilities:
        """What it can do."""
        ...

    def reaches(self, sentence: Sentence) -> bool:
        """Whether rate and pitch will be heard as asked; where not, the nearest it can do is."""
        ...

    def speak(self, sentence: Sentence) -> AsyncGenerator[SpeechChunk]:
        """Say the sentence: first who says it, then sound and words in the order of time."""
        ...

    async def close(self) -> None:
        """Let go of everything it holds; it may be asked again afterwards and begins anew."""
        ...
