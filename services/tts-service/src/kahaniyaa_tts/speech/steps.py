"""What is asked to be said, and the steps that it comes to."""

from dataclasses import dataclass
from typing import Literal

from kahaniyaa_shared.contracts.speech import Emotion
from kahaniyaa_tts.audio.pcm import silence
from kahaniyaa_tts.engine import Sentence
from kahaniyaa_tts.text.document import Document, Lasting, Span
from kahaniyaa_tts.text.spoken import SpokenText
from kahaniyaa_tts.text.tree import Element

Strictness = bool | Literal["exact"]
"""False says what it can; True refuses what cannot be honoured; `exact` refuses approximations too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing to say, by whom and how."""

    document: Document
    language: str
    voice: str | None = None
    emotion: Emotion = "neutral"
    speed: float = 1.0
    pitch: float = 0.0  # semitones
    pause_after_ms: int = 0
    pointer: str = "/text"  # to the text in what was asked
    ssml: Element | None = None  # the tree that the document was read from
    strict: Strictness = False
    may_be_stood_in_for: bool = False  # a preset or an engine's voice that is gone is no reason to say nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What a phrase can be made to do only once it was heard: its pace and pitch as its text and its part ask for."""

    rate: float = 1.0  # times as fast as it would be without
    usual_rate: float = 1.0  # the rate that its sentence would have without
    before: str = ""  # what its sentence begins with, up to the phrase
    after: str = ""  # what its sentence goes on with: what is said apart is slower at its end than it is within
    samples: int | None = None  # or so long
    lasting: Lasting | None = None  # or so long together with others
    semitones: float = 0.0  # higher than it would be without
    hertz: float | None = None  # what it is that much higher than, if not the voice's own pitch
    more_hertz: float = 0.0  # above that


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A sentence to be said, the words on the page that it stands for, and how loud it is to be made."""

    part: int
    sentence: Sentence
    spoken: SpokenText
    words: tuple[Span, ...]
    gain: float
    is_joined: bool = False  # it comes at once after what is before it: no silence is left at its beginning
    is_cut: bool = False  # what follows comes at once: no silence is left at its end
    aim: Aim | None = None


@dataclass(frozen=True, slots=True)
class Silence:
    """So many samples of nothing; it belongs to the part before it."""

    part: int
    samples: int

    @property
    def pcm(self) -> bytes:
        """Its sound."""
        return silence(self.samples)


@dataclass(frozen=True, slots=True)
class Clip:
    """A part of a recording, as it is heard; `key` is the same for the same sound."""

    part: int
    pcm: bytes
    key: str


Still = Silence | Clip
"""What need not be said."""

Step = Phrase | Still


@dataclass(frozen=True, slots=True)
class Script:
    """Everything to be heard, in order, and what could not be done as asked."""

    steps: tuple[Step, ...]
    warnings: tuple[str, ...]
