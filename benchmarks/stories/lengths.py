"""How near stories come to the length that was asked for: thirteen lengths, ten kinds of briefs, some seeds of each.

.venv/bin/python -m benchmarks.stories.lengths [SEEDS [LANGUAGE …]]
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.stories.gates import Gate
from benchmarks.stories.telling import free_briefs, told

from kahaniyaa_story.writing.brief import AUDIENCES, TONES, Brief, Character

LENGTHS = (80, 100, 150, 200, 250, 300, 350, 400, 500, 700, 800, 1000, 1500)
SEEDS = 3
_TENTH = 0.1 + 1e-9  # 88 words for 80 are within it


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for in one language: two wishes that plots know, one that none does, and what may come beside."""

    wish: str
    flight: str
    unknown: str
    hero: Character
    companion: Character
    place: str
    moral: str
    love: str
    fear: str


ASKED: Mapping[str, Asked] = {
    "en": Asked(
        wish="a girl who wants to dance",
        flight="a shy elephant who wants to fly",
        unknown="a cat who wants to build a lighthouse",
        hero=Character(name="Meera", description="a brave girl"),
        companion=Character(name="Moti", description="dog"),
        place="a village by the sea",
        moral="Small steps go far",
        love="steam trains",
        fear="snakes",
    ),
    "hi": Asked(
        wish="एक लड़की जो नाचना चाहती है",
        flight="एक शर्मीला हाथी जो उड़ना चाहता है",
        unknown="एक बिल्ली जो घर बनाना चाहती है",
        hero=Character(name="मीरा", description="एक बहादुर लड़की"),
        companion=Character(name="मोती", description="कुत्ता"),
        place="समुद्र के किनारे एक गाँव",
        moral="छोटे क़दम दूर तक जाते हैं",
        love="रेलगाड़ी",
        fear="साँप",
    ),
    "ta": Asked(
        wish="நடனமாட விரும்பும் சிறுமி",
        flight="பறக்க விரும்பும் கூச்ச சுபாவமுள்ள யானை",
        unknown="வீடு கட்ட விரும்பும் பூனை",
        hero=Character(name="மீரா", description="துணிச்சலான சிறுமி"),
        companion=Character(name="மோதி", description="நாய்"),
        place="கடற்கரை கிராமம்",
        moral="சிறு அடிகள் நெடுந்தூரம் செல்லும்",
        love="ரயில்",
        fear="பாம்பு",
    ),
}


def briefs(language: str, length: int, seed: int) -> Iterator[Brief]:
    """Ten briefs of one length: from no wish at all to one with everything that can be asked for."""
    asked = ASKED[language]
    free = [brief.scenario for brief, _ in free_briefs(language)]
    plain = Brief(language=language, seed=seed, tone=TONES[seed % 8], length_words=length)
    aged = replace(plain, audience=AUDIENCES[seed % 6])
    both = (asked.hero, asked.companion)
    yield plain
    yield replace(aged, tone=TONES[(seed // 6 + seed) % 8])
    yield replace(plain, scenario=asked.wish, characters=both)
    yield replace(aged, characters=both)
    yield replace(plain, scenario=asked.flight)
    yield replace(plain, scenario=asked.unknown)
    yield replace(aged, scenario=asked.unknown, characters=both[1:])
    yield replace(plain, scenario=free[(seed * 7 + length) % len(free)])
    yield replace(aged, scenario=free[(seed * 7 + length + 3) % len(free)], setting=asked.place)
    yield replace(
        aged,
        scenario=free[(seed * 7 + length + 5) % len(free)],
        characters=both[:1],
        setting=asked.place,
        moral=asked.moral,
        loves=(asked.love,),
        fears=(asked.fear,),
    )


def misses(language: str, seeds: Sequence[int], lengths: Sequence[int] = LENGTHS) -> list[float]:
    """By how much of what was asked each story is too long, or, below 0, too short."""
    asked = (brief for length in lengths for seed in seeds for brief in briefs(language, length, seed))
    return [told(brief).words / brief.length_words - 1 for brief in asked]


def gates_of_lengths(missed: Sequence[float]) -> tuple[Gate, ...]:
    """What the lengths of a set of stories must hold to."""
    sizes = [abs(miss) for miss in missed]
    return (
        Gate("lengths missed by more than a tenth", sum(size > _TENTH for size in sizes) / len(sizes), 0, "most"),
        Gate("a length is missed by, mean", sum(sizes) / len(sizes), 0.035, "most"),
        Gate("a length is missed by, most", max(sizes), _TENTH, "most"),
    )


def main(seeds: int, languages: Sequence[str]) -> int:
    """Print the figures of each language; 1 where one does not hold."""
    hold = True
    for language in languages:
        missed = misses(language, range(seeds))
        for gate in gates_of_lengths(missed):
            print(f"{language}: {gate.name:40} {gate.value:6.4f}  at {gate.kind} {gate.limit:g}  of {len(missed)}")
            hold = hold and gate.holds
    return 0 if hold else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS, sys.argv[2:] or list(ASKED)))
