"""A name within a word that has an ending: what a language's endings, and the sounds beside them, leave of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kahaniyaa_story.writing.engines.builtin.tokens import restored

LINKS = ("ய", "வ")  # sounds between a vowel and an ending: மதுரை, மதுரையில்
_FIRST_VOWEL, _LAST_VOWEL = "\u0bbe", "\u0bcc"  # signs of vowels, which a consonant bears
_SANDHI = re.compile("(?<=.)[கசதப]\u0bcd$")


def unlinked(word: str) -> str:
    """A word without the sound that binds it to the next: மதுரைச், மதுரை."""
    return _SANDHI.sub("", word)


@dataclass(frozen=True, slots=True)
class Endings:
    """Some endings of a language."""

    known: tuple[str, ...]

    def stems(self, word: str) -> Iterator[str]:
        """What a word may be without one of them: as it stands, with its silent end, and without a link."""
        plain = unlinked(word)
        for ending in self.known:
            if plain.endswith(ending) and len(plain) > len(ending):
                stem = plain.removesuffix(ending)
                yield from restored(stem)
                if stem.endswith(LINKS):
                    yield stem[:-1]

    def base(self, word: str) -> str:
        """What a word that nobody knows most likely is without one of them: ஓவியா, of ஓவியாவும்; ஆதவன், of ஆதவனும்."""
        plain = unlinked(word)
        stem = next((plain.removesuffix(each) for each in self.known if plain.endswith(each) and plain != each), "")
        is_linked = stem.endswith(LINKS) and _FIRST_VOWEL <= stem[-2:-1] <= _LAST_VOWEL
        return stem[:-1] if is_linked else restored(stem)[1] if stem else ""
