"""A wish in somebody's own words: what stands beside "wants", up to where it speaks of something else."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from kahaniyaa_story.writing.engines.builtin import emoji
from kahaniyaa_story.writing.engines.builtin.hearing.heard import Found, Named
from kahaniyaa_story.writing.engines.builtin.hearing.inflected import Endings, unlinked
from kahaniyaa_story.writing.engines.builtin.hearing.marks import Marks
from kahaniyaa_story.writing.engines.builtin.tokens import TOKEN, Tokens, fold, is_parted
from kahaniyaa_story.writing.engines.builtin.world import DEEDS

_LONGEST = 6  # words of one that stands before "wants"
_LONGEST_LONGING = 4  # words that tell of one without a "wants"
_HELD_BETWEEN = 3  # of them, where any one may stand in the middle


def wish_after(words: Sequence[str], tokens: Tokens, text: str, marks: Marks) -> str:
    """What stands behind "wants": to build a rocket; of becoming a teacher is to become one; fear is to be less."""
    infinitives = dict(pair for pair in marks.of("gerund") if len(pair) == 2)
    braver = {word: " ".join(rest) for word, *rest in marks.of("afraid") if rest}
    wants = marks.alone("wish") | braver.keys()
    for i, word in enumerate(words[:-1]):
        if word not in wants or marks.stands(words, i - 1, "negated"):
            continue
        if marks.stands(words, i + 1, "before_verb"):
            return _on_its_own(text[tokens[i + 1].start() :], marks).strip()
        if words[i + 1] == "of" and word in braver:
            return braver[word] + _on_its_own(text[tokens[i + 1].end() :], marks).rstrip()
        verb = infinitives.get(words[i + 2], "") if i + 2 < len(words) and marks.is_small(words[i + 1]) else ""
        if verb:
            rest = _on_its_own(text[tokens[i + 2].end() :], marks).rstrip()
            return " ".join((*marks.alone("before_verb"), verb)) + rest
    return ""


def wish_told(
    words: Sequence[str], tokens: Tokens, text: str, somebody: Collection[int], marks: Marks
) -> tuple[str, str]:
    """What somebody does or cannot do, of whom nothing else is told, and as it is told: builds a tree house.

    `somebody` is where the words for those stand who may be doing it.
    """
    doing = dict(pair for pair in marks.of("doing") if len(pair) == 2)
    for i in range(1, len(words) - 1):
        rest = text[tokens[i].end() :]
        at = i - 2 if marks.stands(words, i - 1, "who") else i - 1
        is_done = words[i] in doing and at in somebody and not is_parted(tokens, i)
        is_had = marks.stands(words, i, "wanting") and marks.stands(words, i + 1, "some")
        if is_done or is_had or marks.stands(words, i, "unable"):
            own = doing[words[i]] if is_done else "".join(marks.alone("have")) if is_had else ""
            verb, what = f" {own}" if own else "", _on_its_own(rest, marks).rstrip()
            return " ".join(marks.alone("before_verb")) + verb + what, what.strip()
    return "", ""


def _on_its_own(text: str, marks: Marks) -> str:
    """The text up to where it speaks of something else."""
    others = "|".join(sorted(map(re.escape, marks.alone("goes_on"))))
    return re.split(rf"[.,;!?\n]|{emoji.PATTERN}" + (rf"|\s(?:{others})\s" if others else ""), text)[0]


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
    begin = _begin(words, tokens, at, found, names, parted, marks)
    return unlinked(tokens[0].string[tokens[begin].start() : tokens[at - 1].end()]) if begin < at else ""


def wish_untold(
    words: Sequence[str],
    tokens: Tokens,
    found: Sequence[Found],
    names: Sequence[Named],
    parted: frozenset[int],
    marks: Marks,
    longings: Mapping[tuple[str, ...], str],
) -> tuple[str, str]:
    """A wish that nobody calls one, and the words that tell of it: who cannot sleep, or is afraid of water.

    Of the wish for a longing, `~` is what stands before its words.
    """
    for at in range(len(words)):
        for length in range(min(_LONGEST_LONGING, len(words) - at), 0, -1):
            said = tuple(words[at : at + length])
            between = (said[0], "*", said[-1]) if length == _HELD_BETWEEN else said  # नहीं *उगल* पाता
            wish = longings.get(said, "") or longings.get(between, "").replace("*", "".join(said[1:-1]))
            begin = _begin(words, tokens, at, found, names, parted, marks) if "~" in wish else at
            if wish and (begin < at or "~" not in wish):
                text, end = tokens[0].string, tokens[at + length - 1].end()
                before = text[tokens[begin].start() : tokens[at - 1].end()] if begin < at else ""
                return wish.replace("~", before), text[tokens[begin].start() : end]
    return "", ""


def _begin(
    words: Sequence[str],
    tokens: Tokens,
    at: int,
    found: Sequence[Found],
    names: Sequence[Named],
    parted: frozenset[int],
    marks: Marks,
) -> int:
    """Where what is wished for begins, that ends before a place: behind whoever wishes it."""
    stops = frozenset[tuple[str, ...]]().union(
        *(marks.of(mark) for mark in ("who", "subject", "speaker", "never", "feeler"))
    )
    doers = frozenset(_doers(words, tokens, at, found, names, marks))
    begin = at
    while begin and at - begin < _LONGEST:
        is_apart = begin - 1 in parted or begin - 1 in doers
        if is_apart or (words[begin - 1],) in stops or is_parted(tokens, begin):
            break
        begin -= 1
    return begin


def deed_of(wish: str, marks: Marks) -> str:
    """What a wish asks for, by its verb: to *build* a lighthouse, घर *बनाना*, வீடு *கட்ட*."""
    if not wish:
        return ""
    said = " ".join(fold(word) for word in TOKEN.findall(wish))
    verbs = ((" ".join(verb), deed) for deed in DEEDS for verb in marks.of(deed))
    begins = tuple(f"{word} " for word in marks.alone("before_verb"))
    fitting = [
        (len(verb), deed)
        for verb, deed in verbs
        if said.startswith(tuple(f"{begin}{verb} " for begin in begins)) or said.endswith(verb)
    ]
    return max(fitting, default=(0, ""))[1]


def _doers(
    words: Sequence[str], tokens: Tokens, at: int, found: Sequence[Found], names: Sequence[Named], marks: Marks
) -> Iterator[int]:
    """Where the words stand for those who may be wishing: none for whom it is done (राजा के लिए), or who is its goal."""
    named = {fold(word) for each in names for word in each.name.split()}
    cases = Endings(tuple(sorted(marks.alone("case"), key=len, reverse=True)))  # வேலனுக்கு இருட்டு என்றால் பயம்
    called = [i for i, word in enumerate(words) if word in named or not named.isdisjoint(cases.stems(word))]
    somebody, owners = [(i, i) for i in called], list[tuple[int, int]]()
    for item in found:
        if item.group in ("animal", "person", "being") and not item.is_object:
            stands = [i for i, token in enumerate(tokens) if item.start <= token.start() < item.end]
            (owners if item.is_owner else somebody).append((stands[0], stands[-1]))
    somebody = somebody or owners  # ज़ोया दादाजी की कहानियाँ सुनना चाहती है
    somebody = [(first, last) for first, last in sorted(somebody) if not _is_aside(words, last + 1, marks)]
    for first, last in somebody:
        before = [end for _, end in somebody if end < first]
        if not _is_goal(words, at, last, marks) and not _is_caught(words, at, first, last, before, marks):
            yield from range(first, last + 1)


def _is_aside(words: Sequence[str], at: int, marks: Marks) -> bool:
    """Whether what stands at a place makes whoever is before it one to whom, for whom or with whom it is done."""
    return any(tuple(words[at : at + len(mark)]) == mark for mark in marks.of("aside"))


def _is_goal(words: Sequence[str], at: int, last: int, marks: Marks) -> bool:
    """Whether it is whom one wishes to become: शेर बनना, மருத்துவராக."""
    becoming = marks.alone("becoming")
    is_before = last == at - 2 and words[at - 1] in becoming | marks.alone("turning")
    return is_before or (last == at - 1 and words[last].endswith(tuple(becoming)))


def _is_caught(words: Sequence[str], at: int, first: int, last: int, before: Sequence[int], marks: Marks) -> bool:
    """Whether it is what somebody else wishes to have: रोहन टूटता *तारा* पकड़ना चाहता है."""
    others = [end for end in before if not marks.stands(words, end + 1, "of")]
    is_joined = any(marks.stands(words, i, "joins") for end in others[-1:] for i in range(end, first))
    return last == at - 2 and bool(others) and not is_joined
