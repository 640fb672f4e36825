"""What a beat brings near that somebody may be afraid of."""

from collections.abc import Mapping, Sequence
from random import Random

from kahaniyaa_story.writing.engines.builtin.hearing.request import Request
from kahaniyaa_story.writing.engines.builtin.telling.feasts import MOONLESS
from kahaniyaa_story.writing.engines.builtin.world import WANTS

_TOUCHES: Mapping[str, tuple[str, ...]] = {
    "time.night": ("dark",), "weather.rain": ("storm",), "kind.rain": ("storm",), "quest.need.lamp": ("dark",),
    "quest.gain.lamp": ("dark",), "quest.return.lamp": ("dark",), "quest.block.river": ("water",),
    "quest.block.cliff": ("height",), "quest.block.thicket": ("dark",), "strange.danger": ("storm",),
    "big.trouble.pit": ("dark", "height"), "big.trouble.mud": ("water",), "trick.comes.pond": ("water",),
    "contest.call.kites": ("height",), "riddle.gate.bridge": ("height", "water"), "chain.start.shelter": ("storm",),
    "why.need.crescent": ("dark",), "why.need.rainbow": ("storm",), "repaid.task.ring": ("water",),
    "way.away": ("alone",), "amiss.fly": ("height",), "amiss.swim": ("water",), "amiss.sea": ("water",),
    "amiss.moon": ("height", "dark"),
}  # fmt: skip
_WANT_TOUCHES: Mapping[str, tuple[str, ...]] = {
    "fly": ("height",), "swim": ("water",), "sea": ("water",), "moon": ("height", "dark"), "dark": ("dark",),
}  # fmt: skip
_BEGINS = ("trouble", "need", "comes", "call", "gate", "start", "task")


def frightens(key: str, request: Request) -> bool:
    """Whether a beat brings near what this listener fears."""
    return bool(set(_TOUCHES.get(key, ())) & set(request.fears))


def is_calm(key: str, request: Request) -> bool:
    """Whether a beat can be told to this listener, and brings near nothing that they fear."""
    return key not in request.untold and not frightens(key, request)


def frightening_kind(plot: str, kind: str, request: Request) -> bool:
    """Whether the trouble of a plot, in one of its kinds, is what a listener fears."""
    return any(frightens(f"{plot}.{stem}.{kind}", request) for stem in _BEGINS)


def calm_wants(request: Request) -> list[str]:
    """The wishes that bring near nothing a listener fears, and nothing that is not there on the day of a feast."""
    unasked = ("any", "dark", "moon") if request.feast in MOONLESS else ("any", "dark")
    return [w for w in WANTS if w not in unasked and not set(_WANT_TOUCHES.get(w, ())) & set(request.fears)]


def calm(names: Sequence[str], group: str, request: Request, rng: Random) -> str:
    """A time or a weather, where none was asked for."""
    return rng.choice([name for name in names if not frightens(f"{group}.{name}", request)])
