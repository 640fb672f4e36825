"""Whether a text is written in the script of its language."""

from collections.abc import Iterable

from kahaniyaa_shared.languages import LANGUAGES

_BLOCKS = {
    "Latn": ((0x41, 0x24F), (0x1E00, 0x1EFF)),
    "Deva": ((0x900, 0x97F), (0xA8E0, 0xA8FF)),
    "Beng": ((0x980, 0x9FF),),
    "Guru": ((0xA00, 0xA7F),),
    "Gujr": ((0xA80, 0xAFF),),
    "Orya": ((0xB00, 0xB7F),),
    "Taml": ((0xB80, 0xBFF),),
    "Telu": ((0xC00, 0xC7F),),
    "Knda": ((0xC80, 0xCFF),),
    "Mlym": ((0xD00, 0xD7F),),
    "Arab": ((0x600, 0x6FF), (0x750, 0x77F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF)),
}
_ENOUGH_LETTERS = 12
_LEAST_SHARE = 0.8


def is_too_short_to_tell(text: str) -> bool:
    """Whether there are too few letters to say what a text is written in."""
    return sum(map(str.isalpha, text)) < _ENOUGH_LETTERS


def is_in_script(text: str, language: str, *, names: Iterable[str] = ()) -> bool:
    """Whether most letters of a text are of the language's script; names that were wished for may be of any."""
    for name in names:
        text = text.replace(name, " ")
    blocks = _BLOCKS[LANGUAGES[language].script]
    letters = [ord(char) for char in text if char.isalpha()]
    of_script = sum(any(first <= letter <= last for first, last in blocks) for letter in letters)
    return len(letters) < _ENOUGH_LETTERS or of_script >= _LEAST_SHARE * len(letters)
