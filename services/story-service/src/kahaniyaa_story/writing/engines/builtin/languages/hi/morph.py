"""Hindi for the storyteller: how somebody is mentioned, and how words agree with them; a given name never changes."""

from dataclasses import dataclass

from kahaniyaa_story.writing.engines.builtin.grammar import Grammar, Lexeme, Mention, UnsayableError
from kahaniyaa_story.writing.engines.builtin.languages.hi.forms import (
    agreeing,
    all_agreeing,
    oblique,
    plural,
    plural_oblique,
)

_BARE = ("want", "colour", "food", "trait", "weather", "time", "feast")
_LOCATIVE = {"in": "में", "to": "की ओर", "from": "से"}


def grammar() -> Grammar:
    """The grammar of Hindi."""
    return Hindi()


@dataclass(frozen=True, slots=True)
class Hindi:
    """Puts somebody into a Hindi sentence."""

    def mention(self, who: Mention, form: str) -> str:
        """Forms: plain, `o` (before a postposition), `intro a epithet noun pl name`, each also `.o`; `in to from`."""
        group = who.lexeme.group
        if group in _BARE and not form:
            return who.lexeme.word
        if form in _LOCATIVE:
            return f"{_oblique(who)} {who.lexeme.get('at', 'में') if form == 'in' else _LOCATIVE[form]}"
        if form == "intro.epithet":
            return _epithet(who)[0]
        if form == "intro.sib" and who.lexeme.get("sib"):
            return f"{who.lexeme.get('sib')} {who.name}".strip()
        base, _, case = form.partition(".")
        if base == "o":
            return _oblique(who)
        words = _base(who, base)
        if words is None:
            raise UnsayableError(f"Hindi has no form {form!r}")
        if case and case != "o":
            raise UnsayableError(f"Hindi has no case {case!r}")
        return words[bool(case)]

    def agree(self, who: Mention, spec: str) -> str:
        """Words in the masculine singular (`चला गया था`, `नन्हा`); `o:` for the oblique, `p:` for whom one calls तुम."""
        case, _, words = spec.rpartition(":")
        kind = _kind(who)
        if case == "o":
            kind = "f" if kind in ("f", "fp") else "o"
        elif case == "p":
            kind = "fp" if kind in ("f", "fp") else "p"
        return all_agreeing(words, kind)

    def finish(self, text: str) -> str:
        """The line as it is."""
        return text


def _lexeme(who: Mention) -> tuple[str, str]:
    """The class noun and its grammatical gender; a female of a masculine kind has her own word where there is one."""
    lexeme = who.lexeme
    if who.gender == "f" and lexeme.get("f"):
        return lexeme.get("f"), "f"
    if who.gender == "m" and lexeme.get("m"):
        return lexeme.get("m"), "m"
    return lexeme.word, lexeme.get("g") or ("m" if lexeme.word.endswith("ा") else "")


def _kind(who: Mention) -> str:
    if who.beside:
        return "fp" if all(_is_female(each) for each in (who, *who.beside)) else "p"
    return _kind_of_one(who)


def _is_female(who: Mention) -> bool:
    """Whether words that speak of somebody are feminine; of whom nobody knows it, they are not among several."""
    try:
        return _kind_of_one(who) in ("f", "fp")
    except UnsayableError:
        return False


def _kind_of_one(who: Mention) -> str:
    gender = _lexeme(who)[1] or who.gender
    if who.lexeme.concept == "person.child":
        gender = who.gender
    if gender not in ("m", "f"):
        raise UnsayableError(f"nobody said whether {who.name or who.lexeme.word} is he or she")
    if who.honorific:
        return "fp" if gender == "f" else "p"
    return gender


def _changes(lexeme: Lexeme) -> bool:
    return lexeme.get("fixed") != "1"


def _noun(who: Mention) -> tuple[str, str]:
    word, gender = _lexeme(who)
    return word, who.lexeme.get("o") or oblique(word, gender, changes=_changes(who.lexeme))


def _oblique(who: Mention) -> str:
    return _called(who) if who.name and who.by_name else _noun(who)[1]


def _called(who: Mention) -> str:
    """By the name; one who is honoured, never by the bare name: दादी, who was met as कमला दादी; डॉक्टर मीरा."""
    if not who.honorific:
        return who.name
    return _intro(who)[0] if who.lexeme.get("title") == "1" else _noun(who)[1]


def _base(who: Mention, form: str) -> tuple[str, str] | None:
    """A form and its oblique."""
    word, gender = _lexeme(who)
    changes = _changes(who.lexeme)
    match form:
        case "":
            return _both(_called(who)) if who.name and who.by_name else _noun(who)
        case "noun":
            return _noun(who)
        case "name":
            return _both(who.name or word)
        case "intro":
            return _intro(who)
        case "a":
            return _some(who)
        case "epithet":
            return _epithet(who)
        case "pl":
            return plural(word, gender, changes=changes), plural_oblique(word, gender, changes=changes)
        case _:
            return None


def _both(words: str) -> tuple[str, str]:
    return words, words


def _intro(who: Mention) -> tuple[str, str]:
    """पिंकी नाम की एक शर्मीली गिलहरी; where nobody knows whether she or he, only the name."""
    if who.lexeme.get("kin") == "1":
        return _both(f"{who.name} {who.lexeme.word}".strip())
    if not who.name:
        return _described(who, one=True)
    try:
        kind = _kind(who)
    except UnsayableError:
        return who.name, who.name
    if who.honorific:
        before = who.lexeme.get("title") == "1"  # डॉक्टर मीरा, but रामू काका
        return _both(f"{who.lexeme.word} {who.name}" if before else f"{who.name} {who.lexeme.word}")
    plain, bent = _described(who, one=True)
    named = "की" if kind == "f" else "का"
    return f"{who.name} नाम {named} {plain}", f"{who.name} नाम {'की' if kind == 'f' else 'के'} {bent}"


def _some(who: Mention) -> tuple[str, str]:
    """एक शर्मीला हाथी, whose name is told apart; of a grandmother nobody speaks so."""
    if who.lexeme.get("kin") == "1" and who.name:
        raise UnsayableError(f"{who.name} is spoken of by name")
    return _described(who, one=True)


def _epithet(who: Mention) -> tuple[str, str]:
    """शर्मीला हाथी पीलू; who is no more than a name, or kin, as they are introduced."""
    if not who.name or who.honorific or who.lexeme.get("kin") == "1":
        return _intro(who)
    try:
        _kind(who)
    except UnsayableError:
        return who.name, who.name
    plain, bent = _described(who, one=False)
    return f"{plain} {who.name}", f"{bent} {who.name}"


def _described(who: Mention, *, one: bool) -> tuple[str, str]:
    noun, bent = _noun(who)
    number = "एक " if one else ""
    if who.trait is None:
        return f"{number}{noun}", f"{number}{bent}"
    kind = _kind(who)
    plain = agreeing(who.trait.word, "f" if kind in ("f", "fp") else "m")
    oblique_trait = agreeing(who.trait.word, "f" if kind in ("f", "fp") else "o")
    return f"{number}{plain} {noun}", f"{number}{oblique_trait} {bent}"
