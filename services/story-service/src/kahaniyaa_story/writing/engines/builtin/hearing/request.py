"""What the storyteller understood of a whole brief: people, place, wish, trouble, and words it can only quote."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kahaniyaa_story.writing.brief import Brief, Character
from kahaniyaa_story.writing.engines.builtin.hearing.heard import Found, Heard
from kahaniyaa_story.writing.engines.builtin.hearing.listening import Ear
from kahaniyaa_story.writing.engines.builtin.hearing.people import (
    CHILD,
    SIBLINGS,
    child,
    described,
    may_be_named,
    spoken_of,
)
from kahaniyaa_story.writing.engines.builtin.hearing.quoting import fits, left_out, missed, plain, quotable
from kahaniyaa_story.writing.engines.builtin.hearing.things import is_its_own
from kahaniyaa_story.writing.engines.builtin.plan import Entity
from kahaniyaa_story.writing.engines.builtin.tokens import EMOJI, WORD, fold
from kahaniyaa_story.writing.engines.builtin.world import PLACES, may_be_thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A brief, understood. `quotes` are (key, words) for frames; `set_aside` are words that no part of a story fits."""

    people: tuple[Entity, ...]
    is_cast: bool = False  # the people were named one by one, the first as the hero
    trait: str = ""  # of a hero whom nobody named
    place: str = ""
    place_name: str = ""
    afar: frozenset[str] = frozenset()  # places that are part of a wish, and so not where the story begins
    away: str = ""  # where somebody is lost: from the city one looks for the way home
    time: str = ""
    weather: str = ""
    awaited: frozenset[str] = frozenset()  # what the wish is for, and so is not there yet: to feel the rain
    feast: str = ""  # the day it is set on
    want: str = ""
    wish_words: str = ""
    deed: str = ""  # what those words ask for, where their verb says it
    is_to_be_another: bool = False  # to be a lion
    is_doing: bool = False  # it is what somebody does, and no wish: plants a tree
    trouble: str = ""
    lost: str = ""  # what is lost, if anybody said it: a `thing`, or the `way`
    thing: str = ""
    food: str = ""
    colours: tuple[str, ...] = ()
    light: str = ""
    loves: tuple[str, ...] = ()
    loved: tuple[tuple[str, str], ...] = ()  # concepts among the loves, with the whole of what was said
    moral: str = ""  # where it can be quoted
    theme: str = ""  # what it is about
    fears: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    quotes: tuple[tuple[str, str], ...] = ()
    heard: tuple[tuple[str, str], ...] = ()
    set_aside: tuple[str, ...] = ()
    untold: frozenset[str] = frozenset()  # keys of beats that nobody can tell to this listener

    @property
    def love(self) -> str:
        """What the listener loves that is told of the hero."""
        return next(iter(self.loves), "")


@dataclass(frozen=True, slots=True)
class Listener:
    """Understands briefs, with an ear for every language that has a folder."""

    ear: Ear

    def understand(self, brief: Brief) -> Request:
        """What a brief asks for."""
        called = frozenset(fold(word) for character in brief.characters for word in character.name.split())
        scenario = self.ear.hear(" . ".join(_told(brief)), called)
        setting, conflict = self.ear.hear(brief.setting, called), self.ear.hear(brief.conflict, called)
        about = self.ear.hear(" . ".join(character.description for character in brief.characters))
        traits = self.ear.hear(" . ".join(trait for character in brief.characters for trait in character.traits))
        asked = (conflict, scenario, setting)
        loves = [self.ear.hear(love) for love in brief.loves]
        fears = [self.ear.hear(fear) for fear in brief.fears]
        place_name = _place_name(setting, scenario)
        people = (*self._people(brief, scenario), *_greedy(conflict))
        alive = frozenset(one.what for one in people if one.group == "being")
        is_harsh = self.ear.marks.is_harsh
        found = quotable(brief, scenario, setting, conflict, place_name)
        quotes = tuple((key, text) for key, text in found if not is_harsh(text))
        quoted = {text for _, text in quotes}
        wish = scenario.wish or about.wish
        wish = "" if is_harsh(wish) else wish
        want = _first("want", scenario, conflict, about)
        want = "" if want == "any" and wish else want  # to grow roses is not to grow
        wished = frozenset(item.what for item in scenario.wished_for if not want)
        own = frozenset(item.what for item in scenario.of("trouble") if is_its_own(item, scenario))
        trouble = _first("trouble", *asked, about, besides=own)
        thing = _first("thing", *asked, besides=alive) or _lifeless(asked, alive)
        food = _first("food", *asked, *loves)
        lost = self._lost(asked, thing or _first("food", *asked), people) if trouble == "lost" else ""
        if lost == "thing" and not thing:
            thing, food = food, ""
        away = _away(scenario) if lost == "way" else ""
        return Request(
            people=people,
            is_cast=bool(brief.characters),
            place=_first("place", setting, besides=alive)
            or _first("place", scenario, conflict, besides=alive | wished | {away})
            or setting.place_kind
            or scenario.place_kind,
            place_name=place_name,
            time=_first("time", setting) or _first("time", scenario, besides=wished),
            weather=_first("weather", setting) or _first("weather", scenario, conflict, besides=wished),
            awaited=wished,
            feast=_first("feast", setting, scenario, conflict),
            want=want,
            afar=(wished | {away}) & {*PLACES},
            away=away,
            wish_words=wish,
            deed=scenario.deed or about.deed,
            is_to_be_another=bool(wish) and any(item.is_goal for item in scenario.of("animal", "being")),
            is_doing=bool(wish) and (scenario.is_doing if scenario.wish else about.is_doing),
            trouble=trouble,
            lost=lost,
            thing=thing,
            food=food,
            colours=_colours(brief, scenario),
            light=next((p.light for p in brief.pictures if p.light != "unknown"), ""),
            loves=_loves(brief, loves),
            loved=tuple((item.concept, heard.text) for heard in loves for item in heard.found),
            moral=plain(brief.moral) if fits(brief.moral) and not is_harsh(brief.moral) else "",
            theme=self.ear.theme(brief.moral),
            fears=tuple(heard.first("fear") for heard in fears if heard.first("fear")),
            avoid=(*(item.concept for heard in fears for item in heard.found), *brief.fears),
            quotes=quotes,
            heard=tuple(
                dict.fromkeys(_as_cast(item, alive, thing) for heard in (*asked, about, traits) for item in heard.found)
            ),
            set_aside=tuple(
                dict.fromkeys([*missed(asked, quoted), *left_out(asked, people, quoted), *_unsaid(traits, people)])
            ),
        )

    def _lost(self, asked: Sequence[Heard], thing: str, people: Sequence[Entity]) -> str:
        """What is lost: the way, where a word says so; a thing or something to eat; else those who are there."""
        ways = self.ear.marks.alone("astray")
        said = (item.words for heard in asked for item in heard.of("trouble"))
        if any(fold(word) in ways for words in said for word in WORD.findall(words)):
            return "way"
        return "thing" if thing else "way" if people else ""

    def _people(self, brief: Brief, scenario: Heard) -> Iterator[Entity]:
        """Everybody asked for: a character of whom nothing is said but the name is who the scenario speaks of first."""
        unmet, shared = list(spoken_of(scenario)), list[Entity]()
        if len(brief.characters) > 1:
            unmet = [one for one in unmet if one.concept != CHILD or one.name]  # three friends: those who are named
        for character in brief.characters:
            entity = self._character(character, scenario)
            unmet = [one for one in unmet if one.name != entity.name]
            unnamed = next((one for one in unmet if may_be_named(one, scenario)), None)
            if not entity.concept and unnamed:
                if unnamed.concept not in SIBLINGS or unnamed in shared or unmet.count(unnamed) > 1:
                    unmet.remove(unnamed)
                shared.append(unnamed)
                entity = replace(
                    unnamed,
                    name=entity.name,
                    gender=entity.gender or unnamed.gender,
                    trait=entity.trait or unnamed.trait,
                )
            same = next((one for one in unmet if one.concept == entity.concept and one.concept not in SIBLINGS), None)
            if same and not same.name:
                unmet.remove(same)
            yield entity if entity.concept else replace(entity, concept=child(entity.gender))
        yield from unmet

    def _character(self, character: Character, scenario: Heard) -> Entity:
        about = self.ear.hear(" . ".join((self._without_owner(character.description), *character.traits)))
        beside = next((each.concept for each in scenario.names if each.name == character.name and each.concept), "")
        known = self.ear.hear(character.name).names
        listed = self.ear.given.get(fold(character.name))  # a name that also means something: தாமரை
        who = described(about)
        return Entity(
            concept=who.concept if who else beside,
            name=character.name,
            gender=about.gender or (known[0].gender if known else listed.gender if listed else ""),
            trait=about.first("trait"),
            words="" if self.ear.marks.is_harsh(own := _own_words(character, about)) else own,
            given=True,
            word=who.word if who else "",
        )

    def _without_owner(self, description: str) -> str:
        """What is said of somebody, but not whose they are: her cousin may be a boy."""
        first, _, rest = description.partition(" ")
        owners = self.ear.marks.alone("female") | self.ear.marks.alone("male")
        return rest if rest and fold(first) in owners else description


def _away(scenario: Heard) -> str:
    """Where somebody is who has lost the way: the place they look for it from, else the one they are in."""
    places = scenario.of("place")
    left = [item.what for item in places if item.is_left]
    return next(iter([*left, *(item.what for item in places if item.is_there)]), "")


def _greedy(conflict: Heard) -> Iterator[Entity]:
    """Those who make the trouble of a conflict: the crow that steals."""
    yield from (one for one in spoken_of(conflict) if one.role == "rival")


def _own_words(character: Character, about: Heard) -> str:
    """What was said of somebody and can only be quoted: the description, or the traits that are no concept."""
    if about.first("trait") or not about.missed:
        return ""
    return plain(character.description or ", ".join(character.traits))


def _unsaid(traits: Heard, people: Sequence[Entity]) -> Iterator[str]:
    """The words of traits that mean nothing here, but for those of the first, which are quoted."""
    quoted = {word for one in people[:1] for word in WORD.findall(one.words)}
    yield from (word for word in traits.missed if word not in quoted)


def _told(brief: Brief) -> Iterator[str]:
    yield brief.scenario
    for picture in brief.pictures:
        yield from (text for text in (picture.note, picture.caption) if text)
        yield from (thing.name for thing in picture.objects)


def _loves(brief: Brief, heard: Sequence[Heard]) -> tuple[str, ...]:
    """What a listener loves, one by turns first; what a story has a part for anyway (a food) comes last."""
    turn = brief.seed % max(1, len(heard))
    turned = sorted([*heard[turn:], *heard[:turn]], key=lambda love: bool(love.of("food")))
    return tuple(love.text for love in turned if WORD.search(love.text))


def _first(group: str, *heard: Heard, besides: frozenset[str] = frozenset()) -> str:
    named = (item.what for one in heard for item in one.of(group))
    return next((name for name in named if name not in besides), "")


def _lifeless(asked: Sequence[Heard], alive: frozenset[str]) -> str:
    """A thing that has only the word of a being, and is nobody: दादी का दीया."""
    named = (item.what for heard in asked for item in heard.of("being"))
    return next((name for name in named if may_be_thing(name) and name not in alive), "")


def _as_cast(item: Found, alive: frozenset[str], thing: str) -> tuple[str, str]:
    """A concept with the words for it: what is somebody in this story is a being, what is nobody is a thing."""
    if item.group == "food" and item.what == thing:
        return f"thing.{item.what}", item.words
    if item.group in ("thing", "place") and item.what in alive:
        return f"being.{item.what}", item.words
    is_lifeless = item.group == "being" and may_be_thing(item.what) and item.what not in alive
    return (f"thing.{item.what}" if is_lifeless else item.concept), item.words


def _place_name(setting: Heard, scenario: Heard) -> str:
    """A place called by its own name: after "in", or a whole setting that is only a name."""
    if setting.place_name:
        return setting.place_name
    if setting.names and (not setting.found or (setting.of("place") and not setting.names[0].gender)):
        return setting.names[0].name  # Rampur village; but not Meera's house
    lone = EMOJI.sub("", setting.text).strip()
    if lone and not setting.found and len(lone.split()) <= 2:
        return lone
    return scenario.place_name


def _colours(brief: Brief, scenario: Heard) -> tuple[str, ...]:
    seen = [
        c.id for picture in brief.pictures for c in sorted(picture.palette, key=lambda c: -c.share) if c.share > 0.05
    ]
    said = [item.what for item in scenario.of("colour")]
    return tuple(dict.fromkeys([*said, *seen]))[:2]
