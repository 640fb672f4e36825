"""What is made of a value in SSML where that is not what is made of every one."""

from collections.abc import Callable, Mapping
from typing import Protocol

from kahaniyaa_shared.languages import primary
from kahaniyaa_tts.engine import Abilities, Sentence
from kahaniyaa_tts.text.reading_out.said_as import says_as
from kahaniyaa_tts.text.ssml import values
from kahaniyaa_tts.text.ssml.alphabets import ALPHABETS, ipa
from kahaniyaa_tts.text.ssml.grammar import number_of, read_value, text_of
from kahaniyaa_tts.text.ssml.media import OUR_LEXICON, recording_id
from kahaniyaa_tts.text.ssml.reading import LONGEST_ALIAS, can_stand_in
from kahaniyaa_tts.text.ssml.support import Judgement
from kahaniyaa_tts.text.ssml.tree import Element


class Reader(Protocol):
    """What must be known of an engine to say how it would read SSML."""

    @property
    def name(self) -> str:
        """Its name."""
        ...

    @property
    def abilities(self) -> Abilities:
        """What it can do."""
        ...

    def reaches(self, sentence: Sentence) -> bool:
        """Whether a pace and pitch will be heard as asked."""
        ...

    def missing(self, element: Element, attribute: str) -> Judgement | None:
        """What is not there of what the attribute asks for: a voice, a recording, words for a kind of text."""
        ...


def is_ours(lexicon: Element) -> bool:
    """Whether a <lexicon> is the one that the caller keeps here."""
    return text_of(lexicon, "uri") == OUR_LEXICON


def _language(element: Element, engine: Reader) -> Judgement | None:
    language = primary(text_of(element, "xml:lang"))
    if language and language not in engine.abilities.languages:
        return Judgement("refused", f"The engine does not speak {language[:20]!r}; onlangfailure says what is done.")
    nearest = engine.abilities.nearest.get(language)
    return Judgement("approximated", f"It is read by the rules of {nearest!r}.") if nearest else None


def _pause(element: Element, _engine: Reader) -> Judgement | None:
    if number_of(element, "time", 0) <= values.LONGEST_PAUSE_MS:
        return None
    return Judgement("approximated", f"It is cut to {values.LONGEST_PAUSE_MS:,} ms.")


def _rate(element: Element, engine: Reader) -> Judgement | None:
    if not engine.abilities.rehearses:
        return Judgement("approximated", "The engine's own measure of pace is taken.")
    if engine.reaches(Sentence(text="", language="en", rate=number_of(element, "rate", 1.0))):
        return None
    return Judgement("approximated", "It is beyond the engine's reach; its nearest pace is heard.")


def _pitch(element: Element, engine: Reader) -> Judgement | None:
    tone = read_value(element, "pitch")
    if isinstance(tone, values.Tone) and not engine.reaches(Sentence(text="", language="en", pitch=tone.semitones)):
        return Judgement("approximated", "It is beyond the engine's reach; its nearest pitch is heard.")
    return _hertz(tone, engine)


def _contour(element: Element, engine: Reader) -> Judgement | None:
    return _hertz(read_value(element, "contour"), engine)


def _hertz(tone: object, engine: Reader) -> Judgement | None:
    if engine.abilities.rehearses or not isinstance(tone, values.Tone) or not tone.is_in_hertz:
        return None
    return Judgement("refused", "The engine does not say how high its voices are; ask for percent or semitones.")


def _range(element: Element, _engine: Reader) -> Judgement | None:
    if not text_of(element, "range").endswith("Hz"):
        return None
    return Judgement("refused", "A range in Hz leaves the melody as it is; ask for percent or semitones.")


def _volume(element: Element, _engine: Reader) -> Judgement | None:
    if number_of(element, "volume", 0.0) <= values.UNBENT:
        return None
    return Judgement(
        "approximated", f"Above +{values.UNBENT:.0f} dB its peaks are bent; +{values.GAINS[1]:.0f} is most."
    )


def _alias(element: Element, _engine: Reader) -> Judgement | None:
    if can_stand_in(text_of(element, "alias")):
        return None
    return Judgement("refused", f"An alias has at most {LONGEST_ALIAS} characters; what it stands for is said.")


def _kind(element: Element, engine: Reader) -> Judgement | None:
    if says_as(text_of(element, "interpret-as")):
        return engine.missing(element, "interpret-as")
    return Judgement("refused", "This kind is not known; the text is said as it stands.")


def _alphabet(element: Element, _engine: Reader) -> Judgement | None:
    if text_of(element, "alphabet") in ALPHABETS:
        return None
    return Judgement("refused", "ipa and x-sampa are known; the text is said as it stands.")


def _sounds(element: Element, _engine: Reader) -> Judgement | None:
    alphabet = text_of(element, "alphabet")
    if alphabet not in ALPHABETS or ipa(text_of(element, "ph"), alphabet):
        return None
    return Judgement("refused", f"These are no sounds of {alphabet or 'ipa'}; the text is said as it stands.")


def _lexicon(element: Element, _engine: Reader) -> Judgement | None:
    if is_ours(element):
        return None
    return Judgement("refused", f"Nothing is fetched; {OUR_LEXICON} is the lexicon that you keep here.")


def _source(element: Element, engine: Reader) -> Judgement | None:
    if recording_id(text_of(element, "src")) is None:
        return Judgement("refused", "Only kahaniyaa:audio/ID is heard, a recording of yours; what it holds is said.")
    return engine.missing(element, "src")


Judge = Callable[[Element, Reader], Judgement | None]
_BY_VALUE: Mapping[tuple[str, str], Judge] = {
    ("break", "time"): _pause,
    ("prosody", "rate"): _rate,
    ("prosody", "pitch"): _pitch,
    ("prosody", "contour"): _contour,
    ("prosody", "range"): _range,
    ("prosody", "volume"): _volume,
    ("sub", "alias"): _alias,
    ("say-as", "interpret-as"): _kind,
    ("phoneme", "alphabet"): _alphabet,
    ("phoneme", "ph"): _sounds,
    ("lexicon", ""): _lexicon,
    ("lexicon", "uri"): _lexicon,
    ("audio", "src"): _source,
}
_BY_ATTRIBUTE: Mapping[str, Judge] = {"xml:lang": _language}


def judge_of(element: Element, attribute: str) -> Judge | None:
    """Who judges the values of the element's attribute, if they are not all alike."""
    return _BY_VALUE.get((element.name, attribute)) or _BY_ATTRIBUTE.get(attribute)
