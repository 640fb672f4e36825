"""Takes what a writer yields as it comes, and hands over everything that is there at once: one transaction for it."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from typing import TypeVar

T = TypeVar("T")


async def in_batches(source: AsyncIterator[T]) -> AsyncGenerator[list[T], None]:
    """What the source yields, in order: each list is what came while the one before was dealt with."""
    queue: asyncio.Queue[T | None] = asyncio.Queue()
    filling = asyncio.create_task(_fill(queue, source))
    try:
        open_ended = True
        while open_ended:
            taken = [await queue.get(), *_at_hand(queue)]
            open_ended = taken[-1] is not None
            batch = [item for item in taken if item is not None]
            if batch:
                yield batch
        await filling
    finally:
        filling.cancel()
        await asyncio.wait([filling])


async def _fill(queue: "asyncio.Queue[T | None]", source: AsyncIterator[T]) -> None:
    try:
        async for item in source:
            queue.put_nowait(item)
            await asyncio.sleep(0)  # a writer that never waits must let the others work
    finally:
        queue.put_nowait(None)


def _at_hand(queue: "asyncio.Queue[T | None]") -> list[T | None]:
    return [queue.get_nowait() for _ in range(queue.qsize())]
