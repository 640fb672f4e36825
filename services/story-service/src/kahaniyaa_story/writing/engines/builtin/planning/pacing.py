"""What a tone dwells on, and what it passes over."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kahaniyaa_story.writing.engines.builtin.plots.storylets import Storylet
from kahaniyaa_story.writing.engines.builtin.world import words

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


def paced(storylets: Iterable[Storylet], tone: str) -> Iterator[Storylet]:
    """The storylets, those a tone dwells on with more room for them, and with less those that it passes over."""
    for each in storylets:
        step = _DWELLS * ((each.key in _PASSED_OVER[tone]) - (each.key in _LOVED[tone]))
        yield replace(each, room=min(_LAST, max(1, each.room + step))) if each.room and step else each
