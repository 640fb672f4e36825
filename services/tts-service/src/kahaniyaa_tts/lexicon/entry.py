"""An entry of a lexicon: how something that is written is said."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """How a word, or several in a row, is said: by other words, by sounds (IPA), or by both.

    Where there are both, the sounds are what is meant, and the words are for voices that cannot make sounds.
    """

    written: str
    said: str = ""
    ipa: str = ""
    is_of_story: bool = False  # one story's own entries hold before those for all of a person's stories
