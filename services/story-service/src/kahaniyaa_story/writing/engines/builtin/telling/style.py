"""How a tone and an audience change the telling: how much is spoken, and how short the sentences are."""

from collections.abc import Mapping
from dataclasses import dataclass

from kahaniyaa_story.writing.engines.builtin.markup import Telling

SMALL_EARS = ("toddlers", "preschool")
"""The audiences that hear short sentences and small plots."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a telling gains by speech, and by sentences shorter than others of its key (loses, where it is below 0)."""

    speech: float = 0.0
    brief: float = 0.0

    def worth(self, telling: Telling, usual: float) -> float:
        """How much a telling is of this style, where its like usually have sentences of so many words."""
        briefer = 1 - telling.sentence_words / usual
        return self.speech * telling.speaks + self.brief * max(-1.0, min(1.0, 1.2 * briefer))


_TONES: Mapping[str, Style] = {
    "cheerful": Style(speech=0.5, brief=0.2),
    "adventurous": Style(speech=0.0, brief=0.4),
    "mysterious": Style(speech=-0.8, brief=-0.5),
    "whimsical": Style(speech=0.1, brief=-0.3),
    "educational": Style(speech=0.3, brief=0.0),
    "funny": Style(speech=1.0, brief=0.2),
    "heartwarming": Style(speech=0.0, brief=-0.4),
    "exciting": Style(speech=0.3, brief=1.0),
}
_AUDIENCES: Mapping[str, Style] = {
    "toddlers": Style(speech=0.3, brief=1.6),
    "preschool": Style(speech=0.3, brief=1.0),
    "teens": Style(speech=0.0, brief=-0.8),
    "adults": Style(speech=-0.3, brief=-1.0),
}


def style_of(tone: str, audience: str) -> Style:
    """The style for a tone and an audience together."""
    first, second = _TONES.get(tone, Style()), _AUDIENCES.get(audience, Style())
    return Style(speech=first.speech + second.speech, brief=first.brief + second.brief)
