"""Stories told inside a story: how many there is room for, what they are about, and where they stand."""

from collections.abc import Iterator, Mapping, Sequence

from kahaniyaa_story.writing.engines.builtin.plan import Beat
from kahaniyaa_story.writing.engines.builtin.world import words

_LONG = 900  # words from which stories are told inside the story, whatever its plot
_OUTER, _INNER = 480, 420  # words of a long story around, and of each inside
_USUAL_INNER = 294  # words of each story inside one whose plot falls short
_SMALL_INNER = 200  # words of each story that is told to small children after the first
_LACKING = 0.12  # of a story's words: what a plot may fall short by before a story is told inside it
_SHORTEST = 60  # words of the shortest story that is told inside another
_AKIN: Mapping[str, tuple[str, ...]] = {
    theme: words(others)
    for theme, others in {
        "courage": "small friendship patience", "kindness": "gratitude friendship fairness",
        "small": "together courage", "friendship": "fairness kindness together",
        "patience": "wonder courage gratitude", "wit": "small honesty", "honesty": "fairness friendship",
        "fairness": "honesty friendship kindness", "enough": "wit fairness patience",
        "together": "small friendship gratitude", "wonder": "patience together", "home": "kindness gratitude",
        "gratitude": "kindness together",
    }.items()
}  # fmt: skip
_GATES = ("turn", "meet", "low")
"""Before which part of a story another may be told: best before the turn, to one who has just lost heart."""
_NEEDED = ("big.trouble.", "quest.need.herb")
"""What lets nobody sit down to a story before it is over."""


def akin(theme: str) -> tuple[str, ...]:
    """The themes of a story that one may tell to somebody who is in a story of this theme."""
    return _AKIN[theme]


def inside_long(length: float) -> list[int]:
    """The lengths of the stories to tell inside a long one."""
    return [_INNER] * max(0, round((length - _OUTER) / _INNER)) if length >= _LONG else []


def inside(lacking: float, length: float, *, for_small_ears: bool) -> list[int]:
    """The lengths of the stories to tell inside one whose plot falls short of its words."""
    if lacking <= max(_SHORTEST, _LACKING * length):
        return []
    many = max(1, round(lacking / (_SMALL_INNER if for_small_ears else _USUAL_INNER)))
    return [round(lacking / many)] * many


def set_in(beats: Sequence[Beat], inner: Sequence[Sequence[Beat]]) -> Iterator[Beat]:
    """The beats of a story, with stories told inside it where one part ends and the next begins."""
    gates = list(_gates(beats)) or [len(beats) // 2]
    for i, beat in enumerate(beats):
        for number, told in enumerate(inner):
            if gates[number % len(gates)] == i:
                yield Beat(key="tale.begin", part="low")
                yield from _open_ended(told)
                yield Beat(key="tale.end", part="low")
        yield beat


def somebody_waits(beats: Sequence[Beat]) -> bool:
    """Whether somebody is in need for as long as the story lasts: stuck in the mud, or ill."""
    return any(beat.key.startswith(_NEEDED) for beat in beats)


def one_after_the_other(beats: Sequence[Beat], inner: Sequence[Sequence[Beat]]) -> Iterator[Beat]:
    """The beats of a story, with other stories told at bedtime before its last words."""
    yield from _open_ended(beats)
    for number, told in enumerate(inner):
        yield Beat(key="tale.more" if number else "tale.night", part="home")
        yield from _open_ended(told)
    yield from (beat for beat in beats if _closes(beat))


def _gates(beats: Sequence[Beat]) -> Iterator[int]:
    """Where stories may stand: before anybody leaves, where an elder sets the task, for the elder stays behind."""
    is_sent = any("elder" in beat.needs and "trouble" in beat.adds for beat in beats)
    leaving = next((i for i, beat in enumerate(beats) if "gone" in beat.adds), 0)
    parts = [beat.part for beat in beats]
    yield from [leaving] if is_sent and leaving else (parts.index(part) for part in _GATES if part in parts)


def _open_ended(beats: Sequence[Beat]) -> Iterator[Beat]:
    """The beats but for the last words to the listener, who is told more."""
    return (beat for beat in beats if not _closes(beat))


def _closes(beat: Beat) -> bool:
    return beat.key.startswith("close.")
