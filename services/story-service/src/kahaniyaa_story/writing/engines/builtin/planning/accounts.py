"""Says which of the user's own words a plan uses, and which it sets aside."""

from collections.abc import Iterator, Mapping, Sequence

from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engines.builtin.hearing.request import Request
from kahaniyaa_story.writing.engines.builtin.plan import KIND_OF_PLACE, Beat, Entity, Tale, trait_of
from kahaniyaa_story.writing.engines.builtin.planning.choosing import TROUBLES

_SILENT = ("want",)  # of this it is known otherwise whether it is told
_SKY = ("time.", "weather.")
Account = tuple[tuple[str, ...], tuple[str, ...]]
"""The words that are used, and those that are not."""


def accounted(request: Request, brief: Brief, tale: Tale, beats: Sequence[Beat], setting: Mapping[str, str]) -> Account:
    """What becomes of the words of a brief."""
    told = frozenset(_told(request, tale, beats, setting))
    wish, quoted = filter(None, [tale.cast["want"].words]), list(_quoted(request, brief, beats))
    used = dict.fromkeys([*_names(request), *_heard(request, told), *quoted, *wish])
    own = " ".join((tale.cast["want"].words, *quoted)).split()
    unheard = [words for concept, words in request.heard if concept not in told and words not in own]
    others = [love for love in brief.loves if love not in used]
    aside = [word for word in request.set_aside if word not in own]
    unused = dict.fromkeys([*unheard, *aside, *others])
    return tuple(used), tuple(words for words in unused if words not in used)


def _names(request: Request) -> Iterator[str]:
    yield from (entity.said or entity.name for entity in request.people if entity.name)
    if request.place_name:
        yield request.place_name


def _heard(request: Request, told: frozenset[str]) -> Iterator[str]:
    yield from (words for concept, words in (*request.heard, *request.loved) if concept in told)


def _quoted(request: Request, brief: Brief, beats: Sequence[Beat]) -> Iterator[str]:
    yield from (beat.quote for beat in beats if beat.quote)
    if request.love and any(beat.key == "love" for beat in beats):
        yield request.love
    if brief.moral:
        yield brief.moral


def promised(request: Request, tale: Tale, beats: Sequence[Beat]) -> Iterator[tuple[str, str]]:
    """Words that stand for somebody or something, with the role, or the beat: whether they are used shows when it is
    told."""
    own = tale.cast["want"].words
    if own and not _is_what_happens(own, request, tale):
        yield own, "want"
        yield from ((words, "want") for _, words in request.heard if _is_within(words, own))
    if request.place_name:
        yield request.place_name, "place"
    for role in (role for role in tale.cast if role not in _SILENT):
        concept = tale.cast[role].concept
        part = KIND_OF_PLACE if role == "place" and tale.cast[role].name else role
        yield from ((words, part) for known, words in (*request.heard, *request.loved) if known == concept)
    keys = {beat.key for beat in beats if beat.key.startswith(_SKY)}
    yield from ((words, known) for known, words in request.heard if known in keys)
    for role, entity in _traits(request, tale):
        shown = f"trait.{entity.trait}"
        yield from ((words, trait_of(role)) for known, words in request.heard if known == shown)


def _traits(request: Request, tale: Tale) -> Iterator[tuple[str, Entity]]:
    """Those whose traits were asked for: an elder who happens to be old is not the old tree of a wish."""
    for role, entity in tale.cast.items():
        if entity.trait and (entity.given or (role == "hero" and entity.trait == request.trait)):
            yield role, entity


def _is_what_happens(wish: str, request: Request, tale: Tale) -> bool:
    """Whether a wish is granted by the plot itself: to find the way home, in a tale of one who has lost it."""
    troubles = (concept.partition(".") for concept, words in request.heard if _is_within(words, wish))
    return any(group == "trouble" and tale.plot in TROUBLES.get(name, ()) for group, _, name in troubles)


def comes_in(concept: str, request: Request, cast: Mapping[str, Entity]) -> bool:
    """Whether somebody or something of a cast was asked for, and not only in a wish that is told in its own words."""
    asked = [words for known, words in request.heard if known == concept]
    is_cast = any(entity.concept == concept for entity in cast.values())
    return is_cast and any(not _is_within(words, cast["want"].words) for words in asked)


def _is_within(words: str, wish: str) -> bool:
    return f" {words} " in f" {wish} "


def _told(request: Request, tale: Tale, beats: Sequence[Beat], setting: Mapping[str, str]) -> Iterator[str]:
    """The concepts that come into a tale."""
    keys = {beat.key for beat in beats}
    yield f"kind.{tale.kind}"
    yield from ("trouble.stuck", "kind.pit", "kind.mud") if "kind.fallen" in keys else ()
    for entity in tale.cast.values():
        yield entity.concept
    yield from (f"trait.{entity.trait}" for _, entity in _traits(request, tale))
    yield from (f"trouble.{name}" for name, plots in TROUBLES.items() if tale.plot in plots)
    yield from (f"{group}.{name}" for group, name in setting.items() if f"{group}.{name}" in keys)
