"""The sentences of a piece of text: each ready for an engine, with the pause after it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from kahaniyaa_shared.languages import LANGUAGES, primary
from kahaniyaa_tts.engine import Abilities, Sentence
from kahaniyaa_tts.speech.steps import Aim, Part, Phrase
from kahaniyaa_tts.speech.unread import unread
from kahaniyaa_tts.text.attribution import is_attributed
from kahaniyaa_tts.text.document import Manner, Pause, Said, Span
from kahaniyaa_tts.text.respelling import Respelled
from kahaniyaa_tts.text.scripts import is_said
from kahaniyaa_tts.text.sentences import CLOSING, ENDS, sentences
from kahaniyaa_tts.text.spoken import SpokenText, spoken
from kahaniyaa_tts.text.words import words
from kahaniyaa_tts.voices.catalogue import may_be_gone
from kahaniyaa_tts.voices.emotions import EMOTIONS
from kahaniyaa_tts.voices.fitting import Fitting
from kahaniyaa_tts.voices.problems import UnknownVoice
from kahaniyaa_tts.voices.speaker import Speaker

_SPACE = re.compile(r"\s+")
_SENTENCE_MS = 300
_PARAGRAPH_MS = 600
_ATTRIBUTION_MS = 170
"""As at a comma."""
_LOOKED_BACK = 20
_RATES = (0.25, 4.0)
_PITCHES = (-12.0, 12.0)

Reaches = Callable[[Sentence], bool]
"""Whether the engine can do what the sentence asks of it."""

Voices = Callable[[str | None], Speaker]
"""Who speaks with the voice of that id, or with the usual one; raises if there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Makes phrases of the texts of one part."""

    number: int
    part: Part
    voices: Voices
    abilities: Abilities
    reaches: Reaches
    respelled: Respelled
    remarks: list[Iterable[str]]
    """What could not be done as asked; some of it is looked for only when it is read."""

    def of(self, said: Said) -> Iterator[Phrase | Pause]:
        """The sentences of the text and the pauses after them, in order."""
        language = self._language(said.manner)
        if language is None:
            return
        self._tell_nearest(language)
        self.remarks.append(unread(said, language, self.respelled))
        speaker = self._speaker(said.manner, language)
        for span in self._spans(said, language):
            text = spoken(said.only_within(span), span, language, self.respelled)
            if not any(map(is_said, text.text)):
                continue
            yield self._phrase(said.manner, speaker, text, self._words(said, span), language)
            yield self._pause_after(said, span, language)

    def _speaker(self, manner: Manner, language: str) -> Speaker:
        fitting = Fitting(self.abilities, partial(has_voice, self.voices))
        speaker = self._present(fitting.voice(manner.wishes, self.part.voice, language))
        if speaker.language in ("", language):
            return speaker
        only, asked = LANGUAGES[speaker.language].name, LANGUAGES[language].name
        self._remark(f"The voice {speaker.voice} speaks {only} alone; {asked} is read by its usual voice.")
        return replace(speaker, voice="", language="")

    def _present(self, identifier: str | None) -> Speaker:
        """The voice of that id; the narrator in the place of one that was there once."""
        try:
            return self.voices(identifier)
        except UnknownVoice:
            if not self.part.may_be_stood_in_for or identifier is None or not may_be_gone(identifier):
                raise
            self._remark(f"The voice {identifier[:80]} is gone; the narrator speaks in its place.")
            return Speaker()

    def _spans(self, said: Said, language: str) -> Iterator[Span]:
        """The sentences of a piece; none ends within what is respelled as a whole."""
        first = said.span.start
        held: Span | None = None
        for sentence in sentences(said.text, language):
            begin = held.start if held else first + sentence.start
            span = Span(begin, first + sentence.end)
            held = span if said.respells_across(span.end) else None
            if held is None:
                yield span
        if held is not None:
            yield held

    def _words(self, said: Said, span: Span) -> tuple[Span, ...]:
        first = said.span.start
        found = words(said.text, start=span.start - first, end=span.end - first)
        return tuple(Span(first + word.start, first + word.end) for word in found)

    def _phrase(
        self, manner: Manner, speaker: Speaker, text: SpokenText, found: tuple[Span, ...], language: str
    ) -> Phrase:
        colour = EMOTIONS[self.part.emotion]
        usual, asked_rate = speaker.rate * colour.rate, manner.rate * self.part.speed
        sentence = Sentence(
            text=text.text,
            language=language,
            role=speaker.role,
            shade=speaker.shade,
            voice=speaker.voice,
            emotion=self.part.emotion,
            rate=_held(usual * asked_rate * manner.stress, _RATES),
            pitch=_held(speaker.pitch + colour.pitch + manner.pitch + self.part.pitch, _PITCHES),
            lively=_held(speaker.lively * colour.lively * manner.lively, (0.0, 2.0)),
            pause=colour.pause,
            sounds=text.sounds,
        )
        asked = (self.part.speed, self.part.pitch, manner.rate, manner.pitch) != (1.0, 0.0, 1.0, 0.0)
        if asked and not self.reaches(sentence):
            self._remark("The pace or pitch asked for is beyond this voice; the nearest it can do is heard.")
        return Phrase(
            part=self.number,
            sentence=sentence,
            spoken=text,
            words=found,
            gain=speaker.gain + colour.gain + manner.gain,
            aim=_aim(manner, rate=asked_rate, usual_rate=usual),
        )

    def _pause_after(self, said: Said, span: Span, language: str) -> Pause:
        colour = EMOTIONS[self.part.emotion]
        pace = said.manner.rate * said.manner.stress * self.part.speed
        usual = _usual_pause(said.text, span.end - said.span.start, language)
        return Pause(round(usual * colour.pause / pace), is_natural=True)

    def _language(self, manner: Manner) -> str | None:
        """The language in which it is said; None if it is not to be said at all where nobody speaks its own."""
        if manner.language is None:
            return self.part.language
        language = primary(manner.language)
        if language in self.abilities.languages:
            return language
        return None if manner.on_language_failure == "ignoretext" else self.part.language

    def _remark(self, remark: str) -> None:
        self.remarks.append((remark,))

    def _tell_nearest(self, language: str) -> None:
        if nearest := self.abilities.nearest.get(language):
            self._remark(f"{LANGUAGES[language].name} is read by the rules of {LANGUAGES[nearest].name}.")


def _usual_pause(text: str, at: int, language: str) -> int:
    """The milliseconds that a reader leaves after a sentence; after a piece that ends within one, nothing."""
    between = _SPACE.match(text, at)
    if between and "\n" in between.group():
        return _PARAGRAPH_MS
    if is_attributed(text, at, language):
        return _ATTRIBUTION_MS
    ended = text[max(at - _LOOKED_BACK, 0) : at].rstrip(f"{CLOSING} ").endswith(tuple(ENDS))
    return _SENTENCE_MS if ended else 0


def _aim(manner: Manner, *, rate: float, usual_rate: float) -> Aim | None:
    """What is asked for that must be heard to be right; `rate` is by how much faster, `usual_rate` than what."""
    if manner.stress > 1:  # what is said apart would be slower for it; a stressed word may be
        rate *= manner.stress
    else:
        usual_rate *= manner.stress
    rate = 1.0 if manner.lasting else rate
    if (rate, manner.lasting, manner.hertz, manner.more_hertz) == (1.0, None, None, 0.0):
        return None
    return Aim(
        rate=rate,
        usual_rate=_held(usual_rate, _RATES),
        lasting=manner.lasting,
        semitones=manner.pitch,
        hertz=manner.hertz,
        more_hertz=manner.more_hertz,
    )


def _held(value: float, limits: tuple[float, float]) -> float:
    return round(min(max(value, limits[0]), limits[1]), 3)


def has_voice(voices: Voices, identifier: str) -> bool:
    """Whether there is a voice of that id."""
    try:
        voices(identifier)
    except UnknownVoice:
        return False
    return True
