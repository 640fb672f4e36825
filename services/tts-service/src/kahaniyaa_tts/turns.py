"""Whose sentence is said next: everybody's first before anybody's second, and then each listener's in turn."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from weakref import WeakKeyDictionary


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Listener:
    """Somebody who waits for sentences: one request."""


@dataclass(frozen=True, slots=True)
class Place:
    """Which sentence of which listener is being said."""

    listener: Listener
    number: int  # 0 is the first, for which somebody waits in silence


PLACE: ContextVar[Place] = ContextVar("place")
"""The place of the sentence that a task says; whoever asks without one is a listener with a single sentence."""

_Waiting = tuple[int, int, int, asyncio.Future[None]]


@dataclass(slots=True)
class Turns:
    """Lets so many sentences be said at once by one engine.

    First sentences go first. After them each listener has one sentence a round (start-time fair queueing: Goyal, Vin
    and Cheng 1996), so that a long story neither holds up the others nor is held up by them.
    """

    most: int
    _busy: int = 0
    _round: int = 0
    _rounds: WeakKeyDictionary[Listener, int] = field(default_factory=WeakKeyDictionary[Listener, int])
    _waiting: list[_Waiting] = field(default_factory=list[_Waiting])
    _tickets: "count[int]" = field(default_factory=count)

    @asynccontextmanager
    async def turn(self) -> AsyncGenerator[None]:
        """Wait for the turn of this task's sentence, and hold it for as long as the block lasts."""
        await self._come()
        try:
            yield
        finally:
            self._go()

    @property
    def waiting(self) -> int:
        """How many sentences wait."""
        return sum(not turn.done() for *_, turn in self._waiting)

    async def _come(self) -> None:
        if self._busy < self.most:
            self._busy += 1
            return
        turn = asyncio.get_running_loop().create_future()
        heappush(self._waiting, (*self._rank(), next(self._tickets), turn))
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():  # it was this one's turn, and nobody is there to take it
                self._go()
            raise

    def _rank(self) -> tuple[int, int]:
        place = PLACE.get(None)
        if place is None or place.number == 0:
            return 0, 0
        mine = max(self._rounds.get(place.listener, 0), self._round) + 1
        self._rounds[place.listener] = mine
        return 1, mine

    def _go(self) -> None:
        while self._waiting:
            _, when, _, turn = heappop(self._waiting)
            if not turn.done():
                self._round = max(self._round, when)
                turn.set_result(None)
                return
        self._busy -= 1
