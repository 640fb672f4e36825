"""Whether a telling fits the facts of a story, suits it, and says nothing that its listener fears."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from kahaniyaa_story.writing.engines.builtin.keys import KINDS
from kahaniyaa_story.writing.engines.builtin.language import Language
from kahaniyaa_story.writing.engines.builtin.markup import HOW, Telling
from kahaniyaa_story.writing.engines.builtin.measure import BRIEFLY
from kahaniyaa_story.writing.engines.builtin.tokens import WORD, fold

_ASKED = 0.6  # what a telling gains by each fact that it asks for; what it only rules out is no gain
_SIMPLE = 3.0  # what a telling for the smallest gains with them beside others that suit them as well
_ENDING = 2  # letters that an ending may add in Latin script


def suits(telling: Telling) -> float:
    """How much a telling is made for just such a story: by the facts it asks for."""
    asked = [tag for tag in telling.tags - HOW - KINDS - {BRIEFLY} if not tag.startswith("!")]
    return _ASKED * len(asked) + (_SIMPLE if "simple" in asked else 0)


def holds(conditions: Iterable[str], facts: frozenset[str]) -> bool:
    """Whether the facts are as the conditions ask: there, or, after a `!`, not there."""
    for condition in conditions:
        if condition[1:] in facts if condition.startswith("!") else condition not in facts:
            return False
    return True


def is_form_of(word: str, avoided: str) -> bool:
    """Whether a word is the avoided one with an ending; `firefly` is no form of `fire`."""
    return word.startswith(avoided) and (not word.isascii() or len(word) - len(avoided) <= _ENDING)


def is_said(avoided: Collection[str], text: str) -> bool:
    """Whether a text has an avoided word in it, in any form."""
    words = {fold(word) for word in WORD.findall(text)} if avoided else set[str]()
    return any(is_form_of(word, one) for word in words for one in avoided)


def avoided(fears: Sequence[str], language: Language) -> Iterator[str]:
    """The words of this language that a listener would rather not hear, without those that carry nothing."""
    stop = language.lexicon.get("mark.stop")
    plain = {fold(word) for word in stop.also} if stop else set[str]()
    for fear in fears:
        lexeme = language.lexicon.get(fear)
        words = (lexeme.word, *lexeme.also) if lexeme else WORD.findall(fear)
        yield from (fold(word) for word in words if " " not in word and len(word) > 2 and fold(word) not in plain)
