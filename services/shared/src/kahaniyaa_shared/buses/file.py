"""Events between processes of one machine, through a SQLite file in the shared data folder."""

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from kahaniyaa_shared.events import BusDown, Event, Subscription
from kahaniyaa_shared.telemetry import log

T = TypeVar("T")

_LOOK_EVERY = 0.1
_KEEP_SECONDS = 7 * 86_400
_WAL_TRIES, _WAL_PAUSE = 100, 0.02
_TABLES = """
CREATE TABLE IF NOT EXISTS event (
  number INTEGER PRIMARY KEY AUTOINCREMENT, at REAL NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS event_at ON event (at);
CREATE TABLE IF NOT EXISTS position (reader TEXT PRIMARY KEY, number INTEGER NOT NULL);
"""


@dataclass(slots=True)
class FileBus:
    """Appends events to the file; each group's readers go on from where the group was, each lone reader from now."""

    path: Path
    _readers: list[asyncio.Task[None]] = field(default_factory=list[asyncio.Task[None]])

    async def publish(self, event: Event) -> None:
        """Append the event; it is on the disk when this returns."""

        def append(file: sqlite3.Connection) -> None:
            now = time.time()
            file.execute("DELETE FROM event WHERE at < ?", (now - _KEEP_SECONDS,))
            file.execute("INSERT INTO event (at, type, body) VALUES (?, ?, ?)", (now, event.type, event.to_json()))

        await self._do(append)

    async def subscribe(self, subscription: Subscription) -> None:
        """Follow the file in a task of its own."""
        start = await self._do(lambda file: _start(file, subscription))
        self._readers.append(asyncio.create_task(self._follow(subscription, start)))

    async def ping(self) -> None:
        """Raise `BusDown` where the file cannot be read."""
        await self._do(lambda file: file.execute("SELECT 1").fetchone())

    async def close(self) -> None:
        """Stop following."""
        for reader in self._readers:
            reader.cancel()
        await asyncio.gather(*self._readers, return_exceptions=True)
        self._readers.clear()

    async def _follow(self, subscription: Subscription, position: int) -> None:
        with closing(_Watch(self.path)) as watch:
            while True:
                try:
                    if await asyncio.to_thread(watch.sees_beyond, position):
                        position = await self._deliver(subscription, position)
                except Exception as failure:  # noqa: BLE001  # the outermost loop of this task: the event comes again
                    log().error("event_not_handled", error=type(failure).__name__, group=subscription.group)
                    await asyncio.sleep(1)
                await asyncio.sleep(_LOOK_EVERY)

    async def _deliver(self, subscription: Subscription, position: int) -> int:
        for number, kind, body in await self._do(lambda file, after=position: _after(file, after)):
            if kind in subscription.types:
                await subscription.handler(Event.from_json(body))
            position = number
            if subscription.group:
                await self._do(lambda file, at=number: _remember(file, str(subscription.group), at))
        return position

    async def _do(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run one transaction on the file in a thread; a connection per call, because threads may not share one."""

        def transaction() -> T:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=10)) as file, file:
                _write_ahead(file)
                file.execute("PRAGMA synchronous=FULL")
                file.executescript(_TABLES)
                return work(file)

        try:
            return await asyncio.to_thread(transaction)
        except sqlite3.Error as failure:
            raise BusDown(f"The events file {self.path.name} cannot be used.") from failure


@dataclass(slots=True)
class _Watch:
    """Looks for new events on a connection that stays open: opening one costs fifty times as much as a look."""

    path: Path
    _file: sqlite3.Connection | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)  # a look may still be under way when it is closed

    def sees_beyond(self, position: int) -> bool:
        """Whether there are events after that number."""
        with self._lock:
            if self._file is None:
                self._file = sqlite3.connect(self.path, timeout=10, check_same_thread=False)
            ((newest,),) = self._file.execute("SELECT coalesce(max(number), 0) FROM event").fetchall()
            return int(newest) > position

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._file is not None:
                self._file.close()


def _write_ahead(file: sqlite3.Connection) -> None:
    """Into WAL mode; of several who make the file at once SQLite lets one wait for nobody, so the others come again."""
    for _ in range(_WAL_TRIES):
        try:
            file.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            time.sleep(_WAL_PAUSE)
        else:
            return
    file.execute("PRAGMA journal_mode=WAL")


def _start(file: sqlite3.Connection, subscription: Subscription) -> int:
    """Where a reader begins: at its group's position, or at the first event that is not too old."""
    if subscription.group:
        known = file.execute("SELECT number FROM position WHERE reader = ?", (subscription.group,)).fetchone()
        return int(known[0]) if known else 0
    oldest = time.time() - subscription.since.total_seconds()
    (before,) = file.execute("SELECT coalesce(max(number), 0) FROM event WHERE at < ?", (oldest,)).fetchone()
    return int(before)


def _after(file: sqlite3.Connection, position: int) -> Sequence[tuple[int, str, str]]:
    query = "SELECT number, type, body FROM event WHERE number > ? ORDER BY number LIMIT 200"
    return file.execute(query, (position,)).fetchall()


def _remember(file: sqlite3.Connection, group: str, number: int) -> None:
    file.execute(
        "INSERT INTO position (reader, number) VALUES (?, ?) "
        "ON CONFLICT (reader) DO UPDATE SET number = max(number, excluded.number)",
        (group, number),
    )
