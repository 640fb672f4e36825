"""Performances as tests look at them."""

from collections.abc import Iterable
from dataclasses import replace

from kahaniyaa_tts.speech.performance import Heard


def whole(performance: Iterable[Heard]) -> list[Heard]:
    """The same, each sentence in one stretch however it came."""
    sentences: list[Heard] = []
    begun: Heard | None = None
    for heard in performance:
        joined = replace(heard, pcm=begun.pcm + heard.pcm, start=begun.start) if begun else heard
        begun = joined if heard.goes_on else None
        if begun is None:
            sentences.append(joined)
    return sentences
