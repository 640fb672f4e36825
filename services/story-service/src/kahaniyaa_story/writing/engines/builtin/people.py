"""Those of whom a wish speaks, by name or by kind, and what it says of each."""

from collections.abc import Iterator, Sequence

from kahaniyaa_story.writing.engines.builtin.heard import Found, Heard
from kahaniyaa_story.writing.engines.builtin.plan import Entity
from kahaniyaa_story.writing.engines.builtin.tokens import without_silent_end
from kahaniyaa_story.writing.engines.builtin.world import BEINGS, ELDERS, THINGS, is_slight

KINDS = ("animal", "person", "being")
SIBLINGS = ("person.sister", "person.brother")  # where there is one there are two
_BESIDE = 12  # letters between a word and the one it describes
_CHILD = "person.child"
_FAMILY = ("person.grandmother", "person.grandfather", "person.mother", "person.father")


def spoken_of(scenario: Heard) -> Iterator[Entity]:
    """Those of whom a scenario speaks, by name or by kind."""
    told = dict(_traits_of_names(scenario))
    for name, concept, gender in scenario.names:
        yield Entity(
            concept=concept or _as_another(scenario) or child(gender or scenario.gender),
            name=name,
            gender=gender or scenario.gender,
            trait=told[name].concept[6:] if name in told else "",
            given=True,
        )
    named = {concept for _, concept, _ in scenario.names}
    if not scenario.names and not scenario.of(*KINDS):
        yield from list(_things_alive(scenario))[:1]
    beings = _doers_first(_distinct(scenario.of(*KINDS)))
    is_riddle = any(item.concept == "kind.bridge" for item in scenario.found)
    keeper = next((item for item in sorted(beings, key=lambda one: one.start) if item.asks and is_riddle), None)
    left = [trait for trait in scenario.of("trait", "trouble") if trait not in told.values()]
    for n, item in enumerate(beings):
        beside_people = n > 0 or bool(scenario.names)
        is_thing = item.concept.startswith("being.") and (item.concept[6:] in THINGS or bool(scenario.of("trouble")))
        spoils = beside_people and is_thing
        if item.concept not in named and not spoils:
            beside = [near.concept for near in left if 0 <= item.start - near.end <= _BESIDE]
            trait = next((concept[6:] for concept in beside if concept.startswith("trait.")), "")
            if not trait and len(beings) == 1 and item.is_told_of:
                trait = scenario.first("trait")
            role = "rival" if {"trouble.bully", "trait.proud"} & set(beside) else ""
            role = role or ("keeper" if item is keeper else "")
            role = role or ("stuck" if _is_small_one_stuck(item, beings, scenario) else "")
            role = role or ("hero" if _is_told_of(item, beings, scenario) else "")
            one = Entity(concept=item.concept, gender="" if n else scenario.gender, trait=trait, given=True, role=role)
            yield from (one, one) if item.is_two else (one,)


def may_be_named(one: Entity, scenario: Heard) -> bool:
    """Whether a bare name may be theirs: a grandmother is somebody's grandmother, unless the wish is her own."""
    return not one.name and (one.concept not in _FAMILY or bool(scenario.of("want")))


def child(gender: str) -> str:
    """The concept of a child, as far as anybody said which."""
    return {"f": "person.girl", "m": "person.boy"}.get(gender, _CHILD)


def _traits_of_names(scenario: Heard) -> Iterator[tuple[str, Found]]:
    """What is said of those who have a name: a naughty boy named Rohan; Tara, a brave girl; शरारती रोहन."""
    named = {concept for _, concept, _ in scenario.names} - {""}
    alone = len(scenario.names) == 1 and {item.concept for item in scenario.of(*KINDS)} <= named
    for name, concept, _ in scenario.names:
        stands = scenario.text.find(without_silent_end(name))
        places = [stands, *(item.start for item in scenario.of(*KINDS) if item.concept == concept)]
        traits = scenario.of("trait")
        near = [trait for trait in traits if any(_describes(trait, place, scenario) for place in places)]
        for trait in [*near, *(traits if alone else ())][:1]:
            yield name, trait


def _describes(trait: Found, place: int, scenario: Heard) -> bool:
    """Whether a trait is of who stands there: a little before, and nobody else between."""
    between = any(trait.end <= other.start < place for other in scenario.of(*KINDS))
    other_names = (scenario.text.find(name) for name, _, _ in scenario.names)
    return 0 <= place - trait.end <= _BESIDE and not between and not any(trait.end <= at < place for at in other_names)


def _as_another(scenario: Heard) -> str:
    """What somebody is of whom only the name is said, beside another: of two sisters each is one."""
    two = next((item.concept for item in scenario.of("person") if item.is_two), "")
    return two if two in SIBLINGS and len(scenario.names) == 2 else ""


def _doers_first(beings: Sequence[Found]) -> Sequence[Found]:
    """Where what is said ends with somebody who does it, they come before those to whom it is done."""
    doers = [item.start for item in beings if item.is_last and not item.is_object]
    return sorted(beings, key=lambda item: item.is_object and any(item.start < doer for doer in doers))


def _things_alive(scenario: Heard) -> Iterator[Entity]:
    """Things and places that are somebody: of whom a wish or a trait is told, or that what follows is about."""
    feels = bool(scenario.of("want", "trait"))
    for item in scenario.of("thing", "place"):
        group, _, name = item.concept.partition(".")
        lonely = any(
            near.concept == "trait.lonely" and 0 <= item.start - near.end <= 1 for near in scenario.of("trait")
        )
        if name in BEINGS and (item.is_told_of or lonely or (group == "thing" and feels)):
            trait = "lonely" if lonely else scenario.first("trait") if item.is_told_of else ""
            yield Entity(concept=f"being.{name}", trait=trait, given=True)


def _is_told_of(item: Found, beings: Sequence[Found], scenario: Heard) -> bool:
    """Whether a grown-up is who the story is about: nobody young is there, and the wish is theirs."""
    elders = all(each.concept.partition(".")[2] in ELDERS for each in beings)
    return elders and not item.is_owner and (item.is_told_of or scenario.is_wishing)


def _is_small_one_stuck(item: Found, beings: Sequence[Found], scenario: Heard) -> bool:
    """Whether who fell in, and whom nobody else of the wish helps out, is no big one."""
    group, _, species = item.concept.partition(".")
    is_alone = len(beings) == 1 and not scenario.names and not item.is_two
    return is_alone and scenario.first("trouble") == "stuck" and group == "animal" and is_slight(species)


def _distinct(found: tuple[Found, ...]) -> tuple[Found, ...]:
    return tuple({item.concept: item for item in reversed(found)}.values())[::-1]
