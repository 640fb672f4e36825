"""X-SAMPA, phonetic notation in ASCII, as the International Phonetic Alphabet.

Source: J. C. Wells, "Computer-coding the IPA: a proposed extension of SAMPA" (1995).
"""

import re

from kahaniyaa_tts.text.ipa import as_written_here

_VOWELS = {
    "a": "a", "e": "e", "i": "i", "o": "o", "u": "u", "y": "y", "A": "ɑ", "E": "ɛ", "I": "ɪ", "O": "ɔ", "U": "ʊ",
    "Y": "ʏ", "M": "ɯ", "Q": "ɒ", "V": "ʌ", "@": "ə", "{": "æ", "}": "ʉ", "1": "ɨ", "2": "ø", "3": "ɜ", "6": "ɐ",
    "7": "ɤ", "8": "ɵ", "9": "œ", "&": "ɶ", "@\\": "ɘ", "3\\": "ɞ", "I\\": "ᵻ", "U\\": "ᵿ", "@`": "ɚ", "3`": "ɝ",
}  # fmt: skip
_CONSONANTS = {
    "b": "b", "c": "c", "d": "d", "f": "f", "g": "ɡ", "h": "h", "j": "j", "k": "k", "l": "l", "m": "m", "n": "n",
    "p": "p", "q": "q", "r": "r", "s": "s", "t": "t", "v": "v", "w": "w", "x": "x", "z": "z", "B": "β", "C": "ç",
    "D": "ð", "F": "ɱ", "G": "ɣ", "H": "ɥ", "J": "ɲ", "K": "ɬ", "L": "ʎ", "N": "ŋ", "P": "ʋ", "R": "ʁ", "S": "ʃ",
    "T": "θ", "W": "ʍ", "X": "χ", "Z": "ʒ", "4": "ɾ", "5": "ɫ", "?": "ʔ", "d`": "ɖ", "l`": "ɭ", "n`": "ɳ", "r`": "ɽ",
    "s`": "ʂ", "t`": "ʈ", "z`": "ʐ", "r\\`": "ɻ", "h\\": "ɦ", "j\\": "ʝ", "l\\": "ɺ", "p\\": "ɸ", "r\\": "ɹ",
    "s\\": "ɕ", "v\\": "ʋ", "x\\": "ɧ", "z\\": "ʑ", "B\\": "ʙ", "G\\": "ɢ", "H\\": "ʜ", "J\\": "ɟ", "K\\": "ɮ",
    "L\\": "ʟ", "M\\": "ɰ", "N\\": "ɴ", "R\\": "ʀ", "X\\": "ħ", "?\\": "ʕ", "<\\": "ʢ", ">\\": "ʡ", "b_<": "ɓ",
    "d_<": "ɗ", "g_<": "ɠ", "G\\_<": "ʛ", "J\\_<": "ʄ", "O\\": "ʘ", "!\\": "ǃ", "|\\": "ǀ", "|\\|\\": "ǁ", "=\\": "ǂ",
}  # fmt: skip
_MARKS = {
    '_"': "\u0308", "_+": "\u031f", "_-": "\u0320", "_/": "\u030c", "_0": "\u0325", "_=": "\u0329", "=": "\u0329",
    "_>": "ʼ", "_?\\": "ˤ", "_\\": "\u0302", "_^": "\u032f", "_}": "\u031a", "~": "\u0303", "_~": "\u0303",
    "_A": "\u0318", "_a": "\u033a", "_B": "\u030f", "_c": "\u031c", "_d": "\u032a", "_e": "\u0334", "_F": "\u0302",
    "_G": "ˠ", "_H": "\u0301", "_h": "ʰ", "_j": "ʲ", "'": "ʲ", "_k": "\u0330", "_L": "\u0300", "_l": "ˡ",
    "_M": "\u0304", "_m": "\u033b", "_N": "\u033c", "_n": "ⁿ", "_O": "\u0339", "_o": "\u031e", "_q": "\u0319",
    "_R": "\u030c", "_r": "\u031d", "_T": "\u030b", "_t": "\u0324", "_v": "\u032c", "_w": "ʷ", "_X": "\u0306",
    "_x": "\u033d", "`": "˞",
}  # fmt: skip
_OTHERS = {
    '"': "ˈ", "%": "ˌ", ":": "ː", ":\\": "ˑ", ".": ".", "-": "", "-\\": "‿", "^": "ꜛ", "!": "ꜜ", "|": "|", "||": "‖",
    " ": " ",
}  # fmt: skip
SAMPA = {**_VOWELS, **_CONSONANTS, **_MARKS, **_OTHERS}
"""Each sign of X-SAMPA, and what it is in IPA."""

_SIGN = re.compile("|".join(re.escape(sign) for sign in sorted(SAMPA, key=len, reverse=True)))


class NotSampa(ValueError):
    """Something in a transcription is not a sign of X-SAMPA; `sign` says what."""

    def __init__(self, sign: str) -> None:
        super().__init__(f"{sign!r} is no sign of X-SAMPA.")
        self.sign = sign


def ipa_of(sampa: str) -> str:
    """The transcription in IPA; raises NotSampa at the first character that is no sign."""
    signs: list[str] = []
    at = 0
    while at < len(sampa):
        found = _SIGN.match(sampa, at)
        if found is None:
            raise NotSampa(sampa[at])
        signs.append(SAMPA[found.group()])
        at = found.end()
    return as_written_here("".join(signs))
