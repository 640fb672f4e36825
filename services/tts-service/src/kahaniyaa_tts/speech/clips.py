"""Recordings that are heard within speech: cut, repeated, made faster and louder as SSML's <audio> asks (3.3.1)."""

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy

from kahaniyaa_tts.audio.pcm import amplified, samples_of
from kahaniyaa_tts.engine import SAMPLE_RATE
from kahaniyaa_tts.speech.steps import Clip
from kahaniyaa_tts.text.document import Played

LONGEST_CLIP = 300 * SAMPLE_RATE
"""Samples of one clip, however often it is repeated."""


@dataclass(frozen=True, slots=True)
class Clips:
    """The recordings that a text may play, as PCM by their ids."""

    sounds: Mapping[str, bytes]

    def clip(self, part: int, played: Played) -> Clip | None:
        """The recording as it is to be heard; None if there is no such recording, or nothing of it to hear."""
        sound = self.sounds.get(played.recording)
        if sound is None:
            return None
        once = _faster(_cut(sound, played), played.speed)
        heard = _repeated(once, played)
        if not heard:
            return None
        loud = amplified(heard, played.gain) if played.gain else heard
        return Clip(part, loud, hashlib.sha256(loud).hexdigest())


NO_CLIPS = Clips({})
"""Where nothing may be played."""


def _cut(sound: bytes, played: Played) -> bytes:
    end = len(sound) if played.end is None else 2 * samples_of(played.end)
    return sound[2 * samples_of(played.begin) : end]


def _faster(sound: bytes, speed: float) -> bytes:
    """The sound as a tape gives it that runs so many times as fast."""
    if speed == 1.0 or not sound:
        return sound
    wave = numpy.frombuffer(sound, dtype="<i2").astype(numpy.float32)
    count = min(max(round(len(wave) / speed), 1), LONGEST_CLIP)
    return numpy.interp(numpy.arange(count) * speed, numpy.arange(len(wave)), wave).astype("<i2").tobytes()


def _repeated(sound: bytes, played: Played) -> bytes:
    samples = len(sound) // 2
    if not samples:
        return b""
    longest = LONGEST_CLIP if played.lasting is None else min(samples_of(played.lasting), LONGEST_CLIP)
    wanted = round(min(samples * played.times, longest))
    return (sound * math.ceil(wanted / samples))[: 2 * wanted]
