"""The presses there are: started on demand up to a number, let go when idle, replaced when lost."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from kahaniyaa_tts.audio.encoders.press import Press, PressedFile, started


@dataclass(slots=True)
class PressRoom:
    """Has each file made by the press that has the fewest in the making."""

    most: int
    idle_seconds: float
    time_limit: float
    _presses: list[Press] = field(default_factory=list[Press])
    _starting: asyncio.Lock = field(default_factory=asyncio.Lock)
    _leaving: dict[Press, asyncio.TimerHandle] = field(default_factory=dict["Press", asyncio.TimerHandle])
    _ending: set[asyncio.Task[None]] = field(default_factory=set[asyncio.Task[None]])

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes there are."""
        return tuple(press.process.pid for press in self._presses if press.is_alive)

    @asynccontextmanager
    async def file(self, form: str) -> AsyncGenerator[PressedFile]:
        """A file in the making; raises EncoderLostError if its press is lost."""
        press = await self._press()
        try:
            async with press.file(form) as pressed:
                yield pressed
        finally:
            self._rest(press)

    async def close(self) -> None:
        """End every press."""
        while self._presses:
            self._let_go(self._presses[0])
        await asyncio.gather(*self._ending)

    async def _press(self) -> Press:
        async with self._starting:
            for lost in [press for press in self._presses if not press.is_alive]:
                self._let_go(lost)
            if all(press.files for press in self._presses) and len(self._presses) < self.most:
                self._presses.append(await started(time_limit=self.time_limit))
            press = min(self._presses, key=lambda each: each.files)
            self._stay(press)
            return press

    def _rest(self, press: Press) -> None:
        """Let a press that nobody needs go, after a while."""
        if press.files or press not in self._presses:
            return
        self._stay(press)
        self._leaving[press] = asyncio.get_running_loop().call_later(self.idle_seconds, self._let_go, press)

    def _stay(self, press: Press) -> None:
        if leaving := self._leaving.pop(press, None):
            leaving.cancel()

    def _let_go(self, press: Press) -> None:
        self._stay(press)
        self._presses.remove(press)
        task = asyncio.get_running_loop().create_task(press.end())
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)
