"""Fills the text of one telling: its slots, its choices, its details."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from kahaniyaa_story.writing.engines.builtin.grammar import UnsayableError
from kahaniyaa_story.writing.engines.builtin.markup import Choice, Detail, Phrase, Slot, Text
from kahaniyaa_story.writing.engines.builtin.plan import Beat
from kahaniyaa_story.writing.engines.builtin.telling.stage import Stage
from kahaniyaa_story.writing.engines.builtin.telling.style import SMALL_EARS
from kahaniyaa_story.writing.engines.builtin.telling.suiting import holds, is_said

_DETAILS = 0.65  # of a telling's details stand in a story that is neither too long nor too short


@dataclass(frozen=True, slots=True)
class Filling:
    """Puts one telling of a beat into words; `links` remembers the way that linked choices took."""

    stage: Stage
    beat: Beat
    rng: Random
    pace: float
    feared: frozenset[str]
    linked: bool
    phrase: Callable[[str, int, str], str]  # of a key, in a tale, by a speaker
    links: dict[int, int] = field(default_factory=dict[int, int])

    def text(self, text: Text, voice: str = "") -> str:
        """The words of a text, in the voice of a role or the narrator's. Raises UnsayableError where there are none."""
        return "".join([part if isinstance(part, str) else self._part(part, voice) for part in text])

    def _part(self, part: Slot | Choice | Detail | Phrase, voice: str) -> str:
        beat = self.beat
        match part:
            case Slot():
                return self.stage.words(part, beat.tale, beat.quote, beat.quote, voice=voice)
            case Choice():
                return self._chosen(part, voice)
            case Detail(text=text):
                return self.text(text, voice) if self._generous() else ""
            case Phrase(key=key):
                return self.phrase(key, beat.tale, beat.quote)

    def _chosen(self, choice: Choice, voice: str) -> str:
        facts = self.stage.facts(self.beat.tale)
        for i in self._tried(len(choice.ways)):
            guards, way = choice.ways[i]
            if not holds(guards, facts):
                continue
            try:
                text = self.text(way, voice)
            except UnsayableError:
                continue
            if not is_said(self.feared, text):
                return text
        raise UnsayableError("no way of a choice can be said")

    def _tried(self, ways: int) -> list[int]:
        """In which order to try the ways of a choice: any, or, where choices are linked, the way taken before first."""
        order = self.rng.sample(range(ways), ways)
        if self.linked:
            first = self.links.setdefault(ways, order[0])
            order.sort(key=lambda i: i != first)
        return order

    def _generous(self) -> bool:
        if self.stage.plan.audience in SMALL_EARS:
            return False
        return self.rng.random() < _DETAILS * self.pace
