"""The stories that are measured: of forty different briefs, and of two briefs told with twenty seeds each."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.stories.figures import Sample

from kahaniyaa_story.writing.brief import TONES, Brief, Character
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller, Told

WORDS = 400
SEEDS = 20
_BRIEFS = Path(__file__).parent / "briefs"
_TELLER = BuiltinStoryteller()


def free_briefs(language: str) -> list[tuple[Brief, tuple[str, ...]]]:
    """Briefs with different wishes, tones and seeds, each with the names that it gives."""
    lines = (_BRIEFS / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    return [_brief(language, number, line) for number, line in enumerate(each for each in lines if each[:1] != "#")]


def fixed_briefs(language: str) -> list[Brief]:
    """The two that are told again and again: a wish, and a child and a dog who lose something."""
    wish = free_briefs(language)[0][0]
    child = Brief(
        language=language,
        seed=0,
        characters=(Character(name=_CHILD[language], description=_A_GIRL[language]),),
        tone="adventurous",
        length_words=WORDS,
    )
    return [wish, child]


_CHILD = {"en": "Tara", "hi": "तारा", "ta": "தாரா"}
_A_GIRL = {"en": "a curious girl", "hi": "एक जिज्ञासु लड़की", "ta": "ஆர்வமான சிறுமி"}


def told(brief: Brief) -> Told:
    """The story of a brief."""
    return _TELLER.tell(brief)


def sample(story: Told, names: tuple[str, ...] = ()) -> Sample:
    """A story as it is measured."""
    own = tuple(_own(story))
    return Sample(story.text, names, own)


def _own(story: Told) -> Iterator[str]:
    yield from (beat.quote for beat in story.plan.beats if beat.quote)
    yield from (entity.words for entity in story.plan.tales[0].cast.values() if entity.words)


def _brief(language: str, number: int, line: str) -> tuple[Brief, tuple[str, ...]]:
    scenario, _, names = line.partition("|")
    brief = Brief(
        language=language,
        seed=number,
        scenario=scenario.strip(),
        tone=TONES[number % len(TONES)],
        audience="kids",
        length_words=WORDS,
    )
    return brief, tuple(name.strip() for name in names.split(",") if name.strip())
