"""A circuit breaker: after failures in a row an engine is left in peace for a while, instead of being waited for."""

from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, Gauge
from purgatory.domain.model import Context, OpenedState

from kahaniyaa_shared.engines import EngineError
from kahaniyaa_shared.telemetry import log


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
    """Opens after so many passing failures in a row, and lets somebody try again after so many seconds."""

    engine: str
    failures: int
    seconds: float
    metrics: CircuitMetrics
    _context: Context = field(init=False)

    def __post_init__(self) -> None:
        self._context = Context(self.engine, self.failures, self.seconds)
        self.metrics.state.labels(self.engine).set(0)

    @property
    def is_open(self) -> bool:
        """Whether the engine is left in peace."""
        return self._context.state == "opened"

    def enter(self) -> None:
        """Go on only where the engine may be asked; raises a passing EngineError where it may not."""
        try:
            self._context.handle_new_request()
        except OpenedState:
            failure = f"{self.engine} failed {self.failures} times in a row and is left in peace."
            raise EngineError(failure, passing=True) from None

    def works(self) -> None:
        """The engine did what it was asked, or said plainly that it cannot."""
        self._context.handle_end_request()
        self._tell()

    def failed(self, error: EngineError) -> None:
        """The engine failed in a way that may pass."""
        self._context.handle_exception(error)
        self._tell()
        if self.is_open:
            log().warning("engine_left_in_peace", engine=self.engine, seconds=self.seconds)

    def _tell(self) -> None:
        self._context.messages.clear()
        self.metrics.state.labels(self.engine).set(self.is_open)
