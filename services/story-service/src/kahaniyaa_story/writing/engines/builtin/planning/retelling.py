"""A plan made ready for another language: the same beats in the same scenes, under names that belong there."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from kahaniyaa_story.writing.engines.builtin.language import Language
from kahaniyaa_story.writing.engines.builtin.measure import FIRM
from kahaniyaa_story.writing.engines.builtin.plan import Beat, Entity, StoryPlan, Tale
from kahaniyaa_story.writing.engines.builtin.planning.spelling import is_readable, names_of, same_name, spelled
from kahaniyaa_story.writing.engines.builtin.plots.common import LOVE


def retold(plan: StoryPlan, before: Language, language: Language) -> StoryPlan:
    """The plan for another language: every name in its letters, and no words that nobody reads in them."""
    names = dict(_names(plan, before, language))
    left_out = {words for words in _own_words(plan) if words and not is_readable(words, language)}
    return replace(
        plan,
        take=min(plan.take, FIRM - 1),  # what is told is settled; how long it is is another matter in every language
        speech=0,
        over=0,
        tales=tuple(_with_names(tale, names) for tale in plan.tales),
        beats=tuple(beat for beat in plan.beats if _words_of(beat, plan) not in left_out),
        friends=tuple(names.get(name, name) for name in plan.friends),
        company=tuple(replace(each, name=names.get(each.name, each.name)) for each in plan.company),
        love="" if plan.love in left_out else plan.love,
        moral="" if plan.moral in left_out else plan.moral,
        used=tuple(words for words in plan.used if words not in left_out),
        unused=(*plan.unused, *(words for words in plan.used if words in left_out)),
        words=round(plan.words * _length(plan, language) / max(1.0, _length(plan, before))),
    )


def _own_words(plan: StoryPlan) -> Iterator[str]:
    """What is told in words of the user's own."""
    yield from (_words_of(beat, plan) for beat in plan.beats)
    yield from (plan.love, plan.moral)


def _words_of(beat: Beat, plan: StoryPlan) -> str:
    """The user's own words that a beat is there for, if it is for any."""
    return plan.love if beat.key == LOVE.key else beat.quote


def _with_names(tale: Tale, names: Mapping[str, str]) -> Tale:
    return replace(
        tale, cast={role: replace(each, name=names.get(each.name, each.name)) for role, each in tale.cast.items()}
    )


def _names(plan: StoryPlan, before: Language, language: Language) -> Iterator[tuple[str, str]]:
    """Each name with the one that it has in the language: the same, one as good where it was chosen, or its sounds."""
    everybody = (*plan.company, *(entity for tale in plan.tales for entity in tale.cast.values()))
    named = {entity.name: entity for entity in everybody if entity.name}
    listed = list(names_of(before))
    same = {name: same_name(name, language, listed) for name in (*named, *plan.friends)}
    taken = {name for name in same.values() if name}
    for name, theirs in same.items():
        entity = named.get(name)
        is_chosen = entity is not None and (not entity.given or entity.is_name_chosen)
        other = theirs or (_another(entity, before, language, taken) if entity and is_chosen else "")
        other = other or spelled(name, language, listed, entity.gender if entity else "")
        taken.add(other)
        yield name, other


def _another(entity: Entity, before: Language, language: Language, taken: Collection[str]) -> str:
    """A name of the language in place of one that the storyteller chose: for the same kind, the same gender."""
    gender = entity.gender or language.lexeme(entity).own_gender
    for kind, given in before.names.items():
        place = next((i for i, one in enumerate(given) if one.name == entity.name), None)
        theirs = [one.name for one in language.names.get(kind, ()) if not gender or one.gender in ("", gender)]
        free = [one for one in theirs if one not in taken]
        if place is not None and free:
            return free[place % len(free)]
    return ""


def _length(plan: StoryPlan, language: Language) -> float:
    """About how many words the beats have in a language."""
    lengths = ([telling.words for telling in language.of(beat.key)] for beat in plan.beats)
    return sum(sum(words) / max(1, len(words)) for words in lengths)
