"""What speech costs, counted by engine and language, never by what was said."""

from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Histogram

_LABELS = ("engine", "language")
_BUCKETS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class SpeechMetrics:
    """How long engines take for a sentence, waiting included, how much sound they make, and how many processes end."""

    took: Histogram
    sound: Counter
    lost: Counter

    @classmethod
    def on(cls, registry: CollectorRegistry) -> "SpeechMetrics":
        """Register them."""
        return cls(
            Histogram(
                "tts_seconds", "Time an engine takes for a sentence.", _LABELS, registry=registry, buckets=_BUCKETS
            ),
            Counter("tts_sound_seconds_total", "Sound that engines made.", _LABELS, registry=registry),
            Counter("tts_workers_lost_total", "Speech processes that ended by themselves.", registry=registry),
        )

    def count(self, engine: str, language: str, *, took: float, sound: float) -> None:
        """Count a sentence that an engine said; both are seconds."""
        self.took.labels(engine, language).observe(took)
        self.sound.labels(engine, language).inc(sound)
