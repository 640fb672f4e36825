"""Whether a text is written in the script of its language."""

from collections.abc import Iterable

from kahaniyaa_shared.languages import LANGUAGES
from kahaniyaa_shared.scripts import is_written_with

_ENOUGH_LETTERS = 12
_LEAST_SHARE = 0.8


def is_too_short_to_tell(text: str) -> bool:
    """Whether there are too few letters to say what a text is written in."""
    return sum(map(str.isalpha, text)) < _ENOUGH_LETTERS


def is_in_script(text: str, language: str, *, names: Iterable[str] = ()) -> bool:
    """Whether most letters of a text are of the language's script; names that were wished for may be of any."""
    for name in names:
        text = text.replace(name, " ")
    letters = [char for char in text if char.isalpha()]
    of_script = sum(is_written_with(LANGUAGES[language].script, letter) for letter in letters)
    return len(letters) < _ENOUGH_LETTERS or of_script >= _LEAST_SHARE * len(letters)
