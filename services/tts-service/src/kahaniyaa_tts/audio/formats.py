"""The forms in which sound is given out, and what they are called."""

from collections.abc import Mapping
from typing import Any, Literal

from kahaniyaa_shared.contracts.speech import AudioFormat
from kahaniyaa_tts.engine import SAMPLE_RATE

OPENAI_PCM_RATE = 24_000
"""Samples a second of `pcm` as OpenAI's clients expect it."""

Form = AudioFormat | Literal["openai-pcm"]
"""What an encoder makes: every format that can be asked for, and raw PCM at the rate that OpenAI's clients expect."""

MEDIA_TYPES: Mapping[Form, str] = {
    "mp3": "audio/mpeg",
    "opus": "audio/ogg; codecs=opus",
    "aac": "audio/aac",
    "flac": "audio/flac",
    "wav": "audio/wav",
    # Little-endian, which `audio/L16` (RFC 2586) is not; OpenAI's API uses this unregistered name for the same.
    "pcm": f"audio/pcm; rate={SAMPLE_RATE}",
    "openai-pcm": f"audio/pcm; rate={OPENAI_PCM_RATE}",
}

AUDIO_CONTENT: dict[str, Any] = {kind.partition(";")[0]: {} for kind in MEDIA_TYPES.values()}
"""The media types as an OpenAPI document lists them."""
