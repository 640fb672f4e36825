"""How a name is written in a language's own letters: as it is known there, else by its sounds."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from kahaniyaa_story.writing.engines.builtin.hearing.request import Request
from kahaniyaa_story.writing.engines.builtin.language import GivenName, Language
from kahaniyaa_story.writing.engines.builtin.letters import sound_of, written_in
from kahaniyaa_story.writing.engines.builtin.plan import Entity
from kahaniyaa_story.writing.engines.builtin.tokens import fold, script

_RUNS = re.compile(r"[a-zA-Z]+|[^a-zA-Z\s]+")
_GENDERS = frozenset({"m", "f"})


def spelled(name: str, language: Language, known: Iterable[GivenName] = (), gender: str = "") -> str:
    """A name in the letters of a language; `known` are names of other languages, with their other spellings."""
    if is_readable(name, language):
        return name
    written = same_name(name, language, known) or written_in(language.letters, name)
    alike = _alike(name, language, gender)
    return written if written in alike else next(iter(alike), written)


def with_own_letters(
    request: Request, language: Language, known: Collection[GivenName], kept: Collection[str]
) -> Request:
    """A request with all names in the letters of a language, but those that are `kept` as they were given."""
    return replace(request, people=tuple(_in_letters(one, language, known, kept) for one in request.people))


def _in_letters(one: Entity, language: Language, known: Collection[GivenName], kept: Collection[str]) -> Entity:
    if one.name in kept or is_readable(one.name, language):
        return one
    return replace(one, name=spelled(one.name, language, known, one.gender), said=one.name)


def same_name(name: str, language: Language, known: Iterable[GivenName] = ()) -> str:
    """A name as a language has it in its list, or as another language says that it is written there; else nothing."""
    others = [one for one in known if fold(name) in _spellings(one)]
    spellings = {fold(name)}.union(*map(_spellings, others))
    listed = (one.name for one in names_of(language) if spellings & _spellings(one))
    told = (word for one in others for word in one.also if script(word) == language.letters)
    return next(listed, "") or next(told, "")


def is_readable(text: str, language: Language) -> bool:
    """Whether no letter of a text is of another script than a language's."""
    return {script(word) for word in _RUNS.findall(text)} <= {"", language.letters}


def names_of(language: Language) -> Iterator[GivenName]:
    """All the names that a language knows, those of places too."""
    for names in language.names.values():
        yield from names


def _alike(name: str, language: Language, gender: str) -> list[str]:
    """The names of somebody in a language that sound like this one; Tamil writes no voice."""
    is_voiced = "TAMIL" not in (script(name), language.letters)
    said = sound_of(name, is_voiced=is_voiced)
    if not said:
        return []
    people = (one for one in names_of(language) if not one.gender or one.gender in _GENDERS)
    fitting = (one for one in people if not gender or one.gender in ("", gender))
    return [one.name for one in fitting if sound_of(one.name, is_voiced=is_voiced) == said]


def _spellings(name: GivenName) -> set[str]:
    return {fold(one) for one in (name.name, *name.also)}
