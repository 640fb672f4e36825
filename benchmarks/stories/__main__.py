"""How different the built-in storyteller's stories are, beside stories that people wrote.

    .venv/bin/python -m benchmarks.stories [LANGUAGE …]

For each language: forty briefs, then two briefs with twenty seeds each, then ten kinds of briefs of thirteen lengths.
It ends with 1 where a gate does not hold.
"""

import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from benchmarks.stories.figures import Figures, figures
from benchmarks.stories.gates import Gate, gates, gates_of_one_brief, human, reading
from benchmarks.stories.lengths import SEEDS as LENGTH_SEEDS
from benchmarks.stories.lengths import gates_of_lengths, misses
from benchmarks.stories.peer import peers
from benchmarks.stories.telling import SEEDS, WORDS, fixed_briefs, free_briefs, sample, told

LANGUAGES = ("en", "hi", "ta")
_PEOPLES: Mapping[str, str] = {
    "self-BLEU-4": "self_bleu4",
    "distinct-2": "distinct2",
    "distinct-4": "distinct4",
    "shared sentences": "shared_sentences",
    "same four first words": "same_opening",
    "largest 4-gram Jaccard": "jaccard4_max",
}


def free(language: str) -> Figures:
    """The figures of stories of forty briefs."""
    return figures([sample(told(brief), names) for brief, names in free_briefs(language)], language)


def fixed(language: str) -> list[Figures]:
    """The figures of each of two briefs told with twenty seeds."""
    return [
        figures([sample(told(replace(brief, seed=seed))) for seed in range(SEEDS)], language)
        for brief in fixed_briefs(language)
    ]


def tell(title: str, measured: Iterable[Gate], people: Mapping[str, float]) -> bool:
    """Print gates; whether all hold."""
    print(title)
    all_hold = True
    for gate in measured:
        beside = people.get(_PEOPLES.get(gate.name, ""))
        peoples = "" if beside is None else f"  people {beside:.3f}"
        mark = " " if gate.holds else "!"
        print(f"  {mark} {gate.name:42} {gate.value:7.3f}  at {gate.kind} {gate.limit:g}{peoples}")
        all_hold = all_hold and gate.holds
    return all_hold


def main(languages: Sequence[str]) -> int:
    """Measure the languages; 1 where something falls short."""
    hold = True
    for language in languages or LANGUAGES:
        people = human(language)
        measured = free(language)
        hold &= tell(f"{language}: 40 briefs", (*gates(measured), *reading(measured, people)), people)
        for number, one in enumerate(fixed(language), start=1):
            hold &= tell(f"{language}: brief {number}, {SEEDS} seeds", gates_of_one_brief(one), people)
        hold &= tell(f"{language}: lengths", gates_of_lengths(misses(language, range(LENGTH_SEEDS))), {})
        print(f"{language}: {milliseconds(language):.1f} ms of processor for a story of {WORDS} words")
    for name, samples in peers():
        print(f"{name}: self-BLEU-4 {figures(samples, 'en').variety.self_bleu4:.3f}")
    return 0 if hold else 1


def milliseconds(language: str) -> float:
    """What a story costs, once its language is loaded."""
    briefs = [brief for brief, _ in free_briefs(language)]
    begun = time.process_time()
    for brief in briefs:
        told(brief)
    return (time.process_time() - begun) / len(briefs) * 1000


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
