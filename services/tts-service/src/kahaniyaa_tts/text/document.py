"""One form for all that can be said, plain text and SSML alike: pieces of text, each with the manner of saying it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, in code points: from `start` up to and without `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceWish:
    """A wish for a voice by what it is like; words as in SSML's <voice>, and what is left out is not wished for."""

    names: tuple[str, ...] = ()
    gender: str = ""
    age: int | None = None  # years
    variant: int = 1
    languages: tuple[str, ...] = ()
    required: tuple[str, ...] = ("languages",)
    ordering: tuple[str, ...] = ("languages",)
    on_failure: str = "processorchoice"


@dataclass(frozen=True, slots=True)
class Lasting:
    """The time that everything said in one stretch of the document takes together; its number tells stretches apart."""

    number: int
    milliseconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a piece is to be said, relative to the voice that says it."""

    wishes: tuple[VoiceWish, ...] = ()  # the outermost first
    language: str | None = None
    on_language_failure: str = "processorchoice"  # SSML's onlangfailure
    rate: float = 1.0  # times as fast
    stress: float = 1.0  # times as fast too, by how much it is stressed
    pitch: float = 0.0  # semitones up
    hertz: float | None = None  # the pitch from which the semitones go up, if it is not the voice's own
    more_hertz: float = 0.0  # above that
    gain: float = 0.0  # dB louder
    lively: float = 1.0  # times the pitch range
    lasting: Lasting | None = None


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

    def with_more(self, more: "Said") -> "Said":
        """This and what comes right after it as one, in this one's manner."""
        span = Span(self.span.start, more.span.end)
        respellings = self.respellings + more.respellings
        return replace(self, span=span, text=self.text + more.text, respellings=respellings)

    def cut(self, at: int) -> "tuple[Said, Said]":
        """What comes before that place of the document, and the rest; no respelling may lie across it."""
        place = at - self.span.start
        before = tuple(each for each in self.respellings if each.span.end <= at)
        after = tuple(each for each in self.respellings if each.span.start >= at)
        return (
            replace(self, span=Span(self.span.start, at), text=self.text[:place], respellings=before),
            replace(self, span=Span(at, self.span.end), text=self.text[place:], respellings=after),
        )

    def only_within(self, span: Span) -> "Said":
        """The same with none but those respellings that lie within the span."""
        first = bisect_left(self.respellings, span.start, key=lambda each: each.span.start)
        after = bisect_right(self.respellings, span.end, key=lambda each: each.span.end)
        return replace(self, respellings=self.respellings[first:after])

    def respells_across(self, at: int) -> bool:
        """Whether one of its respellings begins before that place of the document and ends after it."""
        number = bisect_left(self.respellings, at, key=lambda each: each.span.start) - 1
        return number >= 0 and self.respellings[number].span.end > at


@dataclass(frozen=True, slots=True)
class Pause:
    """Silence of so many milliseconds; a natural one is what a reader would leave, and gives way to one asked for."""

    milliseconds: int
    is_natural: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """A recording heard in its place; where there is none, what is said otherwise."""

    recording: str  # its id
    begin: int = 0  # milliseconds into it
    end: int | None = None
    times: float = 1.0
    lasting: int | None = None  # milliseconds in all, however many times that is
    gain: float = 0.0  # dB louder
    speed: float = 1.0  # times as fast, as a tape
    otherwise: "tuple[Piece, ...]" = ()


Piece = Said | Pause | Played


@dataclass(frozen=True, slots=True)
class Mark:
    """A name for the moment at which the word at or after `at` begins; before a pause, for that at which it begins."""

    name: str
    at: int
    is_before_pause: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text with everything that must be known to say it; spans and marks are code points into `text`."""

    text: str
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...] = ()
    warnings: tuple[str, ...] = ()


def said_in(pieces: Iterable[Piece]) -> Iterator[Said]:
    """Everything that may be said of the pieces, what stands in for recordings included."""
    for piece in pieces:
        if isinstance(piece, Said):
            yield piece
        elif isinstance(piece, Played):
            yield from said_in(piece.otherwise)


def plain(text: str) -> Document:
    """A document that says the text as it stands: nothing in it is markup."""
    return Document(text=text, pieces=(Said(span=Span(0, len(text)), text=text),))
