"""What a listener was told before: so that the next story has another plot, another place, other words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from pydantic import ValidationError

from kahaniyaa_story.writing.brief import Earlier
from kahaniyaa_story.writing.engines.builtin.plan import StoryPlan, from_json

_LASTING = 3
"""A plot or a place is not told again while so many stories ago it was, where there is another."""


@dataclass(frozen=True, slots=True)
class Memory:
    """The last stories, newest first: their plots and places, and how lately each telling was heard, from 0 to 1."""

    plots: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    tellings: Mapping[str, float] = field(default_factory=dict[str, float])

    def fresh_plots(self, names: Sequence[str]) -> list[str]:
        """The plots that were not told lately; where all were, those told longest ago."""
        return _fresh(names, self.plots)

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
                tellings.setdefault(beat.telling, 1 - age / len(plans))
    return Memory(
        plots=tuple(plan.tales[0].plot for _, plan in plans),
        places=tuple(plan.tales[0].cast["place"].what for _, plan in plans),
        tellings=tellings,
    )


def _plan(notes: Mapping[str, object]) -> StoryPlan | None:
    try:
        return from_json(notes)
    except ValidationError:
        return None


def _fresh(names: Iterable[str], told: Sequence[str]) -> list[str]:
    ages = {name: told.index(name) if name in told else len(told) + _LASTING for name in names}
    return [name for name, age in ages.items() if age >= min(_LASTING, max(ages.values()))]
