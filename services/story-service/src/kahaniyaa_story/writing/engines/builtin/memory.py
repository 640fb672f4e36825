"""What a listener was told before: so that the next story has another plot, another place, other words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from pydantic import ValidationError

from kahaniyaa_story.writing.brief import Earlier
from kahaniyaa_story.writing.engines.builtin.plan import StoryPlan, from_json

_LASTING = 3
"""A plot or a place is not told again while so many stories ago it was, where there is another."""
_WAYS = 3
"""For how many small plots a plot counts that is told whole: it has other ways to go each time."""
_HEARD = 50
"""So many stories ago a telling was heard that it is new again."""


@dataclass(frozen=True, slots=True)
class Memory:
    """The last stories, newest first: their plots and places, and how lately each telling was heard, from 0 to 1."""

    plots: tuple[str, ...] = ()
    tales: tuple[str, ...] = ()  # the miniature of each story, or its plot where it was told whole
    places: tuple[str, ...] = ()
    tellings: Mapping[str, float] = field(default_factory=dict[str, float])

    def fresh_plots(self, names: Sequence[str]) -> list[str]:
        """The plots that were not told lately; where all were, those told longest ago."""
        return _fresh(names, self.plots)

    def longest_untold(self, tales: Mapping[str, Sequence[str]]) -> list[str]:
        """Of some plots, each with the tales it may be told as, those that have one which was told longest ago."""
        ages = {plot: max((self._age(tale, plot) for tale in each), default=0) for plot, each in tales.items()}
        return [plot for plot, age in ages.items() if age == max(ages.values())]

    def _age(self, tale: str, plot: str) -> int:
        """How many stories ago a tale was told; more than all that are remembered where it never was."""
        if tale not in self.tales:
            return _WAYS * (len(self.tales) + 1)
        age = self.tales.index(tale)
        return _WAYS * (age + 1) - 1 if tale == plot else age

    def place(self, names: Sequence[str], rng: Random) -> str:
        """One of the places, where no story lately was."""
        return rng.choice(_fresh(names, self.places))

    def least_heard(self, told: Mapping[str, Sequence[str]]) -> list[str]:
        """The names whose tellings were heard least lately."""
        heard = {name: max(map(self.staleness, tellings), default=0.0) for name, tellings in told.items()}
        return [name for name, stale in heard.items() if stale == min(heard.values())]

    def staleness(self, telling: str) -> float:
        """How new in the listener's ear a telling is, from 0 to 1."""
        return self.tellings.get(telling, 0.0)


NOTHING = Memory()
"""The memory of a listener to whom nothing was told yet."""


def memory_of(earlier: Sequence[Earlier], language: str) -> Memory:
    """The memory of stories told before; tellings count in their own language, notes of other writers not at all."""
    plans = [(told, plan) for told in earlier if (plan := _plan(told.plan)) is not None]
    tellings = dict[str, float]()
    for age, (told, plan) in enumerate(plans):
        if told.language == language:
            for beat in plan.beats:
                tellings.setdefault(beat.telling, max(0.0, 1 - age / _HEARD))
    return Memory(
        plots=tuple(plan.tales[0].plot for _, plan in plans),
        tales=tuple(map(_tale, (plan for _, plan in plans))),
        places=tuple(plan.tales[0].cast["place"].what for _, plan in plans),
        tellings=tellings,
    )


def _tale(plan: StoryPlan) -> str:
    """As which tale a story was told: mini.wish.swing, or its plot."""
    small = (beat.key.rpartition(".")[0] for beat in plan.beats if not beat.tale and beat.key.startswith("mini."))
    return next(small, plan.tales[0].plot)


def _plan(notes: Mapping[str, object]) -> StoryPlan | None:
    try:
        return from_json(notes)
    except ValidationError:
        return None


def _fresh(names: Iterable[str], told: Sequence[str]) -> list[str]:
    ages = {name: told.index(name) if name in told else len(told) + _LASTING for name in names}
    return [name for name, age in ages.items() if age >= min(_LASTING, max(ages.values()))]
