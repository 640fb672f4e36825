"""Loads one language folder: settings, words, names, tellings, glossary and grammar."""

import importlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from kahaniyaa_story.writing.engines.builtin.grammar import Grammar, Lexeme
from kahaniyaa_story.writing.engines.builtin.keys import plots_told
from kahaniyaa_story.writing.engines.builtin.markup import Telling, read_tellings
from kahaniyaa_story.writing.engines.builtin.measure import is_usual
from kahaniyaa_story.writing.engines.builtin.plan import Entity
from kahaniyaa_story.writing.engines.builtin.tokens import fold, script
from kahaniyaa_story.writing.engines.builtin.world import AS_THINGS, OTHER_THINGS

FOLDER = Path(__file__).parent / "languages"
Tier = Literal["early", "loved"]


class LanguageFolderError(ValueError):
    """A language folder cannot be read; the message names the file and what is wrong."""


@dataclass(frozen=True, slots=True)
class GivenName:
    """A name for somebody whom the brief did not name; `gender` is empty where it suits anybody.

    The name of a town has which place it is instead: `city`, `hill` …
    """

    name: str
    gender: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A form (`say`) that stands before or after some words, where none of the forms that are `wrong` may."""

    say: str
    wrong: frozenset[str]
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a language writes: what stands around speech, where "said so-and-so" stands, what ends a sentence."""

    code: str
    tier: Tier
    open_quote: str
    close_quote: str
    full_stop: str
    said: Literal["before", "after"]
    comma_before_said: bool
    capitals: bool
    list_and: str
    within: str = "{kind} {town}"  # a place in a town: on the rooftop in Jaipur; it may have {name} and {of}, too
    of: str = ""  # the word for "of", where it agrees with whose it is: जयपुर की छत पर
    beside: tuple[Beside, ...] = ()
    asked: str = ""
    """What stands in "said so-and-so", and what stands there instead where a question was said: `சொன்ன=கேட்ட`."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A word of the glossary, the forms in which it stands in stories, and its meaning in easy words."""

    word: str
    forms: tuple[str, ...]
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """Everything the storyteller knows of one language."""

    manner: Manner
    lexicon: Mapping[str, Lexeme]
    names: Mapping[str, tuple[GivenName, ...]]
    tellings: Mapping[str, tuple[Telling, ...]]
    glossary: tuple[Explained, ...]
    grammar: Grammar
    plots: frozenset[str]  # that it can tell from beginning to end
    lengths: dict[str, float] = field(default_factory=dict[str, float], repr=False, compare=False)  # once reckoned
    least: dict[str, int] = field(default_factory=dict[str, int], repr=False, compare=False)

    @property
    def letters(self) -> str:
        """The script that it is written in, as Unicode calls it."""
        return script(next(iter(self.lexicon.values())).word)

    def of(self, key: str) -> tuple[Telling, ...]:
        """The tellings of a key; none where the language has none."""
        return self.tellings.get(key, ())

    def lexeme(self, entity: Entity) -> Lexeme:
        """The words for somebody or something, by the word that the user chose where the language keeps it."""
        usual = self.lexicon[entity.concept]
        if not entity.word:
            return usual
        said = fold(entity.word)
        return self.lexicon.get(f"{entity.concept}/{said}") or usual.called(said)

    def words(self, key: str) -> float:
        """About how many words a telling of the key has; none where there is none."""
        if key not in self.lengths:
            tellings = [telling for telling in self.of(key) if is_usual(telling)]
            self.lengths[key] = sum(telling.words for telling in tellings) / max(1, len(tellings))
        return self.lengths[key]

    def fewest(self, key: str) -> int:
        """The words of the shortest telling of a key; none where there is none."""
        if key not in self.least:
            self.least[key] = min((telling.words for telling in self.of(key)), default=0)
        return self.least[key]


def available(folder: Path = FOLDER) -> frozenset[str]:
    """The codes of the languages that have a folder."""
    return frozenset(path.parent.name for path in folder.glob("*/lexicon.txt"))


def load(code: str, folder: Path = FOLDER) -> Language:
    """The language of a folder, read whole but for the parsing of its tellings, which waits for their first use."""
    here = folder / code
    try:
        tellings = _tellings(sorted(here.glob("tellings/*.txt")))
        return Language(
            manner=_manner(here / "lang.toml"),
            lexicon=_with_beings(_with_things(read_lexicon(_text(here / "lexicon.txt")))),
            names=_names(_text(here / "names.txt")),
            tellings=tellings,
            glossary=_glossary(_text(here / "glossary.txt")),
            grammar=_grammar(code),
            plots=plots_told(tellings),
        )
    except (OSError, ImportError, KeyError, TypeError, ValueError) as error:
        raise LanguageFolderError(f"{here.name}: {error}") from error


def _with_things(lexicon: Mapping[str, Lexeme]) -> dict[str, Lexeme]:
    """The words with those for what may be a thing of a story, too: one of each food (शहद की बोतल), a balloon."""
    others = {key: lexeme for key, lexeme in lexicon.items() if key.startswith("food.") or lexeme.concept in AS_THINGS}
    return {**lexicon, **{f"thing.{key.partition('.')[2]}": _as_thing(lexeme) for key, lexeme in others.items()}}


def _with_beings(lexicon: Mapping[str, Lexeme]) -> dict[str, Lexeme]:
    """The words with those for a thing that is somebody in a story: a clock that is tired of ticking."""
    things = {key: lexeme for key, lexeme in lexicon.items() if lexeme.concept in OTHER_THINGS}
    beings = {
        f"being.{key.partition('.')[2]}": replace(lexeme, concept=f"being.{lexeme.what}")
        for key, lexeme in things.items()
    }
    return {**lexicon, **beings}


def _as_thing(other: Lexeme) -> Lexeme:
    own = {name.removeprefix("one_"): value for name, value in other.features.items() if name.startswith("one_")}
    features = {"g": other.get("g"), **own} if other.get("g") else own
    return Lexeme(f"thing.{other.concept.partition('.')[2]}", other.get("one") or other.word, features)


def tier_of(code: str, folder: Path = FOLDER) -> Tier:
    """The tier that a language's folder says it holds."""
    return _manner(folder / code / "lang.toml").tier


def words_of(code: str, folder: Path = FOLDER) -> tuple[Mapping[str, Lexeme], Mapping[str, tuple[GivenName, ...]]]:
    """Only the words and names of a language: enough to understand a wish in it."""
    here = folder / code
    return read_lexicon(_text(here / "lexicon.txt")), _names(_text(here / "names.txt"))


def seeded_words(code: str, folder: Path = FOLDER) -> dict[str, Lexeme]:
    """More words by which a wish is understood in a language, taken from CLDR; none where it has no such file."""
    rows = ((concept, _several(words)) for concept, words in _rows(_text_if_any(folder / code / "cldr.txt")))
    return {concept: Lexeme(concept, words[0], {}, words[1:]) for concept, words in rows}


def denied_words(code: str, folder: Path = FOLDER) -> frozenset[str]:
    """The words that CLDR has for a language and that a reader found to be wrong."""
    return frozenset(word for row in _rows(_text_if_any(folder / code / "cldr.deny.txt")) for word in _several(row[0]))


def read_lexicon(source: str) -> dict[str, Lexeme]:
    """The words of a language by concept: lines of `concept | word | feature=value … | other word; other word`.

    A line of `concept/…` is of another word for the same, with its own features; it is found by each word that it has.
    """
    entries = [(row[0], _lexeme(row)) for row in _rows(source)]
    usual = {key: entry for key, entry in entries if "/" not in key}
    others = [entry for key, entry in entries if "/" in key]
    return usual | {f"{one.concept}/{fold(word)}": one for one in others for word in (one.word, *one.also)}


def _lexeme(row: Sequence[str]) -> Lexeme:
    key, word, features, also = (*row, "", "", "")[:4]
    if not word:
        raise ValueError(f"lexicon.txt: {key!r} has no word")
    pairs = (pair.partition("=") for pair in features.split(";") if pair.strip())
    known = {name.strip(): value.strip() for name, _, value in pairs}
    return Lexeme(key.partition("/")[0], word, known, _several(also))


def _several(field: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in field.split(";") if word.strip())


def _rows(source: str) -> list[list[str]]:
    lines = (line.strip() for line in source.splitlines())
    return [[cell.strip() for cell in line.split("|")] for line in lines if line and not line.startswith("#")]


def _names(source: str) -> dict[str, tuple[GivenName, ...]]:
    found: dict[str, list[GivenName]] = {}
    for kind, name, *rest in _rows(source):
        gender, also = (*rest, "", "")[:2]
        found.setdefault(kind, []).append(GivenName(name, gender, _several(also)))
    return {kind: tuple(names) for kind, names in found.items()}


def _glossary(source: str) -> tuple[Explained, ...]:
    rows = ((row[0].split(";"), row[1]) for row in _rows(source) if len(row) > 1)
    return tuple(Explained(words[0].strip(), tuple(w.strip().casefold() for w in words), said) for words, said in rows)


def _tellings(files: Sequence[Path]) -> dict[str, tuple[Telling, ...]]:
    found: dict[str, list[Telling]] = {}
    for file in files:
        for key, tellings in read_tellings(_text(file)).items():
            held = found.setdefault(key, [])
            held += [Telling(t.key, n, t.source, t.tags) for n, t in enumerate(tellings, start=len(held))]
    return {key: tuple(tellings) for key, tellings in found.items()}


def _manner(file: Path) -> Manner:
    settings = tomllib.loads(_text(file))
    rules = settings.pop("beside", ())
    return Manner(**settings, beside=tuple(map(_beside, rules)))


def _beside(rule: Mapping[str, Any]) -> Beside:
    words = {name: frozenset(rule.get(name, ())) for name in ("wrong", "before", "after")}
    return Beside(say=rule["say"], **words)


def _grammar(code: str) -> Grammar:
    module = importlib.import_module(f"{__package__}.languages.{code}.morph")
    return module.grammar()


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _text_if_any(file: Path) -> str:
    return _text(file) if file.exists() else ""
