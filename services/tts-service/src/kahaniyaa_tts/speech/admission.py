"""How many requests are spoken at once: beyond it, an honest "come back then" instead of a growing queue."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from kahaniyaa_tts.speech.problems import TooBusy

_FIRST_GUESS = 2.0
_NEWS = 0.2
"""How much each request that ends changes what is known of how long they take."""


@dataclass(slots=True)
class Admission:
    """Lets in so many requests in all, and so many of one owner's."""

    most: int
    most_per_owner: int
    clock: Callable[[], float] = time.monotonic
    _inside: Counter[str] = field(default_factory=Counter[str])
    _stay: float = _FIRST_GUESS  # seconds that a request takes

    @contextmanager
    def of(self, owner: str) -> Iterator[None]:
        """Be inside for as long as the block lasts; raises TooBusy where there is no room."""
        if self._inside[owner] >= self.most_per_owner:
            raise TooBusy.of(self._until_one_leaves(self.most_per_owner))
        if self._inside.total() >= self.most:
            raise TooBusy.of(self._until_one_leaves(self.most))
        self._inside[owner] += 1
        came = self.clock()
        try:
            yield
        finally:
            self._stay += _NEWS * (self.clock() - came - self._stay)
            self._inside[owner] -= 1
            self._inside += Counter()  # drops those at zero

    def _until_one_leaves(self, inside: int) -> float:
        """Seconds: where each of so many stays so long, one leaves every so often."""
        return self._stay / inside
