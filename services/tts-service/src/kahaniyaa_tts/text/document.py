"""One form for all that can be said, plain text and SSML alike: pieces of text, each with the manner of saying it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, in code points: from `start` up to and without `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a piece is to be said, relative to the voice that says it."""

    voice: str | None = None
    language: str | None = None
    rate: float = 1.0  # times as fast
    pitch: float = 0.0  # semitones up
    gain: float = 0.0  # dB louder
    lively: float = 1.0  # times the pitch range


@dataclass(frozen=True, slots=True, kw_only=True)
class Respelling:
    """A stretch of the page that is said otherwise than it is written, while times point at what is written.

    Where there are only sounds, an engine that cannot make them says the words; where there are no words either, the
    text as it stands. What is to be said *as* something gets its words when the language is known.
    """

    span: Span
    words: str = ""
    ipa: str = ""
    say_as: str = ""  # SSML's interpret-as
    format: str = ""  # SSML's format


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Text to be said; its respellings are in order and do not overlap, their spans are the document's."""

    span: Span
    text: str
    manner: Manner = Manner()
    respellings: tuple[Respelling, ...] = ()


@dataclass(frozen=True, slots=True)
class Pause:
    """Silence of so many milliseconds; a natural one is what a reader would leave, and gives way to one asked for."""

    milliseconds: int
    is_natural: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A name for the moment at which the word at or after `at` begins."""

    name: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text with everything that must be known to say it; spans and marks are code points into `text`."""

    text: str
    pieces: tuple[Said | Pause, ...]
    marks: tuple[Mark, ...] = ()
    warnings: tuple[str, ...] = ()


def plain(text: str) -> Document:
    """A document that says the text as it stands: nothing in it is markup."""
    return Document(text=text, pieces=(Said(span=Span(0, len(text)), text=text),))
