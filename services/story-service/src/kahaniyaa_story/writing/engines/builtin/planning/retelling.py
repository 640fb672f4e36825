"""A plan made ready for another language: the same beats in the same scenes, under names that belong there."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from kahaniyaa_story.writing.engines.builtin.language import GivenName, Language
from kahaniyaa_story.writing.engines.builtin.measure import FIRM
from kahaniyaa_story.writing.engines.builtin.plan import Entity, StoryPlan, Tale
from kahaniyaa_story.writing.engines.builtin.tokens import fold


def retold(plan: StoryPlan, before: Language, language: Language) -> StoryPlan:
    """The plan for another language; a name that somebody gave stays as it is where that language does not know it."""
    names = dict(_names(plan, before, language))
    return replace(
        plan,
        take=min(plan.take, FIRM - 1),  # what is told is settled; how long it is is another matter in every language
        speech=0,
        over=0,
        tales=tuple(_with_names(tale, names) for tale in plan.tales),
        friends=tuple(names.get(name, name) for name in plan.friends),
        words=round(plan.words * _length(plan, language) / max(1.0, _length(plan, before))),
    )


def _with_names(tale: Tale, names: Mapping[str, str]) -> Tale:
    return replace(
        tale, cast={role: replace(each, name=names.get(each.name, each.name)) for role, each in tale.cast.items()}
    )


def _names(plan: StoryPlan, before: Language, language: Language) -> Iterator[tuple[str, str]]:
    named = {entity.name: entity for tale in plan.tales for entity in tale.cast.values() if entity.name}
    known = {name: same for name in (*named, *plan.friends) if (same := _same(name, before, language))}
    yield from known.items()
    taken = set(known.values())
    for name, entity in named.items():
        theirs = "" if name in known else _another(entity, before, language, taken)
        if theirs:
            taken.add(theirs)
            yield name, theirs


def _same(name: str, before: Language, language: Language) -> str:
    """The same name as the language writes it: both lists hold it in Latin letters too."""
    spellings = {fold(name)} | {fold(one) for given in _all(before) if given.name == name for one in given.also}
    return next((g.name for g in _all(language) if spellings & {fold(one) for one in (g.name, *g.also)}), "")


def _another(entity: Entity, before: Language, language: Language, taken: Collection[str]) -> str:
    """A name of the language in place of one that the storyteller chose: for the same kind, the same gender."""
    if entity.given and not entity.is_name_chosen:
        return ""
    for kind, given in before.names.items():
        place = next((i for i, one in enumerate(given) if one.name == entity.name), None)
        theirs = [one.name for one in language.names.get(kind, ()) if one.gender in ("", entity.gender)]
        free = [one for one in theirs if one not in taken]
        if place is not None and free:
            return free[place % len(free)]
    return ""


def _all(language: Language) -> Iterator[GivenName]:
    for names in language.names.values():
        yield from names


def _length(plan: StoryPlan, language: Language) -> float:
    """About how many words the beats have in a language."""
    lengths = ([telling.words for telling in language.of(beat.key)] for beat in plan.beats)
    return sum(sum(words) / max(1, len(words)) for words in lengths)
