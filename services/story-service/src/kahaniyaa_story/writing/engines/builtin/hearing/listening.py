"""Hears what a brief asks for: who, what, where, which wish and which trouble, in any language that has a folder."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kahaniyaa_story.writing.engines.builtin.hearing.around import Around
from kahaniyaa_story.writing.engines.builtin.hearing.calling import Caller
from kahaniyaa_story.writing.engines.builtin.hearing.heard import Found, Heard, Named
from kahaniyaa_story.writing.engines.builtin.hearing.inflected import Endings
from kahaniyaa_story.writing.engines.builtin.hearing.marks import Marks
from kahaniyaa_story.writing.engines.builtin.hearing.naming import Namer
from kahaniyaa_story.writing.engines.builtin.hearing.own_wish import OwnWish, deed_of
from kahaniyaa_story.writing.engines.builtin.hearing.people import KINDS, SIBLINGS
from kahaniyaa_story.writing.engines.builtin.hearing.places import Places, Where
from kahaniyaa_story.writing.engines.builtin.hearing.vocabulary import Vocabulary
from kahaniyaa_story.writing.engines.builtin.language import GivenName
from kahaniyaa_story.writing.engines.builtin.tokens import EMOJI, TOKEN, Tokens, fold, is_parted

_LONGEST = 4  # words in one entry of a lexicon


@dataclass(frozen=True, slots=True)
class Ear:
    """Understands words of every language that has a lexicon."""

    vocabulary: Vocabulary
    marks: Marks
    given: Mapping[str, GivenName]
    places: Places
    cases: Endings  # of names
    longings: Mapping[tuple[str, ...], str]  # the wish that follows from some words: who cannot sleep wants to
    themes: Mapping[str, tuple[str, ...]]  # by what words a moral speaks of each

    def theme(self, moral: str) -> str:
        """What a moral is about, where a word in it says so."""
        said = fold(moral)
        return next((theme for theme, words in self.themes.items() if any(word in said for word in words)), "")

    def hear(self, text: str, called: frozenset[str] = frozenset()) -> Heard:
        """What a text speaks of. `called` are names, folded, that mean somebody even where they are words."""
        tokens = list(TOKEN.finditer(text))
        words = [fold(token[0]) for token in tokens]
        caller = Caller(self.vocabulary, self.marks, self.given, self.cases)
        pair, sure = caller.pair(words, tokens), caller.sure(words, tokens)
        called |= pair | sure
        found = tuple(self._found(words, tokens, text, caller, called, sure))
        taken = {i for item in found for i, token in enumerate(tokens) if item.start <= token.start() < item.end}
        towns = list(self.places.named(words, taken))
        taken |= {town.at for town in towns}
        namer = Namer(self.marks, self.given, self.cases, pair | sure, pair)
        names, place_name, named = namer.names(tokens, words, found, taken)
        parted = frozenset(town.at for town in towns if not town.is_goal)
        own = OwnWish(words, tokens, text, found, names, parted, self.marks)
        wish = wished = own.after() or own.before()
        if not wish:
            wish, wished = own.untold(self.longings)
            found += tuple(self._wants(wish, wished, text))
        is_wishing = self._is_wishing(words) or bool(wish)
        if not wish and not any(item.group in ("want", "trouble", "kind") for item in found):
            beings = [item for item in found if item.group in KINDS]
            standing = {
                i for item in beings for i, token in enumerate(tokens) if item.start <= token.start() < item.end
            }
            wish, wished = own.told(standing | named)
        names = tuple(_apart_from(names, wish, found, text))
        town = _set_in(towns, wish)
        taken -= {other.at for other in towns if other != town}
        told = {word for word, own_wish in self.marks.pairs("afraid").items() if wish.startswith(own_wish)}
        free = [i for i in range(len(words)) if i not in taken and i not in named and words[i] not in told]
        return Heard(
            text=text,
            found=found,
            names=names,
            place_name=town.name if town else place_name,
            place_kind=town.kind if town else "",
            wish=wish,
            wished=wished,
            deed=deed_of(wish, self.marks),
            is_wishing=is_wishing or bool(wish),
            is_doing=bool(wish) and not is_wishing,
            is_mine=self.marks.comes(words, "speaker"),
            gender=self._gender(words),
            missed=tuple(tokens[i][0] for i in free if not self.marks.is_small(words[i])),
        )

    def _found(
        self,
        words: Sequence[str],
        tokens: Tokens,
        text: str,
        caller: Caller,
        called: frozenset[str],
        sure: frozenset[str],
    ) -> Iterator[Found]:
        wishing = self._is_wishing(words)
        at = 0
        while at < len(words):
            concept, length = self._longest(words, at, wishing)
            if concept and not caller.is_name(words, tokens, at, called, sure):
                start, end = tokens[at].start(), tokens[at + length - 1].end()
                around = Around(self.vocabulary, self.marks, words, at, length)
                yield Found(
                    concept=concept,
                    words=text[start:end],
                    start=start,
                    end=end,
                    is_two=around.is_two,
                    is_told_of=around.is_told_of,
                    is_owner=around.is_owner(text[start:end]),
                    is_object=around.is_object,
                    is_place=around.is_place,
                    is_last=at + length == len(words) or is_parted(tokens, at + length),
                    is_taken=around.is_taken,
                    is_to_another=concept in SIBLINGS or around.is_friend,
                    robs=around.robs,
                    asks=around.has_near("asking"),
                    is_goal=around.is_goal,
                    is_left=around.is_left,
                    is_owned=around.is_owned(text[:start]),
                    is_there=around.is_there,
                )
                yield from (Found(kind, text[start:end], start, end) for kind in self._kinds(words[at : at + length]))
            at += max(1, length)

    def _wants(self, wish: str, wished: str, text: str) -> Iterator[Found]:
        """The known wish that one is which nobody called so: who cannot fly wants to."""
        words = [fold(word) for word in TOKEN.findall(wish)]
        known = (self.vocabulary.concept(tuple(words[i:])) for i in range(len(words)))
        concept = next((each for each in known if each.startswith("want.")), "")
        if concept:
            yield Found(concept, wished, text.find(wished), text.find(wished) + len(wished))

    def _is_wishing(self, words: Sequence[str]) -> bool:
        """Whether somebody wishes: who cannot swim would like to."""
        return self.marks.comes(words, "wish") or self.marks.comes(words, "unable")

    def _kinds(self, words: Sequence[str]) -> Iterator[str]:
        """The kinds of plot that one word of several asks for: fallen *into a pit*."""
        if len(words) > 1:
            yield from (kind for word in words if (kind := self.vocabulary.concept((word,))).startswith("kind."))

    def _longest(self, words: Sequence[str], at: int, wishing: bool) -> tuple[str, int]:
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            concept = self.vocabulary.concept(tuple(words[at : at + length]))
            is_plain = length > 1 and concept != "want.any"
            wanting = wishing or is_plain or bool(EMOJI.match(words[at]))
            if concept and (wanting or not concept.startswith("want.")):
                return concept, length
        return "", 0

    def _gender(self, words: Sequence[str]) -> str:
        female, male = self.marks.comes(words, "female"), self.marks.comes(words, "male")
        return "" if female == male else "f" if female else "m"


def _apart_from(names: Sequence[Named], wish: str, found: Sequence[Found], text: str) -> Iterator[Named]:
    """The names, of which none is what its owner wishes to have: रोहन टूटता तारा पकड़ना चाहता है."""
    begins = text.find(wish) if wish else -1
    wished = {item.concept for item in found if 0 <= begins <= item.start < begins + len(wish)}
    for each in names:
        yield each._replace(concept="") if each.concept in wished else each


def _set_in(towns: Sequence[Where], wish: str) -> Where | None:
    """The town in which a story is set: where somebody is, else where they go, unless going there is the wish."""
    goals = [town for town in towns if town.is_goal and not any(fold(word) == fold(town.word) for word in wish.split())]
    return next((town for town in towns if not town.is_goal), next(iter(goals), None))
