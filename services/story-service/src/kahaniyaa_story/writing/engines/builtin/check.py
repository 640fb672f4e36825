"""Says what a language folder still lacks: keys, words, slots that nothing fills, forms that do not come out right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kahaniyaa_story.writing.engines.builtin.grammar import Mention, UnsayableError
from kahaniyaa_story.writing.engines.builtin.keys import wanted_keys
from kahaniyaa_story.writing.engines.builtin.language import FOLDER, Language, load
from kahaniyaa_story.writing.engines.builtin.markup import HOW, Choice, MarkupError, Phrase, Slot, Telling, Text, parts
from kahaniyaa_story.writing.engines.builtin.measure import BRIEFLY
from kahaniyaa_story.writing.engines.builtin.neighbours import beside
from kahaniyaa_story.writing.engines.builtin.roles import FACTS, roles_of
from kahaniyaa_story.writing.engines.builtin.tiers import tier_held
from kahaniyaa_story.writing.engines.builtin.world import concepts

_GOES_ON = re.compile(r"[.!?।][\]”’]* \S")  # another sentence follows
_GOLD = re.compile(r"(\S+)(?:\s+(.*?))?\s*=>\s*(.+)")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend (`missing`, `wrong`) or to grow (`thin`) in a language folder."""

    kind: Literal["missing", "wrong", "thin"]
    what: str


def check(code: str, folder: Path = FOLDER) -> tuple[Finding, ...]:
    """All that is missing, wrong (a tier that is not held too) or thin; to be told, it must have only what is thin."""
    language = load(code, folder)
    return (
        *_words(language),
        *_keys(language),
        *_markup(language),
        *_gold(language, folder / code / "gold.txt"),
        *check_tier(language),
    )


def check_tier(language: Language) -> tuple[Finding, ...]:
    """What is wrong where lang.toml claims a tier that the language does not hold yet."""
    held, claimed = tier_held(language), language.manner.tier
    if claimed == held or held == "loved":
        return ()
    holds = f"it holds {held}" if held else "it does not hold early yet"
    return (Finding("wrong", f"lang.toml says tier {claimed}, but {holds}: see what is missing and thin"),)


def _words(language: Language) -> Iterator[Finding]:
    for concept in concepts():
        if concept not in language.lexicon:
            yield Finding("missing", f"lexicon.txt has no word for {concept}")
    for kind in ("girl", "boy", "animal"):
        if not language.names.get(kind):
            yield Finding("missing", f"names.txt has no name of kind {kind}")


def _keys(language: Language) -> Iterator[Finding]:
    wanted = wanted_keys()
    untold = {want.plot for want in wanted if want.plot} - {want.plot for want in wanted if language.of(want.key)}
    yield from (Finding("thin", f"the plot {plot} is not told") for plot in sorted(untold))
    for want in wanted:
        have = len(language.of(want.key))
        if want.plot in untold:
            continue
        if have < want.least:
            yield Finding("missing", f"{want.key} has {have} of at least {want.least} tellings")
        elif have < want.wished:
            yield Finding("thin", f"{want.key} has {have} of {want.wished} tellings")
    known = {want.key for want in wanted}
    for key in sorted(language.tellings.keys() - known):
        if not key.startswith("phrase."):
            yield Finding("wrong", f"{key} is not a key that a story asks for (own phrases begin with 'phrase.')")


def _markup(language: Language) -> Iterator[Finding]:
    for tellings in language.tellings.values():
        for telling in tellings:
            yield from (Finding("wrong", f"{telling.id}: {fault}") for fault in _faults(telling, language))


def _faults(telling: Telling, language: Language) -> Iterator[str]:
    yield from (f"@{tag} is not a fact" for tag in telling.tags if tag.lstrip("!") not in FACTS | HOW | {BRIEFLY})
    try:
        lines = telling.lines
    except MarkupError as error:
        yield str(error)
        return
    if "summary" in telling.key.split(".") and _GOES_ON.search(" ".join(telling.source)):
        yield "a summary is one sentence"
    allowed = roles_of(telling.key, telling.tags)
    for line in lines:
        if line.speaker and line.speaker not in allowed:
            yield f"{line.speaker} cannot speak here"
        if telling.key.startswith("phrase."):
            continue
        yield from _strangers(line.text, allowed, language)
        yield from beside(line.text, language.manner.beside)


def _strangers(text: Text, allowed: frozenset[str], language: Language) -> Iterator[str]:
    for part in parts(text):
        if isinstance(part, Slot) and not allowed.issuperset(part.role.split("+")):
            yield f"{{{part.role}}} cannot be named here; what can: {', '.join(sorted(allowed))}"
        elif isinstance(part, Phrase) and not language.of(part.key):
            yield f"{{={part.key}}} has no phrases"
        elif isinstance(part, Choice):
            guards = {guard.lstrip("!") for ways, _ in part.ways for guard in ways}
            yield from (f"?{guard} is not a fact" for guard in sorted(guards - FACTS))


def _gold(language: Language, file: Path) -> Iterator[Finding]:
    if not file.exists():
        yield Finding("missing", "there is no gold.txt")
        return
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield from _gold_line(language, line.strip())


def _gold_line(language: Language, line: str) -> Iterator[Finding]:
    match = _GOLD.fullmatch(line)
    if match is None:
        yield Finding("wrong", f"gold.txt: {line!r} is not 'subject form => expected'")
        return
    said = _say(language, match[1], match[2] or "")
    if said != match[3]:
        yield Finding("wrong", f"gold.txt: {match[1]} {match[2] or ''} gives {said!r}, not {match[3]!r}")


def _say(language: Language, subject: str, form: str) -> str:
    """What `animal.cat`, `animal.cat:Minu` or `person.child:Minu:f` becomes in a form, or agreeing with `~spec`."""
    concept, name, gender = (*subject.split(":"), "", "")[:3]
    lexeme = language.lexicon.get(concept)
    if lexeme is None:
        return f"no word for {concept}"
    own = gender or lexeme.get("g")
    who = Mention(
        lexeme=lexeme, name=name, gender=own if own in ("m", "f", "n") else None, honorific=lexeme.get("hon") == "1"
    )
    if form in lexeme.features and not name:
        return lexeme.features[form]
    grammar = language.grammar
    try:
        return grammar.finish(grammar.agree(who, form[1:]) if form.startswith("~") else grammar.mention(who, form))
    except UnsayableError as error:
        return f"unsayable: {error}"
