"""How many requests are spoken at once: beyond it, an honest "come back soon" instead of a growing queue."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from kahaniyaa_tts.speech.problems import TooBusy


@dataclass(slots=True)
class Admission:
    """Lets in so many requests in all, and so many of one owner's."""

    most: int
    most_per_owner: int
    _inside: Counter[str] = field(default_factory=Counter[str])

    @contextmanager
    def of(self, owner: str) -> Iterator[None]:
        """Be inside for as long as the block lasts; raises TooBusy where there is no room."""
        if self._inside.total() >= self.most or self._inside[owner] >= self.most_per_owner:
            raise TooBusy.now()
        self._inside[owner] += 1
        try:
            yield
        finally:
            self._inside[owner] -= 1
            self._inside += Counter()  # drops those at zero
