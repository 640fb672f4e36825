"""Those of whom a wish speaks, by name or by kind, and what it says of each."""

from collections.abc import Iterator, Mapping, Sequence

from kahaniyaa_story.writing.engines.builtin.hearing.heard import BESIDE, Found, Heard
from kahaniyaa_story.writing.engines.builtin.hearing.things import things_alive
from kahaniyaa_story.writing.engines.builtin.plan import Entity
from kahaniyaa_story.writing.engines.builtin.tokens import without_silent_end
from kahaniyaa_story.writing.engines.builtin.world import CRAFTS, ELDERS, THINGS, is_slight

KINDS = ("animal", "person", "being")
SIBLINGS = ("person.sister", "person.brother")  # where there is one there are two
CHILD = "person.child"
_FAMILY = ("person.grandmother", "person.grandfather", "person.mother", "person.father")
_NEXT_TO = (1, 5)  # letters between a friend and who that is: nothing, or “the”
_RULERS = ("king", "queen")
_GENDERS = {"person.sister": "f", "person.girl": "f", "person.brother": "m", "person.boy": "m"}
_RIVALRY = frozenset({"trouble.bully", "trait.proud"})
_CONTESTS = ("race", "contest")


def spoken_of(scenario: Heard) -> Iterator[Entity]:
    """Those of whom a scenario speaks, by name or by kind."""
    told = dict(_traits_of_names(scenario))
    yield from _by_name(scenario, told)
    yield from list(things_alive(scenario))[:1]
    apart = (*told.values(), *scenario.wished_for)  # who wants to be brave is not so yet
    those = list(_by_kind(scenario, [said for said in scenario.of("trait", "trouble") if said not in apart]))
    yield from those
    if scenario.is_mine and scenario.is_wishing and scenario.gender and not those and not scenario.names:
        yield Entity(concept=child(scenario.gender), gender=scenario.gender, given=True)  # who says so themselves


def may_be_named(one: Entity, scenario: Heard) -> bool:
    """Whether a bare name may be theirs: a grandmother is somebody's grandmother, unless the wish is her own."""
    return not one.name and (one.concept not in _FAMILY or bool(scenario.of("want")))


def child(gender: str) -> str:
    """The concept of a child, as far as anybody said which."""
    return {"f": "person.girl", "m": "person.boy"}.get(gender, CHILD)


def described(about: Heard) -> Found | None:
    """Who is described: whoever is spoken of first, where that does not only say what the next one is."""
    those = about.of(*KINDS)
    followed = zip(those, (*those[1:], None), strict=False)
    return next((item for item, following in followed if not _is_said_of(item, following)), None)


def _by_name(scenario: Heard, told: Mapping[str, Found]) -> Iterator[Entity]:
    for n, (name, said, known, said_at) in enumerate(scenario.names):
        is_beside = n > 0 or _comes_after_another(name, said_at, scenario)
        gender = known or _GENDERS.get(said) or ("" if is_beside else scenario.gender)
        concept = said or _as_another(scenario)
        words = [item for item in scenario.of(*KINDS, "thing") if item.concept in (concept, f"thing.{concept[6:]}")]
        words.sort(key=lambda item: item.start not in said_at)
        yield Entity(
            concept=concept or child(gender),
            name=name,
            gender=gender,
            trait=told[name].what if name in told else "",
            given=True,
            role="rival" if any(item.robs for item in words[:1]) else "",
            word=next((item.word for item in words), ""),
        )


def _comes_after_another(name: str, said_at: Sequence[int], scenario: Heard) -> bool:
    """Whether somebody else is spoken of before a name, of whom "his" or "her" may be."""
    begin = scenario.text.find(without_silent_end(name))
    return any(item.start < begin and item.start not in said_at for item in scenario.of("animal", "person"))


def _by_kind(scenario: Heard, said: Sequence[Found]) -> Iterator[Entity]:
    """Those without a name, with what is said of nobody who has one; two of them where two were spoken of."""
    named = {each.concept for each in scenario.names}
    said_of_named = {at for each in scenario.names for at in each.said_at}
    beings = _doers_first(_distinct(tuple(_there(scenario))))
    for n, being in enumerate(beings):
        is_beside_somebody = n > 0 or bool(scenario.names)
        if (
            being.concept in named
            or being.start in said_of_named
            or (is_beside_somebody and _may_be_a_thing(being, scenario))
        ):
            continue
        beside = [near.concept for near in said if 0 <= being.start - near.end <= BESIDE]
        one = Entity(
            concept=being.concept,
            gender="" if n else scenario.gender,
            trait=_trait(being, beings, beside, scenario),
            given=True,
            role=_role(being, beings, beside, scenario),
            word=being.word,
        )
        yield from (one, one) if being.is_two else (one,)


def _may_be_a_thing(being: Found, scenario: Heard) -> bool:
    """Whether it is rather something that somebody has, or that troubles them: a kite, a dry river."""
    return being.group == "being" and (being.what in THINGS or bool(scenario.of("trouble")))


def _trait(being: Found, beings: Sequence[Found], beside: Sequence[str], scenario: Heard) -> str:
    """What stands just before their word, else, of one whom all that follows is about, what is said anywhere."""
    near = next((concept[6:] for concept in beside if concept.startswith("trait.")), "")
    is_about_them = len(beings) == 1 and being.is_told_of
    had = (item.what for item in scenario.of("trait") if item not in scenario.wished_for)
    return near or (next(had, "") if is_about_them else "")


def _role(being: Found, beings: Sequence[Found], beside: Sequence[str], scenario: Heard) -> str:
    """What the wish itself makes of them; nothing where they may be anybody."""
    if not _RIVALRY.isdisjoint(beside) or being.robs or _runs_against_the_first(being, beings, scenario):
        return "rival"
    if _asks_the_riddle(being, beings, scenario):
        return "keeper"
    if _is_small_one_stuck(being, beings, scenario):
        return "stuck"
    return "hero" if _is_told_of(being, beings, scenario) else ""


def _runs_against_the_first(being: Found, beings: Sequence[Found], scenario: Heard) -> bool:
    """Whether they are the second of two animals of whom a race or a contest is told."""
    animals = [other for other in beings if other.group == "animal"]
    is_contest = any(item.what in _CONTESTS for item in scenario.of("trouble"))
    return is_contest and being in animals[1:2] and not scenario.names


def _asks_the_riddle(being: Found, beings: Sequence[Found], scenario: Heard) -> bool:
    """Whether they are the first who asks, where a bridge is crossed by answering."""
    is_riddle = any(item.concept == "kind.bridge" for item in scenario.found)
    return is_riddle and being.asks and not any(other.asks and other.start < being.start for other in beings)


def _traits_of_names(scenario: Heard) -> Iterator[tuple[str, Found]]:
    """What is said of those who have a name: a naughty boy named Rohan; Tara, a brave girl; शरारती रोहन."""
    named = {each.concept for each in scenario.names} - {""}
    alone = len(scenario.names) == 1 and {item.concept for item in scenario.of(*KINDS)} <= named
    for name, concept, *_ in scenario.names:
        stands = scenario.text.find(without_silent_end(name))
        places = [stands, *(item.start for item in scenario.of(*KINDS) if item.concept == concept)]
        traits = [trait for trait in scenario.of("trait") if trait not in scenario.wished_for]
        near = [trait for trait in traits if any(_describes(trait, place, scenario) for place in places)]
        for trait in [*near, *(each for each in traits if alone and not each.is_owned)][:1]:
            yield name, trait


def _describes(trait: Found, place: int, scenario: Heard) -> bool:
    """Whether a trait is of who stands there: a little before, and nobody else between."""
    between = any(trait.end <= other.start < place for other in scenario.of(*KINDS))
    other_names = (scenario.text.find(each.name) for each in scenario.names)
    return 0 <= place - trait.end <= BESIDE and not between and not any(trait.end <= at < place for at in other_names)


def _as_another(scenario: Heard) -> str:
    """What somebody is of whom only the name is said, beside another: of two sisters each is one."""
    two = next((item.concept for item in scenario.of("person") if item.is_two), "")
    return two if two in SIBLINGS and len(scenario.names) == 2 else ""


def _doers_first(beings: Sequence[Found]) -> Sequence[Found]:
    """Where what is said ends with somebody who does it, they come before those to whom it is done."""
    doers = [item.start for item in beings if item.is_last and not item.is_object]
    return sorted(beings, key=lambda item: item.is_object and any(item.start < doer for doer in doers))


def _is_told_of(item: Found, beings: Sequence[Found], scenario: Heard) -> bool:
    """Whether a grown-up is who the story is about: nobody young is there, and the wish is theirs, or the work."""
    elders = all(each.what in ELDERS for each in beings)
    is_alone = len(beings) == 1 and not scenario.names and not item.is_object
    is_at_work = is_alone and item.what in CRAFTS
    return elders and not item.is_owner and (item.is_told_of or scenario.is_wishing or is_at_work)


def _is_small_one_stuck(item: Found, beings: Sequence[Found], scenario: Heard) -> bool:
    """Whether who fell in, and whom nobody else of the wish helps out, is no big one."""
    is_alone = len(beings) == 1 and not scenario.names and not item.is_two
    return is_alone and scenario.first("trouble") == "stuck" and item.group == "animal" and is_slight(item.concept)


def _there(scenario: Heard) -> Iterator[Found]:
    """Those of whom a scenario speaks as being there: who wants to become a lion or to catch a star has met none.

    Whom one wants to talk to is there; not so a star, which goes along with nobody.
    """
    wished = () if scenario.of("want") else scenario.wished_for
    those = scenario.of(*KINDS)
    for item, following in zip(those, (*those[1:], None), strict=False):
        is_met = item.group != "being" and (scenario.deed == "talk" or item.what not in (*CRAFTS, *_RULERS))
        is_owner = item.is_owner and item.group == "animal"  # the cat whose neck is to be belled
        is_there = item not in wished or (is_met and not is_owner and scenario.deed not in ("dare", "get"))
        is_there = is_there and not item.is_taken and not _is_said_of(item, following)
        is_there = is_there and not (item.group == "being" and item.is_place)
        if is_there and not (item.is_goal and scenario.is_wishing):
            yield item


def _is_said_of(item: Found, following: Found | None) -> bool:
    """Whether it only says what the one behind it is: a mother bird, माँ चिड़िया, her friend the crow."""
    if not following or following.group != "animal" or item.is_owner:
        return False
    between = following.start - item.end
    return (item.concept in _FAMILY and between == 1) or (
        item.concept == CHILD and item.is_to_another and between in _NEXT_TO
    )


def _distinct(found: tuple[Found, ...]) -> tuple[Found, ...]:
    return tuple({item.concept: item for item in reversed(found)}.values())[::-1]
