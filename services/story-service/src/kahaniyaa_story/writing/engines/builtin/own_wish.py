"""A wish in somebody's own words: what stands beside "wants", up to where it speaks of something else."""

import re
from collections.abc import Sequence

from kahaniyaa_story.writing.engines.builtin import emoji
from kahaniyaa_story.writing.engines.builtin.heard import Found, Named
from kahaniyaa_story.writing.engines.builtin.marks import Marks
from kahaniyaa_story.writing.engines.builtin.tokens import Tokens, fold, is_parted

_ENDS = re.compile(rf"[.,;!?\n]| but | and |{emoji.PATTERN}")
_LONGEST = 6  # words of one that stands before "wants"


def wish_after(words: Sequence[str], tokens: Tokens, text: str, marks: Marks) -> str:
    """What stands behind "wants": to build a rocket."""
    wants = marks.alone("wish")
    for i, word in enumerate(words[:-1]):
        if word in wants and words[i + 1] == "to":
            return re.split(_ENDS, text[tokens[i + 1].start() :])[0].strip()
    return ""


def _whom_one_becomes(words: Sequence[str], tokens: Tokens, at: int, marks: Marks) -> int:
    """Where the word stands for whom one wishes to be, before the wishing at a place; -1 where there is none."""
    return tokens[at - 2].start() if at > 1 and marks.stands(words, at - 1, "becoming") else -1  # शेर बनना


def wish_before(
    words: Sequence[str],
    tokens: Tokens,
    found: Sequence[Found],
    names: Sequence[Named],
    parted: frozenset[int],
    marks: Marks,
) -> str:
    """What stands before "wants", where the language has it there: रॉकेट बनाना चाहता है."""
    at = next((i for i in range(1, len(words)) if marks.stands(words, i, "wishing")), 0)
    if not at or not any(words[at - 1].endswith(ending[0]) for ending in marks.of("infinitive")):
        return ""
    stops = marks.of("who") | marks.of("subject")
    known = {fold(word) for each in names for word in each.name.split()}
    goal = _whom_one_becomes(words, tokens, at, marks)
    people = [item for item in found if item.group in ("animal", "person", "being")]
    people = [item for item in people if not item.start <= goal < item.end]
    begin = at
    while begin and at - begin < _LONGEST:
        token = tokens[begin - 1]
        is_somebody = any(item.start <= token.start() < item.end for item in people)
        is_apart = begin - 1 in parted or is_somebody
        if is_apart or (words[begin - 1],) in stops or words[begin - 1] in known or is_parted(tokens, begin):
            break
        begin -= 1
    return tokens[0].string[tokens[begin].start() : tokens[at - 1].end()] if begin < at else ""
