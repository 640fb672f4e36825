"""Recordings that are heard within speech: cut, repeated, made faster and louder as SSML's <audio> asks (3.3.1)."""

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass

from kahaniyaa_tts.audio.pcm import amplified, samples_of
from kahaniyaa_tts.audio.resampling import Resampler
from kahaniyaa_tts.engine import SAMPLE_RATE
from kahaniyaa_tts.speech.steps import Clip
from kahaniyaa_tts.text.document import Played

_FINE = 100
"""Speeds are told apart by hundredths."""
_SPEEDS = (0.1, 10.0)

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
    resampler = Resampler(round(_FINE * min(max(speed, _SPEEDS[0]), _SPEEDS[1])), _FINE)
    return resampler.more(sound) + resampler.rest()


def _repeated(sound: bytes, played: Played) -> bytes:
    samples = len(sound) // 2
    if not samples:
        return b""
    longest = LONGEST_CLIP if played.lasting is None else min(samples_of(played.lasting), LONGEST_CLIP)
    wanted = round(min(samples * played.times, longest))
    return (sound * math.ceil(wanted / samples))[: 2 * wanted]
