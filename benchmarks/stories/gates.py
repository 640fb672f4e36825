"""What a set of stories must hold to, and where it falls short."""

import json
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from benchmarks.stories.figures import Figures, Spread

from kahaniyaa_story.writing.engines.builtin.language import FOLDER


class Gate(NamedTuple):
    """A figure's limit."""

    name: str
    value: float
    limit: float
    kind: Literal["most", "least"]

    @property
    def holds(self) -> bool:
        """Whether the figure is on the right side of its limit."""
        return self.value <= self.limit if self.kind == "most" else self.value >= self.limit


def gates(figures: Figures) -> tuple[Gate, ...]:
    """For stories of different briefs."""
    variety = figures.variety
    return (
        Gate("self-BLEU-4", variety.self_bleu4, 0.35, "most"),
        Gate("distinct-2", variety.distinct2, 0.70, "least"),
        Gate("distinct-4", variety.distinct4, 0.90, "least"),
        Gate("shared sentences", figures.shared_sentences, 0.10, "most"),
        Gate("same four first words", figures.same_opening, 0.20, "most"),
        Gate("largest 4-gram Jaccard", variety.jaccard4_max, 0.10, "most"),
        Gate("purity of script", figures.purity, 0.98, "least"),
        Gate("names", figures.names, 1.0, "least"),
        Gate("open slots", figures.open_slots, 0, "most"),
    )


def gates_of_one_brief(figures: Figures) -> tuple[Gate, ...]:
    """For the same brief told again and again."""
    return (Gate("self-BLEU-4", figures.variety.self_bleu4, 0.45, "most"), *gates(figures)[6:])


def human(language: str) -> Mapping[str, float]:
    """The figures of stories that people wrote, from the language's folder."""
    return json.loads((FOLDER / language / "reference.json").read_text(encoding="utf-8"))


def reading(figures: Figures, people: Mapping[str, float]) -> Iterator[Gate]:
    """Whether sentences and words are as long as people's, between their 10th and their 90th percentile."""
    spreads: Mapping[str, Spread] = {
        "sentence_words": figures.sentence_words,
        "syllables_per_word": figures.syllables_per_word,
    }
    for name, spread in spreads.items():
        yield Gate(f"{name}, as people's shortest", spread.median, people[f"{name}_p10"], "least")
        yield Gate(f"{name}, as people's longest", spread.median, people[f"{name}_p90"], "most")
