"""A wish in somebody's own words: what stands beside "wants", up to where it speaks of something else."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kahaniyaa_story.writing.engines.builtin import emoji
from kahaniyaa_story.writing.engines.builtin.hearing.heard import Found, Named
from kahaniyaa_story.writing.engines.builtin.hearing.inflected import Endings, unlinked
from kahaniyaa_story.writing.engines.builtin.hearing.marks import Marks
from kahaniyaa_story.writing.engines.builtin.tokens import TOKEN, Tokens, fold, is_parted
from kahaniyaa_story.writing.engines.builtin.world import DEEDS

_LONGEST = 6  # words of one that stands before "wants"
_LONGEST_LONGING = 4  # words that tell of one without a "wants"
_HELD_BETWEEN = 3  # of them, where any one may stand in the middle


@dataclass(frozen=True, slots=True)
class OwnWish:
    """Looks for a wish in somebody's own words, among all the words and what was recognised in them."""

    words: Sequence[str]
    tokens: Tokens
    text: str
    found: Sequence[Found]
    names: Sequence[Named]
    parted: frozenset[int]
    marks: Marks

    def after(self) -> str:
        """What stands behind "wants": to build a rocket; of becoming a teacher is to become one; fear is to be less."""
        words, marks = self.words, self.marks
        infinitives, braver = marks.pairs("gerund"), marks.pairs("afraid")
        wants = marks.alone("wish") | braver.keys()
        for i, word in enumerate(words[:-1]):
            if word not in wants or marks.stands(words, i - 1, "negated"):
                continue
            if marks.stands(words, i + 1, "before_verb"):
                return self._on_its_own(self.text[self.tokens[i + 1].start() :]).strip()
            if word in braver and marks.stands(words, i + 1, "about"):
                return braver[word] + self._behind(i + 1)
            verb = infinitives.get(words[i + 2], "") if i + 2 < len(words) and marks.is_small(words[i + 1]) else ""
            if verb:
                return verb + self._behind(i + 2)
        return ""

    def before(self) -> str:
        """What stands before "wants", where the language has it there: रॉकेट बनाना चाहता है."""
        words, tokens = self.words, self.tokens
        at = next((i for i in range(1, len(words)) if self.marks.stands(words, i, "wishing")), 0)
        if not at or not any(words[at - 1].endswith(ending[0]) for ending in self.marks.of("infinitive")):
            return ""
        begin = self._begin(at)
        return unlinked(self.text[tokens[begin].start() : tokens[at - 1].end()]) if begin < at else ""

    def untold(self, longings: Mapping[tuple[str, ...], str]) -> tuple[str, str]:
        """A wish that nobody calls one, and the words that tell of it: who cannot sleep, or is afraid of water.

        Of the wish for a longing, `~` is what stands before its words.
        """
        words, tokens, text = self.words, self.tokens, self.text
        for at in range(len(words)):
            for length in range(min(_LONGEST_LONGING, len(words) - at), 0, -1):
                said = tuple(words[at : at + length])
                between = (said[0], "*", said[-1]) if length == _HELD_BETWEEN else said  # नहीं *उगल* पाता
                wish = longings.get(said, "") or longings.get(between, "").replace("*", "".join(said[1:-1]))
                begin = self._begin(at) if "~" in wish else at
                if wish and (begin < at or "~" not in wish):
                    end = tokens[at + length - 1].end()
                    before = text[tokens[begin].start() : tokens[at - 1].end()] if begin < at else ""
                    return wish.replace("~", before), text[tokens[begin].start() : end]
        return "", ""

    def told(self, somebody: Collection[int]) -> tuple[str, str]:
        """What somebody does or cannot do, of whom nothing else is told, and as it is told: builds a tree house.

        `somebody` is where the words for those stand who may be doing it.
        """
        words, marks = self.words, self.marks
        doing, having, unable = (marks.pairs(mark) for mark in ("doing", "wanting", "unable"))
        for i in range(1, len(words) - 1):
            at = i - 2 if marks.stands(words, i - 1, "who") else i - 1
            is_done = at in somebody and not is_parted(self.tokens, i)
            is_had = marks.stands(words, i + 1, "some")
            known = [verbs for verbs, is_so in ((doing, is_done), (having, is_had), (unable, True)) if is_so]
            if verb := next((verbs[words[i]] for verbs in known if words[i] in verbs), ""):
                what = self._behind(i)
                return verb + what, what.strip()
        return "", ""

    def _behind(self, at: int) -> str:
        """What stands behind a word, up to where it speaks of something else."""
        return self._on_its_own(self.text[self.tokens[at].end() :]).rstrip()

    def _on_its_own(self, text: str) -> str:
        """The text up to where it speaks of something else."""
        others = "|".join(sorted(map(re.escape, self.marks.alone("goes_on"))))
        return re.split(rf"[.,;!?\n]|{emoji.PATTERN}" + (rf"|\s(?:{others})\s" if others else ""), text)[0]

    def _begin(self, at: int) -> int:
        """Where what is wished for begins, that ends before a place: behind whoever wishes it."""
        stops = frozenset[tuple[str, ...]]().union(
            *(self.marks.of(mark) for mark in ("who", "subject", "speaker", "never", "feeler"))
        )
        doers = frozenset(self._doers(at))
        begin = at
        while begin and at - begin < _LONGEST:
            is_apart = begin - 1 in self.parted or begin - 1 in doers
            if is_apart or (self.words[begin - 1],) in stops or is_parted(self.tokens, begin):
                break
            begin -= 1
        return begin

    def _doers(self, at: int) -> Iterator[int]:
        """Where the words stand for those who may be wishing: not for whom it is done (राजा के लिए), nor its goal."""
        words, marks = self.words, self.marks
        named = {fold(word) for each in self.names for word in each.name.split()}
        cases = Endings(tuple(sorted(marks.alone("case"), key=len, reverse=True)))  # வேலனுக்கு இருட்டு என்றால் பயம்
        called = [i for i, word in enumerate(words) if word in named or not named.isdisjoint(cases.stems(word))]
        somebody, owners = [(i, i) for i in called], list[tuple[int, int]]()
        for item in self.found:
            if item.group in ("animal", "person", "being") and not item.is_object:
                stands = [i for i, token in enumerate(self.tokens) if item.start <= token.start() < item.end]
                (owners if item.is_owner else somebody).append((stands[0], stands[-1]))
        somebody = somebody or owners  # ज़ोया दादाजी की कहानियाँ सुनना चाहती है
        somebody = [(first, last) for first, last in sorted(somebody) if not _is_aside(words, last + 1, marks)]
        for first, last in somebody:
            before = [end for _, end in somebody if end < first]
            if not _is_goal(words, at, last, marks) and not _is_caught(words, at, first, last, before, marks):
                yield from range(first, last + 1)


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
