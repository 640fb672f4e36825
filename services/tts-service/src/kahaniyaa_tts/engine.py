"""The one method a speech engine has, what it is given to say, and what it yields."""

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol, runtime_checkable

from kahaniyaa_shared.contracts.speech import Emotion
from kahaniyaa_shared.engines import EngineRef

SAMPLE_RATE = 22_050
"""Samples a second of all PCM in the service (mono, signed 16 bit, little-endian); an engine brings its own to it."""

LOUDNESS = -18.0
"""LUFS (ITU-R BS.1770) at which every voice of every engine speaks, once its gain is applied."""


@dataclass(frozen=True, slots=True)
class Sounds:
    """A stretch of a sentence's text, in code points, that is said with these sounds (IPA) whatever its letters."""

    start: int
    end: int
    ipa: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, ready to be said: plain text, who says it, and how it differs from their usual way.

    A role is somebody of a story, whom every engine plays as well as it can; a shade is one of several of that role.
    Who is named by `voice` is one engine's own, and another engine plays the role in its place.
    """

    text: str
    language: str  # a code of kahaniyaa_shared.languages
    role: str = "narrator"  # one of kahaniyaa_tts.voices.roles
    shade: int = 0
    voice: str = ""  # `engine:name`, as in `Abilities.voices`
    emotion: Emotion = "neutral"  # for engines with ways of their own; rate, pitch and lively tell it already
    rate: float = 1.0  # times as fast
    pitch: float = 0.0  # semitones higher
    lively: float = 1.0  # times as wide a pitch range
    pause: float = 1.0  # times as long the pauses at its commas, whatever engine speaks: no engine need heed it
    breaths: tuple[tuple[int, int], ...] = ()  # before the word there, so many samples of pause; none need heed it
    stretch: float = 1.0  # times as long all of it, for a pace that its engine cannot have; none need heed it
    sounds: tuple[Sounds, ...] = ()  # in order, not overlapping


@dataclass(frozen=True, slots=True)
class Began:
    """Which engine says the sentence, and the gain in dB that brings its voice to LOUDNESS: always the first chunk."""

    engine: EngineRef
    gain: float = 0.0


@dataclass(frozen=True, slots=True)
class Sound:
    """The next stretch of PCM."""

    pcm: bytes


@dataclass(frozen=True, slots=True)
class WordBegan:
    """The word around this code point of the sentence's text begins at this sample of its sound.

    It is estimated where the engine knows only how long the whole sentence is, and shares that out.
    """

    position: int
    sample: int
    is_estimated: bool = False


SpeechChunk = Began | Sound | WordBegan


WordTimes = Literal["exact", "estimated", "none"]
"""How an engine knows when a word begins: from the sound, by sharing out a sentence's length, or not at all."""

WORD_TIMES: tuple[WordTimes, ...] = ("exact", "estimated", "none")
"""From the best to the worst."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineVoice:
    """A voice that an engine has by name, beside the roles that it plays."""

    id: str  # `engine:name`
    name: str
    language: str
    gender: Literal["female", "male", "neutral"] = "neutral"
    age: Literal["child", "adult", "elder"] = "adult"
    attribution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Abilities:
    """What an engine can do, said before it is asked."""

    languages: frozenset[str]
    word_times: WordTimes
    nearest: Mapping[str, str] = field(default_factory=dict[str, str])
    """Those of the languages that it reads by the rules of another one, and which."""
    voices: tuple[EngineVoice, ...] = ()
    honours: frozenset[Literal["rate", "pitch", "range", "sounds", "emotion"]] = frozenset()
    """What of a sentence's ways will be heard; the rest of it is left out."""
    rehearses: bool = False
    """Whether a sentence costs so little that it may be said several times over, until it is as it was asked for."""
    attribution: str = ""


class SpeechEngine(Protocol):
    """Turns a sentence into PCM with the moment each word begins; raises only `EngineError`."""

    @property
    def ref(self) -> EngineRef:
        """The engine's name in settings and answers, and its model or version."""
        ...

    @property
    def abilities(self) -> Abilities:
        """What it can do; it may change while the service runs, as voices are installed."""
        ...

    def says(self, sentence: Sentence) -> EngineRef:
        """Who says the sentence if nothing goes wrong: the same as long as it would sound the same."""
        ...

    def reaches(self, sentence: Sentence) -> bool:
        """Whether rate and pitch will be heard as asked; where not, the nearest it can do is."""
        ...

    def speak(self, sentence: Sentence) -> AsyncGenerator[SpeechChunk]:
        """Say the sentence: first who says it, then its sound in the order of time, and the words in theirs."""
        ...

    async def close(self) -> None:
        """Let go of everything it holds; it may be asked again afterwards and begins anew."""
        ...


@runtime_checkable
class Preparable(Protocol):
    """An engine that speaks sooner when it was told beforehand to get ready."""

    async def prepare(self) -> None:
        """Get ready, so that the first sentence need not wait; whether asked or not, it can be told to speak."""
        ...
