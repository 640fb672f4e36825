"""A performance recorded: one file, and the moment in it of each word and mark."""

import asyncio
import hashlib
import json
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing, closing
from dataclasses import asdict, dataclass, field

from kahaniyaa_shared.contracts.speech import AudioFormat, WordTime
from kahaniyaa_shared.engines import EngineRef
from kahaniyaa_tts.audio.encoders.encoder import Encoder
from kahaniyaa_tts.audio.formats import MEDIA_TYPES
from kahaniyaa_tts.audio.pcm import milliseconds_of
from kahaniyaa_tts.audio.reel import Reel
from kahaniyaa_tts.audio.schemas import MarkTime, TimedUtterance, Times
from kahaniyaa_tts.engine import SAMPLE_RATE, Sentence
from kahaniyaa_tts.speech.alignment import TimedWord
from kahaniyaa_tts.speech.cache import PIPELINE
from kahaniyaa_tts.speech.performance import Heard
from kahaniyaa_tts.speech.steps import Clip, Part, Phrase, Script, Silence, Step
from kahaniyaa_tts.text.document import Mark

_PAUSE_BYTES = 2 * SAMPLE_RATE
"""A second: nobody waits for it, and each change to an encoder's thread and back costs as much as much of it."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """The whole file, and its times; `as_expected` says whether each sentence was said by whom it was to be."""

    content: bytes
    media_type: str
    times: Times
    as_expected: bool


Says = Callable[[Sentence], EngineRef]
"""Who says a sentence if nothing goes wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be recorded: parts and their script, as what, and how loud the whole of it is to be, in LUFS.

    Where no loudness is asked for, each sentence is as loud as its voice and its manner make it.
    """

    parts: Sequence[Part]
    script: Script
    audio_format: AudioFormat
    level: float = 0.0  # dB by which every voice is louder than LOUDNESS
    loudness: float | None = None


def rendition_key(order: Order, *, says: Says) -> str:
    """The same for everything that would give the same sound and the same times; another for anything else."""
    steps = [_key(step, says) for step in order.script.steps]
    documents = [(part.document, part.language) for part in order.parts]
    pages = [(page.text, language, [asdict(mark) for mark in page.marks]) for page, language in documents]
    content = [pages, steps, list(order.script.warnings), order.audio_format, order.level, order.loudness, PIPELINE]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()


def _key(step: Step, says: Says) -> tuple[object, ...]:
    match step:
        case Silence():
            return step.part, step.samples
        case Clip():
            return step.part, step.key
        case Phrase():
            aim = asdict(step.aim) if step.aim else None
            return (
                step.part,
                step.gain,
                step.is_joined,
                step.is_cut,
                aim,
                asdict(step.sentence),
                asdict(says(step.sentence)),
            )


async def record(performance: AsyncGenerator[Heard], order: Order, encoder: Encoder) -> Recorded:
    """Record a performance of what is ordered to its end, with a fresh encoder of its format."""
    takes = _Takes(order.parts, encoder.delay)
    sound = _sound(performance, takes)
    if order.loudness is not None:
        sound = _levelled(sound, order.loudness)
    streamed = [await encoder.encode(pcm) async for pcm in sound]
    streamed.append(await encoder.finish())
    content = encoder.whole(b"".join(streamed))
    times = takes.times(round(encoder.samples / SAMPLE_RATE, 3), order.audio_format, order.script.warnings)
    return Recorded(content, MEDIA_TYPES[order.audio_format], times, as_expected=not takes.warnings)


async def _sound(performance: AsyncGenerator[Heard], takes: "_Takes") -> AsyncGenerator[bytes]:
    """The performance's sound; what else there is to know of it is in the takes."""
    async with aclosing(performance) as heard_in_order:
        async for heard in heard_in_order:
            takes.add(heard)
            yield heard.pcm


async def _levelled(sound: AsyncGenerator[bytes], loudness: float) -> AsyncGenerator[bytes]:
    """The same sound, the whole of it so loud: it begins once all of it was heard."""
    with closing(Reel()) as reel:
        async for pcm in sound:
            await asyncio.to_thread(reel.add, pcm)
        for pcm in reel.played(loudness):
            yield pcm


async def encoded(performance: AsyncGenerator[Heard], encoder: Encoder) -> AsyncGenerator[bytes]:
    """The bytes of the file as they are made; a short pause goes with what follows it."""
    pause = b""
    async with aclosing(performance) as heard_in_order:
        async for heard in heard_in_order:
            pcm = pause + heard.pcm
            pause = pcm if heard.engine is None and len(pcm) <= _PAUSE_BYTES else b""
            if not pause and (ready := await encoder.encode(pcm)):
                yield ready
    if last := await encoder.encode(pause) + await encoder.finish():
        yield last


@dataclass(slots=True)
class _Take:
    """What was heard of one part: the samples it lies between, and its words."""

    start: int | None = None
    end: int = 0
    words: list[TimedWord] = field(default_factory=list[TimedWord])

    def moment(self, mark: Mark) -> int:
        """The sample at which a mark is: where the next word begins; before a pause, where the last one ends."""
        if mark.is_before_pause:
            return next((word.end for word in reversed(self.words) if word.span.start < mark.at), self.start or 0)
        return next((word.start for word in self.words if word.span.start >= mark.at), self.end)


@dataclass(slots=True)
class _Takes:
    parts: Sequence[Part]
    delay: int
    engines: dict[str, None] = field(default_factory=dict[str, None])
    warnings: dict[str, None] = field(default_factory=dict[str, None])
    takes: dict[int, _Take] = field(default_factory=dict[int, _Take])

    def add(self, heard: Heard) -> None:
        if heard.engine is None:
            return
        self.engines[heard.engine.name] = None
        if heard.warning:
            self.warnings[heard.warning] = None
        take = self.takes.setdefault(heard.part, _Take())
        take.start = heard.start if take.start is None else take.start
        take.end = heard.end
        take.words.extend(heard.words)

    def times(self, seconds: float, audio_format: AudioFormat, warnings: tuple[str, ...]) -> Times:
        utterances: list[TimedUtterance] = []
        end = 0
        for number, part in enumerate(self.parts):
            take = self.takes.get(number, _Take(end, end))
            end = take.end
            utterances.append(self._utterance(part, take))
        return Times(
            duration=seconds,
            format=audio_format,
            engine=", ".join(self.engines),
            utterances=tuple(utterances),
            marks=tuple(self._marks()),
            warnings=tuple(dict.fromkeys((*warnings, *self.warnings))),
        )

    def _utterance(self, part: Part, take: _Take) -> TimedUtterance:
        return TimedUtterance(
            text=part.document.text,
            language=part.language,
            start_ms=self._at(take.start or 0),
            end_ms=self._at(take.end),
            words=tuple(self._word(word) for word in take.words),
        )

    def _word(self, word: TimedWord) -> WordTime:
        return WordTime(
            start=word.span.start,
            end=word.span.end,
            start_ms=self._at(word.start),
            end_ms=self._at(word.end),
            estimated=word.is_estimated,
        )

    def _marks(self) -> list[MarkTime]:
        marks: list[MarkTime] = []
        for number, part in enumerate(self.parts):
            take = self.takes.get(number, _Take())
            marks += [MarkTime(name=mark.name, at_ms=self._at(take.moment(mark))) for mark in part.document.marks]
        return marks

    def _at(self, sample: int) -> int:
        return milliseconds_of(sample + self.delay)
