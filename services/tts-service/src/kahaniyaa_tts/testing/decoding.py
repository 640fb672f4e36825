"""Files back to sound, as players decode them; PyAV decodes in a process of its own, as everywhere."""

import io
import subprocess
import sys

import numpy
import soundfile
from numpy.typing import NDArray

from kahaniyaa_tts.audio.formats import OPENAI_PCM_RATE, Form
from kahaniyaa_tts.engine import SAMPLE_RATE

Wave = NDArray[numpy.float32]

_DECODE_AAC = """
import io, sys, av
file = av.open(io.BytesIO(sys.stdin.buffer.read()))
for frame in file.decode(audio=0):
    sys.stdout.buffer.write(frame.to_ndarray().astype("<f4").tobytes())
"""


def decoded(content: bytes, form: Form) -> tuple[Wave, int]:
    """The sound of a file, full scale 1.0, and its samples a second."""
    if form in ("pcm", "openai-pcm"):
        rate = SAMPLE_RATE if form == "pcm" else OPENAI_PCM_RATE
        return numpy.frombuffer(content, dtype="<i2").astype(numpy.float32) / numpy.float32(32768), rate
    if form == "aac":
        raw = subprocess.run([sys.executable, "-c", _DECODE_AAC], input=content, capture_output=True, check=True)  # noqa: S603 - our own words
        return numpy.frombuffer(raw.stdout, dtype="<f4"), SAMPLE_RATE
    with soundfile.SoundFile(io.BytesIO(content)) as file:
        return numpy.asarray(file.read(dtype="float32"), dtype=numpy.float32), int(file.samplerate)


def pulses(wave: Wave, rate: int) -> list[float]:
    """The seconds at which something loud begins after 0.2 s without."""
    loud = numpy.flatnonzero(numpy.abs(wave) > numpy.abs(wave).max() / 3)
    begins = numpy.diff(loud, prepend=-rate) > rate / 5
    return [float(sample) / rate for sample in loud[begins]]
