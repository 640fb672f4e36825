"""Who is heard next: first sentences first, and then everybody in turn."""

import asyncio
from contextvars import copy_context

from hypothesis import given as for_any
from hypothesis import strategies

from kahaniyaa_tts.turns import PLACE, Listener, Place, Turns


class Stage:
    """Says sentences, each only when it is told to go on, and notes their order."""

    def __init__(self, most: int) -> None:
        self.turns = Turns(most)
        self.said: list[str] = []
        self.most_at_once = self.now = 0
        self.going_on = asyncio.Semaphore(0)

    def ask(self, listener: Listener, name: str, number: int) -> "asyncio.Task[None]":
        placed = copy_context()
        placed.run(PLACE.set, Place(listener, number))
        return asyncio.get_running_loop().create_task(self.say(f"{name}{number}"), context=placed)

    async def say(self, name: str) -> None:
        async with self.turns.turn():
            self.said.append(name)
            self.now += 1
            self.most_at_once = max(self.now, self.most_at_once)
            try:
                await self.going_on.acquire()
            finally:
                self.now -= 1

    async def finish(self, asked: "list[asyncio.Task[None]]") -> list[str]:
        await asyncio.sleep(0)
        for _ in asked:
            self.going_on.release()
        await asyncio.gather(*asked, return_exceptions=True)
        return self.said


async def test_a_first_sentence_goes_before_everybodys_later_ones() -> None:
    stage = Stage(1)
    long, late = Listener(), Listener()
    asked = [stage.ask(long, "long", number) for number in range(4)]
    await asyncio.sleep(0)
    asked.append(stage.ask(late, "late", 0))
    assert (await stage.finish(asked))[:2] == ["long0", "late0"]


async def test_later_sentences_take_turns_by_listener() -> None:
    stage = Stage(1)
    one, other = Listener(), Listener()
    asked = [stage.ask(one, "a", number) for number in range(4)]
    asked += [stage.ask(other, "b", number) for number in range(4)]
    assert await stage.finish(asked) == ["a0", "b0", "a1", "b1", "a2", "b2", "a3", "b3"]


async def test_who_comes_late_joins_the_round_and_does_not_catch_up() -> None:
    stage = Stage(1)
    one, late = Listener(), Listener()
    asked = [stage.ask(one, "a", number) for number in range(6)]
    await asyncio.sleep(0)
    for _ in range(3):
        stage.going_on.release()
    while len(stage.said) < 4:
        await asyncio.sleep(0)
    asked += [stage.ask(late, "b", number) for number in range(3)]
    assert (await stage.finish(asked))[4:] == ["b0", "a4", "b1", "a5", "b2"]


async def test_who_leaves_is_passed_over() -> None:
    stage = Stage(1)
    asked = [stage.ask(Listener(), name, 0) for name in "abcd"]
    await asyncio.sleep(0)
    asked[1].cancel()
    asked[2].cancel()
    assert await stage.finish(asked) == ["a0", "d0"]


async def test_a_turn_that_nobody_takes_goes_to_the_next() -> None:
    stage = Stage(1)
    asked = [stage.ask(Listener(), name, 0) for name in "abc"]
    await asyncio.sleep(0)
    stage.going_on.release()
    while not asked[0].done():
        await asyncio.sleep(0)
    asked[1].cancel()
    assert (await stage.finish(asked))[-1] == "c0"


ASKING = strategies.lists(strategies.tuples(strategies.integers(0, 3), strategies.booleans()))


@for_any(strategies.integers(1, 3), ASKING)
async def test_never_more_at_once_and_everybody_who_stays_is_heard(most: int, asking: list[tuple[int, bool]]) -> None:
    stage = Stage(most)
    listeners = [Listener() for _ in range(4)]
    asked = [stage.ask(listeners[who], f"{who}-", number) for number, (who, _) in enumerate(asking)]
    await asyncio.sleep(0)
    for task, (_, leaves) in zip(asked, asking, strict=True):
        if leaves:
            task.cancel()
    await stage.finish(asked)
    assert stage.most_at_once <= most
    staying = sum(not leaves for _, leaves in asking)
    assert len(stage.said) >= staying
    assert stage.turns.waiting == 0
    async with asyncio.timeout(30):
        for _ in range(most):
            await stage.turns.turn().__aenter__()
