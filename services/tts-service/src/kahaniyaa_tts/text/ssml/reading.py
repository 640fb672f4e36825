"""SSML as a document: every element does what it says. No tag is ever said, and nothing outside the text is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from kahaniyaa_tts.text.document import Document, Lasting, Manner, Piece, Played, Respelling, Span
from kahaniyaa_tts.text.ssml import values
from kahaniyaa_tts.text.ssml.alphabets import ipa
from kahaniyaa_tts.text.ssml.draft import Draft
from kahaniyaa_tts.text.ssml.grammar import number_of, text_of
from kahaniyaa_tts.text.ssml.manners import as_usual, changed, in_language, stressed
from kahaniyaa_tts.text.ssml.media import recording_id
from kahaniyaa_tts.text.ssml.problems import SsmlError
from kahaniyaa_tts.text.ssml.tree import Element, parse
from kahaniyaa_tts.text.ssml.wishes import wish

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
    first, last = text_of(root, "startmark"), text_of(root, "endmark")
    draft = _read(root, Draft(is_heard=not first, last_mark=last))
    if not draft.has_begun(first):  # it is nowhere to be found
        draft = _read(root, Draft(last_mark=last))
    return Reading(draft.document(), root)


def _read(root: Element, draft: Draft) -> Draft:
    _Reader(draft).element(root, Manner())
    return draft


@dataclass(slots=True)
class _Reader:
    draft: Draft
    stretches: int = 0

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
                self.draft.say(part, manner)
            else:
                self.element(part, manner)

    def speech(self, element: Element, manner: Manner) -> None:
        self.draft.first_mark = text_of(element, "startmark")
        self.inside(element, manner)

    def paragraph(self, element: Element, manner: Manner) -> None:
        self._parted(element, manner, _PARAGRAPH_MS)

    def sentence(self, element: Element, manner: Manner) -> None:
        self._parted(element, manner, _SENTENCE_MS)

    def token(self, element: Element, manner: Manner) -> None:
        self.draft.is_at_edge = True
        self.inside(element, manner)
        self.draft.is_at_edge = True

    def voice(self, element: Element, manner: Manner) -> None:
        self.inside(element, replace(manner, wishes=(*manner.wishes, wish(element))))

    def prosody(self, element: Element, manner: Manner) -> None:
        self.inside(element, self._lasting(element, changed(as_usual(element, manner), element)))

    def emphasis(self, element: Element, manner: Manner) -> None:
        self.inside(element, stressed(manner, element))

    def pause(self, element: Element, manner: Manner) -> None:
        asked = number_of(element, "time", number_of(element, "strength", _MEDIUM_MS))
        self.draft.pause(min(round(asked), values.LONGEST_PAUSE_MS))
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
        self.draft.mark(text_of(element, "name"))
        self.inside(element, manner)

    def audio(self, element: Element, manner: Manner) -> None:
        draft = self.draft
        before, draft.pieces = draft.pieces, []
        self.inside(element, manner)
        otherwise, draft.pieces = tuple(draft.pieces), before
        recording = recording_id(text_of(element, "src"))
        if recording is None:
            draft.pieces.extend(otherwise)
        elif draft.is_heard:
            draft.pieces.append(_played(element, recording, otherwise, manner.gain))

    def pass_over(self, element: Element, _manner: Manner) -> None:
        self.draft.pass_over(element.text)

    def _parted(self, element: Element, manner: Manner, milliseconds: int) -> None:
        self.draft.part(milliseconds)
        self.inside(element, manner)
        self.draft.part(milliseconds)

    def _respelled(self, element: Element, manner: Manner, respelling: Respelling | None) -> None:
        if respelling is None:
            self.inside(element, manner)
            return
        self.draft.say(element.text or " ", in_language(element, manner), respelling)

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
