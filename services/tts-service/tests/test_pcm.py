"""PCM made louder."""

import numpy

from kahaniyaa_tts.audio.pcm import amplified


def test_loud_sound_is_bent_and_never_cut() -> None:
    wave = (numpy.sin(numpy.arange(22050) / 20) * 30000).astype("<i2").tobytes()
    loud = numpy.frombuffer(amplified(wave, 12), "<i2")
    assert numpy.abs(loud).max() < 32767 * 0.89
    assert amplified(b"", 6) == b""
