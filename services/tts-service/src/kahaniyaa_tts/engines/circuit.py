"""A circuit breaker: after failures in a row an engine is left in peace for a while, instead of being waited for."""

import time
from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, Gauge
from purgatory.domain.model import Context, OpenedState

from kahaniyaa_shared.engines import EngineError
from kahaniyaa_shared.telemetry import log

_LONGEST_PEACE = 3_600.0
"""Seconds for which an engine's own wish is heeded at most, whatever it says."""


@dataclass(frozen=True, slots=True)
class CircuitMetrics:
    """Which engines are left in peace at the moment."""

    state: Gauge

    @classmethod
    def on(cls, registry: CollectorRegistry) -> "CircuitMetrics":
        """Register it."""
        return cls(Gauge("tts_engine_resting", "1 while an engine is left in peace.", ("engine",), registry=registry))


@dataclass(slots=True, kw_only=True)
class Circuit:
    """Opens after so many passing failures in a row, and lets somebody try again after so many seconds.

    It opens at once where the engine itself says when to come back, and until then.
    """

    engine: str
    failures: int
    seconds: float
    metrics: CircuitMetrics
    _context: Context = field(init=False)
    _asked_until: float = 0.0  # on the monotonic clock

    def __post_init__(self) -> None:
        self._context = Context(self.engine, self.failures, self.seconds)
        self.metrics.state.labels(self.engine).set(0)

    @property
    def is_open(self) -> bool:
        """Whether the engine is left in peace."""
        return self._context.state == "opened" or self._wants_peace

    def enter(self) -> None:
        """Go on only where the engine may be asked; raises a passing EngineError where it may not."""
        if self._wants_peace:
            raise EngineError(f"{self.engine} asked to be left in peace for a while.", passing=True)
        try:
            self._context.handle_new_request()
        except OpenedState:
            failure = f"{self.engine} failed {self.failures} times in a row and is left in peace."
            raise EngineError(failure, passing=True) from None

    def works(self) -> None:
        """The engine did what it was asked, or said plainly that it cannot."""
        self._context.handle_end_request()
        self._tell()

    def failed(self, error: EngineError, *, again_after: float = 0.0) -> None:
        """The engine failed in a way that may pass; it may have said after how many seconds to ask again."""
        self._context.handle_exception(error)
        seconds = min(again_after, _LONGEST_PEACE)
        self._asked_until = max(self._asked_until, time.monotonic() + seconds) if seconds > 0 else self._asked_until
        self._tell()
        if self.is_open:
            log().warning("engine_left_in_peace", engine=self.engine, seconds=seconds or self.seconds)

    @property
    def _wants_peace(self) -> bool:
        return time.monotonic() < self._asked_until

    def _tell(self) -> None:
        self._context.messages.clear()
        self.metrics.state.labels(self.engine).set(self.is_open)
