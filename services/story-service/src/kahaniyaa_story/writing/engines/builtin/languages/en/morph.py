"""English forms: articles, pronouns, and nothing that needs a guess about anybody's gender."""

import re
from dataclasses import dataclass

from kahaniyaa_story.writing.engines.builtin.grammar import Grammar, Lexeme, Mention, UnsayableError

_PRONOUNS = {
    "he": {"m": "he", "f": "she", "n": "it", "": "they"},
    "him": {"m": "him", "f": "her", "n": "it", "": "them"},
    "his": {"m": "his", "f": "her", "n": "its", "": "their"},
    "himself": {"m": "himself", "f": "herself", "n": "itself", "": "themselves"},
    "he_was": {"m": "he was", "f": "she was", "n": "it was", "": "they were"},
    "he_had": {"m": "he had", "f": "she had", "n": "it had", "": "they had"},
}
_BARE = ("want", "colour", "food", "trait", "weather", "time", "feast")
_SAID_LAST = re.compile(r"((?:^|[,:.?!”] )“[^“”]*\w)”([.,])")
_SILENT_H = ("honest", "hour", "heir")
_SOUNDS_CONSONANT = ("uni", "one", "eu", "use")


def grammar() -> Grammar:
    """The grammar of English."""
    return English()


def with_article(words: str) -> str:
    """The words after `a` or `an`: `an owl`, `a unicorn`."""
    low = words.lower()
    vowel = (low[:1] in tuple("aeiou") and not low.startswith(_SOUNDS_CONSONANT)) or low.startswith(_SILENT_H)
    return f"{'an' if vowel else 'a'} {words}"


def possessive(words: str) -> str:
    """Whose it is: `Meera’s`, `the bees’`."""
    return f"{words}’" if words.endswith("s") else f"{words}’s"


@dataclass(frozen=True, slots=True)
class English:
    """Puts somebody into an English sentence."""

    def mention(self, who: Mention, form: str) -> str:
        """Forms: `intro intro.sib a the bare noun name own in to from`, and `he him his himself he_was he_had`."""
        if form in _PRONOUNS:
            return _PRONOUNS[form][_gender(who)]
        group = who.lexeme.group
        if group == "place":
            return _place(who, form)
        if group in _BARE and not form:
            return who.lexeme.word
        match form:
            case "":
                return _plain(who)
            case "own":
                return possessive(_plain(who))
            case "intro":
                return _intro(who)
            case "intro.sib" if who.lexeme.get("sib"):
                return f"{who.lexeme.get('sib')} {who.name}".strip()
            case "intro.own":
                return possessive(_intro(who))
            case "a":
                return with_article(who.lexeme.get("one") or _described(who))
            case "noun" | "the":
                return _definite(who.lexeme)
            case "bare":
                return who.lexeme.word
            case "name":
                return who.name or _titled(who.lexeme.word)
            case _:
                raise UnsayableError(f"English has no form {form!r}")

    def agree(self, who: Mention, spec: str) -> str:
        """`singular/plural` after a name or noun; `he/she/it/they` words by gender."""
        ways = spec.split("/")
        if len(ways) == 4:
            return ways["mfn".index(_gender(who))] if _gender(who) else ways[3]
        if len(ways) == 2:
            return ways[who.lexeme.get("number") == "pl"]
        raise UnsayableError(f"English cannot choose from {spec!r}")

    def finish(self, text: str) -> str:
        """The line, with the stop or comma of what somebody says inside the quotes; a lone word keeps it outside."""
        return _SAID_LAST.sub(r"\1\2”", text)


def _gender(who: Mention) -> str:
    """Told, or `n` for an animal or thing of which nobody said it; a person stays unknown: they."""
    return who.gender or ("" if who.lexeme.group == "person" else "n")


def _plain(who: Mention) -> str:
    if who.name and who.by_name:
        return who.name
    return _definite(who.lexeme)


def _definite(lexeme: Lexeme) -> str:
    if lexeme.get("kin") == "1":
        return _titled(lexeme.word)
    return lexeme.word if lexeme.get("mass") == "1" else f"the {lexeme.word}"


def _intro(who: Mention) -> str:
    if who.lexeme.get("kin") == "1":
        return f"{_titled(who.lexeme.word)} {who.name}".strip()
    words = with_article(_described(who))
    return f"{words} named {who.name}" if who.name else words


def _described(who: Mention) -> str:
    return f"{who.trait.word} {who.lexeme.word}" if who.trait else who.lexeme.word


def _titled(words: str) -> str:
    return words[:1].upper() + words[1:]


def _place(who: Mention, form: str) -> str:
    the = who.name or f"the {who.lexeme.word}"
    match form:
        case "" | "the" | "noun" | "intro":
            return the
        case "in" | "intro.in":
            return f"{'in' if who.name else who.lexeme.get('at', 'in')} {the}"
        case "to" | "from":
            return f"{form} {the}"
        case "a":
            return with_article(who.lexeme.word)
        case "name":
            return who.name or _titled(who.lexeme.word)
        case "bare":
            return who.name or who.lexeme.word
        case _:
            raise UnsayableError(f"an English place has no form {form!r}")
