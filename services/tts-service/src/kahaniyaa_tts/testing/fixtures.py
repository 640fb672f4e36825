"""The types of the fixtures that tts-service's tests ask for."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol

import httpx2

from kahaniyaa_tts.engine import Sentence, SpeechEngine
from kahaniyaa_tts.speech.performance import Heard
from kahaniyaa_tts.speech.steps import Part
from kahaniyaa_tts.testing.engines import Said


class Say(Protocol):
    """Has a sentence said by the real engine."""

    async def __call__(self, sentence: Sentence) -> Said:
        """All that was heard of it."""
        ...


class Perform(Protocol):
    """Has parts performed by the real engine in the real voices."""

    async def __call__(self, *parts: Part) -> list[Heard]:
        """Everything that was heard, in order."""
        ...


class PerformWith(Protocol):
    """Has parts performed by an engine of the test's."""

    async def __call__(self, engine: SpeechEngine, *parts: Part) -> list[Heard]:
        """Everything that was heard, in order."""
        ...


class Service(Protocol):
    """Runs tts-service on a real port."""

    def __call__(self, user: str | None = ..., **settings: object) -> AbstractAsyncContextManager[httpx2.AsyncClient]:
        """A client of it with the user's token, or with none."""
        ...
