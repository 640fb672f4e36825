"""What a picture of a scene would show: who is there, where and when, and the sentence in which most happens."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from kahaniyaa_story.writing.engines.builtin.language import Language
from kahaniyaa_story.writing.engines.builtin.telling.sentences import sentences
from kahaniyaa_story.writing.engines.builtin.telling.stage import BEINGS
from kahaniyaa_story.writing.engines.builtin.telling.teller import Teller, ToldBeat
from kahaniyaa_story.writing.engines.builtin.tokens import WORD, fold
from kahaniyaa_story.writing.engines.builtin.world import TIMES
from kahaniyaa_story.writing.scenes import PictureDirection

_ORNAMENTS = ("close", "aside", "quote", "says", "trait", "tale", "goodnight", "moral", "low", "turn", "hero", "recall")
"""Beats in which nothing is done that one could draw."""
_OF_SPEECH = frozenset("“”:")
_LONGEST = 180  # characters of what happens
_LONGEST_TIME = 3  # words that tell a time


@dataclass(slots=True)
class Pictures:
    """Directs the pictures of one story, scene by scene; each is as late in the day as its tale has told by then."""

    teller: Teller
    _times: dict[int, str] = field(default_factory=dict[int, str])  # of each tale that has told one
    _begins: Mapping[tuple[str, ...], str] = field(init=False)  # the time that some words tell

    def __post_init__(self) -> None:
        self._begins = _beginnings(self.teller.language)

    def of(self, group: Sequence[ToldBeat]) -> PictureDirection:
        """The direction for the next scene."""
        teller, tale = self.teller, group[-1].beat.tale
        cast = teller.plan.tales[tale].cast
        text = " ".join(line.text for told in group for line in told.lines)
        seen = {role: words for role in cast if role in BEINGS and (words := _words(role, tale, teller))}
        there = [role for role, words in seen.items() if any(word in text for word in words)]
        for time in _times(group, self._begins):
            self._times[tale] = time
        return PictureDirection(
            place=cast["place"].name or cast["place"].what,
            time=self._times.get(tale, teller.plan.time),
            weather=teller.plan.weather,
            who=tuple(teller.stage.called(role, tale) for role in dict.fromkeys(["hero", *there])),
            doing=_doing(group, [word for words in seen.values() for word in words]),
        )


def _words(role: str, tale: int, teller: Teller) -> list[str]:
    """What somebody is called by, once they have come into the story."""
    entity = teller.plan.tales[tale].cast[role]
    words = (entity.name, teller.language.lexeme(entity).word)
    return [word for word in words if word] if (tale, role) in teller.stage.introduced else []


def _doing(group: Sequence[ToldBeat], names: Sequence[str]) -> str:
    """The sentence in which most happens: of the tensest moment, about somebody who is there, and told by nobody."""

    def worth(told: ToldBeat, sentence: str) -> tuple[bool, bool, bool, bool, int, int]:
        is_done = told.beat.key.partition(".")[0] not in _ORNAMENTS
        is_of_somebody = any(name in sentence for name in names)
        is_shown = _OF_SPEECH.isdisjoint(sentence)
        return len(sentence) <= _LONGEST, is_shown, is_done, is_of_somebody, told.beat.tension, len(sentence)

    known = list(_narrated(group)) or [(told, line.text) for told in group for line in told.lines]
    return max(known, key=lambda each: worth(*each))[1] if known else ""


def _narrated(group: Sequence[ToldBeat]) -> Iterator[tuple[ToldBeat, str]]:
    for told in group:
        for line in told.lines:
            if line.kind == "narration":
                yield from ((told, sentence.strip()) for sentence in sentences(line.text))


def _times(group: Sequence[ToldBeat], begins: Mapping[tuple[str, ...], str]) -> Iterator[str]:
    """The times of day that its sentences begin with, in order: *that night*, *the next morning*."""
    for _, sentence in _narrated(group):
        words = [fold(word[0]) for word in islice(WORD.finditer(sentence), _LONGEST_TIME)]
        opens = (begins.get(tuple(words[:length]), "") for length in range(_LONGEST_TIME, 0, -1))
        if time := next(filter(None, opens), ""):
            yield time


def _beginnings(language: Language) -> Mapping[tuple[str, ...], str]:
    known = ((time, language.lexicon.get(f"mark.at_{time}")) for time in TIMES)
    return {
        tuple(map(fold, WORD.findall(words))): time
        for time, lexeme in known
        if lexeme
        for words in (lexeme.word, *lexeme.also)
    }
