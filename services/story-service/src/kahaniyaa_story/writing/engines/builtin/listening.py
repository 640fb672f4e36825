"""Hears what a brief asks for: who, what, where, which wish and which trouble, in any language that has a folder."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kahaniyaa_story.writing.engines.builtin import emoji
from kahaniyaa_story.writing.engines.builtin.grammar import Lexeme
from kahaniyaa_story.writing.engines.builtin.guessing import HINTS, Marks
from kahaniyaa_story.writing.engines.builtin.heard import Found, Heard, Named
from kahaniyaa_story.writing.engines.builtin.inflected import Endings
from kahaniyaa_story.writing.engines.builtin.language import GivenName
from kahaniyaa_story.writing.engines.builtin.naming import Namer
from kahaniyaa_story.writing.engines.builtin.places import Places, Where
from kahaniyaa_story.writing.engines.builtin.stage import script
from kahaniyaa_story.writing.engines.builtin.tokens import EMOJI, TOKEN, Tokens, fold, is_parted, is_small
from kahaniyaa_story.writing.engines.builtin.vocabulary import Vocabulary

_ENDS_A_WISH = re.compile(rf"[.,;!?\n]| but | and |{emoji.PATTERN}")
_SAME = ("thing.", "place.")  # what a being may also be: a kite that is flown, a river that one sits by
_LONGEST_WISH = 6  # words of somebody's own
_LONGEST = 4  # words in one entry of a lexicon


@dataclass(frozen=True, slots=True)
class Ear:
    """Understands words of every language that has a lexicon."""

    vocabulary: Vocabulary
    marks: Marks
    given: Mapping[str, GivenName]
    places: Places
    cases: Endings  # of names

    def hear(self, text: str, called: frozenset[str] = frozenset()) -> Heard:
        """What a text speaks of. `called` are names, folded, that mean somebody even where they are words."""
        tokens = list(TOKEN.finditer(text))
        words = [fold(token[0]) for token in tokens]
        pair = self._pair(words, tokens)
        called |= pair
        found = tuple(self._found(words, tokens, text, called))
        taken = {i for item in found for i, token in enumerate(tokens) if item.start <= token.start() < item.end}
        towns = list(self.places.named(words, taken))
        taken |= {town.at for town in towns}
        names, place_name, named = Namer(self.marks, self.given, self.cases, pair).names(tokens, words, found, taken)
        parted = frozenset(town.at for town in towns if not town.is_goal)
        wish = self._wish(words, tokens, text) or self._wish_before(words, tokens, found, names, parted)
        town = _set_in(towns, wish)
        taken -= {other.at for other in towns if other != town}
        free = [i for i in range(len(words)) if i not in taken and i not in named and not self._marked(words, i)]
        return Heard(
            text=text,
            found=found,
            names=names,
            place_name=town.name if town else place_name,
            place_kind=town.kind if town else "",
            wish=wish,
            is_wishing=self._has(words, "wish"),
            gender=self._gender(words),
            missed=tuple(tokens[i][0] for i in free),
        )

    def _found(self, words: Sequence[str], tokens: Tokens, text: str, called: frozenset[str]) -> Iterator[Found]:
        wishing = self._has(words, "wish")
        at = 0
        while at < len(words):
            concept, length = self._longest(words, at, wishing)
            is_name = words[at] in called and not is_small(tokens[at][0])
            if concept and not is_name and not self._is_called(tokens[at][0], words[:at][-1:], words[at + 1 : at + 3]):
                start, end = tokens[at].start(), tokens[at + length - 1].end()
                two, told_of = self._is_two(words, at, length), self._is_told_of(words, at, length)
                yield Found(
                    concept,
                    text[start:end],
                    start,
                    end,
                    two,
                    told_of,
                    self._is_owner(words, at, length, text[start:end]),
                    self.vocabulary.is_object(words[at : at + length]),
                    at + length == len(words) or is_parted(tokens, at + length),
                    self._is_near(words, at, length, "asking"),
                    self._is_left(words, at, length),
                )
                yield from (Found(kind, text[start:end], start, end) for kind in self._kinds(words[at : at + length]))
            at += max(1, length)

    def _kinds(self, words: Sequence[str]) -> Iterator[str]:
        """The kinds of plot that one word of several asks for: fallen *into a pit*."""
        if len(words) > 1:
            yield from (kind for word in words if (kind := self.vocabulary.concept((word,))).startswith("kind."))

    def _is_called(self, word: str, before: Sequence[str], after: Sequence[str]) -> bool:
        """Whether a word is somebody's name, whatever it means: “Tara” with a capital, “named Tiger”, “तारा नाम की”."""
        marks = self.marks.get("named", frozenset())
        known = fold(word) in self.given
        if word[:1].isupper():
            return known or tuple(before) in marks
        if known and tuple(after[:1]) in self.marks.get("joins", ()) and tuple(after[1:2]) in self.marks.get("and", ()):
            return tuple(before) not in self.marks.get("one", ())  # तारा और उसका कुत्ता
        after = after[:1]
        return tuple(after) in marks and (known or not word[:1].isascii())

    def _pair(self, words: Sequence[str], tokens: Tokens) -> frozenset[str]:
        """The names of two of whom a text has just spoken, whatever else they mean: दो बहनें आशा और नीला."""
        joins = self.marks.get("joins", frozenset())
        for at in range(len(words) - 2):
            first, between, *_ = after = words[at + 1 : at + 4]
            is_joined = len(after) > 2 and (between,) in joins
            second = after[2] if is_joined else between if is_parted(tokens, at + 2) else ""
            is_name = not is_parted(tokens, at + 1) and {first, second} & self.given.keys()
            concepts = {self.vocabulary.concept((word,)).partition(".")[0] for word in (first, second)}
            who = self.vocabulary.concept((words[at],))
            if second and is_name and who.startswith("person.") and not concepts & {"person", "animal"}:
                return frozenset({first, second}) if self._is_two(words, at, 1) else frozenset()
        return frozenset()

    def _is_two(self, words: Sequence[str], at: int, length: int) -> bool:
        """Whether there are two of it: "two little sisters", "twins"; a brother and a sister are two already."""
        marks = self.marks.get("two", frozenset())
        counted = {(word,) for word in (*words[max(0, at - 2) : at], words[at])} & marks
        next_to_it = self.vocabulary.concept(tuple(words[at + length : at + length + 1]))
        return bool(counted) and not next_to_it.startswith("person.")

    def _is_told_of(self, words: Sequence[str], at: int, length: int) -> bool:
        """Whether what follows is about it, or, where a language says so before, what it wishes."""
        after = tuple(words[at + length : at + length + 1])
        is_wishing = tuple(words[max(0, at - 1) : at]) in self.marks.get("wishing", ())
        return after in self.marks.get("who", ()) or is_wishing or self._is_near(words, at, length, "tale")

    def _is_owner(self, words: Sequence[str], at: int, length: int, text: str) -> bool:
        """Whether something of theirs is meant: "grandmother's lamp"."""
        marks = self.marks.get("of", frozenset())
        after = tuple(words[at + length : at + length + 1])
        return after in marks or text.endswith(("'s", "’s")) or any(text.endswith(mark[0]) for mark in marks)

    def _is_near(self, words: Sequence[str], at: int, length: int, mark: str) -> bool:
        """Whether a marked word stands close by: "the story of a lantern", "पूछने वाला उल्लू"."""
        around = (*words[max(0, at - 3) : at], *words[at + length : at + length + 2])
        return any((word,) in self.marks.get(mark, ()) for word in around)

    def _is_left(self, words: Sequence[str], at: int, length: int) -> bool:
        """Whether somebody comes from it: "from the city", "शहर से", "நகரத்திலிருந்து"."""
        left, articles = self.marks.get("left", frozenset()), self.marks.get("article", frozenset())
        before = at - 1 - (at > 1 and (words[at - 1],) in articles)
        is_from = before >= 0 and (words[before],) in self.marks.get("from", ())
        last = words[at + length - 1]
        return is_from or tuple(words[at + length :][:1]) in left or any(last.endswith(mark[0]) for mark in left)

    def _longest(self, words: Sequence[str], at: int, wishing: bool) -> tuple[str, int]:
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            concept = self.vocabulary.concept(tuple(words[at : at + length]))
            wanting = wishing or length > 1 or bool(EMOJI.match(words[at]))
            if concept and (wanting or not concept.startswith("want.")):
                return concept, length
        return "", 0

    def _has(self, words: Sequence[str], mark: str) -> bool:
        text = f" {' '.join(words)} "
        return any(f" {' '.join(known)} " in text for known in self.marks.get(mark, frozenset()))

    def _marked(self, words: Sequence[str], i: int) -> bool:
        return any((words[i],) in marks for name, marks in self.marks.items() if name not in HINTS)

    def _gender(self, words: Sequence[str]) -> str:
        female, male = self._has(words, "female"), self._has(words, "male")
        return "" if female == male else "f" if female else "m"

    def _wish(self, words: Sequence[str], tokens: Tokens, text: str) -> str:
        marks = {mark[0] for mark in self.marks.get("wish", ()) if len(mark) == 1}
        for i, word in enumerate(words[:-1]):
            if word in marks and words[i + 1] == "to":
                return re.split(_ENDS_A_WISH, text[tokens[i + 1].start() :])[0].strip()
        return ""

    def _wish_before(
        self,
        words: Sequence[str],
        tokens: Tokens,
        found: Sequence[Found],
        names: Sequence[Named],
        parted: frozenset[int],
    ) -> str:
        """What stands before "wants", where the language has it there: रॉकेट बनाना चाहता है."""
        wishing, endings = self.marks.get("wishing", frozenset()), self.marks.get("infinitive", frozenset())
        at = next((i for i in range(1, len(words)) if (words[i],) in wishing), 0)
        if not at or not any(words[at - 1].endswith(ending[0]) for ending in endings):
            return ""
        stops = self.marks.get("who", frozenset()) | self.marks.get("subject", frozenset())
        known = {fold(word) for each in names for word in each.name.split()}
        people = [item for item in found if item.concept.startswith(("animal.", "person.", "being."))]
        begin = at
        while begin and at - begin < _LONGEST_WISH:
            token = tokens[begin - 1]
            is_goal = begin == at - 1 and (words[begin],) in self.marks.get("becoming", ())  # शेर बनना
            is_somebody = any(item.start <= token.start() < item.end for item in people) and not is_goal
            is_apart = begin - 1 in parted or is_somebody
            if is_apart or (words[begin - 1],) in stops or words[begin - 1] in known or is_parted(tokens, begin):
                break
            begin -= 1
        return tokens[0].string[tokens[begin].start() : tokens[at - 1].end()] if begin < at else ""


def ear(lexicons: Iterable[Mapping[str, Lexeme]], names: Iterable[Mapping[str, Sequence[GivenName]]]) -> Ear:
    """An ear for some lexicons, the first of which wins where two know the same word."""
    index: dict[tuple[str, ...], str] = {}
    marks: dict[str, set[tuple[str, ...]]] = {}
    towns: dict[str, str] = {}
    obliques: dict[str, str] = {}
    for lexicon in lexicons:
        for concept, lexeme in lexicon.items():
            for word in (lexeme.word, *lexeme.also):
                key = tuple(fold(part) for part in TOKEN.findall(word))
                towns |= lexeme.features if concept == "mark.town" else {}
                obliques |= lexeme.features if concept == "mark.oblique" else {}
                if concept.startswith("mark."):
                    marks.setdefault(concept[5:], set()).add(key)
                elif key and (key not in index or index[key].startswith("being.")):
                    index[key] = concept if key not in index or concept.startswith(_SAME) else index[key]
    by_kind = [(kind, item) for kinds in names for kind, items in kinds.items() for item in items]
    people = (item for kind, item in by_kind if kind != "place")
    places = (item for kind, item in by_kind if kind == "place")
    known = {name: frozenset(keys) for name, keys in marks.items()}
    where = Places(_by_word(_in_own_letters(places)), towns, at=_endings(known, "at"), to=_endings(known, "to"))
    cases = (*_endings(known, "object").known, *_endings(known, "left").known)
    vocabulary = Vocabulary(index, known, cases, obliques)
    return Ear(vocabulary, known, _by_word(people), where, _endings(known, "case"))


def _by_word(names: Iterable[GivenName]) -> dict[str, GivenName]:
    """Names by each way in which they are written."""
    return {fold(word): item for item in names for word in (item.name, *item.also)}


def _in_own_letters(names: Iterable[GivenName]) -> Iterator[GivenName]:
    """Names without their spellings in other letters, where other marks say that a place is meant."""
    for item in names:
        yield replace(item, also=tuple(word for word in item.also if script(word) == script(item.name)))


def _endings(marks: Marks, of: str) -> Endings:
    """The endings that a mark lists, the longest first."""
    listed = {ending for (ending,) in marks.get(of, frozenset())}
    return Endings(tuple(sorted(listed, key=lambda ending: (-len(ending), ending))))


def _set_in(towns: Sequence[Where], wish: str) -> Where | None:
    """The town in which a story is set: where somebody is, else where they go, unless going there is the wish."""
    goals = [town for town in towns if town.is_goal and not any(fold(word) == fold(town.word) for word in wish.split())]
    return next((town for town in towns if not town.is_goal), next(iter(goals), None))
