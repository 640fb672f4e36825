"""Tasks that run for as long as a service does."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field

from kahaniyaa_shared.telemetry import log


@dataclass(slots=True)
class Background:
    """Starts tasks, says when one dies, and ends them all together."""

    _tasks: set[asyncio.Task[None]] = field(default_factory=set["asyncio.Task[None]"])

    def spawn(self, work: Coroutine[object, object, None]) -> None:
        """Run something until the service stops."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    async def stop(self) -> None:
        """Cancel what runs, and wait for it to end."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (failure := task.exception()):
            log().error("background_task_died", error=type(failure).__name__, exc_info=failure)
