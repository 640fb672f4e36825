"""Sentences said once to hear how they come out, so that they can then be said as they were asked for.

An engine's own pace is right within some 10 %; how long a text lasts, and how high a voice is, only its sound tells.
"""

import asyncio
import math
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from kahaniyaa_tts.audio.fundamental import fundamental
from kahaniyaa_tts.audio.pcm import samples_of, without_end
from kahaniyaa_tts.engine import Sentence
from kahaniyaa_tts.speech.breathing import breaths
from kahaniyaa_tts.speech.kept import SpokenSentence
from kahaniyaa_tts.speech.steps import Aim, Phrase, Step, Still
from kahaniyaa_tts.text.scripts import is_said

Hear = Callable[[Sentence], Awaitable[SpokenSentence]]
"""Says a sentence."""

Length = Callable[[Sentence], Awaitable[int]]
"""Gives how many samples a sentence lasts."""

_NEAR = 0.008
"""Nearer to the pace or pitch than this is near enough."""
_HEARD, _VOICED, _KEPT = 1 / 50, 1 / 8, 1 / 100
"""Of the loudest: what is heard of a sentence; what of it is voice, not an echo that is as long at any pace; and what
is left of it where it is cut."""
_TRIES = 4
_RATES = (0.25, 4.0)
_PITCHES = (-24.0, 24.0)
_STRETCHES = (0.7, 3.0)
"""How far a sound is stretched; farther, it is hardly speech."""
_FAR = 0.1
_LOWEST = 20.0


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """The sentence as it is to be said, and by what factor it still misses its aim."""

    sentence: Sentence
    misses: float = 1.0


async def rehearsed(phrase: Phrase, hear: Hear) -> Rehearsed:
    """The phrase's sentence, with that pitch and pace at which it comes out as it is aimed at."""
    aim = phrase.aim or Aim()
    told = Rehearsed(phrase.sentence)
    if aim.hertz is not None or aim.more_hertz:
        told = await _tuned(told.sentence, aim, hear)
    samples = aim.samples
    if samples is None and aim.rate != 1.0:
        usual = replace(told.sentence, rate=aim.usual_rate)
        within = await _within(usual, aim, hear)
        length = partial(_length, hear, _VOICED if within is None else _KEPT)
        wanted = round((within or await length(usual)) / aim.rate)
        paced = await _breathing(await _paced(told.sentence, wanted, length), usual, wanted, length, hear, aim.rate)
    elif samples is not None:
        paced = await _paced(told.sentence, samples, partial(_length, hear, _HEARD))
    else:
        return told
    return paced if abs(paced.misses - 1) > abs(told.misses - 1) else Rehearsed(paced.sentence, told.misses)


async def in_time(steps: Sequence[Step], hear: Hear, rehearses: Callable[[Sentence], bool]) -> tuple[Step, ...]:
    """The steps, those that are to last so long together each with its share of that time, if they may be rehearsed."""
    told = list(steps)
    for stretch in _stretches(steps):
        if not all(rehearses(phrase.sentence) for _, phrase in stretch):
            continue
        aims = await _shares(stretch, steps, hear)
        for (number, phrase), aim in zip(stretch, aims, strict=True):
            told[number] = replace(phrase, aim=aim, is_cut=True)
    return tuple(told)


Stretch = list[tuple[int, Phrase]]
"""Phrases that are to last so long together, each with its place among the steps."""


def _stretches(steps: Iterable[Step]) -> Iterable[Stretch]:
    found: dict[tuple[int, int], Stretch] = {}
    for number, step in enumerate(steps):
        if isinstance(step, Phrase) and step.aim and step.aim.lasting:
            found.setdefault((step.part, step.aim.lasting.number), []).append((number, step))
    return found.values()


async def _shares(stretch: Stretch, steps: Sequence[Step], hear: Hear) -> list[Aim]:
    """For each phrase how many samples it may last: its own, times what all of them together need to be in time."""
    lengths = await asyncio.gather(*(_length(hear, _HEARD, phrase.sentence) for _, phrase in stretch))
    between = steps[stretch[0][0] : stretch[-1][0]]
    still = sum(len(step.pcm) // 2 for step in between if isinstance(step, Still))
    aims = [phrase.aim or Aim() for _, phrase in stretch]
    lasting = aims[0].lasting
    wanted = max(samples_of(lasting.milliseconds if lasting else 0) - still, 1)
    factor = wanted / max(sum(lengths), 1)
    return [
        replace(aim, lasting=None, samples=round(length * factor)) for aim, length in zip(aims, lengths, strict=True)
    ]


async def _tuned(sentence: Sentence, aim: Aim, hear: Hear) -> Rehearsed:
    """The sentence as high as is aimed at, whatever the voice's own pitch is."""
    own = fundamental((await hear(sentence)).pcm)
    if own is None:
        return Rehearsed(sentence)
    higher = 2 ** (aim.semitones / 12)
    base = own / higher if aim.hertz is None else aim.hertz
    wanted = max((base + aim.more_hertz) * higher, _LOWEST)
    heard = own
    for _ in range(_TRIES):
        if abs(wanted / heard - 1) < _NEAR:
            break
        pitch = sentence.pitch + 12 * math.log2(wanted / heard)
        sentence = replace(sentence, pitch=round(min(max(pitch, _PITCHES[0]), _PITCHES[1]), 3))
        heard = fundamental((await hear(sentence)).pcm) or wanted
    return Rehearsed(sentence, heard / wanted)


async def _paced(sentence: Sentence, samples: int, length: Length) -> Rehearsed:
    """The sentence at the pace at which it lasts so many samples."""
    best = told = Rehearsed(sentence, await length(sentence) / samples)
    for _ in range(_TRIES):
        if abs(best.misses - 1) < _NEAR:
            break
        rate = min(max(told.sentence.rate * told.misses, _RATES[0]), _RATES[1])
        tried = replace(sentence, rate=round(rate, 3))
        told = Rehearsed(tried, await length(tried) / samples)
        best = min(best, told, key=lambda each: abs(each.misses - 1))
    return _stretched(best)


async def _breathing(
    paced: Rehearsed, usual: Sentence, samples: int, length: Length, hear: Hear, rate: float
) -> Rehearsed:
    """The sentence at that pace with each of its pauses so many times as short as usual, if it is in time with them."""
    said = await hear(usual)
    wanted = tuple((position, round(quiet / rate)) for position, quiet in breaths(usual.text, said.pcm, said.began))
    if not wanted or _is_stretched_far(paced.sentence):
        return paced
    told = await _paced(replace(paced.sentence, stretch=1.0, breaths=wanted), samples, length)
    return paced if _is_stretched_far(told.sentence) else told


def _is_stretched_far(sentence: Sentence) -> bool:
    """Whether its pauses are stretched too much for them to be set."""
    return abs(sentence.stretch - 1) > _FAR


def _stretched(paced: Rehearsed) -> Rehearsed:
    """The sentence stretched to be in time where its engine cannot have it so."""
    if abs(paced.misses - 1) < _NEAR:
        return paced
    stretch = min(max(round(1 / paced.misses, 4), _STRETCHES[0]), _STRETCHES[1])
    return Rehearsed(replace(paced.sentence, stretch=stretch), paced.misses * stretch)


async def _within(sentence: Sentence, aim: Aim, hear: Hear) -> int | None:
    """How many samples the sentence lasts among what stands beside it; None where that is not to be told."""
    if not aim.after:
        return None
    begins = len(aim.before) + 1 if aim.before else 0
    whole = f"{aim.before} {sentence.text.removesuffix(',')} ".lstrip()
    ends = len(whole)
    sounds = tuple(replace(each, start=each.start + begins, end=each.end + begins) for each in sentence.sounds)
    said = await hear(replace(sentence, text=whole + aim.after, sounds=sounds))
    start, end = (_began(said, whole + aim.after, at) for at in (begins, ends))
    return None if start is None or end is None else max(end - start, 1)


def _began(said: SpokenSentence, text: str, at: int) -> int | None:
    """The sample at which the word there begins, if its engine tells of just that word."""
    word = next((word for word in said.began if word.position >= at), None)
    if word is None or word.is_estimated or any(map(is_said, text[at : word.position])):
        return None
    return word.sample


async def _length(hear: Hear, softest: float, sentence: Sentence) -> int:
    """How many samples the sentence lasts, up to the last that is louder than that part of its loudest."""
    return max(len(without_end((await hear(sentence)).pcm, hardly_heard=softest)) // 2, 1)
