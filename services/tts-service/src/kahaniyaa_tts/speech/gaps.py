"""What lies between two phrases of a script, and what that makes of the one before it."""

from dataclasses import dataclass, replace

from kahaniyaa_tts.speech.steps import Phrase
from kahaniyaa_tts.text.document import Pause

_SIGNS = (",", ";", ":", "،", "؛", ".", "!", "?", "।", "॥", "۔", "؟", "…")


@dataclass(slots=True)
class Gap:
    """The silence that builds up between two phrases: what is asked for adds up, and replaces what is natural."""

    natural: int = 0
    asked: int | None = None

    def add(self, pause: Pause) -> None:
        """Let another silence come to it."""
        if pause.is_natural:
            self.natural = max(self.natural, pause.milliseconds)
        else:
            self.asked = (self.asked or 0) + pause.milliseconds

    @property
    def is_within_a_sentence(self) -> bool:
        """Whether the sentence before it goes on after it."""
        return not self.natural

    @property
    def is_nothing(self) -> bool:
        """Whether one word comes right after the other."""
        return self.is_within_a_sentence and self.asked is None

    def take(self, *, may_be_natural: bool) -> int:
        """Its milliseconds; it begins anew."""
        natural = self.natural if may_be_natural else 0
        milliseconds = natural if self.asked is None else self.asked
        self.natural, self.asked = 0, None
        return milliseconds


def cut(phrase: Phrase, *, goes_on: bool, gives_way: bool) -> Phrase:
    """The phrase as one after which its sentence goes on, or a silence comes that was asked for."""
    if not goes_on:
        return replace(phrase, is_cut=True) if gives_way else phrase
    text = phrase.sentence.text.rstrip()
    told = text if text.endswith(_SIGNS) else text + ","  # a voice falls at the end of what has no sign after it
    return replace(phrase, is_cut=True, sentence=replace(phrase.sentence, text=told))


def side_by_side(one: Phrase, other: Phrase) -> tuple[Phrase, Phrase]:
    """Two phrases of one sentence, each aiming at how it is said beside the other, if it has an aim and one says both.

    Where a sign parts them, a voice pauses there anyway.
    """
    text = one.sentence.text.strip()
    ways = [(each.language, each.role, each.shade, each.voice) for each in (one.sentence, other.sentence)]
    if text.endswith(_SIGNS) or ways[0] != ways[1]:
        return one, other
    if one.aim:
        one = replace(one, aim=replace(one.aim, after=other.sentence.text.strip()))
    if other.aim:
        other = replace(other, aim=replace(other.aim, before=text))
    return one, other
