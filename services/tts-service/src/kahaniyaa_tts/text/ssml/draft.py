"""A document in the making: text, pauses and marks as they come, and what lies between two marks alone is heard."""

from dataclasses import dataclass, field, replace

from kahaniyaa_tts.text.document import Document, Manner, Mark, Pause, Piece, Respelling, Said, Span
from kahaniyaa_tts.text.ssml.words import is_of_a_word, whole_words

_MOST_SILENCE_MS = 300_000
"""All breaks of one text together."""


@dataclass(slots=True)
class Draft:
    """Puts a document together."""

    is_heard: bool = True
    last_mark: str = ""
    pieces: list[Piece] = field(default_factory=list[Piece])
    first_mark: str = ""
    is_at_edge: bool = False  # of a token
    _texts: list[str] = field(default_factory=list[str])
    _length: int = 0
    _marks: list[Mark] = field(default_factory=list[Mark])
    _silence: int = 0

    def document(self) -> Document:
        """What has come together."""
        return Document(text="".join(self._texts), pieces=whole_words(self.pieces), marks=tuple(self._marks))

    def has_begun(self, mark: str) -> bool:
        """Whether the mark from which on all is heard was there."""
        return not mark or any(each.name == mark for each in self._marks)

    def say(self, text: str, manner: Manner, respelling: Respelling | None = None) -> None:
        """Say the text; it may be respelled as a whole."""
        start = self._length
        self._write(text)
        if not text or not self.is_heard:
            return
        if self.is_at_edge and self._goes_on_with(text):
            self.pieces.append(Pause(0, is_natural=True))  # parts the words, with nothing to be heard between them
        self.is_at_edge = False
        span = Span(start, self._length)
        respellings = (replace(respelling, span=span),) if respelling else ()
        self._add(Said(span=span, text=text, manner=manner, respellings=respellings))

    def pass_over(self, text: str) -> None:
        """Have the text in the document, and say nothing of it: a sentence goes on after it as if it were a space."""
        before, start = self.pieces[-1] if self.pieces else None, self._length
        self._write(text)
        if text and isinstance(before, Said) and before.span.end == start:
            self.pieces[-1] = before.with_more(Said(span=Span(start, self._length), text=" " * len(text)))

    def part(self, milliseconds: int) -> None:
        """Leave what a reader would leave between two sentences or paragraphs."""
        self.pieces.append(Pause(milliseconds, is_natural=True))

    def pause(self, milliseconds: int) -> None:
        """Be silent for so long, as far as there may be that much silence."""
        if not self.is_heard:
            return
        allowed = min(milliseconds, _MOST_SILENCE_MS - self._silence)
        self._silence += allowed
        self.pieces.append(Pause(allowed))
        self._lead_to_a_pause()

    def mark(self, name: str) -> None:
        """Set a mark; the first and the last one begin and end what is heard."""
        self.is_heard = self.is_heard or (name != "" and name == self.first_mark)
        if name and self.is_heard:
            self._marks.append(Mark(name, self._length))
        self.is_heard = self.is_heard and name != self.last_mark

    def _write(self, text: str) -> None:
        self._texts.append(text)
        self._length += len(text)

    def _goes_on_with(self, text: str) -> bool:
        """Whether the text would go on with the word that was said last."""
        before = self.pieces[-1] if self.pieces else None
        return isinstance(before, Said) and is_of_a_word(before.text[-1]) and is_of_a_word(text[0])

    def _add(self, said: Said) -> None:
        """Add to the piece before where nothing parts them: no mark and no respelling cuts a sentence in two."""
        before = self.pieces[-1] if self.pieces else None
        if isinstance(before, Said) and before.manner == said.manner and before.span.end == said.span.start:
            self.pieces[-1] = before.with_more(said)
            return
        self.pieces.append(said)

    def _lead_to_a_pause(self) -> None:
        """Have the marks that were set since the last text and pause be known as those before this one."""
        for number in reversed(range(len(self._marks))):
            mark = self._marks[number]
            if mark.at != self._length or mark.is_before_pause:
                return
            self._marks[number] = replace(mark, is_before_pause=True)
