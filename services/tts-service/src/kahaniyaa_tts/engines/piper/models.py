"""The models that are loaded: few at a time, each once, and none for longer than it is wanted."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field

from kahaniyaa_tts.engines.piper.model import Model, loaded
from kahaniyaa_tts.engines.piper.shelf import PiperVoice


@dataclass(slots=True, kw_only=True)
class LoadedModels:
    """Keeps so many models, the last ones used, for so many seconds each."""

    most: int
    idle_seconds: float
    threads: int
    _models: "OrderedDict[str, asyncio.Task[Model]]" = field(default_factory=OrderedDict[str, "asyncio.Task[Model]"])
    _leaving: dict[str, asyncio.TimerHandle] = field(default_factory=dict[str, asyncio.TimerHandle])

    async def get(self, voice: PiperVoice) -> Model:
        """The voice's model, loaded once however many ask; raises EngineError where it cannot be."""
        key = f"{voice.model} {voice.stamp}"
        loading = self._models.get(key)
        if loading is None:
            loading = self._models[key] = asyncio.create_task(self._load(voice))
        self._stay(key)
        try:
            return await asyncio.shield(loading)
        finally:
            if loading.done() and (loading.cancelled() or loading.exception()):
                self._let_go(key)

    @property
    def loaded(self) -> tuple[str, ...]:
        """Those that are kept at the moment."""
        return tuple(self._models)

    def close(self) -> None:
        """Let go of all of them."""
        for key in tuple(self._models):
            self._let_go(key)

    async def _load(self, voice: PiperVoice) -> Model:
        return await asyncio.to_thread(loaded, voice.model, voice.description, threads=self.threads)

    def _stay(self, key: str) -> None:
        if timer := self._leaving.pop(key, None):
            timer.cancel()
        self._models.move_to_end(key)
        self._leaving[key] = asyncio.get_running_loop().call_later(self.idle_seconds, self._let_go, key)
        while len(self._models) > self.most:
            self._let_go(next(iter(self._models)))

    def _let_go(self, key: str) -> None:
        self._models.pop(key, None)
        if timer := self._leaving.pop(key, None):
            timer.cancel()
