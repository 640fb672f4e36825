"""Finds slots whose form does not go with the word beside them: छाता की, a orange."""

from collections.abc import Iterator

from kahaniyaa_story.writing.engines.builtin.language import Beside
from kahaniyaa_story.writing.engines.builtin.markup import Choice, Detail, Part, Slot, Text

_WORDS = ("quote", "love", "friends")
"""Roles that stand for words as somebody wrote them, which have one form."""


def beside(text: Text, rules: tuple[Beside, ...]) -> Iterator[str]:
    """What is wrong with the slots of a text by the rules of a language."""
    for slot, before, after in _slots(text, (), ()):
        for rule in rules:
            neighbours = {*(_last(each) for each in before)} & rule.after | {*map(_first, after)} & rule.before
            if neighbours and not slot.agree and slot.role not in _WORDS and slot.form in rule.wrong:
                shown = f"{slot.role}.{slot.form}" if slot.form else slot.role
                yield f"{{{shown}}} beside {', '.join(sorted(neighbours))} must be {{{slot.role}.{rule.say}}}"


def _slots(text: Text, before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[tuple[Slot, list[str], list[str]]]:
    """Each slot with what may stand directly before it and after it."""
    for i, part in enumerate(text):
        left = [*_ways(text[:i][::-1], before, is_before=True)]
        right = [*_ways(text[i + 1 :], after, is_before=False)]
        if isinstance(part, Slot):
            yield part, left, right
        for way in _within(part):
            yield from _slots(way, tuple(left), tuple(right))


def _ways(text: Text, beyond: tuple[str, ...], *, is_before: bool) -> Iterator[str]:
    """The words that may stand nearest in a text which is read away from a slot; where it has none, those beyond."""
    if not text:
        yield from beyond
        return
    near, *rest = text
    if isinstance(near, str) and near.strip():
        yield near
        return
    further = [*_ways(tuple(rest), beyond, is_before=is_before)]
    if isinstance(near, str):
        yield from (each + near if is_before else near + each for each in further)
        return
    for way in _within(near):
        yield from _ways(way[::-1] if is_before else way, tuple(further), is_before=is_before)
    if isinstance(near, Detail):
        yield from further


def _within(part: Part) -> list[Text]:
    if isinstance(part, Choice):
        return [way for _, way in part.ways]
    return [part.text] if isinstance(part, Detail) else []


def _first(words: str) -> str:
    """The first word, where a space parts it from what is before."""
    return words.split()[0].rstrip(".,:;!?।”’…") if words[:1].isspace() and words.strip() else ""


def _last(words: str) -> str:
    """The last word, where a space parts it from what comes."""
    return words.split()[-1].lstrip("“‘").lower() if words[-1:].isspace() and words.strip() else ""
