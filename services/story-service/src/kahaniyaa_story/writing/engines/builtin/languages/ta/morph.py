"""Tamil for the storyteller: how somebody is mentioned, and how words agree with them.

A name that a person gave is never inflected: it stands bare as the subject, or before a class noun that takes the
ending ("மீனா என்ற சிறுமியை"). Animals and things are spoken of as அது, elders as அவர். A child whose gender nobody
told is குழந்தை, which is அது in Tamil without any slight.
"""

import re
from dataclasses import dataclass

from kahaniyaa_story.writing.engines.builtin.grammar import Mention, UnsayableError
from kahaniyaa_story.writing.engines.builtin.languages.ta.doubling import doubled
from kahaniyaa_story.writing.engines.builtin.languages.ta.forms import CASES, noun, past

_CHILDREN = {"m": "சிறுவன்", "f": "சிறுமி"}
_PRONOUNS = {"m": "அவன்", "f": "அவள்", "n": "அது", "h": "அவர்"}
_TOWNS = {"place.village": "ஊர்", "place.city": "நகரம்", "place.hill": "மலை", "place.mountain": "மலை"}
_TAMIL = re.compile("[\u0b80-\u0bff]")
_VOWELS = frozenset("அஆஇஈஉஊஎஏஐஒஓஔ")
_DOUBLING = "\u2060"  # unseen, after an accusative or a noun before its noun: a hard consonant that follows is doubled
_BINDING = ("ை", "ி", "ு")  # vowels by which a noun is bound to the next: சந்தைப் பக்கம், காட்டுப் பக்கம்
_AFTER_ACCUSATIVE = re.compile(rf"(?:{_DOUBLING}|\+) (?=([கசதப])[^்])")
_ONE = re.compile("ஒரு (?<![\u0b80-\u0bff]ஒரு )(?=[அ-ஔ])")


def _agreement(who: Mention) -> str:
    """m, f, n, or h for those who are spoken of with honour."""
    if who.lexeme.group != "person":
        return "n"
    if who.honorific:
        return "h"
    return who.gender or "n"


def _noun(who: Mention) -> str:
    if who.lexeme.concept == "person.child":
        return _CHILDREN.get(who.gender or "", who.lexeme.word)
    return who.lexeme.word


def _one(phrase: str) -> str:
    return ("ஓர் " if phrase[0] in _VOWELS else "ஒரு ") + phrase


def _described(who: Mention) -> str:
    return f"{who.trait.word} {_noun(who)}" if who.trait else _noun(who)


def _introduced(who: Mention) -> str:
    if who.lexeme.get("kin"):
        return f"{who.name} {_noun(who)}".strip()
    return f"{who.name} என்ற {_described(who)}" if who.name else _one(_described(who))


@dataclass(frozen=True, slots=True)
class TamilGrammar:
    """Cases by final sound, and verbs that agree in person, number and rank."""

    def mention(self, who: Mention, form: str) -> str:
        """The words for a slot: a case, `intro` with a case, `pro` with a case, `noun`, `name`, `voc`, or a feature."""
        head, _, case = form.partition(".")
        if form == "intro.sib" and who.lexeme.get("sib"):
            return f"{who.lexeme.get('sib')} {who.name}".strip()
        if head == "intro":
            return self._inflected(_introduced(who), case)
        if head == "pro":
            return self._inflected(_PRONOUNS[_agreement(who)], case)
        if head == "noun":
            return self._inflected(_noun(who), case)
        if head in who.lexeme.features:
            return who.lexeme.features[head]
        return self._plainly(who, head)

    def _plainly(self, who: Mention, form: str) -> str:
        if who.lexeme.group == "place":
            return self._somewhere(who, form)
        if form in {"", "name"}:
            return who.name if who.name and (who.by_name or form == "name") else _noun(who)
        if form == "voc":
            return who.name or _noun(who)
        if form == "adj":
            return f"{who.lexeme.word} நிற"
        if form == "one":
            return _one(_noun(who))
        if form not in CASES:
            raise UnsayableError(f"Tamil has no form {form!r}")
        return self._inflected(_noun(who), form)

    def _somewhere(self, who: Mention, form: str) -> str:
        """A place; a town's name takes the ending itself, in other letters the word for what it is takes it."""
        bare = form in {"", "nom", "name"}
        if not who.name:
            return self._inflected(who.lexeme.word, "" if bare else form)
        if bare or (who.lexeme.concept in _TOWNS and _TAMIL.search(who.name[-1])):
            return self._inflected(who.name, "" if bare else form)
        return self._inflected(f"{who.name} {_TOWNS.get(who.lexeme.concept, who.lexeme.word)}", form)

    def _inflected(self, phrase: str, case: str) -> str:
        form = noun(phrase, case or "nom")
        doubles = case == "acc" or (case == "obl" and form.endswith(_BINDING))
        return form + (_DOUBLING if doubles else "")

    def agree(self, who: Mention, spec: str) -> str:
        """A verb given as its relative participle (வந்த, ஓடிய, வருகிற); or `personal/neuter`, as `வருவ/வரும்`."""
        personal, slash, neuter = spec.partition("/")
        agreement = _agreement(who)
        if slash:
            return neuter if agreement == "n" else past(personal, agreement)
        return past(personal, agreement)

    def finish(self, text: str) -> str:
        """The line with க், ச், த், ப் doubled where Tamil doubles them, and ஓர் before a vowel.

        After an accusative or a dative that comes out of a slot it is known; after a literal word that doubles what
        a slot puts behind it, the telling says so by a `+` ("ஏந்தி+ {hero}").
        """
        marked = _AFTER_ACCUSATIVE.sub(lambda match: f"{match[1]}் ", text).replace(_DOUBLING, "").replace("+", "")
        return _ONE.sub("ஓர் ", doubled(marked))


def grammar() -> TamilGrammar:
    """The grammar of Tamil."""
    return TamilGrammar()
