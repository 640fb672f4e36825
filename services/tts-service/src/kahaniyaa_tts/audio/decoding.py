"""Our own recordings back to PCM."""

import io

import numpy
import soundfile

from kahaniyaa_tts.audio.resampling import Resampler
from kahaniyaa_tts.engine import SAMPLE_RATE


def decoded(content: bytes, media_type: str) -> bytes | None:
    """The sound of a file of ours, mono at SAMPLE_RATE; None if its form is not read here (AAC)."""
    kind = media_type.partition(";")[0]
    if kind == "audio/pcm":
        return content
    if kind == "audio/aac":
        return None
    with soundfile.SoundFile(io.BytesIO(content)) as file:
        wave = file.read(dtype="int16")
        rate = file.samplerate
    pcm = numpy.ascontiguousarray(wave, dtype="<i2").tobytes()
    if rate == SAMPLE_RATE:
        return pcm
    resampler = Resampler(rate, SAMPLE_RATE)
    return resampler.more(pcm) + resampler.rest()
