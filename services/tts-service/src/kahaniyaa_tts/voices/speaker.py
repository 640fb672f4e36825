"""Who speaks, and how they differ from their usual way: what a chosen voice comes to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A role and a shade of it, or an engine's own voice; how somebody's preset changes it."""

    role: str = "narrator"
    shade: int = 0
    voice: str = ""  # `engine:name`
    language: str = ""  # the only one that this voice speaks; none where it speaks all
    rate: float = 1.0  # times as fast
    pitch: float = 0.0  # semitones higher
    lively: float = 1.0  # times the pitch range
    gain: float = 0.0  # dB louder
