"""SSML as a document: every element does what it says, or is named in a warning. No tag is ever said."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from kahaniyaa_tts.text.document import Document, Manner, Mark, Pause, Respelling, Said, Span
from kahaniyaa_tts.text.sentences import LONGEST
from kahaniyaa_tts.text.ssml import values
from kahaniyaa_tts.text.ssml.problems import Place, SsmlError
from kahaniyaa_tts.text.ssml.tree import Element, parse

MOST_SILENCE_MS = 300_000
"""All breaks of one text together."""

_PARAGRAPH_MS = 600
_SENTENCE_MS = 300
_UNHEARD = frozenset({"metadata", "meta", "desc", "lexicon", "lookup"})
_SPELLED = frozenset({"characters", "spell-out"})


@dataclass(frozen=True, slots=True)
class Warned:
    """Something that will not be honoured as written: what, which element, and where."""

    message: str
    element: str
    place: Place


@dataclass(frozen=True, slots=True)
class Reading:
    """What SSML comes to: a document to say, and what in it will not be honoured."""

    document: Document
    warned: tuple[Warned, ...]


def read(ssml: str) -> Reading:
    """Read SSML; raises SsmlError with line and column if it is malformed, beyond a limit, or not SSML at all."""
    root = parse(ssml)
    if root.name != "speak":
        raise SsmlError(f"SSML begins with <speak>, not with <{root.name[:40]}>.", root.place)
    reader = _Reader()
    reader.element(root, Manner())
    return reader.reading()


@dataclass(slots=True)
class _Reader:
    texts: list[str] = field(default_factory=list[str])
    length: int = 0
    pieces: list[Said | Pause] = field(default_factory=list["Said | Pause"])
    marks: list[Mark] = field(default_factory=list[Mark])
    warned: list[Warned] = field(default_factory=list[Warned])
    silence: int = 0

    def reading(self) -> Reading:
        warnings = tuple(f"Line {w.place.line}, <{w.element}>: {w.message}" for w in self.warned)
        document = Document(
            text="".join(self.texts), pieces=tuple(self.pieces), marks=tuple(self.marks), warnings=warnings
        )
        return Reading(document, tuple(self.warned))

    def element(self, element: Element, manner: Manner) -> None:
        heard = _HEARD.get(element.name)
        if heard is not None:
            heard(self, element, manner)
            return
        if element.name in _UNHEARD:
            self._pass_over(element)
            return
        self._warn(element, "is not an element of SSML 1.1; what it holds is said as it stands.")
        self.inside(element, manner)

    def inside(self, element: Element, manner: Manner) -> None:
        manner = self._in_language(element, manner)
        for part in element.content:
            if isinstance(part, str):
                self._say(part, manner)
            else:
                self.element(part, manner)

    def paragraph(self, element: Element, manner: Manner) -> None:
        self.inside(element, manner)
        self.pieces.append(Pause(_PARAGRAPH_MS, is_natural=True))

    def sentence(self, element: Element, manner: Manner) -> None:
        self.inside(element, manner)
        self.pieces.append(Pause(_SENTENCE_MS, is_natural=True))

    def voice(self, element: Element, manner: Manner) -> None:
        name = element.attributes.get("name")
        if name is None:
            self._warn(element, "only a voice's name chooses a voice; gender, age and variant do not yet.")
        self.inside(element, replace(manner, voice=name.split()[0] if name and name.strip() else manner.voice))

    def prosody(self, element: Element, manner: Manner) -> None:
        for attribute in ("contour", "duration"):
            if attribute in element.attributes:
                self._warn(element, f"{attribute} is not honoured.")
        rate = self._value(element, "rate", values.rate, 1.0)
        pitch = self._value(element, "pitch", values.pitch, 0.0)
        gain = self._value(element, "volume", values.volume, 0.0)
        lively = self._value(element, "range", values.pitch_range, 1.0)
        self.inside(element, _changed(manner, rate=rate, pitch=pitch, gain=gain, lively=lively))

    def emphasis(self, element: Element, manner: Manner) -> None:
        level = element.attributes.get("level", "moderate")
        if level not in values.EMPHASES:
            self._warn(element, f"level {level[:40]!r} is not known; moderate is taken.")
        rate, gain = values.EMPHASES.get(level, values.EMPHASES["moderate"])
        self.inside(element, _changed(manner, rate=rate, pitch=0.0, gain=gain, lively=1.0))

    def pause(self, element: Element, manner: Manner) -> None:
        asked = values.pause(element.attributes.get("time"), element.attributes.get("strength"))
        if asked is None:
            self._warn(element, "its time or strength cannot be read; a medium break is taken.")
        elif asked > values.LONGEST_PAUSE_MS:
            self._warn(element, f"is cut to {values.LONGEST_PAUSE_MS} ms.")
        self._pause(min(400 if asked is None else asked, values.LONGEST_PAUSE_MS))
        self.inside(element, manner)

    def substitute(self, element: Element, manner: Manner) -> None:
        alias = element.attributes.get("alias")
        if alias is None:
            self._warn(element, "has no alias; what it holds is said.")
            self.inside(element, manner)
            return
        self._stand_in(element, alias, manner)

    def say_as(self, element: Element, manner: Manner) -> None:
        kind = element.attributes.get("interpret-as", "")
        if kind in _SPELLED:
            self._stand_in(element, " ".join(_text_of(element).replace(" ", "")), manner)
            return
        self._warn(element, f"interpret-as {kind[:40]!r} is not honoured yet; the text is said as it stands.")
        self.inside(element, manner)

    def mark(self, element: Element, manner: Manner) -> None:
        name = element.attributes.get("name", "")
        if not name:
            self._warn(element, "has no name.")
            return
        self.marks.append(Mark(name, self.length))

    def phoneme(self, element: Element, manner: Manner) -> None:
        self._warn(element, "phonemes are not honoured yet; the text is said as it stands.")
        self.inside(element, manner)

    def audio(self, element: Element, manner: Manner) -> None:
        self._warn(element, "no sound is fetched; what the element holds is said instead.")
        self.inside(element, manner)

    def _say(self, text: str, manner: Manner, respelling: Respelling | None = None) -> None:
        if not text:
            return
        start = self.length
        self.texts.append(text)
        self.length += len(text)
        respellings = (replace(respelling, span=Span(start, self.length)),) if respelling else ()
        self._add(Said(span=Span(start, self.length), text=text, manner=manner, respellings=respellings))

    def _add(self, said: Said) -> None:
        """Add to the piece before where nothing parts them: no mark and no respelling cuts a sentence in two."""
        before = self.pieces[-1] if self.pieces else None
        if isinstance(before, Said) and before.manner == said.manner and before.span.end == said.span.start:
            self.pieces[-1] = Said(
                span=Span(before.span.start, said.span.end),
                text=before.text + said.text,
                manner=said.manner,
                respellings=before.respellings + said.respellings,
            )
            return
        self.pieces.append(said)

    def _stand_in(self, element: Element, alias: str, manner: Manner) -> None:
        if len(alias) > LONGEST:
            self._warn(element, f"more than {LONGEST} characters cannot stand in for others; what it holds is said.")
            self.inside(element, manner)
            return
        respelling = Respelling(span=Span(0, 0), words=alias)
        self._say(_text_of(element) or " ", self._in_language(element, manner), respelling)

    def _pause(self, milliseconds: int) -> None:
        allowed = min(milliseconds, MOST_SILENCE_MS - self.silence)
        self.silence += allowed
        self.pieces.append(Pause(allowed))

    def _pass_over(self, element: Element) -> None:
        if element.name in {"lexicon", "lookup"}:
            self._warn(element, "pronunciations from a lexicon are not honoured yet.")
        text = _text_of(element)
        self.texts.append(text)
        self.length += len(text)

    def _in_language(self, element: Element, manner: Manner) -> Manner:
        language = element.attributes.get("xml:lang")
        return replace(manner, language=language) if language else manner

    def _value(
        self, element: Element, attribute: str, understood: Callable[[str], float | None], otherwise: float
    ) -> float:
        written = element.attributes.get(attribute)
        if written is None:
            return otherwise
        value = understood(written.strip())
        if value is None:
            self._warn(element, f"{attribute} {written[:40]!r} cannot be honoured.")
            return otherwise
        return value

    def _warn(self, element: Element, message: str) -> None:
        self.warned.append(Warned(message, element.name[:80], element.place))


def _changed(manner: Manner, *, rate: float, pitch: float, gain: float, lively: float) -> Manner:
    return replace(
        manner,
        rate=values.held(manner.rate * rate, values.RATES),
        pitch=values.held(manner.pitch + pitch, values.PITCHES),
        gain=values.held(manner.gain + gain, values.GAINS),
        lively=values.held(manner.lively * lively, (0.0, 2.0)),
    )


def _text_of(element: Element) -> str:
    return "".join(part if isinstance(part, str) else _text_of(part) for part in element.content)


_HEARD: Mapping[str, Callable[[_Reader, Element, Manner], None]] = {
    "speak": _Reader.inside,
    "p": _Reader.paragraph,
    "s": _Reader.sentence,
    "token": _Reader.inside,
    "w": _Reader.inside,
    "lang": _Reader.inside,
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
