"""A text as espeak-ng is given it, its own spelling of sounds set in, with the way back to the text.

The worker imports this, and must start fast: only the standard library's smallest parts here.
"""

from bisect import bisect_right
from collections.abc import Callable

from kahaniyaa_tts.engines.espeak.frames import Sounds

_ENDINGS = ".,!?;:।॥۔؟،…"
Spelled = Callable[[str], "list[str] | None"]
"""The spelling of each word of a transcription; None where it cannot be spelled."""


class Rendering:
    """Text to say as phonemic input, in which `[[` begins sounds; nothing of the text itself may begin them."""

    def __init__(self, text: str, sounds: tuple[Sounds, ...], spelled: Spelled) -> None:
        self.text = ""
        self._firsts: list[int] = []  # of each stretch, in what is given to espeak-ng
        self._origins: list[tuple[int, bool]] = []  # where it stands in the text, and whether letter by letter
        at = 0
        for start, end, ipa in sounds:
            words = spelled(ipa)
            if words is not None:
                self._write(text, at, start)
                self._spell(text[start:end], start, words)
                at = end
        self._write(text, at, len(text))

    def origin(self, position: int) -> int:
        """Where in the text the position in what is given to espeak-ng stands."""
        index = max(bisect_right(self._firsts, position) - 1, 0)
        start, is_written = self._origins[index]
        return start + position - self._firsts[index] if is_written else start

    def _write(self, text: str, start: int, end: int) -> None:
        self._add(text[start:end].replace("[", " "), start, is_written=True)

    def _spell(self, written: str, start: int, words: list[str]) -> None:
        """Set in the words; where the text has as many, each stands for its own."""
        places = _places(written)
        if len(places) != len(words):
            places = [0] * len(words)
        for place, word in zip(places, words, strict=True):
            self._add(f" [[{word}]]", start + place, is_written=False)
        ending = written[len(written.rstrip(_ENDINGS)) :]
        self._add(ending + " ", start + places[-1], is_written=False)

    def _add(self, text: str, start: int, *, is_written: bool) -> None:
        self._firsts.append(len(self.text))
        self._origins.append((start, is_written))
        self.text += text


def _places(text: str) -> list[int]:
    """Where each word of the text begins."""
    begins = [index for index in range(len(text)) if not text[index].isspace()]
    return [index for index in begins if index == 0 or text[index - 1].isspace()]
