"""What the words around a concept say of it: that there are two, that the tale is theirs, that somebody left it …"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kahaniyaa_story.writing.engines.builtin.hearing.marks import Marks
from kahaniyaa_story.writing.engines.builtin.hearing.vocabulary import Vocabulary

_NOT_DONE = (
    *("animal.", "person.", "being.", "thing.", "food.", "place.", "feast."),
    *("trouble.lost", "trouble.broken"),  # what is lost is not what does something
)


@dataclass(frozen=True, slots=True)
class Around:
    """The surroundings of some words of a text: `length` of them, from the place `at`."""

    vocabulary: Vocabulary
    marks: Marks
    words: Sequence[str]
    at: int
    length: int = 1

    @property
    def is_two(self) -> bool:
        """Whether there are two of it: "two little sisters", "twins"; a brother and a sister are two already."""
        said = {(word,) for word in (*self._before(2), self.words[self.at])}
        said |= {(word, self.words[self.at]) for word in self._before(1)}  # do bhai, but what do elephants eat
        counted = said & self.marks.of("two")
        next_to_it = self.vocabulary.concept(tuple(self._after(1)))
        return bool(counted) and not next_to_it.startswith("person.")

    @property
    def is_told_of(self) -> bool:
        """Whether what follows is about it, or, where a language says so before, what it wishes."""
        is_wishing = self.marks.stands(self.words, self._begins - 1, "wishing")
        return self._is_followed_by("who") or is_wishing or self.has_near("tale") or self._ends_what_is_told

    @property
    def is_object(self) -> bool:
        """Whether its ending is that of an object."""
        return self.vocabulary.is_object(self._itself)

    @property
    def robs(self) -> bool:
        """Whether they are those who take what is not theirs: "the monkeys steal"."""
        rest = self.words[self.at + self.length :]
        is_doer = self._is_followed_by("subject")  # बंदर ने टोपियाँ चुरा लीं
        takes_last = is_doer and any((word,) in self.marks.of("taking") for word in rest)
        return self._is_followed_by("taking") or takes_last or self._takes_what_is_before(rest)

    def _takes_what_is_before(self, rest: Sequence[str]) -> bool:
        """Whether somebody takes what has the ending of an object: குரங்கு சமோசாவைத் திருடியது."""
        pairs = pairwise(rest)
        is_done = any((then,) in self.marks.of("taking") and self.vocabulary.is_object((what,)) for what, then in pairs)
        return is_done and not self.is_object

    @property
    def is_friend(self) -> bool:
        """Whether it is a word for a friend."""
        return tuple(self._itself) in self.marks.of("friend")

    @property
    def is_taken(self) -> bool:
        """Whether it is what somebody takes: "stole the fish"."""
        return any((word,) in self.marks.of("taking") for word in self._before(2))

    @property
    def is_goal(self) -> bool:
        """Whether somebody wishes to become it: "to be a lion", "शेर बनना", "சிங்கமாக"."""
        is_told = any((word,) in self.marks.of("becoming") for word in (*self._before(2), *self._after(1)))
        is_wished = self._is_followed_by("wishing") or self._is_followed_by("turning")  # சிங்கமாக மாற
        return is_told or (is_wished and self._ends_as("becoming", self._itself[-1]))

    @property
    def is_place(self) -> bool:
        """Whether something is said to be on it or in it, by a word behind it or before: चाँद पर, on the tree."""
        is_upon = any((word,) in self.marks.of("upon") for word in self._before(2))
        return is_upon or self._is_followed_by("on")

    @property
    def is_left(self) -> bool:
        """Whether somebody comes from it: "from the city", "शहर से", "நகரத்திலிருந்து"."""
        is_from = self.marks.stands(self.words, self._begins - 1, "from")
        return is_from or self._is_followed_by("left") or self._ends_as("left", self._itself[-1])

    @property
    def is_there(self) -> bool:
        """Whether its ending says that somebody is in it: காட்டில்; not where it is an owner's, as in காட்டின்."""
        return self._ends_as("at", self._itself[-1]) and not self._ends_as("of", self._itself[-1])

    def is_owner(self, text: str) -> bool:
        """Whether something of theirs is meant: "grandmother's lamp"; `text` is as it was written."""
        return self._is_followed_by("of") or text.endswith(("'s", "’s")) or self._ends_as("of", text)

    def is_owned(self, before: str) -> bool:
        """Whether it stands between an owner and what is theirs: Ravi's *old* radio; `before` is as it was written."""
        owner = next(iter(self._before(1)), "")
        is_marked = self.marks.stands(self.words, self.at - 1, "of") or self._ends_as("of", owner)
        return is_marked or before.rstrip().endswith(("'s", "’s"))

    def has_near(self, mark: str) -> bool:
        """Whether a marked word stands close by: "the story of a lantern", "पूछने वाला उल्लू"."""
        return any((word,) in self.marks.of(mark) for word in (*self._before(3), *self._after(2)))

    @property
    def _begins(self) -> int:
        """Where it stands with the article before it."""
        return self.at - (self.at > 1 and self.marks.stands(self.words, self.at - 1, "article"))

    @property
    def _ends_what_is_told(self) -> bool:
        """Whether it is the last word, and what it does stands before it: தனியே இருக்கும் ஒரு வீடு."""
        before = self.words[self._begins - 1] if self._begins else ""
        if not before or self.at + self.length < len(self.words) or not self._ends_as("doer", before):
            return False
        return not self.vocabulary.concept((before,)).startswith(_NOT_DONE) and not self.is_object

    @property
    def _itself(self) -> Sequence[str]:
        return self.words[self.at : self.at + self.length]

    def _before(self, many: int) -> Sequence[str]:
        return self.words[max(0, self.at - many) : self.at]

    def _after(self, many: int) -> Sequence[str]:
        return self.words[self.at + self.length : self.at + self.length + many]

    def _is_followed_by(self, mark: str) -> bool:
        return self.marks.stands(self.words, self.at + self.length, mark)

    def _ends_as(self, mark: str, text: str) -> bool:
        return any(text.endswith(ending[0]) for ending in self.marks.of(mark))
