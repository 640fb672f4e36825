"""Sounds written in IPA, spelled in espeak-ng's own names of phonemes, by what the library itself says of each.

The worker imports this, and must start fast: only the standard library's smallest parts here.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator

_FRAMES = (("a|", "|a"), ("t|", "|t"), ("t|'a|t|", "|t"), ("", ""))
"""Between which a phoneme is asked for: many sound otherwise among others, without stress, or at a word's end."""

_ONE_SIGN = {
    "ʦ": "ts", "ʣ": "dz", "ʧ": "tʃ", "ʤ": "dʒ", "ʨ": "tɕ", "ʥ": "dʑ", "ɚ": "əɹ", "ɝ": "ɜːɹ", "g": "ɡ", ":": "ː",
    "ʱ": "ʰ", "ᵻ": "ɪ", "ᵿ": "ʊ", "'": "ˈ",
}  # fmt: skip
_ALIKE = (("tʃ", "c"), ("dʒ", "ɟ"), ("tʃʰ", "cʰ"), ("dʒʰ", "ɟʰ"))
"""What is written both ways of the same sounds of India's languages."""

_LONGEST_WORD = 60
_UNHEARD = frozenset(".‿|‖͜͡ʼˀˑ˥˦˧˨˩ꜛꜜ↗↘-")
_STRESSES = {"ˈ": "'", "ˌ": ","}
_MARKS = frozenset("ːʰʲʷˠˤⁿˡ˞ᵊ")
_NEAREST = {
    "ɑ": "a ɒ ʌ", "ɒ": "ɔ ɑ a", "æ": "a ɛ", "a": "ɑ æ ɐ ʌ", "ɐ": "ʌ ə a", "ʌ": "ɐ ə a", "ɔ": "ɒ o", "o": "ɔ",
    "ə": "ɐ ʌ ɜ ɪ", "ɜ": "ə ɛ", "ɞ": "ɜ ə", "ɘ": "ə ɪ", "ɵ": "o ʊ", "ɤ": "o ʌ", "e": "ɛ ɪ", "ɛ": "e æ",
    "œ": "ø ɛ", "ø": "œ e", "ɶ": "œ a", "i": "ɪ", "ɪ": "i e", "ɨ": "ɪ i", "ʏ": "y ɪ", "y": "ʏ i u", "u": "ʊ ʉ",
    "ʊ": "u ʉ", "ʉ": "u ʊ", "ɯ": "u ɨ", "ɹ": "r ɾ ɻ", "r": "ɾ ɹ", "ɾ": "r ɹ", "ɽ": "ɾ ɖ r", "ɻ": "ɹ ɭ r",
    "ʀ": "ʁ r", "ʁ": "ɣ ʀ r", "ɺ": "ɾ l", "v": "ʋ w", "ʋ": "v w", "w": "ʋ v", "ʍ": "w", "ɥ": "j w", "ɰ": "ɣ w",
    "f": "pʰ v p", "β": "v b", "ɸ": "f", "θ": "t s", "ð": "d z", "ʃ": "ʂ s", "ʒ": "z ʃ", "ʂ": "ʃ s", "ʐ": "ʒ z",
    "ɕ": "ʃ s", "ʑ": "ʒ z", "z": "s ʒ", "s": "ʃ z", "x": "χ kʰ k h", "χ": "x k", "ɣ": "ɡ", "q": "k", "ɢ": "ɡ",
    "ħ": "h", "ʕ": "ʔ", "h": "ɦ x", "ɦ": "h", "ç": "ʃ h", "ʝ": "j", "ʈ": "t", "ɖ": "d", "t": "ʈ", "d": "ɖ",
    "c": "tʃ k", "ɟ": "dʒ ɡ", "ɱ": "m", "ɳ": "n", "ɲ": "n", "ŋ": "n", "ɴ": "ŋ n", "l": "ɭ ɫ", "ɭ": "l",
    "ɫ": "l", "ʎ": "l", "ʟ": "l", "ɬ": "l", "ɮ": "l", "ɓ": "b", "ɗ": "d", "ʄ": "ɟ", "ɠ": "ɡ", "ʔ": "", "ʘ": "p",
    "ǀ": "t", "ǃ": "k", "ǂ": "c", "ǁ": "l", "ʡ": "ʔ", "ʜ": "h", "ʢ": "ʕ", "ɧ": "ʃ", "ʙ": "b", "ⱱ": "v",
}  # fmt: skip
"""For a sound that a language lacks: those that its speakers would say instead, the nearest first."""


class Spelling:
    """One voice's phonemes by their IPA."""

    def __init__(self, names: Iterable[str], said: Callable[[str], str]) -> None:
        """Learn them from what the voice says for each name of a phoneme: `said` gives the IPA of a spelling."""
        self._names = _inventory(names, said)
        self._longest = max(map(len, self._names), default=0)

    def spelled(self, ipa: str) -> list[str] | None:
        """The spelling of each word of a transcription; None where it has a sound that nothing here is like."""
        words = [list(self._phonemes(word)) for word in _plain(ipa).split()]
        if not words or not all(map(_can_be_said, words)):
            return None
        return ["|".join(name for name in word if name) for word in words]

    def _phonemes(self, word: str) -> Iterator[str | None]:
        """The names one after the other, None for a sound that has none."""
        at = 0
        while at < len(word):
            if word[at] in _STRESSES:
                yield _STRESSES[word[at]]
                at += 1
                continue
            name, length = self._longest_at(word, at)
            yield name
            at += length

    def _longest_at(self, word: str, at: int) -> tuple[str | None, int]:
        for length in range(min(self._longest, len(word) - at), 0, -1):
            if name := self._names.get(word[at : at + length]):
                return name, length
        if word[at] in _MARKS or unicodedata.combining(word[at]):
            return "", 1  # the sound without it was found already
        return self._nearest(word[at]), 1

    def _nearest(self, sign: str) -> str | None:
        """The name of the sound that is most like it; a sign that is left out by all languages but its own has none."""
        asked, seen = [sign], {sign}
        while asked:
            for like in _NEAREST.get(asked.pop(0), "").split():
                if name := self._names.get(like):
                    return name
                if like not in seen:
                    seen.add(like)
                    asked.append(like)
        return "" if sign == "ʔ" else None


def _can_be_said(word: list[str | None]) -> bool:
    """Whether every sound of it has a name, and any has; a longer word would run over a buffer in the library."""
    return None not in word and any(name and name not in "'," for name in word) and len(word) <= _LONGEST_WORD


def _inventory(names: Iterable[str], said: Callable[[str], str]) -> dict[str, str]:
    """The name of each sound: of several, the one that keeps it among most others, and of these the simplest."""
    names = tuple(names)
    kept: dict[tuple[str, str], int] = {}
    for before, after in _FRAMES:
        opening, closing = _bare(said(before.strip("|"))), _bare(said(after.strip("|")))
        for name in names:
            sound = _bare(said(before + name + after))
            inner = sound[len(opening) : len(sound) - len(closing)]
            if inner and sound == opening + inner + closing:
                kept[inner, name] = kept.get((inner, name), 0) + 1
    known: dict[str, str] = {}
    for sound, name in sorted(kept, key=lambda pair: (-kept[pair], not pair[1].isalpha(), len(pair[1]), pair)):
        known.setdefault(sound, name)
    for one, other in (*_ALIKE, *(pair[::-1] for pair in _ALIKE)):
        if other in known:
            known.setdefault(one, known[other])
    return known


def _bare(ipa: str) -> str:
    return "".join(sign for sign in _plain(ipa.replace("r.", "ɽ")) if sign not in _STRESSES)


def _plain(ipa: str) -> str:
    """Decomposed, each sound in one way of writing it, without what is not a sound or the stress on one."""
    signs = unicodedata.normalize("NFD", ipa).replace("c\u0327", "ç")
    return "".join(_ONE_SIGN.get(sign, sign) for sign in signs if sign not in _UNHEARD)
