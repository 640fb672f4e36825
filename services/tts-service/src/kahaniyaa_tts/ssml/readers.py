"""The engines here as readers of SSML: what each makes of it, what a listener is told of that, and what is refused."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from kahaniyaa_tts.engine import Abilities, Sentence, SpeechEngine
from kahaniyaa_tts.engines.chain import members
from kahaniyaa_tts.speech.steps import Part
from kahaniyaa_tts.ssml.problems import SsmlNotHonoured
from kahaniyaa_tts.text.reading_out.said_as import said_as
from kahaniyaa_tts.text.ssml.grammar import faults, text_of
from kahaniyaa_tts.text.ssml.media import recording_id
from kahaniyaa_tts.text.ssml.problems import Fault
from kahaniyaa_tts.text.ssml.review import Finding, findings, warnings
from kahaniyaa_tts.text.ssml.support import Judgement
from kahaniyaa_tts.text.ssml.tree import Element
from kahaniyaa_tts.text.ssml.wishes import wish
from kahaniyaa_tts.voices.fitting import Fit, Fitting

_REFUSES: Mapping[object, frozenset[str]] = {
    True: frozenset({"refused"}),
    "exact": frozenset({"refused", "approximated"}),
}


@dataclass(frozen=True, slots=True)
class Known:
    """What a text may name: voices by their ids, and the recordings that the caller has."""

    has_voice: Callable[[str], bool]
    recordings: Collection[str]


@dataclass(frozen=True, slots=True)
class SsmlReader:
    """One engine as a reader of SSML in a language, with what it can be told to use."""

    engine: SpeechEngine
    known: Known
    language: str

    @property
    def name(self) -> str:
        """The engine's name."""
        return self.engine.ref.name

    @property
    def abilities(self) -> Abilities:
        """What the engine can do."""
        return self.engine.abilities

    def reaches(self, sentence: Sentence) -> bool:
        """Whether a pace and pitch will be heard as asked."""
        return self.engine.reaches(sentence)

    def missing(self, element: Element, attribute: str) -> Judgement | None:
        """What is not there of what the attribute asks for: a voice that fits, a recording."""
        match element.name, attribute:
            case "audio", "src":
                return self._missing_recording(recording_id(element.attributes["src"].strip()))
            case "say-as", "interpret-as":
                return self._missing_words(element)
            case "voice", _:
                return _missing_voice(self._fit(element), attribute)
            case _:
                return None

    def _missing_recording(self, recording: str | None) -> Judgement | None:
        if recording is None or recording in self.known.recordings:
            return None
        return Judgement("refused", "There is no such recording, or it is not yours; what it holds is said.")

    def _missing_words(self, say_as: Element) -> Judgement | None:
        kind, form = text_of(say_as, "interpret-as"), text_of(say_as, "format")
        if said_as(say_as.text, kind, form, self.language):
            return None
        return Judgement("refused", f"This text is no {kind[:40]} that can be said; it is said as it stands.")

    def _fit(self, voice: Element) -> Fit:
        return Fitting(self.abilities, self.known.has_voice).fit(wish(voice), None, self.language)


def _missing_voice(fit: Fit, attribute: str) -> Judgement | None:
    if fit.voice is None and not attribute:
        return Judgement("refused", "No voice here is as it is required to be; the one before speaks on.")
    if attribute in fit.lacking:
        return Judgement("refused", "No voice here that fits is so.")
    return None


def readers(engine: SpeechEngine, known: Known, language: str) -> tuple[SsmlReader, ...]:
    """Every engine that is configured, the one that is asked first for the language before the others."""
    first = engine.says(Sentence(text="", language=language))
    every = [SsmlReader(each, known, language) for each in members(engine)]
    return tuple(sorted(every, key=lambda reader: reader.engine.ref.name != first.name))


def warned(part: Part, reader: SsmlReader) -> tuple[str, ...]:
    """What a listener is told of the part's SSML; raises SsmlNotHonoured if it is to be honoured and cannot be."""
    if part.ssml is None:
        return ()
    if part.strict and (unhonoured := list(_unhonoured(part.ssml, reader, _REFUSES[part.strict]))):
        raise SsmlNotHonoured.of(unhonoured, part.pointer)
    return warnings(part.ssml, reader)


def _unhonoured(root: Element, reader: SsmlReader, levels: frozenset[str]) -> Iterator[Fault]:
    wrong = [*faults(root), *(_as_fault(found) for found in findings(root, (reader,)) if found.level in levels)]
    yield from sorted(wrong, key=lambda fault: fault.place)


def _as_fault(found: Finding) -> Fault:
    return Fault(found.place, found.element, found.attribute, found.message)
