"""Says which of the user's own words a plan uses, and which it sets aside."""

from collections.abc import Iterator, Mapping, Sequence

from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engines.builtin.choosing import TROUBLES
from kahaniyaa_story.writing.engines.builtin.plan import Beat, Entity, Tale
from kahaniyaa_story.writing.engines.builtin.request import Request
from kahaniyaa_story.writing.engines.builtin.world import USUAL_PLACES

_SILENT = ("want", "place")  # of these it is known otherwise whether they are told
Account = tuple[tuple[str, ...], tuple[str, ...]]
"""The words that are used, and those that are not."""


def accounted(request: Request, brief: Brief, tale: Tale, beats: Sequence[Beat], setting: Mapping[str, str]) -> Account:
    """What becomes of the words of a brief."""
    told = frozenset(_told(tale, beats, setting))
    own = tale.cast["want"].words
    used = dict.fromkeys(
        [*_names(request), *_heard(request, told), *_quoted(request, brief, beats), *filter(None, [own])]
    )
    unheard = [words for concept, words in request.heard if concept not in told and words not in own.split()]
    others = [love for love in brief.loves if love not in used]
    aside = [word for word in request.set_aside if word not in own.split()]
    unused = dict.fromkeys([*unheard, *aside, *others])
    return tuple(used), tuple(words for words in unused if words not in used)


def _names(request: Request) -> Iterator[str]:
    yield from (entity.name for entity in request.people if entity.name)
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


def promised(request: Request, tale: Tale) -> Iterator[tuple[str, str]]:
    """Words that stand for somebody or something, with the role: whether they are used shows when it is told."""
    own = tale.cast["want"].words
    if own:
        yield own, "want"
        yield from ((words, "want") for _, words in request.heard if f" {words} " in f" {own} ")
    for role in (role for role in tale.cast if role not in _SILENT or _is_to_be_named(tale.cast[role])):
        concept = tale.cast[role].concept
        yield from ((words, role) for known, words in (*request.heard, *request.loved) if known == concept)


def _is_to_be_named(place: Entity) -> bool:
    """Whether it is a place that nobody would know by what is told of it alone: a zoo, and no forest."""
    group, _, kind = place.concept.partition(".")
    return group == "place" and kind not in USUAL_PLACES and not place.name


def _told(tale: Tale, beats: Sequence[Beat], setting: Mapping[str, str]) -> Iterator[str]:
    """The concepts that come into a tale."""
    keys = {beat.key for beat in beats}
    yield f"kind.{tale.kind}"
    yield from ("trouble.stuck", "kind.pit", "kind.mud") if "kind.fallen" in keys else ()
    for entity in tale.cast.values():
        yield entity.concept
        if entity.trait:
            yield f"trait.{entity.trait}"
    yield from (f"trouble.{name}" for name, plots in TROUBLES.items() if tale.plot in plots)
    yield from (f"{group}.{name}" for group, name in setting.items() if f"{group}.{name}" in keys)
