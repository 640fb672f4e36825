"""How elements change the manner in which what is in them is said."""

from dataclasses import replace

from kahaniyaa_tts.text.document import Manner
from kahaniyaa_tts.text.ssml import values
from kahaniyaa_tts.text.ssml.grammar import number_of, read_value, text_of
from kahaniyaa_tts.text.ssml.tree import Element


def in_language(element: Element, manner: Manner) -> Manner:
    """The manner in the element's language, if it says one."""
    language = text_of(element, "xml:lang") or manner.language
    on_failure = text_of(element, "onlangfailure") or manner.on_language_failure
    return replace(manner, language=language, on_language_failure=on_failure)


def as_usual(element: Element, manner: Manner) -> Manner:
    """The manner with everything at its usual that the element calls `default`."""
    usual = {name for name in ("pitch", "range", "rate", "volume") if text_of(element, name) == "default"}
    if "pitch" in usual:
        manner = replace(manner, pitch=0.0, hertz=None, more_hertz=0.0)
    return replace(
        manner,
        lively=1.0 if "range" in usual else manner.lively,
        rate=1.0 if "rate" in usual else manner.rate,
        gain=0.0 if "volume" in usual else manner.gain,
    )


def changed(manner: Manner, element: Element) -> Manner:
    """The manner as a <prosody> within it changes it; a contour holds before a pitch (3.2.4)."""
    tone = read_value(element, "contour") or read_value(element, "pitch")
    if isinstance(tone, values.Tone):
        manner = _toned(manner, tone)
    return _times(
        manner,
        rate=number_of(element, "rate", 1.0),
        gain=number_of(element, "volume", 0.0),
        lively=number_of(element, "range", 1.0),
    )


def stressed(manner: Manner, element: Element) -> Manner:
    """The manner as an <emphasis> within it changes it (3.2.2)."""
    rate, gain = values.EMPHASES.get(text_of(element, "level"), values.EMPHASES["moderate"])
    return _times(replace(manner, stress=values.held(manner.stress * rate, values.RATES)), rate=1.0, gain=gain)


def _toned(manner: Manner, tone: values.Tone) -> Manner:
    if tone.hertz is not None:
        return replace(manner, hertz=tone.hertz, more_hertz=0.0, pitch=0.0)
    return replace(
        manner,
        pitch=values.held(manner.pitch + tone.semitones, values.PITCHES),
        more_hertz=manner.more_hertz + tone.more_hertz,
    )


def _times(manner: Manner, *, rate: float, gain: float, lively: float = 1.0) -> Manner:
    return replace(
        manner,
        rate=values.held(manner.rate * rate, values.RATES),
        gain=values.held(manner.gain + gain, values.GAINS),
        lively=values.held(manner.lively * lively, values.RANGES),
    )
