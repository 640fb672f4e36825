"""SSML as a document: every element does what it says. No tag is ever said, and nothing outside the text is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from kahaniyaa_tts.text.document import Document, Lasting, Manner, Mark, Pause, Piece, Played, Respelling, Said, Span
from kahaniyaa_tts.text.ssml import values
from kahaniyaa_tts.text.ssml.alphabets import ipa
from kahaniyaa_tts.text.ssml.grammar import number_of, text_of
from kahaniyaa_tts.text.ssml.manners import as_usual, changed, in_language, stressed
from kahaniyaa_tts.text.ssml.media import recording_id
from kahaniyaa_tts.text.ssml.problems import SsmlError
from kahaniyaa_tts.text.ssml.tree import Element, parse
from kahaniyaa_tts.text.ssml.wishes import wish
from kahaniyaa_tts.text.ssml.words import is_of_a_word, whole_words

MOST_SILENCE_MS = 300_000
"""All breaks of one text together."""
LONGEST_ALIAS = 600

_PARAGRAPH_MS = 600
_SENTENCE_MS = 300
_MEDIUM_MS = 400


@dataclass(frozen=True, slots=True)
class Reading:
    """What SSML comes to: a document to say, and the tree that it was read from."""

    document: Document
    root: Element


def read(ssml: str) -> Reading:
    """Read SSML; raises SsmlError with line and column if it is malformed, beyond a limit, or not SSML at all."""
    root = parse(ssml)
    if root.name != "speak" or root.is_foreign:
        raise SsmlError(f"SSML begins with <speak>, not with <{root.name[:40]}>.", root.place)
    reader = _Reader(is_heard=not text_of(root, "startmark"), last_mark=text_of(root, "endmark"))
    reader.element(root, Manner())
    if not reader.has_begun(text_of(root, "startmark")):
        return Reading(_from_its_beginning(root), root)
    return Reading(reader.document(), root)


def _from_its_beginning(root: Element) -> Document:
    """The document where its first mark is nowhere to be found."""
    reader = _Reader(last_mark=text_of(root, "endmark"))
    reader.element(root, Manner())
    return reader.document()


@dataclass(slots=True)
class _Reader:
    is_heard: bool = True
    last_mark: str = ""
    texts: list[str] = field(default_factory=list[str])
    length: int = 0
    pieces: list[Piece] = field(default_factory=list[Piece])
    marks: list[Mark] = field(default_factory=list[Mark])
    silence: int = 0
    stretches: int = 0
    first_mark: str = ""
    is_at_edge: bool = False  # of a token

    def document(self) -> Document:
        return Document(text="".join(self.texts), pieces=whole_words(self.pieces), marks=tuple(self.marks))

    def has_begun(self, mark: str) -> bool:
        return not mark or any(each.name == mark for each in self.marks)

    def element(self, element: Element, manner: Manner) -> None:
        heard = None if element.is_foreign else _HEARD.get(element.name)
        if heard is None:
            self.inside(element, manner)
        else:
            heard(self, element, manner)

    def inside(self, element: Element, manner: Manner) -> None:
        manner = in_language(element, manner)
        for part in element.content:
            if isinstance(part, str):
                self._say(part, manner)
            else:
                self.element(part, manner)

    def speech(self, element: Element, manner: Manner) -> None:
        self.first_mark = text_of(element, "startmark")
        self.inside(element, manner)

    def paragraph(self, element: Element, manner: Manner) -> None:
        self._parted(element, manner, _PARAGRAPH_MS)

    def sentence(self, element: Element, manner: Manner) -> None:
        self._parted(element, manner, _SENTENCE_MS)

    def token(self, element: Element, manner: Manner) -> None:
        self.is_at_edge = True
        self.inside(element, manner)
        self.is_at_edge = True

    def voice(self, element: Element, manner: Manner) -> None:
        self.inside(element, replace(manner, wishes=(*manner.wishes, wish(element))))

    def prosody(self, element: Element, manner: Manner) -> None:
        self.inside(element, self._lasting(element, changed(as_usual(element, manner), element)))

    def emphasis(self, element: Element, manner: Manner) -> None:
        self.inside(element, stressed(manner, element))

    def pause(self, element: Element, manner: Manner) -> None:
        asked = number_of(element, "time", number_of(element, "strength", _MEDIUM_MS))
        self._pause(min(round(asked), values.LONGEST_PAUSE_MS))
        self.inside(element, manner)

    def substitute(self, element: Element, manner: Manner) -> None:
        alias = text_of(element, "alias")
        self._respelled(element, manner, Respelling(span=_NOWHERE, words=alias) if can_stand_in(alias) else None)

    def say_as(self, element: Element, manner: Manner) -> None:
        kind, form = text_of(element, "interpret-as"), text_of(element, "format")
        respelling = Respelling(span=_NOWHERE, say_as=kind, format=form)
        self._respelled(element, manner, respelling if kind else None)

    def phoneme(self, element: Element, manner: Manner) -> None:
        sounds = ipa(text_of(element, "ph"), text_of(element, "alphabet"))
        self._respelled(element, manner, Respelling(span=_NOWHERE, ipa=sounds) if sounds else None)

    def mark(self, element: Element, manner: Manner) -> None:
        name = text_of(element, "name")
        self.is_heard = self.is_heard or (name != "" and name == self.first_mark)
        if name and self.is_heard:
            self.marks.append(Mark(name, self.length))
        self.is_heard = self.is_heard and name != self.last_mark
        self.inside(element, manner)

    def audio(self, element: Element, manner: Manner) -> None:
        before, self.pieces = self.pieces, []
        self.inside(element, manner)
        otherwise, self.pieces = tuple(self.pieces), before
        recording = recording_id(text_of(element, "src"))
        if recording is None:
            self.pieces.extend(otherwise)
        elif self.is_heard:
            self.pieces.append(_played(element, recording, otherwise, manner.gain))

    def pass_over(self, element: Element, _manner: Manner) -> None:
        self.texts.append(element.text)
        self.length += len(element.text)

    def _parted(self, element: Element, manner: Manner, milliseconds: int) -> None:
        self.pieces.append(Pause(milliseconds, is_natural=True))
        self.inside(element, manner)
        self.pieces.append(Pause(milliseconds, is_natural=True))

    def _say(self, text: str, manner: Manner, respelling: Respelling | None = None) -> None:
        start = self.length
        self.texts.append(text)
        self.length += len(text)
        if not text or not self.is_heard:
            return
        if self.is_at_edge and self._goes_on_with(text):
            self.pieces.append(Pause(0, is_natural=True))  # parts the words, with nothing to be heard between them
        self.is_at_edge = False
        span = Span(start, self.length)
        respellings = (replace(respelling, span=span),) if respelling else ()
        self._add(Said(span=span, text=text, manner=manner, respellings=respellings))

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

    def _respelled(self, element: Element, manner: Manner, respelling: Respelling | None) -> None:
        if respelling is None:
            self.inside(element, manner)
            return
        self._say(element.text or " ", in_language(element, manner), respelling)

    def _pause(self, milliseconds: int) -> None:
        if not self.is_heard:
            return
        allowed = min(milliseconds, MOST_SILENCE_MS - self.silence)
        self.silence += allowed
        self.pieces.append(Pause(allowed))
        self._lead_to_a_pause()

    def _lead_to_a_pause(self) -> None:
        """Have the marks that were set since the last text and pause be known as those before this one."""
        for number in reversed(range(len(self.marks))):
            mark = self.marks[number]
            if mark.at != self.length or mark.is_before_pause:
                return
            self.marks[number] = replace(mark, is_before_pause=True)

    def _lasting(self, element: Element, manner: Manner) -> Manner:
        milliseconds = number_of(element, "duration", 0)
        if not milliseconds:
            return manner
        self.stretches += 1
        return replace(manner, lasting=Lasting(self.stretches, round(milliseconds)))


_NOWHERE = Span(0, 0)


def can_stand_in(alias: str) -> bool:
    """Whether the alias is there, and short enough to be one sentence."""
    return 0 < len(alias) <= LONGEST_ALIAS


def _played(element: Element, recording: str, otherwise: tuple[Piece, ...], gain: float) -> Played:
    end, lasting = (number_of(element, name, -1) for name in ("clipEnd", "repeatDur"))
    return Played(
        recording=recording,
        begin=round(number_of(element, "clipBegin", 0)),
        end=None if end < 0 else round(end),
        times=number_of(element, "repeatCount", 1.0 if lasting < 0 else float("inf")),
        lasting=None if lasting < 0 else round(lasting),
        gain=values.held(gain + number_of(element, "soundLevel", 0.0), values.GAINS),
        speed=number_of(element, "speed", 1.0),
        otherwise=otherwise,
    )


_HEARD: Mapping[str, Callable[[_Reader, Element, Manner], None]] = {
    "speak": _Reader.speech,
    "lexicon": _Reader.pass_over,
    "meta": _Reader.pass_over,
    "metadata": _Reader.pass_over,
    "desc": _Reader.pass_over,
    "p": _Reader.paragraph,
    "s": _Reader.sentence,
    "token": _Reader.token,
    "w": _Reader.token,
    "voice": _Reader.voice,
    "prosody": _Reader.prosody,
    "emphasis": _Reader.emphasis,
    "break": _Reader.pause,
    "sub": _Reader.substitute,
    "say-as": _Reader.say_as,
    "mark": _Reader.mark,
    "phoneme": _Reader.phoneme,
    "audio": _Reader.audio,
}
"""The elements that do more than hold what is said."""
