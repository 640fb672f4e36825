"""Makes an ear of what languages know: their words, their marks, their names of people and of places."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kahaniyaa_story.writing.engines.builtin.grammar import Lexeme
from kahaniyaa_story.writing.engines.builtin.hearing.inflected import Endings
from kahaniyaa_story.writing.engines.builtin.hearing.listening import Ear
from kahaniyaa_story.writing.engines.builtin.hearing.marks import Marks
from kahaniyaa_story.writing.engines.builtin.hearing.places import Places
from kahaniyaa_story.writing.engines.builtin.hearing.vocabulary import Vocabulary
from kahaniyaa_story.writing.engines.builtin.language import GivenName
from kahaniyaa_story.writing.engines.builtin.tokens import TOKEN, fold, script

_SAME = ("thing.", "place.")  # what a being may also be: a kite that is flown, a river that one sits by


def ear(lexicons: Iterable[Mapping[str, Lexeme]], names: Iterable[Mapping[str, Sequence[GivenName]]]) -> Ear:
    """An ear for some lexicons, the first of which wins where two know the same word."""
    words = _Words()
    for lexicon in lexicons:
        for lexeme in lexicon.values():
            words.learn(lexeme)
    marks = Marks({mark: frozenset(known) for mark, known in words.marks.items()})
    by_kind = [(kind, item) for kinds in names for kind, items in kinds.items() for item in items]
    people = (item for kind, item in by_kind if kind != "place")
    towns = _in_own_letters(item for kind, item in by_kind if kind == "place")
    cases = (*_endings(marks, "object").known, *_endings(marks, "left").known)
    return Ear(
        vocabulary=Vocabulary(words.index, marks, cases, words.obliques),
        marks=marks,
        given=_by_word(people),
        places=Places(
            _by_word(towns),
            words.towns,
            at=_endings(marks, "at"),
            to=_endings(marks, "to"),
            being=marks.alone("on") | marks.alone("of"),
        ),
        cases=_endings(marks, "case"),
        longings=words.longings,
        themes=words.themes,
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """What the lexicons teach, while they are read."""

    index: dict[tuple[str, ...], str] = field(default_factory=dict[tuple[str, ...], str])
    marks: dict[str, set[tuple[str, ...]]] = field(default_factory=dict[str, set[tuple[str, ...]]])
    towns: dict[str, str] = field(default_factory=dict[str, str])
    obliques: dict[str, str] = field(default_factory=dict[str, str])
    longings: dict[tuple[str, ...], str] = field(default_factory=dict[tuple[str, ...], str])
    themes: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    def learn(self, lexeme: Lexeme) -> None:
        """Take in all the words for a concept; those of a mark are known by the mark alone."""
        keys = (tuple(fold(part) for part in TOKEN.findall(word)) for word in (lexeme.word, *lexeme.also))
        if lexeme.group == "mark":
            self.marks.setdefault(lexeme.what, set()).update(keys)
            self.towns.update(lexeme.features if lexeme.what == "town" else {})
            self.obliques.update(lexeme.features if lexeme.what == "oblique" else {})
            for said, wish in lexeme.features.items() if lexeme.what == "longing" else ():
                self.longings[tuple(fold(word) for word in said.split())] = wish
            for theme, said in lexeme.features.items() if lexeme.what == "moral" else ():
                self.themes[theme] = (*self.themes.get(theme, ()), *(fold(word.strip()) for word in said.split(",")))
            return
        for key in filter(None, keys):
            self._index(key, lexeme.concept)

    def _index(self, key: tuple[str, ...], concept: str) -> None:
        """The first concept of a word stays, but that a being gives way to a thing or a place of the same word."""
        if key not in self.index or (self.index[key].startswith("being.") and concept.startswith(_SAME)):
            self.index[key] = concept


def _by_word(names: Iterable[GivenName]) -> dict[str, GivenName]:
    """Names by each way in which they are written."""
    return {fold(word): item for item in names for word in (item.name, *item.also)}


def _in_own_letters(names: Iterable[GivenName]) -> Iterator[GivenName]:
    """Names without their spellings in other letters, where other marks say that a place is meant."""
    for item in names:
        yield replace(item, also=tuple(word for word in item.also if script(word) == script(item.name)))


def _endings(marks: Marks, of: str) -> Endings:
    """The endings that a mark lists, the longest first."""
    return Endings(tuple(sorted(marks.alone(of), key=lambda ending: (-len(ending), ending))))
