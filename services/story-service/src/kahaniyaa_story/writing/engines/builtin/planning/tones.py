"""What a tone makes of a story's course: of several ways its own, where the seed is the same, and what it dwells on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar
from zlib import crc32

from kahaniyaa_story.writing.engines.builtin.plots.storylets import Storylet
from kahaniyaa_story.writing.engines.builtin.world import TONES, words

_Way = TypeVar("_Way")
_PRIME = 2**19 - 1  # so that neither near seeds nor like words have the same ways
_DWELLS = 4  # steps of room that a beat comes sooner, or later
_LAST = 9
_LOVED: Mapping[str, tuple[str, ...]] = {
    "cheerful": words("pal.talk hero.day feast home wish.laugh strange.share"),
    "adventurous": words("walk weather.{weather} try.{want}.{way3} quest.go lost.wrong way.wrong rest contest.train"),
    "mysterious": words("time.{time} place.{place} strange.rumour rest low quest.riddle find.guess"),
    "whimsical": words("aside.{tone} weather.{weather} lost.ask trait.{trait} amiss.alone"),
    "educational": words("elder.says quest.riddle riddle.hint find.guess turn.{trait} mend.fix contest.train"),
    "funny": words("wish.laugh big.laugh pal.talk aside.{tone} try.{want}.{way3} mend.worse lost.ask"),
    "heartwarming": words("elder.says turn.{trait} thanks strange.share rest feast riddle.after"),
    "exciting": words("try.{want}.{way2} try.{want}.{way3} low big.others lost.wrong way.wrong mend.worse"),
}
_PASSED_OVER: Mapping[str, tuple[str, ...]] = {
    "cheerful": words("low time.{time} rest"),
    "adventurous": words("elder.says wish.laugh feast hero.day"),
    "mysterious": words("wish.laugh big.laugh feast pal.talk"),
    "whimsical": words("elder.says low lost.wrong turn.{trait}"),
    "educational": words("aside.{tone} low weather.{weather}"),
    "funny": words("low turn.{trait} time.{time} elder.says rest"),
    "heartwarming": words("wish.laugh big.laugh try.{want}.{way3}"),
    "exciting": words("place.{place} hero.day trait.{trait} elder.says rest feast home weather.{weather}"),
}
"""Of what may be told where there is room: what comes first in a tone, and what last."""


def turn_of(tone: str, seed: int, about: str, several: int) -> int:
    """Which of several ways is a tone's own: another for each tone where seed and matter are the same, any else."""
    begun = (crc32(about.encode()) + 1) * (crc32(b"%d" % seed) + 1) % _PRIME
    return (TONES.index(tone) + begun) % several


def own(ways: Sequence[_Way], tone: str, seed: int, about: str) -> _Way:
    """The one of some ways that is a tone's own."""
    return ways[turn_of(tone, seed, about, len(ways))]


def paced(storylets: Iterable[Storylet], tone: str) -> Iterator[Storylet]:
    """The storylets, those a tone dwells on with more room for them, and with less those that it passes over."""
    for each in storylets:
        step = _DWELLS * ((each.key in _PASSED_OVER[tone]) - (each.key in _LOVED[tone]))
        yield replace(each, room=min(_LAST, max(1, each.room + step))) if each.room and step else each
