"""Several addresses of one service: the less busy of two is asked, and one that fails is left alone for a while."""

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random

_FIRST_REST = 1.0  # seconds, doubled with each failure in a row
_LONGEST_REST = 30.0


@dataclass(slots=True, eq=False)
class Replica:
    """One address, with what we have seen of it."""

    url: str
    in_flight: int = 0
    failures: int = 0
    rests_until: float = 0.0

    @contextmanager
    def asked(self) -> Iterator[None]:
        """Counts a request for as long as it lasts."""
        self.in_flight += 1
        try:
            yield
        finally:
            self.in_flight -= 1


@dataclass(slots=True)
class Replicas:
    """The addresses of a service."""

    all: Sequence[Replica]
    chance: Random
    clock: Callable[[], float] = time.monotonic

    @classmethod
    def of(cls, urls: Sequence[str], chance: Random, *, clock: Callable[[], float] = time.monotonic) -> "Replicas":
        """Replicas at these addresses, none seen yet."""
        return cls([Replica(url) for url in urls], chance, clock)

    def choose(self, *, tried: Collection[Replica] = ()) -> Replica | None:
        """The less busy of two; where all rest, one of them anyway; None where each was tried."""
        left = [replica for replica in self.all if replica not in tried]
        now = self.clock()
        awake = [replica for replica in left if replica.rests_until <= now] or left
        if not awake:
            return None
        return min(self.chance.sample(awake, min(2, len(awake))), key=lambda replica: replica.in_flight)

    def failed(self, replica: Replica) -> None:
        """Leave a replica alone, longer each time in a row."""
        rest = min(_FIRST_REST * 2**replica.failures, _LONGEST_REST)
        replica.failures = min(replica.failures + 1, 10)
        replica.rests_until = self.clock() + rest

    def answered(self, replica: Replica) -> None:
        """Trust a replica again."""
        replica.failures = 0
        replica.rests_until = 0.0
