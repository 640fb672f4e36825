"""Tasks that run for as long as a service does."""

import asyncio
from collections.abc import Coroutine, Iterable
from dataclasses import dataclass, field

from kahaniyaa_shared.telemetry import log

_AGAIN_AFTER = 2.0  # seconds


async def end(tasks: Iterable[asyncio.Task[None]]) -> None:
    """Cancel these tasks and wait until they have ended.

    Once is not always enough: a client library may swallow a cancellation that reaches it while it hangs up.
    """
    waiting = set(tasks)
    while waiting:
        for task in waiting:
            task.cancel()
        ended, waiting = await asyncio.wait(waiting, timeout=_AGAIN_AFTER)
        await asyncio.gather(*ended, return_exceptions=True)


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
        await end(tuple(self._tasks))

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (failure := task.exception()):
            log().error("background_task_died", error=type(failure).__name__, exc_info=failure)
