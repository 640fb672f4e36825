"""Who stands where while a tale is told: puts roles into words, and remembers who has been introduced."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kahaniyaa_story.writing.engines.builtin.grammar import Gender, Lexeme, Mention, UnsayableError
from kahaniyaa_story.writing.engines.builtin.language import Language
from kahaniyaa_story.writing.engines.builtin.markup import Slot
from kahaniyaa_story.writing.engines.builtin.plan import (
    KIND_OF_PLACE,
    Beat,
    Entity,
    StoryPlan,
    is_within_town,
    trait_of,
)
from kahaniyaa_story.writing.engines.builtin.tokens import WORD, fold, script
from kahaniyaa_story.writing.engines.builtin.world import AGAINST, INDOORS, KIN, hero_facts

BEINGS = frozenset(
    {"hero", "pal", "guest", "helper", "elder", "rival", "big", "other", "keeper", "one", "two", "three"}
)
_SIBLINGS = {"person.sister": ("person.girl", "sisters"), "person.brother": ("person.boy", "brothers")}
_BEING_THERE = ("in", "loc")  # the forms by which somebody is at a place
_UNPROMOTED = frozenset({"noun", "name", "bare"})
_OF_TRAITS = ("trait.", "turn.")
_WHOSE = ("own",)  # “a shy elephant named Jhumki’s name”


@dataclass(slots=True)
class Stage:
    """The people and things of a plan in one language. `introduced` and `mentions` grow as the tale is told."""

    language: Language
    plan: StoryPlan
    introduced: frozenset[tuple[int, str]] = frozenset()
    mentions: dict[tuple[int, str], int] = field(default_factory=dict[tuple[int, str], int])
    named: frozenset[tuple[int, str]] = frozenset()
    known: dict[tuple[int, bool, bool], frozenset[str]] = field(
        default_factory=dict[tuple[int, bool, bool], frozenset[str]]
    )

    def facts(self, tale: int) -> frozenset[str]:
        """What tags and guards may ask about a tale; it changes only when its hero or a companion comes in."""
        now = (tale, (tale, "hero") in self.introduced, (tale, "pal") in self.introduced)
        if now not in self.known:
            self.known[now] = self._facts(tale)
        return self.known[now]

    def _facts(self, tale: int) -> frozenset[str]:
        told = self.plan.tales[tale]
        cast = told.cast
        about = {self.plan.tone, self.plan.time, *hero_facts(cast["hero"].concept)}
        about |= {told.kind, f"plot_{told.plot}"} - {""}
        about |= {self.plan.weather} - {*AGAINST.get(told.kind, ())}
        about |= {"travels"} if any("gone" in each.adds for each in self.plan.beats if each.tale == tale) else set()
        about |= _kinship(cast)
        about |= {"want_dark"} if "want" in cast and cast["want"].what == "dark" else set()
        about |= {"pal_kin"} if "pal" in cast and cast["pal"].what in KIN else set()
        about |= {"indoors"} if cast["place"].what in INDOORS else set()
        about |= {"festive", cast["feast"].what} if "feast" in cast else set()
        about |= {"pal"} if "pal" in cast and (tale, "pal") in self.introduced else set()
        about |= {"met"} if (tale, "hero") in self.introduced else set()
        about |= {"many_friends"} if len(self.plan.friends) > 1 else set()
        level = {"toddlers": "simple", "preschool": "simple", "teens": "rich", "adults": "rich"}
        return frozenset(about | {level.get(self.plan.audience, "")})

    def words(self, slot: Slot, tale: int, quote: str, speaker: str, *, voice: str) -> str:
        """The words for a slot; `speaker` is who `{who}` stands for, `voice` who says it. Raises UnsayableError."""
        role = speaker if slot.role == "who" else slot.role
        literal = self._literal(role, quote)
        if literal:
            return literal
        first, *others = role.split("+")
        entity = self._player(first, tale)
        self.named |= {(tale, first)}
        if slot.agree:
            beside = tuple(self.mention(self._player(other, tale)) for other in others)
            return self.language.grammar.agree(replace(self.mention(entity), beside=beside), slot.agree)
        return self._mentioned(entity, role, slot.form, tale, voice=voice)

    def show(self, beat: Beat) -> None:
        """Remember that a beat was told, and that a hero's trait shows in one that is about it."""
        self.named |= {(beat.tale, beat.key)}
        if beat.key.startswith(_OF_TRAITS):
            self.named |= {(beat.tale, trait_of("hero"))}

    def called(self, role: str, tale: int) -> str:
        """How somebody is called in the cast and beside what they say."""
        entity = self.plan.tales[tale].cast[role]
        return entity.name or self.language.grammar.mention(self.mention(entity), "name")

    def mention(self, entity: Entity, *, by_name: bool = True) -> Mention:
        """Somebody as the grammar wants them."""
        lexicon = self.language.lexicon
        lexeme = self.language.lexeme(entity)
        return Mention(
            lexeme=lexeme,
            name=entity.name,
            gender=_gender(entity, lexeme),
            honorific=lexeme.get("hon") == "1",
            trait=lexicon.get(f"trait.{entity.trait}"),
            by_name=by_name,
        )

    def _player(self, role: str, tale: int) -> Entity:
        entity = self.plan.tales[tale].cast.get(role)
        if entity is None:
            raise UnsayableError(f"nobody plays {role}")
        return entity

    def _literal(self, role: str, quote: str) -> str:
        if role == "quote":
            return quote
        if role == "love":
            return self.plan.love
        if role == "friends":
            return joined(self.plan.friends, self.language.manner.list_and)
        return ""

    def _mentioned(self, entity: Entity, role: str, form: str, tale: int, *, voice: str) -> str:
        who = (tale, role)
        if role in BEINGS and who not in self.introduced:
            if form.partition(".")[0] in _UNPROMOTED or (entity.name and form in _WHOSE):
                raise UnsayableError(f"{role} is spoken of as if known, and nobody has met them yet")
            return self._introduced(entity, who, form)
        if entity.words and role == "want":
            own = _own_wish(entity, self.language.lexicon[entity.concept], form)
            return self._as_mine(own) if voice == "hero" else own
        if (
            role == "place"
            and form in _BEING_THERE
            and is_within_town(entity)
            and (tale, KIND_OF_PLACE) not in self.named
        ):
            self.named |= {(tale, KIND_OF_PLACE)}
            return self._within_town(entity, form)
        lexeme = self.language.lexeme(entity)
        if form in lexeme.features and not entity.name:
            return lexeme.features[form]
        self.mentions[who] = self.mentions.get(who, 0) + 1
        by_name = bool(voice) or self.mentions[who] % 4 != 3 or self._has_like(entity, role, tale)
        return self.language.grammar.mention(self.mention(entity, by_name=by_name), form)

    def _within_town(self, entity: Entity, form: str) -> str:
        """A place with the town that it is in, which is all that is said of it later: on the rooftop in Jaipur."""
        grammar, manner = self.language.grammar, self.language.manner
        place = self.mention(replace(entity, name=""))
        return manner.within.format(
            kind=grammar.mention(place, form),
            town=grammar.mention(self.mention(entity), form),
            name=entity.name,
            of=grammar.agree(place, manner.of) if manner.of else "",
        )

    def _as_mine(self, wish: str) -> str:
        """A wish as whoever has it says it: to talk to my shadow."""
        mine = self.language.lexicon.get("mark.mine")
        own = {fold(word) for word in mine.also} if mine else set[str]()
        return WORD.sub(lambda word: mine.word if mine and fold(word[0]) in own else word[0], wish)

    def _has_like(self, entity: Entity, role: str, tale: int) -> bool:
        """Whether "the girl" might be somebody else in the same tale."""
        word = self.language.lexeme(entity).word
        others = (one for other, one in self.plan.tales[tale].cast.items() if other in BEINGS and other != role)
        return any(self.language.lexeme(one).word == word for one in others)

    def _introduced(self, entity: Entity, who: tuple[int, str], form: str) -> str:
        self.introduced |= {who}
        first = form if form.startswith("intro") else f"intro.{form}" if form else "intro"
        try:
            mention = self.mention(entity)
            told = self.language.grammar.mention(mention, first)
            if mention.trait and told != self.language.grammar.mention(replace(mention, trait=None), first):
                self.named |= {(who[0], trait_of(who[1]))}
            return told
        except UnsayableError:
            return self.language.grammar.mention(self.mention(entity), form)


def _kinship(cast: Mapping[str, Entity]) -> set[str]:
    """What the hero and a companion are to each other, where they are of one family."""
    if "pal" not in cast or cast["pal"].concept not in _SIBLINGS:
        return set()
    child, same = _SIBLINGS[cast["pal"].concept]
    return {same if cast["hero"].concept in (cast["pal"].concept, child) else "siblings"}


def joined(names: Sequence[str], last: str) -> str:
    """Names as a list: `A, B and C`."""
    return last.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _gender(entity: Entity, lexeme: Lexeme) -> Gender | None:
    match entity.gender or lexeme.get("g"):
        case "m":
            return "m"
        case "f":
            return "f"
        case "n":
            return "n"
        case _:
            return None


def _own_wish(entity: Entity, lexeme: Lexeme, form: str) -> str:
    """A wish in the user's own words, where the language is theirs and the sentence wants its plain form."""
    if form or script(entity.words) != script(lexeme.word):
        if form in lexeme.features and script(entity.words) != script(lexeme.word):
            return lexeme.features[form]
        if form:
            raise UnsayableError("a wish in somebody's own words has one form")
        return lexeme.word
    return entity.words
