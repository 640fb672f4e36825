"""The phonemes of espeak-ng's voices: what a text comes to, and how sounds written in IPA are spelled.

The worker imports this, and must start fast: only the standard library's smallest parts here.
"""

from kahaniyaa_tts.engines.espeak.frames import Sounds
from kahaniyaa_tts.engines.espeak.library import NAMES, Espeak
from kahaniyaa_tts.engines.espeak.rendering import Rendering
from kahaniyaa_tts.engines.espeak.spelling import Spelling

_ENDINGS = {
    **dict.fromkeys(".।॥۔…", "."), **dict.fromkeys("?؟", "?"), **dict.fromkeys(",،、", ","), **dict.fromkeys(";؛", ";"),
    "!": "!", ":": ":",
}  # fmt: skip
_AMONG = ("[[{}]]", "[[t|{}|t]]", "[[t|'{}|t]]", "[[a|{}|a]]")
_LONG = ":"
"""Makes the sound before it longer, and is told as a part of it."""
_AT_ONCE = 25
"""Phonemes in a question; some languages' rules run over a buffer at a hundred."""
_FIRST_SOUND = 2
"""Types of phonemes below it are pauses and stresses."""
_SIGNS = frozenset(" []|_',")


class Phonemes:
    """Asks the library's chosen voice; what it learns of a language's phonemes it remembers."""

    def __init__(self, espeak: Espeak, data_folder: str) -> None:
        self._espeak = espeak
        self._table = f"{data_folder}/espeak-ng-data/phontab"
        self._spellings: dict[str, Spelling] = {}

    def rendered(self, text: str, sounds: tuple[Sounds, ...], voice: str) -> Rendering:
        """The text with its sounds spelled as the voice, which is the chosen one, spells them."""
        language = voice.partition("+")[0]
        if sounds and language not in self._spellings:
            self._spellings[language] = Spelling(self._names(), lambda spelling: self._said(f"[[{spelling}]]"))
        return Rendering(text, sounds, lambda ipa: self._spellings[language].spelled(ipa))

    def _names(self) -> set[str]:
        """Those of all phonemes in the library's tables that the voice has: they come back as they were given."""
        with open(self._table, "rb") as file:  # noqa: PTH123  # pathlib takes longer to load than all else here
            known = _named(file.read())
        ordered = sorted(known)
        present = {_LONG} & known
        for frame in _AMONG:
            for start in range(0, len(ordered), _AT_ONCE):
                asked = " ".join(frame.format(name) for name in ordered[start : start + _AT_ONCE])
                present.update(known.intersection(self._told(asked)))
        return present

    def _told(self, text: str) -> list[str]:
        """The names of the phonemes in what is said for a phonemic text."""
        told = " ".join(names for _, names in self._espeak.clauses(text, NAMES))
        for sign in "_',":
            told = told.replace(sign, " ")
        return told.split()

    def _said(self, text: str) -> str:
        return " ".join(ipa for _, ipa in self._espeak.clauses(text))


def punctuated(written: str, ipa: str) -> str:
    """A clause's IPA with the sign that ends it, in the Latin script; without the marks of a change of language."""
    kept = (part.partition(")")[2] if ")" in part else part for part in ipa.split("("))
    ending = written.rstrip(" \n\"'”’»)")[-1:]
    return "".join(kept).strip() + _ENDINGS.get(ending, "")


def _named(tables: bytes) -> set[str]:
    """The names of all sounds in a `phontab`: its number of tables, and for each the number of its phonemes.

    Each table has 36 bytes before its phonemes, each phoneme 16, of which 4 are its name and the 12th is its type.
    """
    names: set[str] = set()
    at = 4
    for _ in range(tables[0]):
        count, at = tables[at], at + 36
        for start in range(at, at + 16 * count, 16):
            name = tables[start : start + 4].rstrip(b"\0").decode("latin-1")
            if tables[start + 11] >= _FIRST_SOUND and name.isascii() and name.isprintable() and not _SIGNS & set(name):
                names.add(name)
        at += 16 * count
    return names
